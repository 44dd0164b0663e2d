"""What waits in the bin, as rows for Qt."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from showroom_crm.domain.undo import UndoStep
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _

STEP_ROLE: Final = Qt.ItemDataRole.UserRole + 1

_NO_PARENT = QModelIndex()


class BinRow(NamedTuple):
    """A deletion, who did it, and its wall-clock time."""

    step: UndoStep
    staff_name: str
    deleted_on: datetime


class _Column(NamedTuple):
    heading: Callable[[], str]
    text: Callable[[BinRow], str]


_COLUMNS = (
    _Column(lambda: _("What"), lambda row: words.deleted_kind(row.step.kind)),
    _Column(lambda: _("Whose and which"), lambda row: row.step.title),
    _Column(lambda: _("Deleted by"), lambda row: row.staff_name),
    _Column(lambda: _("Deleted on"), lambda row: formats.moment(row.deleted_on)),
)
TITLE_COLUMN = 1


class BinModel(QAbstractTableModel):
    """One row a deletion, the newest first; `STEP_ROLE` is the `UndoStep` itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[BinRow] = ()

    def show_rows(self, rows: Sequence[BinRow]) -> None:
        """Show what is in the bin now."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == STEP_ROLE:
            return row.step
        if role == Qt.ItemDataRole.DisplayRole:
            return _COLUMNS[index.column()].text(row)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _COLUMNS[section].heading()
        return None
