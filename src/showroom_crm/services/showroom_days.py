"""The days and hours of the showroom: one setting for all its reps."""

import json
from datetime import date, time
from typing import Any

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.open_days import ALWAYS_OPEN, ShowroomDays, accepted_days
from showroom_crm.services.store import Store

_NAME = "showroom_days"


def showroom_days(store: Store) -> ShowroomDays:
    """Return what was kept; open every day where nothing, or nothing readable, was."""
    kept = store.settings.get(_NAME)
    if kept is None:
        return ALWAYS_OPEN
    try:
        return accepted_days(_from_json(json.loads(kept)))
    except (ValueError, TypeError, KeyError, RuleBroken):
        return ALWAYS_OPEN


def keep_showroom_days(store: Store, wished: ShowroomDays, *, clock: Clock) -> Changes:
    """Keep them for every rep. Raises RuleBroken as `accepted_days`."""
    accepted = accepted_days(wished)
    with store.transaction():
        store.settings.keep(_NAME, json.dumps(_as_json(accepted)), at=clock.utc())
    return Changes(everything=True)


def _as_json(days: ShowroomDays) -> dict[str, Any]:
    return {
        "closed_weekdays": sorted(days.closed_weekdays),
        "closed_periods": [[str(first), str(last)] for first, last in days.closed_periods],
        "opens": days.opens.isoformat("minutes"),
        "closes": days.closes.isoformat("minutes"),
    }


def _from_json(kept: Any) -> ShowroomDays:
    return ShowroomDays(
        closed_weekdays=frozenset(int(day) for day in kept["closed_weekdays"]),
        closed_periods=tuple(
            (date.fromisoformat(first), date.fromisoformat(last))
            for first, last in kept["closed_periods"]
        ),
        opens=time.fromisoformat(kept["opens"]),
        closes=time.fromisoformat(kept["closes"]),
    )
