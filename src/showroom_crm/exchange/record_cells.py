"""The cells of cars, of people and of how a customer is reached: written, and read back."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from showroom_crm.domain.amounts import read_kilometres
from showroom_crm.domain.customers import CustomerState, Profile
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.people import Person
from showroom_crm.domain.phones import Phone, national_format, read_phone
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.domain.vehicles import Payment, Vehicle, VehicleUse
from showroom_crm.domain.written_dates import read_day, read_month, read_window
from showroom_crm.exchange import columns
from showroom_crm.exchange.value_words import is_yes, value_of, word, yes

VEHICLE_DAYS = (
    "inspection_until", "payment_until", "maintenance_until", "warranty_until",
    "insurance_until", "owned_until",
)  # fmt: skip
VEHICLE_TEXTS = ("maker", "model", "plate", "grade", "insurer")
VEHICLE_COLUMNS = (
    "maker", "model", "plate", "inspection_until", "grade", "use", "first_registered",
    "mileage_km", "payment", "payment_until", "maintenance_until", "warranty_until", "insurer",
    "insurance_until", "owned_until",
)  # fmt: skip
PERSON_COLUMNS = (
    "person_relation", "person_name", "person_born", "person_phone", "person_phone_kind",
    "person_drives", "person_decides", "person_notes",
)  # fmt: skip
REACH_COLUMNS = (
    "looks", "company", "state", "reach_channel", "reach_hours", "refusals", "consent_on",
)  # fmt: skip
_BETWEEN_WORDS = "、"
# Where the birthday is not known, the year of birth stands in its place.
_YEAR = re.compile(r"(\d{4})年?")

Value = TypeVar("Value", bound=StrEnum)
Cells = Mapping[str, str]


class Unknown(list[str]):
    """What cells say that we have no value for, as lines for the notes: 支払方法: 分割."""

    def take(self, values: type[Value], field: str, cell: str) -> Value | None:
        """Return the value that a cell means; what it says else is noted."""
        value = value_of(values, cell)
        if value is None and cell.strip():
            self.append(f"{columns.heading(field, language='ja')}: {cell.strip()}")
        return value


def vehicle_cells(vehicle: Vehicle, *, language: str) -> dict[str, str]:
    """Return what stands in the columns of one car."""
    cells = {field: getattr(vehicle, field) for field in VEHICLE_TEXTS}
    cells |= {field: _day(getattr(vehicle, field)) for field in VEHICLE_DAYS}
    registered = vehicle.first_registered
    cells["first_registered"] = "" if registered is None else f"{registered:%Y-%m}"
    cells["mileage_km"] = "" if vehicle.mileage_km is None else str(vehicle.mileage_km)
    usual = vehicle.use is VehicleUse.PRIVATE
    cells["use"] = "" if usual else word(vehicle.use, language=language)
    paid = vehicle.payment
    cells["payment"] = "" if paid is None else word(paid, language=language)
    return cells


def vehicle_of(cells: Cells, unknown: Unknown) -> Vehicle:
    """Return the car that some cells tell of.

    Raises RuleBroken: "date.unreadable", "month.unreadable", "distance.unreadable".
    """
    registered = cells.get("first_registered", "").strip()
    mileage = cells.get("mileage_km", "").strip()
    texts: dict[str, Any] = {field: cells.get(field, "") for field in VEHICLE_TEXTS}
    days: dict[str, Any] = {
        field: _read_day(cells.get(field, ""), "vehicles") for field in VEHICLE_DAYS
    }
    return Vehicle(
        **texts,
        **days,
        first_registered=read_month(registered, field="vehicles") if registered else None,
        mileage_km=read_kilometres(mileage, field="vehicles") if mileage else None,
        use=unknown.take(VehicleUse, "use", cells.get("use", "")) or VehicleUse.PRIVATE,
        payment=unknown.take(Payment, "payment", cells.get("payment", "")),
    )


def person_cells(person: Person, *, language: str) -> dict[str, str]:
    """Return what stands in the columns of one person."""
    phone = person.phone
    return {
        "person_relation": person.relation,
        "person_name": person.name,
        "person_born": _day(person.birthday) or str(person.born_in or ""),
        "person_phone": "" if phone is None else written_phone(phone),
        "person_phone_kind": ""
        if phone is None
        else columns.kind_word(phone.kind, language=language),
        "person_drives": yes(language=language) if person.drives else "",
        "person_decides": yes(language=language) if person.decides else "",
        "person_notes": person.notes,
    }


def person_of(cells: Cells) -> Person:
    """Return the person that some cells tell of.

    Raises RuleBroken: "date.unreadable", "phone.unreadable".
    """
    number = cells.get("person_phone", "").strip()
    kind = columns.kind_of(cells.get("person_phone_kind", ""))
    born = cells.get("person_born", "").strip()
    year = _YEAR.fullmatch(born)
    return Person(
        relation=cells.get("person_relation", ""),
        name=cells.get("person_name", ""),
        birthday=None if year else _read_day(born, "people"),
        born_in=int(year[1]) if year else None,
        phone=read_phone(number, kind=kind) if number else None,
        drives=is_yes(cells.get("person_drives", "")),
        decides=is_yes(cells.get("person_decides", "")),
        notes=cells.get("person_notes", ""),
    )


def reach_cells(profile: Profile, *, language: str) -> dict[str, str]:
    """Return what stands in the columns of looks, state and how a customer is reached."""
    reach = profile.reach
    usual = profile.state is CustomerState.ACTIVE
    listed = [word(each, language=language) for each in Refusal if each in reach.refusals]
    return {
        "looks": profile.looks,
        "company": yes(language=language) if profile.company else "",
        "state": "" if usual else word(profile.state, language=language),
        "reach_channel": "" if reach.channel is None else word(reach.channel, language=language),
        "reach_hours": ""
        if reach.hours is None
        else "-".join(end.isoformat("minutes") for end in reach.hours),
        "refusals": _BETWEEN_WORDS.join(listed),
        "consent_on": _day(reach.consent_on),
    }


def reach_of(cells: Cells, unknown: Unknown) -> Reach:
    """Return how a customer is reached. Raises RuleBroken: "date.unreadable"."""
    written = cells.get("refusals", "").replace(",", _BETWEEN_WORDS).split(_BETWEEN_WORDS)
    refusals = (unknown.take(Refusal, "refusals", each) for each in written)
    start, end = None, None
    hours = cells.get("reach_hours", "").strip()
    if hours:
        start, end = read_window(hours, field="reach_hours")
    return Reach(
        channel=unknown.take(Channel, "reach_channel", cells.get("reach_channel", "")),
        hours=None if start is None or end is None else (start, end),
        refusals=frozenset(each for each in refusals if each is not None),
        consent_on=_read_day(cells.get("consent_on", ""), "consent_on"),
    )


def written_phone(phone: Phone) -> str:
    """Return the number as it is written in Japan, unless it would be read as another one."""
    written = national_format(phone.number)
    return written if read_phone(written).number == phone.number else phone.number


def _day(value: date | None) -> str:
    return "" if value is None else value.isoformat()


def _read_day(typed: str, field: str) -> date | None:
    return read_day(typed, field=field) if typed.strip() else None
