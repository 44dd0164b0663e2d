"""Everything that is kept of the customers, as JSON (described in docs/command_line.md)."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from showroom_crm.domain.follow_ups import FollowUp
from showroom_crm.domain.ink import Drawing, Point
from showroom_crm.domain.meetings import Meeting
from showroom_crm.domain.showroom import CustomerChart, DealChart
from showroom_crm.domain.staff import Staff
from showroom_crm.exchange.whole_file import replacing

_VERSION = 1
# Numbers of this database, which mean nothing elsewhere.
_IDS = (
    "id", "customer_id", "deal_id", "follow_up_id", "staff_id", "meeting_id", "for_staff_id",
    "taken_by", "seen_by", "remedy_by", "done_by",
)  # fmt: skip


def write_everything(
    path: Path, charts: Iterable[CustomerChart], *, exported_at: datetime, portraits: bool
) -> int:
    """Write all customers with their deals, one customer a line, and return how many.

    Raises FileUnreadable: "file.not_writable".
    """
    written = 0
    with replacing(path) as file:
        head = {
            "format": "showroom_crm",
            "version": _VERSION,
            "exported_at": exported_at,
            # Earlier portraits and photos never leave in this file.
            "portraits": "shown" if portraits else "none",
        }
        file.write(_json(head).removesuffix("}").encode() + b', "customers": [')
        for chart in charts:
            line = _json(_customer(chart, portraits=portraits))
            file.write((b",\n" if written else b"\n") + line.encode())
            written += 1
        file.write(b"\n]}\n")
    return written


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> str | list[str]:
    """Return what `json` does not know itself: a set in order, a day or a time in ISO 8601."""
    if isinstance(value, frozenset):
        return sorted(value)
    return str(value.isoformat())


def _customer(chart: CustomerChart, *, portraits: bool) -> dict[str, Any]:
    customer = chart.customer
    written = {
        "number": customer.number,
        **asdict(customer.profile),
        "people": [_without(asdict(each), *_IDS) for each in customer.profile.people],
        "staff": _staff(chart.staff),
        "second_staff": _staff(chart.second_staff),
        "household": [each.number for each in chart.household],
        "wishes": [asdict(wish) for wish in chart.wishes],
        "mentions": [_without(asdict(each), "id", "customer_id") for each in chart.mentions],
        "deals": [_deal(deal) for deal in chart.deals],
        "contacts": [_follow_up(planned) for planned in chart.planned if planned.deal_id is None],
        "first_meetings": [_meeting(m) for m in chart.unclosed if m.deal_id is None],
        "ended_contacts": [_ended(ended) for ended in chart.ended],
        "attempts": [_without(asdict(attempt), *_IDS) for attempt in chart.attempts],
        "events": [_without(asdict(event), *_IDS) for event in chart.events],
        "messages": [_without(asdict(each), *_IDS) for each in chart.messages],
        "attachments": [_without(asdict(each), *_IDS) for each in chart.attachments],
    }
    if portraits:
        shown = chart.portrait
        written["portrait"] = None if shown is None or shown.damaged else _portrait(shown)
    return written


def _staff(staff: Staff | None) -> dict[str, Any] | None:
    return None if staff is None else {"code": staff.code, "name": staff.name}


def _deal(chart: DealChart) -> dict[str, Any]:
    deal = chart.deal
    return {
        "wish": deal.wish,
        "state": deal.state,
        "opened_on": deal.opened_on,
        "ended_on": deal.ended_on,
        "decision": asdict(deal.decision),
        "lost_reason": deal.lost_reason,
        "competitor": deal.competitor,
        "rivals": deal.rivals,
        "trade_in": asdict(deal.trade_in),
        "roles": [_without(asdict(role), "customer_id") for role in chart.roles],
        "steps": [asdict(done) for done in chart.steps],
        "estimates": [_without(asdict(each), "id", "deal_id") for each in chart.estimates],
        "meetings": [_meeting(meeting) for meeting in chart.meetings],
        "concerns": [_without(asdict(concern), *_IDS) for concern in chart.concerns],
        "delivery_on": deal.delivery_on,
        "order_tasks": [_without(asdict(task), *_IDS) for task in chart.order_tasks],
        "contacts": [_follow_up(planned) for planned in chart.planned],
    }


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {**asdict(meeting.record), "wish": meeting.wish, "ending": meeting.ending}


def _follow_up(follow_up: FollowUp) -> dict[str, Any]:
    return asdict(follow_up.plan)


def _ended(follow_up: FollowUp) -> dict[str, Any]:
    ended = {"status": follow_up.status, "ended_at": follow_up.ended_at}
    return {**_follow_up(follow_up), **ended}


def _portrait(drawing: Drawing) -> list[dict[str, Any]]:
    return [
        {
            "colour": stroke.colour,
            "width": stroke.width,
            "tool": stroke.tool.value,
            "layer": stroke.layer.value,
            "points": [_point(point) for point in stroke.points],
        }
        for stroke in drawing.strokes
    ]


def _point(point: Point) -> list[float]:
    upright = [point.x, point.y, point.pressure, point.time]
    return [*upright, point.tilt] if point.tilt else upright


def _without(values: dict[str, Any], *names: str) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in names}
