"""Customers with their phones, cars and people, and their place in the search index."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from showroom_crm.domain import folding
from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.phones import Phone
from showroom_crm.domain.reaching import Reach
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.storage.database import Database
from showroom_crm.storage.people import PeopleRows
from showroom_crm.storage.search_index import CUSTOMERS, SearchIndex
from showroom_crm.storage.tables import CustomerTable, PhoneTable, VehicleTable

_FIRST_NUMBER = 1001
# Numbers stand on paper, so that of a deleted customer is not given to another.
_LAST_NUMBER = """
    SELECT max(coalesce((SELECT max(number) FROM customer), ?),
        coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = ?), 0))
"""
NUMBERS_USED_SETTING = "customer_numbers_used_up_to"


class CustomerRows:
    """The customers of one database."""

    def __init__(self, database: Database, index: SearchIndex) -> None:
        self._database = database
        self._index = index
        self._people = PeopleRows(database)

    def add(
        self,
        profile: Profile,
        *,
        staff_id: StaffId | None,
        at: datetime,
        number: int | None = None,
    ) -> Customer:
        """Keep a new customer under a free number, the next one where none is given."""
        if number is None:
            used = (_FIRST_NUMBER - 1, NUMBERS_USED_SETTING)
            number = int(self._database.value(_LAST_NUMBER, used)) + 1
        values = _values(profile) | {
            "number": number,
            "staff_id": staff_id,
            "created_at": at,
            "changed_at": at,
            "next_contact_at": "9999",
        }
        customer_id = CustomerId(self._database.insert(CustomerTable, values))
        customer = Customer(customer_id, number, profile, staff_id)
        self._save_parts(customer)
        return customer

    def save(self, customer: Customer, *, at: datetime) -> None:
        """Keep what changed of a customer."""
        values = _values(customer.profile) | {
            "staff_id": customer.staff_id,
            "second_staff_id": customer.second_staff_id,
            "household_id": customer.household_id,
            "changed_at": at,
        }
        self._database.update(CustomerTable, values, "WHERE id = ?", (customer.id,))
        for table in (PhoneTable, VehicleTable):
            self._database.delete(table, "WHERE customer_id = ?", (customer.id,))
        self._save_parts(customer)

    def get(self, customer_id: CustomerId) -> Customer:
        """Return a customer. Raises KeyError where there is none."""
        rows = self._database.select(CustomerTable, "WHERE id = ?", (customer_id,))
        if not rows:
            raise KeyError(customer_id)
        return self._customer(rows[0])

    def with_number(self, number: int) -> Customer | None:
        rows = self._database.select(CustomerTable, "WHERE number = ?", (number,))
        return self._customer(rows[0]) if rows else None

    def with_phone(self, number: str) -> Sequence[Customer]:
        rows = self._database.rows(
            "SELECT DISTINCT customer_id FROM phone WHERE number = ? ORDER BY customer_id",
            (number,),
        )
        return [self.get(CustomerId(row[0])) for row in rows]

    def ids(self) -> Sequence[CustomerId]:
        rows = self._database.rows("SELECT id FROM customer ORDER BY number")
        return [CustomerId(row[0]) for row in rows]

    def count(self) -> int:
        return int(self._database.value("SELECT count(*) FROM customer"))

    def put_in_index(self, customer_id: CustomerId) -> None:
        """Let a customer be found by what is kept of them now."""
        self._index.put(CUSTOMERS, customer_id, _searched(self.get(customer_id)))

    def take_from_index(self, customer_id: CustomerId) -> None:
        """Let a customer be found no more."""
        self._index.drop(CUSTOMERS, customer_id)

    def _customer(self, row: Mapping[str, Any]) -> Customer:
        customer_id = CustomerId(row["id"])
        return Customer(
            id=customer_id,
            number=row["number"],
            staff_id=row["staff_id"],
            second_staff_id=row["second_staff_id"],
            household_id=row["household_id"],
            profile=Profile(
                phones=self._phones(customer_id),
                vehicles=self._vehicles(customer_id),
                people=self._people.of_customer(customer_id),
                reach=_reach(row),
                **{field: row[field] for field in _PROFILE_FIELDS},
            ),
        )

    def _phones(self, customer_id: CustomerId) -> tuple[Phone, ...]:
        rows = self._database.select(PhoneTable, _OF_CUSTOMER, (customer_id,))
        return tuple(Phone(row["number"], row["kind"]) for row in rows)

    def _vehicles(self, customer_id: CustomerId) -> tuple[Vehicle, ...]:
        rows = self._database.select(VehicleTable, _OF_CUSTOMER, (customer_id,))
        return tuple(Vehicle(**{field: row[field] for field in _VEHICLE_FIELDS}) for row in rows)

    def _save_parts(self, customer: Customer) -> None:
        profile = customer.profile
        for position, phone in enumerate(profile.phones):
            place = {"customer_id": customer.id, "position": position}
            self._database.insert(PhoneTable, place | {"number": phone.number, "kind": phone.kind})
        for position, vehicle in enumerate(profile.vehicles):
            place = {"customer_id": customer.id, "position": position}
            facts = {field: getattr(vehicle, field) for field in _VEHICLE_FIELDS}
            self._database.insert(VehicleTable, place | facts)
        self._people.replace(customer.id, profile.people)
        self._index.put(CUSTOMERS, customer.id, _searched(customer))


_OF_CUSTOMER = "WHERE customer_id = ? ORDER BY position"
_VEHICLE_FIELDS = tuple(field.name for field in fields(Vehicle))
_PROFILE_FIELDS = (
    "name", "kana", "postal_code", "address", "birthday", "job", "family", "hobbies", "source",
    "notes", "looks", "company", "state",
)  # fmt: skip


def _values(profile: Profile) -> dict[str, Any]:
    values = {field: getattr(profile, field) for field in _PROFILE_FIELDS}
    reach = profile.reach
    hours = reach.hours or (None, None)
    return values | {
        "sort_key": folding.sort_key(profile.kana, profile.name or profile.looks),
        "reach_channel": reach.channel,
        "reach_from": hours[0],
        "reach_until": hours[1],
        "refusals": reach.refusals,
        "consent_on": reach.consent_on,
    }


def _reach(row: Mapping[str, Any]) -> Reach:
    hours = (row["reach_from"], row["reach_until"])
    return Reach(
        channel=row["reach_channel"],
        hours=None if None in hours else hours,
        refusals=row["refusals"],
        consent_on=row["consent_on"],
    )


def _searched(customer: Customer) -> list[str]:
    """Return the texts of a customer that the search box looks in."""
    profile = customer.profile
    phones = (*profile.phones, *(person.phone for person in profile.people if person.phone))
    return [
        profile.name,
        profile.kana,
        profile.looks,
        str(customer.number),
        *(phone.digits for phone in phones),
        *(text for car in profile.vehicles for text in (car.maker, car.model, car.plate)),
        *(text for person in profile.people for text in (person.name, person.relation)),
        profile.address,
        profile.job,
        profile.family,
        profile.hobbies,
        profile.notes,
    ]
