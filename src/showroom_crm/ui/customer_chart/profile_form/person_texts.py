"""A person around a customer as they are typed: a text for each part."""

from collections.abc import Mapping
from datetime import date

from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.people import Person
from showroom_crm.domain.phones import PhoneKind, read_phone
from showroom_crm.domain.written_births import read_birth
from showroom_crm.language import formats

PersonTexts = dict[str, str]

LINES = ("name", "relation", "born", "phone", "notes")
TICKS = ("drives", "decides")
# Where the phone rings is known until another number is typed.
_HIDDEN = ("phone_kind", "customer_id")
NOBODY: PersonTexts = dict.fromkeys((*LINES, *TICKS, *_HIDDEN), "")
YES = "yes"


def is_blank(texts: Mapping[str, str]) -> bool:
    return not any(texts[part].strip() for part in LINES)


def texts_of(person: Person) -> PersonTexts:
    """Return a person's parts as texts that `person_of` reads."""
    phone = person.phone
    return {
        "name": person.name,
        "relation": person.relation,
        "born": str(person.birthday or person.born_in or ""),
        "phone": "" if phone is None else formats.phone(phone),
        "phone_kind": "" if phone is None else str(phone.kind),
        "notes": person.notes,
        "drives": YES if person.drives else "",
        "decides": YES if person.decides else "",
        "customer_id": str(person.customer_id or ""),
    }


def person_of(texts: Mapping[str, str], *, today: date) -> Person:
    """Return the person who was typed; an age counts from `today`.

    Raises RuleBroken: "phone.unreadable", and those of `read_birth`.
    """
    birth = read_birth(texts["born"], today=today, field="people")
    kind = PhoneKind(texts["phone_kind"]) if texts["phone_kind"] else None
    typed = texts["phone"].strip()
    return Person(
        name=texts["name"],
        relation=texts["relation"],
        phone=read_phone(typed, kind=kind) if typed else None,
        birthday=birth.day,
        born_in=birth.year,
        drives=texts["drives"] == YES,
        decides=texts["decides"] == YES,
        notes=texts["notes"],
        customer_id=CustomerId(int(texts["customer_id"])) if texts["customer_id"] else None,
    )
