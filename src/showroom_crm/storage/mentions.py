"""Things to mention."""

from collections.abc import Sequence
from typing import Any

from showroom_crm.domain.identifiers import CustomerId, MentionId
from showroom_crm.domain.mentions import Mention
from showroom_crm.storage.database import Database
from showroom_crm.storage.tables import MentionTable

_OF_CUSTOMER = "WHERE customer_id = ? ORDER BY id"


class MentionRows:
    """The things to mention of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, mention: Mention) -> MentionId:
        """Keep a new one, or what changed of one that has an id."""
        values = {
            "customer_id": mention.customer_id,
            "words": mention.words,
            "on_day": mention.on,
            "ticked_on": mention.ticked_on,
        }
        if mention.id is None:
            return MentionId(self._database.insert(MentionTable, values))
        self._database.update(MentionTable, values, "WHERE id = ?", (mention.id,))
        return mention.id

    def drop(self, mention_id: MentionId) -> None:
        """Forget one."""
        self._database.delete(MentionTable, "WHERE id = ?", (mention_id,))

    def get(self, mention_id: MentionId) -> Mention:
        """Return one. Raises KeyError where there is none."""
        rows = self._database.select(MentionTable, "WHERE id = ?", (mention_id,))
        if not rows:
            raise KeyError(mention_id)
        return _mention(rows[0])

    def of_customer(self, customer_id: CustomerId) -> Sequence[Mention]:
        """Return a customer's, ticked ones too."""
        rows = self._database.select(MentionTable, _OF_CUSTOMER, (customer_id,))
        return [_mention(row) for row in rows]


def _mention(row: dict[str, Any]) -> Mention:
    return Mention(
        row["words"],
        on=row["on_day"],
        ticked_on=row["ticked_on"],
        customer_id=row["customer_id"],
        id=row["id"],
    )
