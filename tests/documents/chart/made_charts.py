"""Charts made by hypothesis: every field that is printed, of any writing, known by its number."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

from hypothesis import strategies as st

from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.customers import Customer, CustomerState, Profile
from showroom_crm.domain.deals import (
    Concern,
    ConcernCategory,
    Deal,
    DealState,
    Decision,
    LostReason,
    WouldBuy,
)
from showroom_crm.domain.estimates import Estimate, Step, StepDone
from showroom_crm.domain.follow_ups import Channel, FollowUp, Plan
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, MeetingId, StaffId
from showroom_crm.domain.meetings import Ending, Meeting, Place, Record
from showroom_crm.domain.mentions import Mention
from showroom_crm.domain.people import Person
from showroom_crm.domain.phones import Phone, PhoneKind
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.domain.roles import DealRole, Role
from showroom_crm.domain.showroom import CustomerChart, DealChart
from showroom_crm.domain.staff import Staff
from showroom_crm.domain.vehicles import Payment, Vehicle, VehicleUse
from showroom_crm.domain.wishes import TradeIn, Wish, WishKind

VISIT_ON = date(2026, 10, 3)

# Letters of many writings, signs beyond the first plane, marks of direction, controls, markup.
SIGNS = (
    st.sampled_from("漢字かなカナABCabc123 、。「」ーㇷ゚&<>\n\u0301\u202e\u2067\u200d\U000e0100")
    | st.sampled_from("髙﨑𠮷邉齋濵栁𣘺德神㈱㋿葛\U000e0100")
    | st.characters(exclude_categories=["Cs"])
)
WRITINGS = st.text(SIGNS, min_size=0, max_size=30)
_FEW_SIGNS = st.text(st.sampled_from("漢かカa1&\u202e"), max_size=3)
LENGTHS = (1, 1, 40, 10_000)

_CUSTOMER, _STAFF = CustomerId(1), StaffId(1)
_Text = Callable[[], str]


class Made:
    """A chart that a failing test does not print: its texts are very long."""

    def __init__(self, chart: CustomerChart) -> None:
        self.chart = chart


@st.composite
def charts(draw: st.DrawFn, lengths: Sequence[int] = LENGTHS) -> Made:
    """A chart whose texts each begin with a number of their own: none is found for another.

    Some texts are as often what they are as one of the `lengths` says, up to 10,000 signs.
    """
    numbers = count(1)

    def text() -> str:
        return f"〔{next(numbers)}〕{draw(WRITINGS)}"

    def short() -> str:
        return f"〔{next(numbers)}〕{draw(_FEW_SIGNS)}"

    def long() -> str:
        return (text() * draw(st.sampled_from(lengths)))[:10_000]

    contact = _contact(1, None, datetime(2026, 10, 3, 18, 0), draw(st.sampled_from([text, long])))
    further = _contact(2, None, datetime(2026, 10, 9, 10, 0), short)
    deals = (
        _deal(1, DealState.OPEN, text, long),
        _deal(2, DealState.WAITING, text, text),
        _deal(3, DealState.LOST, text, text),
    )
    chart = CustomerChart(
        customer=Customer(_CUSTOMER, 3201, _profile(text, short, long), _STAFF),
        staff=Staff(_STAFF, "101", text()),
        portrait=None,
        deals=deals,
        planned=(contact, further),
        household=(Customer(CustomerId(2), 3202, Profile(text())),),
        wishes=tuple(Wish(text(), kind, text()) for kind in WishKind),
        mentions=(Mention(text()), Mention(text(), VISIT_ON + timedelta(days=3))),
        attempts=tuple(
            Attempt(_CUSTOMER, Channel.PHONE, result, datetime(2026, 9, 30, 10, 0), words=short())
            for result in (Result.NOT_IN, Result.SPOKE)
        ),
    )
    return Made(chart)


def _profile(text: _Text, short: _Text, long: _Text) -> Profile:
    return Profile(
        name=text(),
        kana=text(),
        phones=tuple(Phone(f"+8190{digit * 8}", kind) for digit, kind in _kinds()),
        postal_code=short(),
        address=text(),
        birthday=date(1983, 10, 3),
        job=text(),
        family=text(),
        hobbies=text(),
        source=text(),
        notes=long(),
        vehicles=(
            Vehicle(short(), short(), short(), date(2027, 4, 30), short(), insurer=short()),
            Vehicle(
                *(text(), text(), text()),
                grade=text(),
                use=VehicleUse.KEI,
                first_registered=date(2020, 4, 1),
                mileage_km=45_000,
                payment=Payment.BALLOON,
                payment_until=date(2027, 5, 1),
                insurer=text(),
                insurance_until=date(2027, 6, 1),
            ),
            Vehicle(text(), plate=text(), owned_until=date(2019, 3, 3)),
        ),
        looks=text(),
        state=CustomerState.SUSPENDED,
        reach=Reach(Channel.LINE, (time(18), time(20)), frozenset(Refusal)),
        people=tuple(
            Person(text(), text(), drives=True, decides=True, born_in=1985, notes=text())
            for _number in range(2)
        ),
    )


def _kinds() -> Iterator[tuple[str, PhoneKind]]:
    return zip("12345", (*PhoneKind, PhoneKind.HOME), strict=True)


def _contact(number: int, deal_id: DealId | None, at: datetime, text: _Text) -> FollowUp:
    plan = Plan(Channel.PHONE, at, text(), text(), agreed=False)
    return FollowUp(FollowUpId(number), _CUSTOMER, deal_id, _STAFF, plan)


def _deal(number: int, state: DealState, text: _Text, long: _Text) -> DealChart:
    deal_id = DealId(number)
    ended = state.ended
    deal = Deal(
        id=deal_id,
        customer_id=_CUSTOMER,
        staff_id=_STAFF,
        wish=text(),
        state=state,
        opened_on=date(2026, 8, 2),
        decision=Decision(text(), date(2026, 10, 31), text(), date(2026, 10, 21), text()),
        lost_reason=LostReason.OTHER_DEALER if ended else None,
        competitor=text(),
        ended_on=date(2026, 9, 1) if ended else None,
        rivals=text(),
        trade_in=TradeIn(text(), 45_000, 320_000, 650_000),
    )
    concerns = tuple(
        Concern(category, text(), text(), WouldBuy.YES_IF, text())
        for category in (ConcernCategory.TRADE_IN, ConcernCategory.LOAN)
    )
    return DealChart(
        deal=deal,
        meetings=tuple(_meeting(number * 10 + each, deal_id, text, long) for each in (1, 2)),
        concerns=(*concerns, Concern(ConcernCategory.PRICE, text(), resolved=True)),
        planned=(),
        estimates=(Estimate(date(2026, 9, 28), text(), text(), 3_280_000, monthly=32_900),),
        steps=(StepDone(Step.TEST_DRIVE, date(2026, 9, 28)),),
        roles=(DealRole(Role.BUYER, text()), DealRole(Role.OWNER, text())),
    )


def _meeting(number: int, deal_id: DealId, text: _Text, long: _Text) -> Meeting:
    held_at = datetime(2026, 9, 30, 14, 0) - timedelta(days=number)
    record = Record(
        held_at, Place.PHONE, text(), long(), text(), text(), tags=(text()[:20], text()[:20])
    )
    return Meeting(
        MeetingId(number),
        _CUSTOMER,
        deal_id,
        _STAFF,
        record,
        typed_at=datetime(2026, 9, 30, tzinfo=UTC),
        ending=Ending.AGREED,
    )
