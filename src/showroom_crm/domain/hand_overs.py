"""What two reps are told of customers who went from one to the other."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from showroom_crm.domain.identifiers import CustomerId


@dataclass(frozen=True)
class HandOverWord:
    """How many customers a rep gained or lost in one act; it pops up until it is seen.

    `others` are the names of those who had them before, or of who has them now; empty where
    that is nobody. `customer_id` is the one customer, where it is only one. Wall-clock time.
    """

    at: datetime
    number: int
    gained: bool
    others: tuple[str, ...] = ()
    by: str = ""
    customer_id: CustomerId | None = None


@dataclass(frozen=True)
class Portfolio:
    """How much a rep has still to do, which somebody must take over when they leave.

    `customers` are all for whom they do anything. `unclosed` are meetings that they held: those
    stay under their name, whoever closes them.
    """

    customers: int = 0
    deals: int = 0
    contacts: int = 0
    unclosed: int = 0

    @property
    def empty(self) -> bool:
        return self.customers == 0


def number_of(customer_ids: Collection[CustomerId]) -> tuple[int, CustomerId | None]:
    """Return how many customers there are, and who it is where it is one."""
    alone = next(iter(customer_ids)) if len(customer_ids) == 1 else None
    return len(customer_ids), alone
