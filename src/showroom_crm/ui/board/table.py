"""The entries of one section, each with its way to the chart and to a contact."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from showroom_crm.domain.board import Entry
from showroom_crm.language.catalog import _
from showroom_crm.ui.board.delegate import ROW_PX, BoardDelegate
from showroom_crm.ui.board.model import (
    CONTACT_COLUMN,
    CUSTOMER_COLUMN,
    ENTRY_ROLE,
    WHAT_COLUMN,
    BoardModel,
)

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAST_COLUMN_PX = 72
_WIDEST_PX = 230


class BoardTable(QTableView):
    """Signals:
    chart_wanted(Entry): the name was clicked, or Enter pressed.
    act_wanted(Entry): what is done next about it was clicked.
    row_changed(): another row is current, or none.
    """

    chart_wanted = Signal(object)
    act_wanted = Signal(object)
    row_changed = Signal()

    def __init__(self, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board_table")
        self.setAccessibleName(_("Morning board"))
        self.setModel(model)
        self.setItemDelegate(BoardDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(_LEAST_COLUMN_PX)
        self.clicked.connect(self._take_click)
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self.row_changed.emit())

    @property
    def entry(self) -> Entry | None:
        """The entry of the current row."""
        found = self.currentIndex().data(ENTRY_ROLE)
        return found if isinstance(found, Entry) else None

    def fit_columns(self) -> None:
        """Give each column the width of its words; what it is about takes the rest."""
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.resizeColumnsToContents()
        for column in range(self.model().columnCount()):
            self.setColumnWidth(column, min(self.columnWidth(column), _WIDEST_PX))
        header.setSectionResizeMode(WHAT_COLUMN, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self.entry
        if event.key() in _ENTER and entry is not None:
            self.chart_wanted.emit(entry)
            return
        super().keyPressEvent(event)

    def _take_click(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE)
        if index.column() == CUSTOMER_COLUMN:
            self.chart_wanted.emit(entry)
        elif index.column() == CONTACT_COLUMN:
            self.act_wanted.emit(entry)
