"""The thin line of headings above the list: sorts, moves and widens columns."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from showroom_crm.domain.list_query import Sort
from showroom_crm.language.catalog import _
from showroom_crm.ui import painting
from showroom_crm.ui.customer_list.columns import COLUMNS, SORT_KEYS, ColumnOf, next_sort
from showroom_crm.ui.theme.style import tokens
from showroom_crm.ui.theme.tokens import QUIET_PX, SPACE_4

HEADER_PX = 24
_LEAST_WIDTH = 40


class ListHeader(QHeaderView):
    """Signals:
    sort_wanted(Sort): a heading was clicked; a second click turns the order round.
    menu_wanted(QPoint): the menu of the columns, at this place on the screen.
    """

    sort_wanted = Signal(object)
    menu_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("list_header")
        self.setAccessibleName(_("Columns of the list"))
        self._sort = Sort()
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(_LEAST_WIDTH)
        self.setFixedHeight(HEADER_PX)
        self.sectionClicked.connect(self._ask_for_order)

    def show_sort(self, sort: Sort) -> None:
        """Mark by which column the list is in order."""
        self._sort = sort
        self.viewport().update()

    def heading(self, column: ColumnOf) -> str:
        """Return what stands in a heading, with the arrow of the order."""
        title = "" if column is ColumnOf.FACE else COLUMNS[column].title()
        if SORT_KEYS.get(column) is not self._sort.key:
            return title
        return f"{title} {'▼' if self._sort.descending else '▲'}"

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEADER_PX)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        shown, column = tokens(), ColumnOf(logical_index)
        painter.save()
        painter.fillRect(rect, QColor(shown.surface))
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), QColor(shown.line))
        ordered = SORT_KEYS.get(column) is self._sort.key
        colour = shown.text if ordered else shown.quiet
        inner = rect.adjusted(SPACE_4, 0, -SPACE_4, -1).toRectF()
        small = painting.font_of(self.font(), QUIET_PX)
        painting.draw_line(painter, inner, self.heading(column), colour, small)
        painter.restore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def _ask_for_order(self, logical_index: int) -> None:
        wanted = next_sort(ColumnOf(logical_index), self._sort)
        if wanted is not None:
            self.sort_wanted.emit(wanted)
