"""A car as it is typed: a text for each of its fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from showroom_crm.domain.amounts import read_kilometres
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.inspections import accepted_inspection, next_inspection
from showroom_crm.domain.plates import read_plate
from showroom_crm.domain.vehicles import Payment, Vehicle, VehicleUse, accepted_vehicle
from showroom_crm.domain.written_dates import read_day, read_month

CarTexts = dict[str, str]
Value = TypeVar("Value", covariant=True)

_WORDS = ("maker", "model", "grade", "insurer")
_DAYS = (
    "inspection_until",
    "payment_until",
    "maintenance_until",
    "warranty_until",
    "insurance_until",
    "owned_until",
)
NEW_CAR: CarTexts = {
    **dict.fromkeys((*_WORDS, *_DAYS, "plate", "first_registered", "mileage_km", "payment"), ""),
    "use": VehicleUse.PRIVATE,
}
FIRST_LINE = ("maker", "model", "grade", "plate")


class _Reader(Protocol[Value]):
    def __call__(self, typed: str, *, field: str) -> Value: ...


@dataclass(frozen=True)
class Proposal:
    """A 車検満了日 to propose; where only the month is sure, its day must be looked up."""

    on: date
    day_is_known: bool


def texts_of(vehicle: Vehicle) -> CarTexts:
    """Return a car's fields as texts that `vehicle_of` reads."""
    registered = vehicle.first_registered
    return {
        **{field: getattr(vehicle, field) for field in (*_WORDS, "plate")},
        **{field: str(getattr(vehicle, field) or "") for field in _DAYS},
        "use": str(vehicle.use),
        "first_registered": "" if registered is None else f"{registered:%Y-%m}",
        "mileage_km": "" if vehicle.mileage_km is None else str(vehicle.mileage_km),
        "payment": str(vehicle.payment or ""),
    }


def vehicle_of(texts: Mapping[str, str], *, today: date) -> Vehicle:
    """Return the car that was typed; a plate that can be read is spaced as plates are.

    Raises RuleBroken with the field "vehicles" and, as `part`, the text at fault: those of
    `read_day`, `read_month`, `read_kilometres`, `accepted_vehicle` and `accepted_inspection`.
    """
    plate = read_plate(texts["plate"])
    vehicle = Vehicle(
        model=texts["model"],
        maker=texts["maker"],
        grade=texts["grade"],
        plate=texts["plate"] if plate is None else plate.written,
        use=VehicleUse(texts["use"]),
        first_registered=_read(texts, "first_registered", read_month),
        inspection_until=_read(texts, "inspection_until", read_day),
        mileage_km=_read(texts, "mileage_km", read_kilometres),
        payment=Payment(texts["payment"]) if texts["payment"] else None,
        payment_until=_read(texts, "payment_until", read_day),
        maintenance_until=_read(texts, "maintenance_until", read_day),
        warranty_until=_read(texts, "warranty_until", read_day),
        insurer=texts["insurer"],
        insurance_until=_read(texts, "insurance_until", read_day),
        owned_until=_read(texts, "owned_until", read_day),
    )
    try:
        accepted_vehicle(vehicle)
    except RuleBroken as fault:
        raise _in_part(fault, "model") from None
    try:
        return accepted_inspection(vehicle, today=today)
    except RuleBroken as fault:
        raise _in_part(fault, "first_registered") from None


def is_blank(texts: Mapping[str, str]) -> bool:
    """Tell whether nothing was typed about a car."""
    return not any(texts[field].strip() for field in NEW_CAR if field != "use")


def has_details(texts: Mapping[str, str]) -> bool:
    """Tell whether something stands below the first line."""
    return any(texts[field] != NEW_CAR[field] for field in NEW_CAR if field not in FIRST_LINE)


def proposal(texts: Mapping[str, str], *, today: date) -> Proposal | None:
    """Return the 車検満了日 to propose where it is empty or past; None where nothing tells it."""
    try:
        until = _read(texts, "inspection_until", read_day)
        registered = _read(texts, "first_registered", read_month)
    except RuleBroken:
        return None
    if until is not None and until >= today:
        return None
    on = next_inspection(
        VehicleUse(texts["use"]), first_registered=registered, inspection_until=until, today=today
    )
    return None if on is None else Proposal(on, day_is_known=until is not None)


def _read(texts: Mapping[str, str], part: str, read: _Reader[Value]) -> Value | None:
    typed = texts[part]
    if not typed.strip():
        return None
    try:
        return read(typed, field="vehicles")
    except RuleBroken as fault:
        raise _in_part(fault, part) from None


def _in_part(fault: RuleBroken, part: str) -> RuleBroken:
    return RuleBroken(fault.key, **fault.details | {"part": part})
