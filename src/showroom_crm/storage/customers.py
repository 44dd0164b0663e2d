"""Customers with their phones and cars, and their place in the search index."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from showroom_crm.domain import folding
from showroom_crm.domain.customers import Customer, Profile, Vehicle
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.phones import Phone
from showroom_crm.storage.database import Database
from showroom_crm.storage.search_index import CUSTOMERS, SearchIndex
from showroom_crm.storage.tables import CustomerTable, PhoneTable, VehicleTable

_FIRST_NUMBER = 1001


class CustomerRows:
    """The customers of one database."""

    def __init__(self, database: Database, index: SearchIndex) -> None:
        self._database = database
        self._index = index

    def add(self, profile: Profile, *, staff_id: StaffId | None, at: datetime) -> Customer:
        """Keep a new customer under the next free number."""
        last = self._database.value("SELECT max(number) FROM customer")
        number = _FIRST_NUMBER if last is None else last + 1
        values = _values(profile) | {
            "number": number,
            "staff_id": staff_id,
            "created_at": at,
            "changed_at": at,
            "next_contact_at": "9999",
        }
        customer_id = CustomerId(self._database.execute(CustomerTable.insert(values)))
        customer = Customer(customer_id, number, profile, staff_id)
        self._save_parts(customer)
        return customer

    def save(self, customer: Customer, *, at: datetime) -> None:
        """Keep what changed of a customer."""
        values = _values(customer.profile) | {"staff_id": customer.staff_id, "changed_at": at}
        self._database.execute(CustomerTable.update(values).where(CustomerTable.id == customer.id))
        for table in (PhoneTable, VehicleTable):
            self._database.execute(table.delete().where(table.customer_id == customer.id))
        self._save_parts(customer)

    def get(self, customer_id: CustomerId) -> Customer:
        """Return a customer. Raises KeyError where there is none."""
        rows = self._database.dicts(CustomerTable.select().where(CustomerTable.id == customer_id))
        if not rows:
            raise KeyError(customer_id)
        return self._customer(rows[0])

    def with_number(self, number: int) -> Customer | None:
        rows = self._database.dicts(CustomerTable.select().where(CustomerTable.number == number))
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

    def _customer(self, row: Mapping[str, Any]) -> Customer:
        customer_id = CustomerId(row["id"])
        return Customer(
            id=customer_id,
            number=row["number"],
            staff_id=None if row["staff_id"] is None else StaffId(row["staff_id"]),
            profile=Profile(
                phones=self._phones(customer_id),
                vehicles=self._vehicles(customer_id),
                **{field: row[field] for field in _PROFILE_FIELDS},
            ),
        )

    def _phones(self, customer_id: CustomerId) -> tuple[Phone, ...]:
        query = (
            PhoneTable.select(PhoneTable.number, PhoneTable.kind)
            .where(PhoneTable.customer_id == customer_id)
            .order_by(PhoneTable.position)
        )
        return tuple(Phone(**row) for row in self._database.dicts(query))

    def _vehicles(self, customer_id: CustomerId) -> tuple[Vehicle, ...]:
        fields = (
            VehicleTable.model,
            VehicleTable.maker,
            VehicleTable.plate,
            VehicleTable.inspection_until,
        )
        query = (
            VehicleTable.select(*fields)
            .where(VehicleTable.customer_id == customer_id)
            .order_by(VehicleTable.position)
        )
        return tuple(Vehicle(**row) for row in self._database.dicts(query))

    def _save_parts(self, customer: Customer) -> None:
        profile = customer.profile
        phones = [
            {"customer_id": customer.id, "position": i, "number": p.number, "kind": p.kind}
            for i, p in enumerate(profile.phones)
        ]
        vehicles = [
            {
                "customer_id": customer.id,
                "position": position,
                "model": vehicle.model,
                "maker": vehicle.maker,
                "plate": vehicle.plate,
                "inspection_until": vehicle.inspection_until,
            }
            for position, vehicle in enumerate(profile.vehicles)
        ]
        for table, rows in ((PhoneTable, phones), (VehicleTable, vehicles)):
            if rows:
                self._database.execute(table.insert_many(rows))
        self._index.put(CUSTOMERS, customer.id, _searched(customer))


_PROFILE_FIELDS = (
    "name", "kana", "postal_code", "address", "birthday", "job", "family", "hobbies", "source",
    "notes",
)  # fmt: skip


def _values(profile: Profile) -> dict[str, Any]:
    values = {field: getattr(profile, field) for field in _PROFILE_FIELDS}
    return values | {"sort_key": folding.sort_key(profile.kana, profile.name)}


def _searched(customer: Customer) -> list[str]:
    """Return the texts of a customer that the search box looks in."""
    profile = customer.profile
    cars = (text for v in profile.vehicles for text in (v.maker, v.model, v.plate))
    digits = (phone.digits for phone in profile.phones)
    return [
        profile.name,
        profile.kana,
        str(customer.number),
        *digits,
        *cars,
        profile.address,
        profile.job,
        profile.family,
        profile.hobbies,
        profile.notes,
    ]
