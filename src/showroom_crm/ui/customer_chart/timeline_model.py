"""The rows of the timeline for Qt."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from showroom_crm.domain.folding import fold
from showroom_crm.domain.timeline import Entry
from showroom_crm.ui.customer_chart.timeline_entries import Frame, Telling, telling

ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole + 1
TELLING_ROLE: Final = Qt.ItemDataRole.UserRole + 2

_NO_PARENT = QModelIndex()


class TimelineModel(QAbstractListModel):
    """One row an entry; `DisplayRole` is its whole text, `ENTRY_ROLE` the entry itself and
    `TELLING_ROLE` what it says.

    A row is put into words only when it is shown or searched. `searched` are the folded words
    that every row holds.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._frame = Frame({}, datetime.min)
        self._tellings: dict[int, Telling] = {}
        self._folded: dict[int, str] = {}
        self._shown: Sequence[int] = ()
        self.searched: Sequence[str] = ()

    def show_entries(self, entries: Sequence[Entry], frame: Frame) -> None:
        """Show other rows, of which those with the words searched for are seen."""
        self.beginResetModel()
        self._entries = entries
        self._frame = frame
        self._tellings = {}
        self._folded = {}
        self._shown = self._found()
        self.endResetModel()

    def search(self, folded_words: Sequence[str]) -> None:
        """Let only rows be seen that hold all of some folded words."""
        self.beginResetModel()
        self.searched = tuple(folded_words)
        self._shown = self._found()
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        place = self._shown[index.row()]
        if role == ENTRY_ROLE:
            return self._entries[place]
        if role == TELLING_ROLE:
            return self._telling(place)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._telling(place).whole_text
        return None

    def _found(self) -> Sequence[int]:
        places = range(len(self._entries))
        if not self.searched:
            return places
        return [
            place for place in places if all(word in self._text(place) for word in self.searched)
        ]

    def _telling(self, place: int) -> Telling:
        if place not in self._tellings:
            self._tellings[place] = telling(self._entries[place], self._frame)
        return self._tellings[place]

    def _text(self, place: int) -> str:
        """Return what is searched; words of two texts are never taken for one."""
        if place not in self._folded:
            lines = self._telling(place).whole_text.split("\n")
            self._folded[place] = "\n".join(map(fold, lines))
        return self._folded[place]
