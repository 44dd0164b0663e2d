"""Lists that are saved by name: their criteria and order, and how these are written down."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from showroom_crm.domain import plain_text
from showroom_crm.domain.customers import CustomerState
from showroom_crm.domain.deals import DealState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.list_query import (
    Ahead,
    ContactDue,
    Criteria,
    Days,
    Months,
    Period,
    Sort,
    SortKey,
)
from showroom_crm.domain.reaching import Refusal

NAME_LIMIT = 30
MONTHS_LIMIT = 600


@dataclass(frozen=True)
class SavedView:
    """What a rep looks at again and again."""

    name: str
    criteria: Criteria
    sort: Sort = Sort()


def accepted_view(view: SavedView) -> SavedView:
    """Return it as it may be kept, its name without blanks around it.

    Raises RuleBroken: "view.name_missing", and those of `plain_text.line`.
    """
    name = plain_text.line(view.name, field="name", limit=NAME_LIMIT).strip()
    if not name:
        raise RuleBroken("view.name_missing", field="name")
    return SavedView(name, view.criteria, view.sort)


def to_json(view: SavedView) -> dict[str, Any]:
    """Return it in values that JSON has; what asks for nothing is left out."""
    written = {name: _WRITERS[name](getattr(view.criteria, name)) for name in view.criteria.names}
    sort = {"key": view.sort.key.value, "descending": view.sort.descending}
    return {"name": view.name, "criteria": written, "sort": sort}


def from_json(value: Any) -> SavedView:
    """Return the view that was written. Raises ValueError where it is damaged."""
    try:
        criteria = {name: _READERS[name](part) for name, part in value["criteria"].items()}
        sort = Sort(SortKey(value["sort"]["key"]), bool(value["sort"]["descending"]))
        return accepted_view(SavedView(value["name"], Criteria(**criteria), sort))
    except (ValueError, TypeError, KeyError, AttributeError, RuleBroken) as fault:
        raise ValueError("not a saved view") from fault


def _written_set(values: frozenset[Any]) -> list[Any]:
    return sorted(values, key=lambda value: (value is None, value or 0))


def _written_texts(values: frozenset[Any]) -> list[Any]:
    return sorted(values, key=lambda value: value or "")


def _written_contact(due: ContactDue | Days) -> Any:
    return _written_days(due) if isinstance(due, Days) else due.value


def _written_period(period: Period) -> dict[str, Any]:
    return {"ahead": period.months} if isinstance(period, Ahead) else _written_days(period)


def _written_days(days: Days | Months) -> dict[str, str]:
    return {"first": days.first.isoformat(), "last": days.last.isoformat()}


def _read_contact(value: Any) -> ContactDue | Days:
    return Days(*_read_days(value)) if isinstance(value, dict) else ContactDue(value)


def _read_period(value: Any) -> Period:
    return Ahead(_read_months(value["ahead"])) if "ahead" in value else Months(*_read_days(value))


def _read_days(value: Any) -> tuple[date, date]:
    return date.fromisoformat(value["first"]), date.fromisoformat(value["last"])


def _read_months(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= MONTHS_LIMIT:
        raise ValueError(value)
    return value


def _read_number(value: Any) -> StaffId | None:
    if value is not None and type(value) is not int:
        raise ValueError(value)
    return None if value is None else StaffId(value)


def _read_text(value: Any) -> str:
    return plain_text.line(value, field="tags")


def _read_set(read: Callable[[Any], Any]) -> Callable[[Any], frozenset[Any]]:
    return lambda values: frozenset(map(read, values))


def _read_deal_state(value: Any) -> DealState | None:
    return None if value is None else DealState(value)


_WRITERS: dict[str, Callable[[Any], Any]] = {
    "reps": _written_set,
    "deal_states": _written_texts,
    "next_contact": _written_contact,
    "silent_months": int,
    "inspection": _written_period,
    "balloon": _written_period,
    "decision": _written_period,
    "refusals": _written_texts,
    "tags": _written_texts,
    "states": _written_texts,
}
_READERS: dict[str, Callable[[Any], Any]] = {
    "reps": _read_set(_read_number),
    "deal_states": _read_set(_read_deal_state),
    "next_contact": _read_contact,
    "silent_months": _read_months,
    "inspection": _read_period,
    "balloon": _read_period,
    "decision": _read_period,
    "refusals": _read_set(Refusal),
    "tags": _read_set(_read_text),
    "states": _read_set(CustomerState),
}
