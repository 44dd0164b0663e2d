"""Occasions to call: what falls due for a customer's cars, and their birthday."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.months import months_later
from showroom_crm.domain.vehicles import Payment, Vehicle

_OVERDUE_INSPECTION = timedelta(days=60)
_BIRTHDAY_AHEAD = timedelta(days=30)
LONGEST_MONTHS = 60


class OccasionKind(StrEnum):
    """What falls due."""

    INSPECTION = "inspection"
    BALLOON_END = "balloon_end"
    LEASE_END = "lease_end"
    LOAN_END = "loan_end"
    INSURANCE_END = "insurance_end"
    MAINTENANCE_END = "maintenance_end"
    WARRANTY_END = "warranty_end"
    BIRTHDAY = "birthday"


_PAYMENT_ENDS = {
    Payment.LOAN: OccasionKind.LOAN_END,
    Payment.BALLOON: OccasionKind.BALLOON_END,
    Payment.LEASE: OccasionKind.LEASE_END,
}


@dataclass(frozen=True)
class Occasion:
    """Something that falls due on a day; a birthday has no vehicle."""

    kind: OccasionKind
    on: date
    vehicle: Vehicle | None = None


@dataclass(frozen=True)
class Horizons:
    """How many months ahead things are named.

    `payment_months` is for the end of a loan, a 残価設定 or a lease, `contract_months` for that of
    任意保険, 点検パック and 延長保証.
    """

    inspection_months: int = 6
    payment_months: int = 12
    contract_months: int = 3


def accepted_horizons(horizons: Horizons) -> Horizons:
    """Return them as they may be kept: from 0 months to 5 years.

    Raises RuleBroken: "horizons.out_of_range".
    """
    for field in fields(horizons):
        if not 0 <= getattr(horizons, field.name) <= LONGEST_MONTHS:
            raise RuleBroken("horizons.out_of_range", field=field.name, limit=LONGEST_MONTHS)
    return horizons


def occasions(
    vehicles: Iterable[Vehicle], birthday: date | None, *, today: date, horizons: Horizons
) -> tuple[Occasion, ...]:
    """Return what falls due from today on, by day; a 車検 that lapsed is named for 60 days more.

    A car that is no longer theirs gives none.
    """
    due = [
        occasion
        for vehicle in vehicles
        if vehicle.owned
        for occasion in _of_vehicle(vehicle)
        if _is_near(occasion, today, horizons)
    ]
    if birthday is not None:
        next_one = _next_birthday(birthday, today)
        if next_one <= today + _BIRTHDAY_AHEAD:
            due.append(Occasion(OccasionKind.BIRTHDAY, next_one))
    return tuple(sorted(due, key=lambda occasion: occasion.on))


def falling_due(vehicles: Iterable[Vehicle], *, since: date, until: date) -> tuple[Occasion, ...]:
    """Return what falls due between two days, both counted, for the cars that are theirs."""
    due = [
        occasion
        for vehicle in vehicles
        if vehicle.owned
        for occasion in _of_vehicle(vehicle)
        if since <= occasion.on <= until
    ]
    return tuple(sorted(due, key=lambda occasion: occasion.on))


def _of_vehicle(vehicle: Vehicle) -> Iterator[Occasion]:
    ends = [
        (OccasionKind.INSPECTION, vehicle.inspection_until),
        (OccasionKind.INSURANCE_END, vehicle.insurance_until),
        (OccasionKind.MAINTENANCE_END, vehicle.maintenance_until),
        (OccasionKind.WARRANTY_END, vehicle.warranty_until),
    ]
    if vehicle.payment in _PAYMENT_ENDS:
        ends.append((_PAYMENT_ENDS[vehicle.payment], vehicle.payment_until))
    for kind, on in ends:
        if on is not None:
            yield Occasion(kind, on, vehicle)


def _is_near(occasion: Occasion, today: date, horizons: Horizons) -> bool:
    oldest, months = today, horizons.contract_months
    if occasion.kind is OccasionKind.INSPECTION:
        oldest, months = today - _OVERDUE_INSPECTION, horizons.inspection_months
    elif occasion.kind in _PAYMENT_ENDS.values():
        months = horizons.payment_months
    return oldest <= occasion.on <= months_later(today, months)


def _next_birthday(birthday: date, today: date) -> date:
    years = today.year - birthday.year
    this_year = months_later(birthday, 12 * years)
    return this_year if this_year >= today else months_later(birthday, 12 * (years + 1))
