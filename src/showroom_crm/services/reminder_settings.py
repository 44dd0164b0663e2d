"""How this PC reminds: kept whole or not at all."""

import contextlib
from dataclasses import dataclass

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import FileUnreadable, ShowroomError
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.lead_times import LeadTimes
from showroom_crm.domain.reminder_sounds import Sound
from showroom_crm.services.autostart import Autostart
from showroom_crm.services.lead_times import keep_lead_times
from showroom_crm.services.reminder_sounds import keep_reminder_sound
from showroom_crm.services.store import Store


@dataclass(frozen=True)
class ReminderWishes:
    """Lead times of the showroom, those of a rep where they differ, the sound, the start."""

    everyone: LeadTimes
    own: LeadTimes | None
    sound: Sound
    starts_with_pc: bool


def keep_reminder_settings(
    store: Store,
    wished: ReminderWishes,
    *,
    staff_id: StaffId | None,
    autostart: Autostart | None,
    clock: Clock,
) -> Changes:
    """Keep what is wished; what cannot be kept in part is not kept at all.

    Raises RuleBroken as `accepted_lead_times`, FileUnreadable as `Autostart.switch`.
    """
    started = autostart is not None and autostart.is_on()
    try:
        with store.transaction():
            kept = keep_lead_times(store, wished.everyone, clock=clock)
            if staff_id is not None:
                keep_lead_times(store, wished.own, staff_id=staff_id, clock=clock)
            keep_reminder_sound(store, wished.sound, clock=clock)
            if autostart is not None:
                autostart.switch(on=wished.starts_with_pc)
    except ShowroomError:
        _start_as_before(autostart, started)
        raise
    return kept


def _start_as_before(autostart: Autostart | None, started: bool) -> None:
    """Of two faults the first is told."""
    if autostart is not None and autostart.is_on() != started:
        with contextlib.suppress(FileUnreadable):
            autostart.switch(on=started)
