"""The table in which the customers are seen: 56 px a row, driven by mouse or keyboard alone."""

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from showroom_crm.domain.deals import DealState
from showroom_crm.language.catalog import _
from showroom_crm.ui import painting
from showroom_crm.ui.customer_list.columns import ColumnOf, deal_words
from showroom_crm.ui.customer_list.delegates import (
    ROW_PX,
    DealDelegate,
    FaceDelegate,
    NameDelegate,
    NextContactDelegate,
    QuietDelegate,
)
from showroom_crm.ui.customer_list.faces import FACE_PX, Faces
from showroom_crm.ui.customer_list.model import CustomerListModel
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.theme.tokens import BODY_PX, NAME_PX, QUIET_PX, SPACE_4, SPACE_8

# How many full-width signs fit on a line; car and rep have two lines.
_NAME_SIGNS = 6
_CAR_SIGNS = 5.5
_REP_SIGNS = 3
_NAME_FIRST_PX = 32


class CustomerTable(QTableView):
    """Signals:
    search_wanted(str): the rep types a letter, or goes up from the first row.
    """

    search_wanted = Signal(str)

    def __init__(self, desk: Desk, model: CustomerListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("customer_table")
        self.setAccessibleName(_("Customers"))
        self.faces = Faces(desk, self)
        self.faces.face_painted.connect(self.viewport().update)
        self.setModel(model)
        self._look()
        self._paint_cells(desk)
        self._widths = self._wanted_widths()
        self._fit_columns()

    def choose_row(self, row: int) -> None:
        """Select a row and bring it into sight."""
        index = self.model().index(row, ColumnOf.NAME)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.search_wanted.emit("")
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Qt would read every row to find one that begins so: the search box does it instead."""
        if search.strip():
            self.search_wanted.emit(search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def sizeHint(self) -> QSize:
        """Return room for every column, in the language and the font at hand."""
        around = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        return QSize(sum(self._widths.values()) + around, super().sizeHint().height())

    def _look(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW_PX)
        rows.setDefaultSectionSize(ROW_PX)

    def _paint_cells(self, desk: Desk) -> None:
        for column, delegate in {
            ColumnOf.FACE: FaceDelegate(self.faces, self),
            ColumnOf.NAME: NameDelegate(self),
            ColumnOf.CAR: QuietDelegate(ColumnOf.CAR, self),
            ColumnOf.DEAL: DealDelegate(self),
            ColumnOf.NEXT_CONTACT: NextContactDelegate(desk.clock, self),
            ColumnOf.REP: QuietDelegate(ColumnOf.REP, self),
        }.items():
            self.setItemDelegateForColumn(column, delegate)

    def _wanted_widths(self) -> dict[ColumnOf, int]:
        """Return how much room each column needs in the language and the font at hand."""
        body = painting.font_of(self.font(), BODY_PX)
        small = painting.font_of(self.font(), QUIET_PX)
        wide = QFontMetricsF(small).horizontalAdvance("国")
        wide_in_names = QFontMetricsF(painting.font_of(self.font(), NAME_PX)).horizontalAdvance(
            "国"
        )
        deals = [deal_words(state) for state in DealState]
        late_or_due = ("◐ " + _("today {time}").format(time="18:00–20:00"), "● 12/30(日) 15:00")
        room = {
            ColumnOf.FACE: FACE_PX + SPACE_8,
            ColumnOf.CAR: wide * _CAR_SIGNS,
            ColumnOf.DEAL: max(painting.badge_width(text, small) for text in deals),
            ColumnOf.NEXT_CONTACT: max(painting.badge_width(text, body) for text in late_or_due),
            ColumnOf.REP: wide * _REP_SIGNS,
            ColumnOf.NAME: wide_in_names * _NAME_SIGNS,
        }
        return {column: round(width) + 2 * SPACE_4 + 1 for column, width in room.items()}

    def _fit_columns(self) -> None:
        """Give the name what is left over; without room for all, the rep and the car yield."""
        room = self.viewport().width()
        shown = dict(self._widths)
        for yields in (ColumnOf.REP, ColumnOf.CAR):
            if sum(shown.values()) > room:
                shown.pop(yields)
        left_over = max(0, room - sum(shown.values()))
        for_name = max(left_over // 2, min(left_over, _NAME_FIRST_PX))
        shown[ColumnOf.NAME] += for_name
        shown[ColumnOf.NEXT_CONTACT] += left_over - for_name
        for column in ColumnOf:
            self.setColumnHidden(column, column not in shown)
            if column in shown:
                self.setColumnWidth(column, shown[column])
