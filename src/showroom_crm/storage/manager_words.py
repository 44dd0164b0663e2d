"""What managers said on deals."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from showroom_crm.domain.identifiers import CustomerId, DealId, ManagerWordId, StaffId
from showroom_crm.domain.manager_words import ManagerWord
from showroom_crm.storage.database import Database
from showroom_crm.storage.tables import ManagerWordTable


class ManagerWordRows:
    """The managers' words of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, word: ManagerWord) -> ManagerWordId:
        """Keep a word."""
        values = {
            "deal_id": word.deal_id,
            "staff_id": word.staff_id,
            "words": word.words,
            "written_at": word.written_at,
        }
        return ManagerWordId(self._database.insert(ManagerWordTable, values))

    def tick(self, word_id: ManagerWordId, *, at: datetime, by: StaffId | None) -> None:
        """Note that the rep has taken a word in."""
        ticked = {"ticked_at": at, "ticked_by": by}
        self._database.update(ManagerWordTable, ticked, "WHERE id = ?", (word_id,))

    def get(self, word_id: ManagerWordId) -> ManagerWord:
        """Return a word. Raises KeyError where there is none."""
        rows = self._database.select(ManagerWordTable, "WHERE id = ?", (word_id,))
        if not rows:
            raise KeyError(word_id)
        return word_of(rows[0])

    def of_deal(self, deal_id: DealId) -> Sequence[ManagerWord]:
        """Return what was said on a deal, the oldest first, ticked words too."""
        rows = self._database.select(ManagerWordTable, "WHERE deal_id = ? ORDER BY id", (deal_id,))
        return [word_of(row) for row in rows]

    def of_customer(self, customer_id: CustomerId) -> Sequence[ManagerWord]:
        """Return what was said on all of a customer's deals, the oldest first."""
        rows = self._database.select(
            ManagerWordTable,
            "WHERE deal_id IN (SELECT id FROM deal WHERE customer_id = ?) ORDER BY id",
            (customer_id,),
        )
        return [word_of(row) for row in rows]


def word_of(row: dict[str, Any]) -> ManagerWord:
    """Return the word of a row of its table."""
    return ManagerWord(
        row["deal_id"],
        row["words"],
        row["written_at"],
        staff_id=row["staff_id"],
        ticked_at=row["ticked_at"],
        ticked_by=row["ticked_by"],
        id=row["id"],
    )
