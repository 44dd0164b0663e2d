"""The portraits of a customer, the one shown first: people change, and each face is kept."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from showroom_crm.domain.identifiers import PortraitId, StaffId
from showroom_crm.domain.portraits import KeptPortrait
from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.ui.ink_painting import thumbnail
from showroom_crm.ui.painting import font_of
from showroom_crm.ui.theme.style import tokens
from showroom_crm.ui.theme.tokens import QUIET_PX, RADIUS, SPACE_4, SPACE_8

FACE_PX = 88
_ROW_HEIGHT = FACE_PX + 2 * (QUIET_PX + SPACE_4) + SPACE_8
_Index = QModelIndex | QPersistentModelIndex
PORTRAIT = Qt.ItemDataRole.UserRole


class PortraitHistoryModel(QAbstractListModel):
    """One row for each portrait; its text says when it was drawn and by whom."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._portraits: Sequence[KeptPortrait] = ()
        self._names: Mapping[StaffId, str] = {}

    def show_portraits(
        self, portraits: Sequence[KeptPortrait], names: Mapping[StaffId, str]
    ) -> None:
        """Show others; the same ones are not read anew."""
        if (list(portraits), names) != (list(self._portraits), self._names):
            self.beginResetModel()
            self._portraits, self._names = tuple(portraits), names
            self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._portraits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        kept = self._portraits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._words(kept)
            case Qt.ItemDataRole.ToolTipRole if kept.drawing is None:
                return _("This portrait is damaged and cannot be shown. It is kept as it is.")
        return kept if role == PORTRAIT else None

    def _words(self, kept: KeptPortrait) -> str:
        day = formats.full_day(kept.drawn_on)
        name = "" if kept.staff_id is None else self._names.get(kept.staff_id, "")
        shown = _("shown now") if kept.shown else ""
        return "\n".join([day, " ".join(filter(None, (name, shown)))])


class _PortraitDelegate(QStyledItemDelegate):
    """Paints the face on paper with its day below; a damaged one as a crossed-out sheet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures: dict[PortraitId, tuple[KeptPortrait, float, QPixmap]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(FACE_PX + 2 * SPACE_8, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        kept: KeptPortrait = index.data(PORTRAIT)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        left = rect.center().x() - FACE_PX // 2
        face = QRect(left, rect.y() + SPACE_4, FACE_PX, FACE_PX)
        painter.save()
        if kept.drawing is None:
            _paint_damaged(painter, face)
        else:
            painter.drawPixmap(face, self._picture(kept, painter.device().devicePixelRatioF()))
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(QColor(tokens().act if chosen else tokens().line))
        painter.drawRoundedRect(face, RADIUS, RADIUS)
        painter.setFont(font_of(painter.font(), QUIET_PX))
        painter.setPen(QColor(tokens().quiet))
        words = QRect(
            rect.x(), face.bottom() + SPACE_4, rect.width(), rect.bottom() - face.bottom()
        )
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(words, int(flags), index.data())
        painter.restore()

    def _picture(self, kept: KeptPortrait, ratio: float) -> QPixmap:
        held = self._pictures.get(kept.id)
        if held is None or held[:2] != (kept, ratio):
            assert kept.drawing is not None
            held = (kept, ratio, thumbnail(kept.drawing, FACE_PX, ratio))
            self._pictures[kept.id] = held
        return held[2]


class PortraitHistory(QListView):
    """Signals: `portrait_picked(KeptPortrait)` when one is clicked or chosen by Enter."""

    portrait_picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("portrait_history")
        self.setAccessibleName(_("Earlier portraits"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        # It scrolls, and never makes the chart higher.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._model = PortraitHistoryModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_PortraitDelegate(self))
        self.clicked.connect(self._pick)
        self.activated.connect(self._pick)

    def show_portraits(
        self, portraits: Sequence[KeptPortrait], names: Mapping[StaffId, str]
    ) -> None:
        """Show a customer's portraits; the names are those of the staff."""
        self._model.show_portraits(portraits, names)

    def _pick(self, index: _Index) -> None:
        self.portrait_picked.emit(index.data(PORTRAIT))


def _paint_damaged(painter: QPainter, face: QRect) -> None:
    painter.setPen(QColor(tokens().quiet))
    painter.drawLine(face.topLeft(), face.bottomRight())
    painter.drawLine(face.topRight(), face.bottomLeft())
