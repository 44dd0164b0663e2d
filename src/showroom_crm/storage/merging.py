"""What is kept of two customers goes to one of them."""

from collections.abc import Mapping

from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.storage.database import Database

# In this order: a contact or a meeting belongs to the customer of its deal.
_OWNED = (
    "deal", "meeting", "follow_up", "attempt", "event", "portrait", "attachment", "mention", "wish",
    "message",
)  # fmt: skip
_OF_DEALS = ("concern", "estimate", "step", "deal_role", "order_task", "manager_word")
_OF_OTHERS = {
    "portrait_photo": "portrait_id IN (SELECT id FROM portrait WHERE {own})",
    "reminder": "follow_up_id IN (SELECT id FROM follow_up WHERE {own})",
    "meeting_version": "meeting_id IN (SELECT id FROM meeting WHERE {own})",
    "meeting_tag": "meeting_id IN (SELECT id FROM meeting WHERE {own})",
}
_OWN = "customer_id IN (?1, ?2)"


class MergingRows:
    """The two charts of one database that become one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def counts(self, kept_id: CustomerId, other_id: CustomerId) -> Mapping[str, int]:
        """Return how many records of each kind the two have together."""
        conditions = dict.fromkeys(_OWNED, _OWN)
        conditions |= dict.fromkeys(_OF_DEALS, f"deal_id IN (SELECT id FROM deal WHERE {_OWN})")
        conditions |= {name: each.format(own=_OWN) for name, each in _OF_OTHERS.items()}
        return {
            table: int(
                self._database.value(
                    f"SELECT count(*) FROM {table} WHERE {condition}", (kept_id, other_id)
                )
            )
            for table, condition in conditions.items()
        }

    def take_over(self, kept_id: CustomerId, other_id: CustomerId) -> None:
        """Let everything of the other customer be the kept one's."""
        pair = (other_id, kept_id)
        self._database.rows("INSERT INTO merge_under_way (from_id, into_id) VALUES (?, ?)", pair)
        self._put_wishes_behind(kept_id, other_id)
        for table in _OWNED:
            self._move(table, "customer_id", kept_id, other_id)
        self._move("deal_role", "customer_id", kept_id, other_id)
        self._move("person", "as_customer_id", kept_id, other_id)
        self._database.rows("DELETE FROM merge_under_way WHERE (from_id, into_id) = (?, ?)", pair)

    def remove_emptied(self, customer_id: CustomerId) -> None:
        """Remove a customer of whom everything was taken over."""
        self._database.rows("DELETE FROM customer WHERE id = ?", (customer_id,))

    def _move(self, table: str, column: str, kept_id: CustomerId, other_id: CustomerId) -> None:
        self._database.rows(
            f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (kept_id, other_id)
        )

    def _put_wishes_behind(self, kept_id: CustomerId, other_id: CustomerId) -> None:
        """The first wish of a customer is the preferred one."""
        self._database.rows(
            "UPDATE wish SET position = position + 1 +"
            " coalesce((SELECT max(position) FROM wish WHERE customer_id = ?), -1)"
            " WHERE customer_id = ?",
            (kept_id, other_id),
        )
