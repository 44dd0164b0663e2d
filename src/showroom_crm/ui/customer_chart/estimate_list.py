"""The estimates of a deal as a table, the newest first."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.estimates import Estimate
from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.customer_chart.timeline_entries import day_near
from showroom_crm.ui.theme.tokens import SPACE_4

_MOST_ROWS_SHOWN = 6
_CAR_COLUMN = 1
_FIRST_AMOUNT = 2
_LAST_AMOUNT = 5

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()


class EstimateList(QWidget):
    """Signals:
    estimate_wanted(Estimate | None): take down a new one, or edit one.
    deletion_wanted(Estimate): delete it.
    """

    estimate_wanted = Signal(object)
    deletion_wanted = Signal(object)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _EstimateModel(self)
        self._table = QTableView()
        self._table.setObjectName(f"estimates_{number}")
        self._table.setAccessibleName(_("Estimates"))
        self._table.setModel(self._model)
        self._look()
        add = button(f"add_estimate_{number}", _("＋ Estimate"), style="link")
        add.clicked.connect(lambda: self.estimate_wanted.emit(None))
        below = QHBoxLayout()
        below.addWidget(add)
        below.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(self._table)
        layout.addLayout(below)
        self._table.activated.connect(self._edit)
        delete = QAction(_("Delete this estimate"), self._table)
        delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(self._delete)
        self._table.addAction(delete)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def show_estimates(self, estimates: Sequence[Estimate], today: date) -> None:
        """Show the estimates of a deal; without any the table is not drawn."""
        self._model.show_estimates(estimates, today)
        self._table.setVisible(bool(estimates))
        rows = min(len(estimates), _MOST_ROWS_SHOWN)
        height = self._table.verticalHeader().defaultSectionSize() * rows
        frame = 2 * self._table.frameWidth()
        self._table.setFixedHeight(
            self._table.horizontalHeader().sizeHint().height() + height + frame
        )

    def _look(self) -> None:
        table = self._table
        table.setProperty("records", "true")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_CAR_COLUMN, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)

    def _edit(self, index: QModelIndex) -> None:
        self.estimate_wanted.emit(self._model.estimate(index.row()))

    def _delete(self) -> None:
        index = self._table.currentIndex()
        if index.isValid():
            self.deletion_wanted.emit(self._model.estimate(index.row()))


class _EstimateModel(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._estimates: Sequence[Estimate] = ()
        self._today = date.min
        self._columns = _columns()

    def show_estimates(self, estimates: Sequence[Estimate], today: date) -> None:
        self.beginResetModel()
        self._estimates = estimates
        self._today = today
        self.endResetModel()

    def estimate(self, row: int) -> Estimate:
        return self._estimates[row]

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._estimates)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            words_of = self._columns[index.column()][1]
            return words_of(self._estimates[index.row()], self._today)
        return _alignment(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._columns[section][0]
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _columns() -> list[tuple[str, Callable[[Estimate, date], str]]]:
    """The title of each column, and what it says of an estimate."""
    return [
        (_("Made on"), lambda estimate, today: day_near(estimate.made_on, today)),
        (_("Car"), lambda estimate, _today: f"{estimate.car} {estimate.grade}".strip()),
        (_("Total"), lambda estimate, _today: _amount(estimate.total)),
        (_("Discount"), lambda estimate, _today: _amount(estimate.discount)),
        (_("Trade-in value"), lambda estimate, _today: _amount(estimate.trade_in)),
        (_("Monthly payment"), lambda estimate, _today: _amount(estimate.monthly)),
        (
            _("Valid until"),
            lambda estimate, today: (
                day_near(estimate.valid_until, today) if estimate.valid_until else ""
            ),
        ),
    ]


def _amount(value: int | None) -> str:
    return "" if value is None else formats.yen(value)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft
    if _FIRST_AMOUNT <= column <= _LAST_AMOUNT:
        side = Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
