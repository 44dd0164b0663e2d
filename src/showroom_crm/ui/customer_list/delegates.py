"""How the cells of the list are painted: two lines a row, the promise loud, the rest quiet."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.customers import CustomerState
from showroom_crm.domain.deals import DealState
from showroom_crm.domain.follow_ups import Urgency, urgency
from showroom_crm.domain.showroom import ListRow
from showroom_crm.language import list_words, words
from showroom_crm.language.catalog import _
from showroom_crm.ui import painting
from showroom_crm.ui.customer_list.columns import (
    COLUMNS,
    ColumnOf,
    next_contact_details,
    next_contact_words,
)
from showroom_crm.ui.customer_list.faces import FACE_PX, Faces
from showroom_crm.ui.customer_list.model import ReasonRole, RowRole
from showroom_crm.ui.face import draw_face
from showroom_crm.ui.theme.style import tokens
from showroom_crm.ui.theme.tokens import (
    BODY_PX,
    NAME_PX,
    QUIET_PX,
    SPACE_4,
    SPACE_8,
)

ROW_PX = 56
UPPER = (6, 20)
LOWER = (27, 22)
_MARK_PX = 3

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """The ground of a cell: chosen, under the mouse, broken; what stands on it is a subclass's."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self._paint_ground(painter, option, index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = index.data(RowRole)
        inner = QRectF(option.rect).adjusted(SPACE_4, 0, -SPACE_4, -1)
        if isinstance(row, ListRow):
            one_line = index.data(ReasonRole) is not None
            self.paint_row(painter, inner, row, option.font, one_line=one_line)
        else:
            self.paint_broken(painter, inner, option.font)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), ROW_PX)

    def paint_row(
        self, painter: QPainter, rect: QRectF, row: ListRow, font: QFont, *, one_line: bool
    ) -> None:
        """With `one_line` the lower line of all cells beside the name says why it was found."""
        raise NotImplementedError

    def paint_broken(self, painter: QPainter, rect: QRectF, font: QFont) -> None:
        """Only the name's cell says that the row cannot be shown."""

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Not smoothed: at 150 % a seam would show between the cells of a row."""
        shown, state = tokens(), option.state
        ground = shown.surface
        if state & QStyle.StateFlag.State_Selected:
            ground = shown.chosen_ground
        elif state & QStyle.StateFlag.State_MouseOver:
            ground = shown.paper
        painter.fillRect(option.rect, QColor(ground))
        below = option.rect.adjusted(0, option.rect.height() - 1, 0, 0)
        painter.fillRect(below, QColor(shown.line))
        if state & QStyle.StateFlag.State_Selected and index.column() == ColumnOf.FACE:
            mark = option.rect.adjusted(0, 0, _MARK_PX - option.rect.width(), -1)
            painter.fillRect(mark, QColor(shown.act))


class FaceDelegate(CellDelegate):
    """The portrait, or a quiet circle with the first sign of the name."""

    def __init__(self, faces: Faces, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._faces = faces

    def paint_row(
        self, painter: QPainter, rect: QRectF, row: ListRow, font: QFont, *, one_line: bool
    ) -> None:
        circle = QRectF(0, 0, FACE_PX, FACE_PX)
        circle.moveCenter(rect.center())
        ratio = painter.device().devicePixelRatioF()
        picture = self._faces.face(row.id, ratio) if row.has_portrait else None
        draw_face(painter, circle, picture, row.known_by)


class NameDelegate(CellDelegate):
    """The name with its furigana above."""

    def paint_row(
        self, painter: QPainter, rect: QRectF, row: ListRow, font: QFont, *, one_line: bool
    ) -> None:
        shown = tokens()
        above = row.kana if row.name.strip() else words.name_unknown()
        if above:
            small = painting.font_of(font, QUIET_PX)
            painting.draw_line(painter, line_of(rect, UPPER), above, shown.quiet, small)
        name_font = painting.font_of(font, NAME_PX)
        painting.draw_line(painter, line_of(rect, LOWER), row.known_by, shown.text, name_font)

    def paint_broken(self, painter: QPainter, rect: QRectF, font: QFont) -> None:
        small = painting.font_of(font, QUIET_PX)
        words_of_it = _("This row cannot be shown")
        painting.draw_line(painter, rect, words_of_it, tokens().quiet, small)


class QuietDelegate(CellDelegate):
    """A quiet word beside the name, on two lines where it is long: the rep, the town."""

    def __init__(self, column: ColumnOf, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._column = column
        self._clock = clock

    def paint_row(
        self, painter: QPainter, rect: QRectF, row: ListRow, font: QFont, *, one_line: bool
    ) -> None:
        text = COLUMNS[self._column].text(row, self._clock.local())
        small = painting.font_of(font, QUIET_PX)
        if one_line:
            painting.draw_line(painter, line_of(rect, UPPER), text, tokens().quiet, small)
            return
        lines = painting.wrapped_lines(text, small, rect.width())
        places = (LOWER,) if len(lines) == 1 else (UPPER, LOWER)
        for line, place in zip(lines, places, strict=False):
            painting.draw_line(painter, line_of(rect, place), line, tokens().quiet, small)


class CarDelegate(QuietDelegate):
    """The car, and below it what falls due for one of their cars."""

    def paint_row(
        self, painter: QPainter, rect: QRectF, row: ListRow, font: QFont, *, one_line: bool
    ) -> None:
        if row.occasion is None:
            super().paint_row(painter, rect, row, font, one_line=one_line)
            return
        small = painting.font_of(font, QUIET_PX)
        due = list_words.occasion(row.occasion)
        if one_line:
            painting.draw_line(painter, line_of(rect, UPPER), due, tokens().text, small)
            return
        painting.draw_line(painter, line_of(rect, UPPER), row.car, tokens().quiet, small)
        painting.draw_line(painter, line_of(rect, LOWER), due, tokens().text, small)


class DealDelegate(CellDelegate):
    """The state of the deal; one that waits is the loudest thing in the list.

    Above it stands the state of a customer who is not an active one.
    """

    def paint_row(
        self, painter: QPainter, rect: QRectF, row: ListRow, font: QFont, *, one_line: bool
    ) -> None:
        shown = tokens()
        small = painting.font_of(font, QUIET_PX)
        active = row.state is CustomerState.ACTIVE
        if not active:
            state = list_words.customer_state(row.state)
            painting.draw_line(painter, line_of(rect, UPPER), state, shown.text, small)
            if one_line:
                return
        text, place = list_words.deal_state(row.deal_state), UPPER if one_line else LOWER
        if row.deal_state is DealState.WAITING:
            loud = (shown.waiting, shown.waiting_ground)
            painting.draw_badge(painter, line_of(rect, place), text, loud, small)
        else:
            colour = painting.deal_colour(row.deal_state)
            painting.draw_line(painter, line_of(rect, place), text, colour, small)


class NextContactDelegate(CellDelegate):
    """The promise in its colour, with shape and word; below it how and why."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock

    def paint_row(
        self, painter: QPainter, rect: QRectF, row: ListRow, font: QFont, *, one_line: bool
    ) -> None:
        now, plan = self._clock.local(), row.next_contact
        body = painting.font_of(font, BODY_PX)
        text = next_contact_words(row, now)
        if plan is None:
            place = line_of(rect, UPPER if one_line else LOWER)
            painting.draw_line(painter, place, text, tokens().overdue, body)
            return
        urgent = urgency(plan, now=now)
        colours = painting.promise_colours(plan, urgent)
        painting.draw_badge(painter, line_of(rect, UPPER), text, colours, body)
        if one_line:
            return
        details = next_contact_details(row)
        small = painting.font_of(font, QUIET_PX)
        below, colour = line_of(rect, LOWER), tokens().quiet
        if not plan.agreed and urgent is not Urgency.LATER:
            flag = words.agreement(plan)
            painting.draw_line(painter, below, flag, tokens().own_action, small)
            below = below.adjusted(painting.badge_width(flag, small) - SPACE_8, 0, 0, 0)
        painting.draw_line(painter, below, details, colour, small)


def line_of(rect: QRectF, place: tuple[int, int]) -> QRectF:
    """Return the upper or the lower line of a row."""
    top, height = place
    return QRectF(rect.left(), rect.top() + top, rect.width(), height)
