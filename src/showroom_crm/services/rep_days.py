"""What a rep has planned: to be kept clear of when a contact is agreed."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.days_off import StandIn
from showroom_crm.domain.follow_ups import end_of_day
from showroom_crm.domain.identifiers import FollowUpId, StaffId
from showroom_crm.domain.rep_days import FREE, RepDays
from showroom_crm.domain.showroom import DueContact
from showroom_crm.services.days_off import stand_ins
from showroom_crm.services.store import Store

_AHEAD = timedelta(days=21)


def rep_days(
    store: Store, staff_id: StaffId | None, *, besides: FollowUpId | None, clock: Clock
) -> RepDays:
    """Return the contacts and days off of a rep in the next three weeks.

    `besides` is a contact that no longer counts, since it is being fulfilled or moved.
    """
    if staff_id is None:
        return FREE
    today = clock.local().date()
    absent = stand_ins(store, clock=clock)
    planned = _planned(store, staff_id, today, today + _AHEAD, absent)
    return RepDays(
        staff_id,
        tuple(each.follow_up.plan for each in planned if each.follow_up.id != besides),
        tuple(store.days_off.since(today)),
    )


def contacts_of_day(
    store: Store,
    staff_id: StaffId | None,
    day: date,
    *,
    besides: FollowUpId | None,
    stand_ins: Sequence[StandIn],
) -> Sequence[DueContact]:
    """Return what a rep has planned on a day, the earliest first, as `stand_ins` has it."""
    if staff_id is None:
        return ()
    planned = _planned(store, staff_id, day, day, stand_ins)
    return [each for each in planned if each.follow_up.id != besides]


def _planned(
    store: Store, staff_id: StaffId, first: date, last: date, absent: Sequence[StandIn]
) -> Sequence[DueContact]:
    return store.charts.contacts(
        since=datetime.combine(first, time()),
        until=end_of_day(last),
        staff_id=staff_id,
        stand_ins=absent,
    )
