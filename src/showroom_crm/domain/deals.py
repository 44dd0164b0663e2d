"""A chance to sell, what keeps the customer from buying, and when they will conclude."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from showroom_crm.domain.identifiers import ConcernId, CustomerId, DealId, StaffId
from showroom_crm.domain.wishes import TradeIn


class DealState(StrEnum):
    """`WAITING` (待ち案件) is an open deal that came in without a contact of ours (R1)."""

    OPEN = "open"
    WAITING = "waiting"
    WON = "won"
    LOST = "lost"

    @property
    def ended(self) -> bool:
        return self in (DealState.WON, DealState.LOST)


class LostReason(StrEnum):
    OTHER_MAKER = "other_maker"
    OTHER_DEALER = "other_dealer"
    NOT_BUYING = "not_buying"
    POSTPONED = "postponed"
    LOAN_REFUSED = "loan_refused"
    OUT_OF_REACH = "out_of_reach"
    NO_CONTACT_WISHED = "no_contact_wished"


class ConcernCategory(StrEnum):
    PRICE = "price"
    TRADE_IN = "trade_in"
    FAMILY = "family"
    TIMING = "timing"
    DELIVERY = "delivery"
    OTHER_MAKER = "other_maker"
    LOAN = "loan"
    EQUIPMENT = "equipment"
    PARKING = "parking"
    OTHER = "other"


class WouldBuy(StrEnum):
    """The answer to: if that were solved, would you buy?"""

    YES = "yes"
    YES_IF = "yes_if"
    NO = "no"
    NOT_ASKED = "not_asked"


class RemedyState(StrEnum):
    """How far our remedy is: 未着手, 準備中, 準備済."""

    TO_DO = "to_do"
    PREPARING = "preparing"
    READY = "ready"


@dataclass(frozen=True)
class Decision:
    """When the customer says they will conclude: in their words, as days, and who decides.

    `from_on` to `on` are the days that the words stand for (来月中旬 is the 11th to the 20th); a
    single day has no `from_on`. `customer_does` is what the customer will do until then.
    """

    words: str = ""
    on: date | None = None
    decided_by: str = ""
    from_on: date | None = None
    customer_does: str = ""

    @property
    def known(self) -> bool:
        return bool(self.words.strip()) or self.on is not None


@dataclass(frozen=True)
class Concern:
    """What keeps a customer from buying, in their words, with our remedy (解決案).

    `condition` is what a "yes, if" depends on. The remedy is work: `remedy_by` prepares it until
    `remedy_due`, wall-clock time in the showroom.
    """

    category: ConcernCategory
    words: str = ""
    remedy: str = ""
    would_buy: WouldBuy = WouldBuy.NOT_ASKED
    condition: str = ""
    resolved: bool = False
    id: ConcernId | None = None
    remedy_by: StaffId | None = None
    remedy_due: datetime | None = None
    remedy_state: RemedyState = RemedyState.TO_DO


@dataclass(frozen=True)
class Deal:
    """One chance to sell (案件); `wish` is the car it is about, in words.

    `rivals` are the other makes and dealers the customer looks at; `delivery_on` is the day of
    delivery (納車) once it is won.
    """

    id: DealId
    customer_id: CustomerId
    staff_id: StaffId | None
    wish: str
    state: DealState
    opened_on: date
    decision: Decision = Decision()
    lost_reason: LostReason | None = None
    competitor: str = ""
    ended_on: date | None = None
    rivals: str = ""
    trade_in: TradeIn = TradeIn()
    delivery_on: date | None = None
