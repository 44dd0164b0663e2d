"""A customer who is new to the showroom: the chart and the first words are kept as one."""

from showroom_crm.domain.changes import MeetingBegun
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.meetings import Record
from showroom_crm.services import customers, meetings
from showroom_crm.services.store import Store


def add_with_first_words(
    store: Store,
    profile: Profile,
    first_words: str,
    wish: str,
    *,
    attendees: str = "",
    by: StaffId | None,
    clock: Clock,
    draft: str | None = None,
) -> MeetingBegun:
    """Keep a new customer with the meeting in which they spoke; its close opens the deal.

    `attendees` is who was along. The `draft` in which all of it were typed is forgotten with it.

    Raises RuleBroken, those of `customers.add_customer` and `meetings.begin_meeting`.
    """
    with store.transaction():
        added = customers.add_customer(store, profile, by=by, clock=clock, draft=draft)
        record = Record(held_at=clock.local(), said=first_words, attendees=attendees)
        return meetings.begin_meeting(
            store, added.customer_id, record, wish=wish, by=by, clock=clock
        )
