"""How charts look on paper: one setting for all reps of the showroom, beside its name."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable
from typing import Any

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.logo import Logo
from showroom_crm.domain.paper_settings import (
    NEEDED,
    USUAL_PAPER,
    PaperSettings,
    Section,
    accepted_paper,
    settled_order,
)
from showroom_crm.services.logo import checked_logo
from showroom_crm.services.staff import name_showroom
from showroom_crm.services.store import Store

_NAME = "paper_settings"


def paper_settings(store: Store) -> PaperSettings:
    """Return what was kept; what of it cannot be read is as usual."""
    kept = store.settings.get(_NAME)
    try:
        written = {} if kept is None else json.loads(kept)
    except (ValueError, RecursionError):
        return USUAL_PAPER
    if not isinstance(written, dict):
        return USUAL_PAPER
    left_out = {section for section in Section if section in _names(written.get("left_out"))}
    return PaperSettings(
        settled_order(_names(written.get("order"))),
        frozenset(left_out - NEEDED),
        _logo(written.get("logo")),
    )


def keep_paper_settings(
    store: Store, wished: PaperSettings, *, showroom: str, clock: Clock
) -> Changes:
    """Keep them for every rep, with the showroom's name, which may be empty.

    Raises RuleBroken as `accepted_paper`, `checked_logo` and `name_showroom`.
    """
    accepted = accepted_paper(wished)
    logo = None if accepted.logo is None else checked_logo(accepted.logo.png)
    written = {
        "order": list(accepted.order),
        "left_out": sorted(accepted.left_out),
        "logo": None if logo is None else b64encode(logo.png).decode("ascii"),
    }
    with store.transaction():
        name_showroom(store, showroom, clock=clock)
        store.settings.keep(_NAME, json.dumps(written), at=clock.utc())
    return Changes(everything=True)


def _names(written: Any) -> Iterable[str]:
    return [name for name in written if isinstance(name, str)] if isinstance(written, list) else []


def _logo(written: Any) -> Logo | None:
    if not isinstance(written, str):
        return None
    try:
        return checked_logo(b64decode(written, validate=True))
    except (ValueError, RuleBroken):
        return None
