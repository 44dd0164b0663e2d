"""The people around a customer: the family of a person, the contacts of a company."""

from dataclasses import dataclass
from datetime import date

from showroom_crm.domain import plain_text
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.phones import Phone


@dataclass(frozen=True)
class Person:
    """Someone who belongs to a customer and is, or is not yet, one of their own.

    `relation` is what they are to the customer (妻, 長女) or in the company (総務部 課長).
    Where the birthday is not known, `born_in` is the year that an age told on a day leads to.
    `customer_id` is their own chart, where they have one.
    """

    name: str = ""
    relation: str = ""
    phone: Phone | None = None
    birthday: date | None = None
    born_in: int | None = None
    drives: bool = False
    decides: bool = False
    notes: str = ""
    customer_id: CustomerId | None = None


def accepted_person(person: Person, *, today: date) -> Person:
    """Return it as it may be kept.

    Raises RuleBroken: "person.unnamed", "birthday.future", and those of `plain_text`.
    """
    if not (person.name.strip() or person.relation.strip()):
        raise RuleBroken("person.unnamed", field="people")
    for text in (person.name, person.relation, person.notes):
        plain_text.line(text, field="people")
    if person.birthday is not None and person.birthday > today:
        raise RuleBroken("birthday.future", field="people")
    return person


def age_of(person: Person, on: date) -> int | None:
    """Return the age in full years on a day; by the year of birth alone it may be one too high."""
    if person.birthday is not None:
        born = person.birthday
        return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return None if person.born_in is None else on.year - person.born_in
