"""The deals behind a bar, each with its way to the chart."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from showroom_crm.domain.statistics import DealRow
from showroom_crm.language import words
from showroom_crm.language.catalog import _

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COLUMNS = 4


class DealsModel(QAbstractTableModel):
    """Customer, car, state and rep of each deal."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[DealRow] = ()

    def show_rows(self, rows: Sequence[DealRow]) -> None:
        """Show other deals."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def deal(self, row: int) -> DealRow:
        return self._rows[row]

    def rowCount(self, _parent: Index = QModelIndex()) -> int:
        return len(self._rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:
        return _COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        row = self._rows[index.row()]
        name = words.called(row.name, row.looks)
        return (name, row.wish, words.deal_state(row.state), row.rep)[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return (_("Customer"), _("Car"), _("State"), _("Rep"))[section]


class DealsTable(QTableView):
    """Signals:
    chart_wanted(CustomerId): a deal was double-clicked, or Enter pressed.
    """

    chart_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statistics_deals")
        self.setAccessibleName(_("Deals behind the bar"))
        self._deals = DealsModel(self)
        self.setModel(self._deals)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setProperty("records", "true")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda index: self._want(index.row()))

    def show_deals(self, rows: Sequence[DealRow]) -> None:
        """List other deals; the one that was current stays so, else it is the first."""
        current = self.currentIndex()
        before = self._deals.deal(current.row()).deal_id if current.isValid() else None
        self._deals.show_rows(rows)
        if rows:
            ids = [row.deal_id for row in rows]
            self.selectRow(ids.index(before) if before in ids else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._want(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _want(self, row: int) -> None:
        self.chart_wanted.emit(self._deals.deal(row).customer_id)
