"""The cars a customer wants, and the one they would trade in."""

from dataclasses import dataclass
from enum import StrEnum


class WishKind(StrEnum):
    """New, used, or whenever one comes in."""

    NEW = "new"
    USED = "used"
    WHEN_ONE_COMES = "when_one_comes"


@dataclass(frozen=True)
class Wish:
    """One car a customer wants; the first of them is the preferred one."""

    car: str
    kind: WishKind = WishKind.NEW
    notes: str = ""


@dataclass(frozen=True)
class TradeIn:
    """The car to trade in (下取車): amounts in yen; `our_estimate` is the 下取り額 we told."""

    car: str = ""
    mileage_km: int | None = None
    remaining_loan: int | None = None
    our_estimate: int | None = None
