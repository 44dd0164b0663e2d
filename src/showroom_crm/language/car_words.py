"""What is said of a car: its name, what is known of it, what falls due for it."""

from datetime import date

from showroom_crm.domain.inspections import renewable_from
from showroom_crm.domain.occasions import Occasion, OccasionKind
from showroom_crm.domain.vehicles import Vehicle, VehicleUse
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _

Fact = tuple[str, str]


def name(vehicle: Vehicle) -> str:
    """Return maker, model and grade: トヨタ アクア G."""
    return _joined(" ", vehicle.maker, vehicle.model, vehicle.grade)


def name_and_plate(vehicle: Vehicle) -> str:
    """Return which car it is: トヨタ アクア G  品川 500 あ 12-34."""
    return _joined("  ", name(vehicle), vehicle.plate)


def occasion(value: Occasion, *, today: date) -> str:
    """Return what falls due, with its shape: ◆ 車検満了 あと5か月(2/15(月)から更新できます)."""
    due = f"{occasion_shape(value, today=today)} {words.occasion(value.kind)} "
    due += formats.time_left(value.on, on=today)
    if value.kind is not OccasionKind.INSPECTION or value.on < today:
        return due
    first = renewable_from(value.on)
    if first <= today:
        return _("{due} (renewable now)").format(due=due)
    return _("{due} (renewable from {day})").format(due=due, day=formats.day(first))


def occasion_shape(value: Occasion, *, today: date) -> str:
    """Return ◆ for what is to come, ▲ for what is past."""
    return "▲" if value.on < today else "◆"


def parted(vehicle: Vehicle) -> str:
    """Return until when a car was theirs: 2025年3月まで."""
    if vehicle.owned_until is None:
        return ""
    return _("until {month}").format(month=formats.month(vehicle.owned_until))


def facts(vehicle: Vehicle, *, today: date) -> list[Fact]:
    """Return caption and value of all that is known of a car; what is not known is left out."""
    pairs = [
        (_("Use of the car"), _use(vehicle)),
        (_("First registration"), _month(vehicle.first_registered)),
        (_("Inspection until"), _until(vehicle.inspection_until, today)),
        (_("Mileage"), _kilometres(vehicle.mileage_km)),
        (_("Payment"), _payment(vehicle, today)),
        (_("Maintenance plan"), _until(vehicle.maintenance_until, today)),
        (_("Extended warranty"), _until(vehicle.warranty_until, today)),
        (_("Insurance"), _insurance(vehicle, today)),
    ]
    return [(caption, value) for caption, value in pairs if value]


def _use(vehicle: Vehicle) -> str:
    return "" if vehicle.use is VehicleUse.PRIVATE else words.vehicle_use(vehicle.use)


def _month(value: date | None) -> str:
    return "" if value is None else formats.month_of_both_calendars(value)


def _until(value: date | None, today: date) -> str:
    if value is None:
        return ""
    return f"{formats.era_day(value)}　{formats.time_left(value, on=today)}"


def _kilometres(value: int | None) -> str:
    return "" if value is None else formats.kilometres(value)


def _payment(vehicle: Vehicle, today: date) -> str:
    paid = "" if vehicle.payment is None else words.payment(vehicle.payment)
    return _joined("　", paid, _until(vehicle.payment_until, today))


def _insurance(vehicle: Vehicle, today: date) -> str:
    return _joined("　", vehicle.insurer, _until(vehicle.insurance_until, today))


def _joined(between: str, *parts: str) -> str:
    return between.join(part.strip() for part in parts if part.strip())
