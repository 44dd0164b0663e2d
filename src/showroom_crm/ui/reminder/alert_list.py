"""The rows of the reminder list: a model of alerts, and how a row is painted."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from showroom_crm.domain.days_off import StandIn
from showroom_crm.domain.follow_ups import Plan
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.showroom import Alert
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.quotation import quoted
from showroom_crm.ui.face import draw_face
from showroom_crm.ui.ink_painting import thumbnail
from showroom_crm.ui.reminder import alert_words
from showroom_crm.ui.theme.style import tokens
from showroom_crm.ui.theme.tokens import NAME_PX, QUIET_PX, SPACE_4, SPACE_8
from showroom_crm.ui.tips import tip_markup

ALERT_ROLE = Qt.ItemDataRole.UserRole
NOTES_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_PX = 56
_FACE_PX = 44
_EDGE_PX = 4
_NOWHERE = QModelIndex()

_Index = QModelIndex | QPersistentModelIndex


class AlertModel(QAbstractListModel):
    """Reminders, the oldest promise first, as they stand at a wall-clock time."""

    def __init__(
        self,
        alerts: Sequence[Alert],
        *,
        whose: StaffId | None,
        now: datetime,
        stand_ins: Sequence[StandIn] = (),
    ) -> None:
        super().__init__()
        self._alerts = list(alerts)
        self._whose = whose
        self._stand_ins = stand_ins
        self.now = now

    def show_time(self, now: datetime) -> None:
        """Say how late each is at a later time."""
        self.now = now
        self.dataChanged.emit(self.index(0), self.index(len(self._alerts) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._alerts)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        alert = self._alerts[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.customer(alert.contact.customer)
            case Qt.ItemDataRole.AccessibleTextRole:
                return alert_words.spoken(alert, self.now)
            case Qt.ItemDataRole.ToolTipRole:
                return tip_markup(_tip(alert))
            case _ if role == ALERT_ROLE:
                return alert
            case _ if role == NOTES_ROLE:
                return self._notes(alert)
        return None

    def _notes(self, alert: Alert) -> str:
        contact = alert.contact
        rep = alert_words.for_rep(contact, self._whose, self._stand_ins)
        again = _("Shown again") if alert.reminder.again else ""
        return "  ".join(part for part in (again, rep) if part)


class AlertDelegate(QStyledItemDelegate):
    """A row of two lines beside the face; late ones carry a red edge."""

    def __init__(self, model: AlertModel) -> None:
        super().__init__(model)
        self._model = model
        self._faces: dict[tuple[int, float], QPixmap] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        alert = index.data(ALERT_ROLE)
        shown, row = tokens(), QRect(option.rect)
        late = alert_words.lateness(alert.contact.follow_up.plan, self._model.now) is not None
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, QColor(shown.paper))
            painter.setPen(QColor(shown.act))
            painter.drawRect(row.adjusted(0, 0, -1, -1))
        if late:
            painter.fillRect(row.x(), row.y(), _EDGE_PX, row.height(), QColor(shown.overdue))
        inner = row.adjusted(_EDGE_PX + SPACE_4, 0, -SPACE_8, 0)
        self._paint_face(painter, alert, inner)
        beside = inner.adjusted(_FACE_PX + SPACE_8, 7, 0, -7)
        customer = words.customer(alert.contact.customer)
        name = _write(painter, beside, customer, shown.text, size=NAME_PX)
        after_name = beside.adjusted(name + SPACE_8, 0, 0, 0)
        _write(painter, after_name, index.data(NOTES_ROLE), shown.quiet, right=True)
        refused = alert_words.refusals(alert.contact)
        taken = _write(painter, beside, refused, shown.overdue, right=True, bottom=True)
        room = beside.adjusted(0, 0, -taken - SPACE_8 if refused else 0, 0)
        self._paint_promise(painter, alert.contact.follow_up.plan, room, late=late)
        painter.restore()

    def _paint_face(self, painter: QPainter, alert: Alert, inner: QRect) -> None:
        place = QRectF(inner.x(), inner.y() + (ROW_PX - _FACE_PX) / 2, _FACE_PX, _FACE_PX)
        ratio = painter.device().devicePixelRatioF()
        draw_face(painter, place, self._picture(alert, ratio), alert.contact.customer.known_by)

    def _picture(self, alert: Alert, ratio: float) -> QPixmap | None:
        if alert.portrait is None or alert.portrait.empty:
            return None
        known = (alert.contact.customer.id, ratio)
        if known not in self._faces:
            self._faces[known] = thumbnail(alert.portrait, _FACE_PX, ratio)
        return self._faces[known]

    def _paint_promise(self, painter: QPainter, plan: Plan, place: QRect, *, late: bool) -> None:
        """The name has the upper line, so that it is never cut for how late we are."""
        shown, standing = tokens(), alert_words.standing(plan, self._model.now)
        colour = shown.overdue if late else shown.today
        taken = _write(painter, place, standing, colour, bottom=True) + SPACE_8
        how = f"{words.channel(plan.channel)}  {plan.reason}"
        _write(painter, place.adjusted(taken, 0, 0, 0), how, shown.quiet, bottom=True)


def _write(
    painter: QPainter,
    place: QRect,
    text: str,
    colour: str,
    *,
    size: int = QUIET_PX,
    right: bool = False,
    bottom: bool = False,
) -> int:
    """Write one line, cut where it is too long, and return how wide it is."""
    font = QFont(painter.font())
    font.setPixelSize(size)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    across = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    down = Qt.AlignmentFlag.AlignBottom if bottom else Qt.AlignmentFlag.AlignTop
    metrics = QFontMetrics(font)
    flat = " ".join(text.split()) if bottom else text
    elided = metrics.elidedText(flat, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, across | down | Qt.TextFlag.TextSingleLine, elided)
    return metrics.horizontalAdvance(elided)


def _tip(alert: Alert) -> str:
    contact, plan = alert.contact, alert.contact.follow_up.plan
    parts = [formats.phone(phone) for phone in contact.customer.profile.phones]
    parts.append(alert_words.refusals(contact))
    parts += [plan.reason, alert_words.bring(plan.bring) if plan.bring else ""]
    parts.append(quoted(contact.last_words))
    return "\n".join(part for part in parts if part)
