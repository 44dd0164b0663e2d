"""The tasks of orders."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from showroom_crm.domain.identifiers import DealId, OrderTaskId, StaffId
from showroom_crm.domain.orders import OrderTask
from showroom_crm.storage.database import Database
from showroom_crm.storage.tables import OrderTaskTable


class OrderTaskRows:
    """The tasks of one database, in the order they are listed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, deal_id: DealId, words: Iterable[str]) -> None:
        """List tasks for a deal, behind those it has."""
        first = len(self.of_deal(deal_id))
        for position, each in enumerate(words, start=first):
            task = {"deal_id": deal_id, "position": position, "words": each}
            self._database.insert(OrderTaskTable, task)

    def tick(self, task_id: OrderTaskId, *, on: date | None, by: StaffId | None) -> None:
        """Note on which day a task was done; None where it is open again."""
        done = {"done_on": on, "done_by": None if on is None else by}
        self._database.update(OrderTaskTable, done, "WHERE id = ?", (task_id,))

    def drop(self, task_id: OrderTaskId) -> None:
        """Take a task off."""
        self._database.delete(OrderTaskTable, "WHERE id = ?", (task_id,))

    def get(self, task_id: OrderTaskId) -> OrderTask:
        """Return a task. Raises KeyError where there is none."""
        rows = self._database.select(OrderTaskTable, "WHERE id = ?", (task_id,))
        if not rows:
            raise KeyError(task_id)
        return _task(rows[0])

    def of_deal(self, deal_id: DealId) -> Sequence[OrderTask]:
        """Return a deal's tasks in their order."""
        rows = self._database.select(
            OrderTaskTable, "WHERE deal_id = ? ORDER BY position, id", (deal_id,)
        )
        return [_task(row) for row in rows]


def _task(row: dict[str, Any]) -> OrderTask:
    return OrderTask(
        row["words"],
        done_on=row["done_on"],
        done_by=row["done_by"],
        deal_id=row["deal_id"],
        id=row["id"],
    )
