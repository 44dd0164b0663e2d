"""Two charts of one customer become one: what is chosen from which side, and all else kept."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.people import Person
from showroom_crm.domain.phones import Phone
from showroom_crm.domain.reaching import Reach
from showroom_crm.domain.vehicles import Vehicle

Part = TypeVar("Part", Vehicle, Person)
Earlier = Callable[[str, Any], str]

_OF_PROFILE = (
    "name", "kana", "looks", "postal_code", "address", "birthday", "job", "family", "hobbies",
    "source", "state",
)  # fmt: skip
_OF_REACH = ("channel", "hours")
FIELDS = (*_OF_PROFILE, *_OF_REACH)
"""What can be chosen from one side or the other, in the order of the chart."""


def value_of(profile: Profile, field: str) -> Any:
    """Return one of `FIELDS` of a profile, None where it is empty."""
    value = getattr(profile.reach if field in _OF_REACH else profile, field)
    return None if isinstance(value, str) and not value.strip() else value


def differing(kept: Profile, other: Profile) -> tuple[str, ...]:
    """Return the fields in which both sides say something, and not the same."""
    return tuple(
        field
        for field in FIELDS
        if None not in (value_of(kept, field), value_of(other, field))
        and value_of(kept, field) != value_of(other, field)
    )


def merged_profile(
    kept: Profile, other: Profile, chosen: frozenset[str], *, earlier: Earlier
) -> Profile:
    """Return the profile of both; of the fields that differ, those `chosen` are the other's.

    Phones, cars and people are united without doubles, and so are refusals. What is not chosen
    goes to the end of the notes, in the words that `earlier` makes of a field and its value.
    """
    values = {field: _taken(kept, other, field, field in chosen) for field in FIELDS}
    reach = Reach(
        refusals=kept.reach.refusals | other.reach.refusals,
        consent_on=max(filter(None, (kept.reach.consent_on, other.reach.consent_on)), default=None),
        **{field: values[field] for field in _OF_REACH},
    )
    named = other if "name" in chosen or value_of(kept, "name") is None else kept
    return replace(
        kept,
        **{field: _empty_where_none(field, values[field]) for field in _OF_PROFILE},
        company=named.company,
        phones=_phones(kept.phones, other.phones),
        vehicles=_united(kept.vehicles, other.vehicles, _same_vehicle),
        people=_united(kept.people, other.people, _same_person),
        reach=reach,
        notes=_notes(kept, other, [earlier(*left) for left in _left_out(kept, other, chosen)]),
    )


def _taken(kept: Profile, other: Profile, field: str, from_other: bool) -> Any:
    ours, theirs = value_of(kept, field), value_of(other, field)
    if ours is None or (from_other and theirs is not None):
        return theirs
    return ours


def _empty_where_none(field: str, value: Any) -> Any:
    return "" if value is None and field != "birthday" else value


def _left_out(
    kept: Profile, other: Profile, chosen: frozenset[str]
) -> Iterator[tuple[str, object]]:
    for field in differing(kept, other):
        yield field, value_of(kept if field in chosen else other, field)
    consents = {kept.reach.consent_on, other.reach.consent_on} - {None}
    if len(consents) > 1:
        yield "consent_on", min(filter(None, consents))


def _notes(kept: Profile, other: Profile, remarks: Sequence[str]) -> str:
    notes = [kept.notes] if kept.notes.strip() else []
    if other.notes.strip() and other.notes not in kept.notes:
        notes.append(other.notes)
    return "\n".join((*notes, *remarks))


def _phones(kept: Sequence[Phone], other: Sequence[Phone]) -> tuple[Phone, ...]:
    """A number that rings at one place here and at another there stands once."""
    by_number: dict[str, Phone] = {}
    for phone in (*kept, *other):
        by_number.setdefault(phone.number, phone)
    return tuple(by_number.values())


def _united(
    kept: Sequence[Part], other: Sequence[Part], same: Callable[[Part, Part], bool]
) -> tuple[Part, ...]:
    """Return the parts of both; those that are the same and contradict nowhere become one."""
    united = list(kept)
    for part in other:
        place = next((i for i, each in enumerate(united) if same(each, part)), None)
        if place is None:
            united.append(part)
        else:
            united[place] = _completed(united[place], part)
    return tuple(united)


def _same_vehicle(one: Vehicle, another: Vehicle) -> bool:
    return (
        one.model == another.model
        and one.owned_until == another.owned_until
        and _compatible(one, another)
    )


def _same_person(one: Person, another: Person) -> bool:
    known = (one.name and one.name == another.name) or (
        one.relation and one.relation == another.relation
    )
    return bool(known) and _compatible(one, another)


def _compatible(one: Part, another: Part) -> bool:
    return all(
        ours == theirs or _blank(one, field, ours) or _blank(one, field, theirs)
        for field, ours, theirs in _pairs(one, another)
    )


def _completed(one: Part, another: Part) -> Part:
    filled = {
        field: theirs for field, ours, theirs in _pairs(one, another) if _blank(one, field, ours)
    }
    completed: Part = replace(one, **filled)
    return completed


def _pairs(one: Part, another: Part) -> Iterator[tuple[str, Any, Any]]:
    for field in fields(one):
        yield field.name, getattr(one, field.name), getattr(another, field.name)


def _blank(part: Vehicle | Person, field: str, value: object) -> bool:
    """Tell whether a value says nothing: it is what the field holds before anyone typed."""
    return value == next(each.default for each in fields(part) if each.name == field)
