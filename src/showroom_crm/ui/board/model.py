"""One section of the board as rows for Qt."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from showroom_crm.domain.board import Entry, SectionKind
from showroom_crm.language import board_words
from showroom_crm.language.catalog import _

ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole + 1
BELOW_ROLE: Final = Qt.ItemDataRole.UserRole + 2
WORD_ROLE: Final = Qt.ItemDataRole.UserRole + 3
KIND_ROLE: Final = Qt.ItemDataRole.UserRole + 4

WHEN_COLUMN: Final = 0
CUSTOMER_COLUMN: Final = 1
REP_COLUMN: Final = 2
WHAT_COLUMN: Final = 3
CONTACT_COLUMN: Final = 4
_NO_PARENT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class _Column(NamedTuple):
    heading: Callable[[], str]
    text: Callable[[Entry, SectionKind, datetime], str]


_COLUMNS: Final = (
    _Column(lambda: "", lambda entry, kind, now: board_words.when(entry, kind, now=now)),
    _Column(
        lambda: _("Customer"), lambda entry, _kind, _now: board_words.who_in_two_lines(entry)[0]
    ),
    _Column(lambda: _("Rep"), lambda entry, _kind, _now: board_words.rep_name(entry)),
    _Column(lambda: "", lambda entry, kind, _now: board_words.what_in_two_lines(entry, kind)[0]),
    _Column(lambda: "", lambda entry, kind, _now: act_words(entry, kind)),
)


class BoardModel(QAbstractTableModel):
    """Roles: `ENTRY_ROLE` the `Entry`, `KIND_ROLE` the section, `BELOW_ROLE` a second, quiet
    line, `WORD_ROLE` what the manager said.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._kind = SectionKind.WAITING
        self._now = datetime.min

    def show_entries(self, entries: Sequence[Entry], kind: SectionKind, *, now: datetime) -> None:
        """Show one section as it stands at a wall-clock time."""
        self.beginResetModel()
        self._entries, self._kind, self._now = entries, kind, now
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry, column = self._entries[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _COLUMNS[column].text(entry, self._kind, self._now)
            case _ if role == ENTRY_ROLE:
                return entry
            case _ if role == KIND_ROLE:
                return self._kind
            case _ if role == BELOW_ROLE:
                return self._below(entry, column)
            case _ if role == WORD_ROLE and column == WHAT_COLUMN:
                return board_words.word(entry)
        return None

    def _below(self, entry: Entry, column: int) -> str:
        if column == CUSTOMER_COLUMN:
            return board_words.who_in_two_lines(entry)[1]
        if column == REP_COLUMN:
            return board_words.stand_in(entry)
        if column == WHAT_COLUMN:
            return board_words.what_in_two_lines(entry, self._kind)[1]
        return ""

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _COLUMNS[section].heading()
        return None


def act_words(entry: Entry, kind: SectionKind) -> str:
    """Return what is done next about an entry."""
    if kind is SectionKind.UNCLOSED:
        return _("Close the meeting")
    return _("Set contact") if entry.contact is None else _("Move contact")
