"""The table in which the customers are seen: 56 px a row, driven by mouse or keyboard alone."""

from PySide6.QtCore import QItemSelectionModel, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from showroom_crm.domain.deals import DealState
from showroom_crm.domain.search_hits import Reason
from showroom_crm.language import list_words
from showroom_crm.language.catalog import _
from showroom_crm.ui import painting
from showroom_crm.ui.customer_list.arrangement import Arrangement
from showroom_crm.ui.customer_list.columns import USUAL_COLUMNS, ColumnOf
from showroom_crm.ui.customer_list.delegates import (
    LOWER,
    ROW_PX,
    CarDelegate,
    CellDelegate,
    DealDelegate,
    FaceDelegate,
    NameDelegate,
    NextContactDelegate,
    QuietDelegate,
    line_of,
)
from showroom_crm.ui.customer_list.faces import FACE_PX, Faces
from showroom_crm.ui.customer_list.header import ListHeader
from showroom_crm.ui.customer_list.model import CustomerListModel, ReasonRole
from showroom_crm.ui.customer_list.reason_line import draw_reason
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.theme.tokens import BODY_PX, NAME_PX, QUIET_PX, SPACE_4, SPACE_8

# How many full-width signs fit on a line; the quiet columns have two lines.
_NAME_SIGNS = 6
_QUIET_SIGNS = {
    ColumnOf.CAR: 6.8,
    ColumnOf.REP: 3,
    ColumnOf.LAST_CONTACT: 7,
    ColumnOf.INSPECTION: 3.5,
    ColumnOf.PHONE: 7,
    ColumnOf.TOWN: 4.5,
    ColumnOf.DECISION: 7,
    ColumnOf.NUMBER: 3.5,
}


class CustomerTable(QTableView):
    """Signals:
    search_wanted(str): the rep types a letter, or goes up from the first row.
    """

    search_wanted = Signal(str)

    def __init__(self, desk: Desk, model: CustomerListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("customer_table")
        self.setAccessibleName(_("Customers"))
        self._clock = desk.clock
        self.header = ListHeader(self)
        self.setHorizontalHeader(self.header)
        self.faces = Faces(desk, self)
        self.faces.face_painted.connect(self.viewport().update)
        model.reasons.reasons_read.connect(self.viewport().update)
        self.setModel(model)
        self._look()
        self._paint_cells(desk)
        self._widths = self._wanted_widths()
        self.arrangement = Arrangement(self, self._widths)

    def choose_row(self, row: int) -> None:
        """Select a row alone and bring it into sight."""
        index = self.model().index(row, ColumnOf.NAME)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def selected_rows(self) -> list[range]:
        """Return the rows that are selected, in order, without reading any of them."""
        ends = sorted(
            (part.top(), part.bottom()) for part in self.selectionModel().selection().toList()
        )
        rows: list[range] = []
        for top, bottom in ends:
            if rows and top <= rows[-1].stop:
                rows[-1] = range(rows[-1].start, max(rows[-1].stop, bottom + 1))
            else:
                rows.append(range(top, bottom + 1))
        return rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.search_wanted.emit("")
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Qt would read every row to find one that begins so: the search box does it instead."""
        if search.strip():
            self.search_wanted.emit(search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrangement.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._paint_reasons()

    def sizeHint(self) -> QSize:
        """Return room for the usual columns, in the language and the font at hand."""
        around = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        wanted = sum(self._widths[column] for column in USUAL_COLUMNS)
        return QSize(wanted + around, super().sizeHint().height())

    def _look(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW_PX)
        rows.setDefaultSectionSize(ROW_PX)

    def _paint_cells(self, desk: Desk) -> None:
        delegates: dict[ColumnOf, CellDelegate] = {
            column: QuietDelegate(column, desk.clock, self) for column in _QUIET_SIGNS
        }
        delegates |= {
            ColumnOf.FACE: FaceDelegate(self.faces, self),
            ColumnOf.NAME: NameDelegate(self),
            ColumnOf.CAR: CarDelegate(ColumnOf.CAR, desk.clock, self),
            ColumnOf.DEAL: DealDelegate(self),
            ColumnOf.NEXT_CONTACT: NextContactDelegate(desk.clock, self),
        }
        for column, delegate in delegates.items():
            self.setItemDelegateForColumn(column, delegate)

    def _paint_reasons(self) -> None:
        """They need more room than a cell has: all of the lower line beside the name."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return
        place = self._room_for_reasons()
        last = last if last >= 0 else self.model().rowCount() - 1
        painter: QPainter | None = None
        for row in range(first, last + 1):
            reason = self.model().index(row, ColumnOf.NAME).data(ReasonRole)
            if isinstance(reason, Reason):
                painter = painter or QPainter(self.viewport())
                rect = QRectF(place[0], self.rowViewportPosition(row), place[1], ROW_PX)
                today = self._clock.local().date()
                draw_reason(painter, line_of(rect, LOWER), reason, self.font(), today=today)
        if painter is not None:
            painter.end()

    def _room_for_reasons(self) -> tuple[int, int]:
        """Return left edge and width of the widest stretch of columns beside face and name."""
        runs: list[tuple[int, int]] = []
        begun = None
        for place in range(self.header.count()):
            column = self.header.logicalIndex(place)
            if self.isColumnHidden(column):
                continue
            if column in (ColumnOf.FACE, ColumnOf.NAME):
                begun = None
                continue
            left = self.columnViewportPosition(column)
            begun = left if begun is None else begun
            runs.append((begun, left + self.columnWidth(column) - begun))
        left, width = max(runs, key=lambda run: run[1], default=(0, 0))
        return left + SPACE_4, width - 2 * SPACE_4

    def _wanted_widths(self) -> dict[ColumnOf, int]:
        """Return how much room each column needs in the language and the font at hand."""
        body = painting.font_of(self.font(), BODY_PX)
        small = painting.font_of(self.font(), QUIET_PX)
        wide = QFontMetricsF(small).horizontalAdvance("国")
        wide_in_names = QFontMetricsF(painting.font_of(self.font(), NAME_PX)).horizontalAdvance(
            "国"
        )
        deals = [list_words.deal_state(state) for state in DealState]
        late_or_due = ("◐ " + _("today {time}").format(time="18:00–20:00"), "● 12/30(日) 15:00")
        room = {column: wide * signs for column, signs in _QUIET_SIGNS.items()} | {
            ColumnOf.FACE: FACE_PX + SPACE_8,
            ColumnOf.DEAL: max(painting.badge_width(text, small) for text in deals),
            ColumnOf.NEXT_CONTACT: max(painting.badge_width(text, body) for text in late_or_due),
            ColumnOf.NAME: wide_in_names * _NAME_SIGNS,
        }
        return {column: round(width) + 2 * SPACE_4 + 1 for column, width in room.items()}
