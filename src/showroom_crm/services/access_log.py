"""Who saw, printed, exported or changed which customer (R5): the one function that writes it."""

from enum import StrEnum

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.services.store import Store


class Act(StrEnum):
    VIEWED = "viewed"
    ADDED = "added"
    CHANGED = "changed"
    PRINTED = "printed"
    EXPORTED = "exported"
    IMPORTED = "imported"
    DELETED = "deleted"
    RESTORED = "restored"
    EMPTIED = "emptied"
    MERGED = "merged"


def record(
    store: Store, act: Act, customer_id: CustomerId | None, *, by: StaffId | None, clock: Clock
) -> None:
    """Note an act on a customer; None as customer stands for all of them."""
    store.access_log.record(act, customer_id, staff_id=by, at=clock.utc())
