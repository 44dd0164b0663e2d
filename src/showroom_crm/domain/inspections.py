"""When the 車検 comes round, for the rep to overrule by what stands on the 車検証.

道路運送車両法 第61条: of private cars, a passenger car (kei alike) has three years at first and
two from then on, cargo below 8 t two and then one, kei cargo two and two. 施行規則 第44条, as in
force since 1 April 2025: renewed from two months before its end, a term loses no day.
"""

from dataclasses import dataclass
from datetime import date

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.months import months_later
from showroom_crm.domain.vehicles import Vehicle, VehicleUse

_RENEWABLE_MONTHS_BEFORE = 2


@dataclass(frozen=True)
class _Cadence:
    """The months of the first term and of each later one."""

    first: int
    then: int


_CADENCES = {
    VehicleUse.PRIVATE: _Cadence(36, 24),
    VehicleUse.KEI: _Cadence(36, 24),
    VehicleUse.SMALL_CARGO: _Cadence(24, 12),
    VehicleUse.KEI_CARGO: _Cadence(24, 24),
}


def next_inspection(
    use: VehicleUse,
    *,
    first_registered: date | None = None,
    inspection_until: date | None = None,
    today: date,
) -> date | None:
    """Return the 満了日 to propose, never one that is past; None where no cadence tells it.

    From a known 満了日 it is the one after the renewal. From the month of the first registration
    alone it is the first one due; its day is not known, so it is the earliest day it can be.
    """
    cadence = _CADENCES.get(use)
    if cadence is None:
        return None
    if inspection_until is not None:
        return _after_renewal(inspection_until, cadence, today)
    if first_registered is not None:
        return _after_registration(first_registered, cadence, today)
    return None


def renewable_from(inspection_until: date) -> date:
    """Return the first day on which the 車検 can be renewed without losing days."""
    return months_later(inspection_until, -_RENEWABLE_MONTHS_BEFORE)


def accepted_inspection(vehicle: Vehicle, *, today: date) -> Vehicle:
    """Return the car, whose first registration and 車検 can both be true.

    Raises RuleBroken: "vehicle.registered_in_future", "vehicle.inspection_before_registration".
    """
    registered, until = vehicle.first_registered, vehicle.inspection_until
    if registered is not None and registered > today:
        raise RuleBroken("vehicle.registered_in_future", field="vehicles")
    if registered is not None and until is not None and until < registered:
        raise RuleBroken("vehicle.inspection_before_registration", field="vehicles")
    return vehicle


def _after_renewal(until: date, cadence: _Cadence, today: date) -> date:
    # Counted from the known day each time: a 29th of February must not become a 28th for good.
    months = cadence.then
    while (proposed := months_later(until, months)) < today:
        months += cadence.then
    return proposed


def _after_registration(registered: date, cadence: _Cadence, today: date) -> date:
    this_month = today.replace(day=1)
    months = cadence.first
    while (month := months_later(registered.replace(day=1), months)) < this_month:
        months += cadence.then
    return max(month, today)
