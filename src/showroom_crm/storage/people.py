"""The family of a customer, or the contacts of a company."""

from collections.abc import Iterable
from typing import Any

from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.people import Person
from showroom_crm.domain.phones import Phone
from showroom_crm.storage.database import Database
from showroom_crm.storage.tables import PersonTable

_FIELDS = ("name", "relation", "birthday", "born_in", "drives", "decides", "notes")


class PeopleRows:
    """The people around the customers of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_customer(self, customer_id: CustomerId) -> tuple[Person, ...]:
        """Return them in the order in which they were entered."""
        rows = self._database.select(
            PersonTable, "WHERE customer_id = ? ORDER BY position", (customer_id,)
        )
        return tuple(_person(row) for row in rows)

    def replace(self, customer_id: CustomerId, people: Iterable[Person]) -> None:
        """Keep these people in the place of those before."""
        self._database.delete(PersonTable, "WHERE customer_id = ?", (customer_id,))
        for position, person in enumerate(people):
            place = {"customer_id": customer_id, "position": position}
            self._database.insert(PersonTable, place | _values(person))


def _values(person: Person) -> dict[str, Any]:
    phone = person.phone
    return {field: getattr(person, field) for field in _FIELDS} | {
        "phone_number": None if phone is None else phone.number,
        "phone_kind": None if phone is None else phone.kind,
        "as_customer_id": person.customer_id,
    }


def _person(row: dict[str, Any]) -> Person:
    number = row["phone_number"]
    return Person(
        phone=None if number is None else Phone(number, row["phone_kind"]),
        customer_id=row["as_customer_id"],
        **{field: row[field] for field in _FIELDS},
    )
