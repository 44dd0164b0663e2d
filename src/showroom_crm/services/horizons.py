"""How far ahead the showroom looks for occasions to call: one setting for all its reps."""

import json
from dataclasses import asdict

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.occasions import Horizons, accepted_horizons
from showroom_crm.services.store import Store

_NAME = "horizons"


def horizons(store: Store) -> Horizons:
    """Return what was kept; the usual ones where nothing, or nothing readable, was."""
    kept = store.settings.get(_NAME)
    if kept is None:
        return Horizons()
    try:
        return accepted_horizons(Horizons(**json.loads(kept)))
    except (ValueError, TypeError, RuleBroken):
        return Horizons()


def keep_horizons(store: Store, wished: Horizons, *, clock: Clock) -> Changes:
    """Keep them for every rep.

    Raises RuleBroken: "horizons.out_of_range".
    """
    accepted = accepted_horizons(wished)
    with store.transaction():
        store.settings.keep(_NAME, json.dumps(asdict(accepted)), at=clock.utc())
    return Changes(everything=True)
