"""The contacts that are due as JSON, for scripts (described in docs/command_line.md)."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from showroom_crm.domain.customers import Customer
from showroom_crm.domain.follow_ups import late_after, urgency
from showroom_crm.domain.reminders import late_by
from showroom_crm.domain.showroom import DueContact, WaitingDeal
from showroom_crm.domain.staff import Staff


def due_as_json(
    contacts: Sequence[DueContact], waiting: Sequence[WaitingDeal], *, now: datetime
) -> str:
    """Return the contacts, the overdue first, and the waiting deals; times are wall-clock."""
    written = {
        "now": now.isoformat(),
        "due": [_contact(contact, now=now) for contact in contacts],
        "waiting": [_waiting(deal) for deal in waiting],
    }
    return json.dumps(written, ensure_ascii=False, indent=2)


def _contact(contact: DueContact, *, now: datetime) -> dict[str, Any]:
    plan = contact.follow_up.plan
    return {
        **_customer(contact.customer),
        "at": plan.at.isoformat(),
        "until": None if plan.until is None else plan.until.isoformat("minutes"),
        "channel": plan.channel.value,
        "reason": plan.reason,
        "bring": plan.bring,
        "agreed": plan.agreed,
        "urgency": urgency(plan, now=now).value,
        "late_minutes": int(late_by(late_after(plan), now=now).total_seconds() // 60),
        "staff": _member(contact.staff),
        "stand_in": _member(contact.stand_in),
        "last_words": contact.last_words,
    }


def _member(staff: Staff | None) -> dict[str, str] | None:
    return None if staff is None else {"code": staff.code, "name": staff.name}


def _waiting(waiting: WaitingDeal) -> dict[str, Any]:
    return {
        **_customer(waiting.customer),
        "wish": waiting.deal.wish,
        "opened_on": waiting.deal.opened_on.isoformat(),
    }


def _customer(customer: Customer) -> dict[str, Any]:
    return {
        "number": customer.number,
        "name": customer.name,
        "looks": customer.profile.looks,
        "kana": customer.profile.kana,
        "phones": [phone.number for phone in customer.profile.phones],
    }
