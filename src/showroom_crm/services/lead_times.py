"""How long before a contact its rep is reminded: of the showroom, and of a rep who differs."""

import json
from datetime import time

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.lead_times import LeadTimes, accepted_lead_times
from showroom_crm.services.store import Store

_NAME = "lead_times"


def lead_times(store: Store, staff_id: StaffId | None = None) -> LeadTimes:
    """Return those of a rep, or of the showroom where the rep has none of their own."""
    own = None if staff_id is None else own_lead_times(store, staff_id)
    return own or _read(store.settings.get(_NAME)) or LeadTimes()


def own_lead_times(store: Store, staff_id: StaffId) -> LeadTimes | None:
    """Return those that a rep has of their own; None where the showroom's hold for them."""
    return _read(store.settings.get(_name(staff_id)))


def keep_lead_times(
    store: Store, wished: LeadTimes | None, *, staff_id: StaffId | None = None, clock: Clock
) -> Changes:
    """Keep those of a rep, or of the showroom; None goes back to what holds otherwise.

    Raises RuleBroken as `accepted_lead_times`.
    """
    written = "" if wished is None else _written(accepted_lead_times(wished))
    with store.transaction():
        store.settings.keep(_name(staff_id), written, at=clock.utc())
    return Changes(follow_ups=True)


def _name(staff_id: StaffId | None) -> str:
    return _NAME if staff_id is None else f"{_NAME}.{staff_id}"


def _written(kept: LeadTimes) -> str:
    prepare_at = None if kept.prepare_at is None else kept.prepare_at.isoformat("minutes")
    return json.dumps({"minutes": kept.minutes, "prepare_at": prepare_at})


def _read(written: str | None) -> LeadTimes | None:
    """A setting that cannot be read never keeps a reminder from coming."""
    if not written:
        return None
    try:
        kept = json.loads(written)
        prepare_at = None if kept["prepare_at"] is None else time.fromisoformat(kept["prepare_at"])
        return accepted_lead_times(LeadTimes(tuple(kept["minutes"]), prepare_at))
    except (ValueError, TypeError, KeyError, RuleBroken):
        return None
