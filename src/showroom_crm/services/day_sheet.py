"""The sheet of a day, for one rep or for all."""

from datetime import date

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.day_sheet import DaySheet, day_sheet_of
from showroom_crm.domain.follow_ups import end_of_day
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.services.days_off import stand_ins
from showroom_crm.services.store import Store


def day_sheet(store: Store, day: date, *, staff_id: StaffId | None, clock: Clock) -> DaySheet:
    """Return the sheet of a rep, with what they do as a stand-in, or with None that of all."""
    contacts = store.charts.contacts(
        since=None,
        until=end_of_day(day),
        staff_id=staff_id,
        stand_ins=stand_ins(store, clock=clock),
    )
    return day_sheet_of(
        contacts,
        store.charts.waiting_deals(staff_id=staff_id),
        day=day,
        whose=None if staff_id is None else store.staff.get(staff_id),
        now=clock.local(),
    )
