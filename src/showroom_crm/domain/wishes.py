"""The cars a customer wants, and the one they would trade in."""

from dataclasses import dataclass
from enum import StrEnum

from showroom_crm.domain.identifiers import DealId, WishId


class WishKind(StrEnum):
    """New, used, or whenever one comes in."""

    NEW = "new"
    USED = "used"
    WHEN_ONE_COMES = "when_one_comes"


@dataclass(frozen=True)
class Wish:
    """One car a customer wants; one of them is preferred."""

    car: str
    kind: WishKind = WishKind.NEW
    preferred: bool = False
    notes: str = ""
    deal_id: DealId | None = None
    id: WishId | None = None


@dataclass(frozen=True)
class TradeIn:
    """The car to trade in (下取車): amounts in yen; `our_estimate` is the 下取り額 we told."""

    car: str = ""
    mileage_km: int | None = None
    remaining_loan: int | None = None
    our_estimate: int | None = None
