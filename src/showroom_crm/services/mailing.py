"""Post to several customers, and what it was printed on last."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.mailing import MOST_SHIFT, Mailing, MailPaper, mailing_to
from showroom_crm.services.store import Store

_PAPER = "mail_paper"


def mailing(store: Store, customer_ids: Iterable[CustomerId]) -> Mailing:
    """Return who of them may be written to; whoever then prints calls `note_printed`.

    Raises RuleBroken: "mailing.nobody".
    """
    found = mailing_to(store.customers.get(customer_id) for customer_id in customer_ids)
    if not found.receivers:
        raise RuleBroken("mailing.nobody")
    return found


def mail_paper(store: Store) -> MailPaper:
    """Return what was kept; the usual where nothing, or nothing readable, was."""
    try:
        kept = json.loads(store.settings.get(_PAPER) or "{}")
        return MailPaper(
            envelopes=bool(kept.get("envelopes")),
            sheet=str(kept.get("sheet", "")),
            envelope=str(kept.get("envelope", "")),
            upright=bool(kept.get("upright")),
            sheet_shift=_shift(kept.get("sheet_shift")),
            envelope_shift=_shift(kept.get("envelope_shift")),
        )
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return MailPaper()


def keep_mail_paper(store: Store, paper: MailPaper, *, clock: Clock) -> None:
    """Keep what addresses were printed on."""
    with store.transaction():
        store.settings.keep(_PAPER, json.dumps(asdict(paper)), at=clock.utc())


def _shift(kept: Any) -> tuple[float, float]:
    if kept is None:
        return (0.0, 0.0)
    right, down = (float(part) for part in kept)
    if not (abs(right) <= MOST_SHIFT and abs(down) <= MOST_SHIFT):  # nor is it no number at all
        raise ValueError
    return right, down
