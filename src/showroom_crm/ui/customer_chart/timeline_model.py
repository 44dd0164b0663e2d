"""The rows of the timeline for Qt."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from showroom_crm.domain.identifiers import StaffId
from showroom_crm.ui.customer_chart.timeline_entries import Entry, whole_text

ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole + 1

_NO_PARENT = QModelIndex()


class TimelineModel(QAbstractListModel):
    """One row an entry; `DisplayRole` is its whole text, `ENTRY_ROLE` the entry itself.

    What is painted is put into words only when its row is shown.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self.staff_names: Mapping[StaffId, str] = {}
        self.today = date.min

    def show_entries(
        self, entries: Sequence[Entry], staff_names: Mapping[StaffId, str], today: date
    ) -> None:
        """Show another customer's deals and meetings."""
        self.beginResetModel()
        self._entries = entries
        self.staff_names = staff_names
        self.today = today
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return whole_text(entry, self.staff_names, self.today)
        return None
