"""Why a search found the rows in sight: read a moment after the keys rest, kept while in sight."""

from PySide6.QtCore import QObject, QTimer, Signal

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.search_hits import Reason
from showroom_crm.domain.showroom import ListRow
from showroom_crm.services import finding
from showroom_crm.ui.desk import Desk

_REST_MS = 40
_HELD_AT_MOST = 1000


class Reasons(QObject):
    """Signals:
    reasons_read(): those that were asked for can be shown now.
    """

    reasons_read = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = ""
        self._held: dict[CustomerId, Reason | None] = {}
        self._asked: dict[CustomerId, ListRow] = {}
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self._read)
        desk.changed.connect(self._take_changes)

    def set_words(self, words: str) -> None:
        """Explain another search; nothing is explained where there are no words."""
        if words != self._words:
            self._words = words
            self._forget()

    def reason(self, row: ListRow) -> Reason | None:
        """Return why a row was found as far as it is known; it is read soon otherwise.

        None also stands for what the row itself shows.
        """
        if not self._words:
            return None
        if row.id not in self._held and row.id not in self._asked:
            self._asked[row.id] = row
            self._resting.start()
        return self._held.get(row.id)

    def _read(self) -> None:
        """A fault leaves the rows unexplained; the list itself tells of it."""
        asked, self._asked = self._asked, {}
        if len(self._held) > _HELD_AT_MOST:
            self._held.clear()
        try:
            found = self._desk.read(
                lambda store: finding.reasons(store, self._words, asked.values())
            )
        except ShowroomError:
            found = {}
        self._held.update({customer_id: found.get(customer_id) for customer_id in asked})
        if found:
            self.reasons_read.emit()

    def _take_changes(self, changes: Changes, _origin: object) -> None:
        if changes.everything:
            self._held.clear()
        for customer_id in changes.customers | changes.words_of:
            self._held.pop(customer_id, None)

    def _forget(self) -> None:
        self._held.clear()
        self._asked.clear()
        self._resting.stop()
