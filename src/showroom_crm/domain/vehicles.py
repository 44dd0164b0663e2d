"""The cars of a customer, those they have and those they had."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from showroom_crm.domain import plain_text
from showroom_crm.domain.errors import RuleBroken


class VehicleUse(StrEnum):
    """What a car is registered as; the 車検 comes round accordingly."""

    PRIVATE = "private"
    KEI = "kei"
    SMALL_CARGO = "small_cargo"
    KEI_CARGO = "kei_cargo"
    OTHER = "other"


class Payment(StrEnum):
    """How a car is paid; `BALLOON` is 残価設定."""

    CASH = "cash"
    LOAN = "loan"
    BALLOON = "balloon"
    LEASE = "lease"


@dataclass(frozen=True)
class Vehicle:
    """One car; every part but the model may be empty.

    `first_registered` is the first day of its 初度登録年月, `inspection_until` its 車検満了日.
    `payment_until` ends the loan, the 残価設定 or the lease; `maintenance_until` the 点検パック,
    `warranty_until` the 延長保証, `insurance_until` the 任意保険. `owned_until` is the day on
    which the customer parted with it; None while it is theirs.
    """

    model: str
    maker: str = ""
    plate: str = ""
    inspection_until: date | None = None
    grade: str = ""
    use: VehicleUse = VehicleUse.PRIVATE
    first_registered: date | None = None
    mileage_km: int | None = None
    payment: Payment | None = None
    payment_until: date | None = None
    maintenance_until: date | None = None
    warranty_until: date | None = None
    insurer: str = ""
    insurance_until: date | None = None
    owned_until: date | None = None

    @property
    def owned(self) -> bool:
        """Whether it is still theirs."""
        return self.owned_until is None


def accepted_vehicle(vehicle: Vehicle) -> Vehicle:
    """Return the car as it may be kept.

    Raises RuleBroken: "vehicle.model_missing", and those of `plain_text`.
    """
    if not vehicle.model.strip():
        raise RuleBroken("vehicle.model_missing", field="vehicles")
    for text in (vehicle.model, vehicle.maker, vehicle.grade, vehicle.plate, vehicle.insurer):
        plain_text.line(text, field="vehicles")
    return vehicle
