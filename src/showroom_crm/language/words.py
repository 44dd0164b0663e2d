"""The word on the screen for each value of the domain."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from showroom_crm.domain.attempts import Result
from showroom_crm.domain.customers import Customer, CustomerState
from showroom_crm.domain.deals import ConcernCategory, DealState, Decision, LostReason, WouldBuy
from showroom_crm.domain.estimates import Step
from showroom_crm.domain.follow_ups import Channel, Plan, Urgency, late_after, urgency
from showroom_crm.domain.mailing import Hindrance
from showroom_crm.domain.meetings import Ending, Place
from showroom_crm.domain.names import Honorific, honorific
from showroom_crm.domain.occasions import OccasionKind
from showroom_crm.domain.phones import PhoneKind
from showroom_crm.domain.plates import PlateDoubt
from showroom_crm.domain.reaching import Refusal
from showroom_crm.domain.roles import Role
from showroom_crm.domain.showroom import Filter
from showroom_crm.domain.undo import UndoKind
from showroom_crm.domain.vehicles import Payment, VehicleUse
from showroom_crm.domain.wishes import WishKind
from showroom_crm.language import formats
from showroom_crm.language.catalog import N_, _, pgettext

_CHANNELS = {
    Channel.PHONE: N_("Phone"),
    Channel.VISIT_US: N_("Showroom visit"),
    Channel.VISIT_THEM: N_("Home visit"),
    Channel.LINE: N_("LINE"),
    Channel.SMS: N_("SMS"),
    Channel.MAIL: N_("E-mail"),
    Channel.POST: N_("Letter"),
}
_DEAL_STATES = {
    DealState.OPEN: N_("In negotiation"),
    DealState.WAITING: N_("Waiting deal"),
    DealState.WON: N_("Won"),
    DealState.LOST: N_("Lost"),
}
_LOST_REASONS = {
    LostReason.OTHER_MAKER: N_("Other maker"),
    LostReason.OTHER_DEALER: N_("Same maker, other dealer"),
    LostReason.NOT_BUYING: N_("Not buying"),
    LostReason.POSTPONED: N_("Postponed"),
    LostReason.LOAN_REFUSED: N_("Loan refused"),
    LostReason.OUT_OF_REACH: N_("Out of reach"),
    LostReason.NO_CONTACT_WISHED: N_("No contact wished"),
}
_CONCERNS = {
    ConcernCategory.PRICE: N_("Price"),
    ConcernCategory.TRADE_IN: N_("Trade-in value"),
    ConcernCategory.FAMILY: N_("Family's opinion"),
    ConcernCategory.TIMING: N_("Timing of purchase"),
    ConcernCategory.DELIVERY: N_("Delivery time"),
    ConcernCategory.OTHER_MAKER: N_("Comparison with another maker"),
    ConcernCategory.LOAN: N_("Loan"),
    ConcernCategory.EQUIPMENT: N_("Equipment"),
    ConcernCategory.PARKING: N_("Parking space"),
    ConcernCategory.OTHER: N_("Something else"),
}
_WOULD_BUY = {
    WouldBuy.YES: N_("Would buy"),
    WouldBuy.YES_IF: N_("Would buy, if …"),
    WouldBuy.NO: N_("Would not buy"),
    WouldBuy.NOT_ASKED: N_("Not asked yet"),
}
_PLACES = {
    Place.SHOWROOM: N_("Showroom"),
    Place.PHONE: N_("By phone"),
    Place.THEIR_HOME: N_("At the customer's"),
    Place.ONLINE: N_("Online"),
    Place.ELSEWHERE: N_("Elsewhere"),
}
_ENDINGS = {
    Ending.WON: N_("Won"),
    Ending.LOST: N_("Lost"),
    Ending.AGREED: N_("Next contact agreed"),
    Ending.OWN_ACTION: N_("Own action set"),
}
_PHONE_KINDS = {
    PhoneKind.MOBILE: N_("Mobile"),
    PhoneKind.HOME: N_("Home phone"),
    PhoneKind.WORK: N_("Work phone"),
    PhoneKind.OTHER: N_("Other phone"),
}
_FILTERS = {
    Filter.ALL: N_("All customers"),
    Filter.TODAY: N_("Today"),
    Filter.OVERDUE: N_("Overdue"),
    Filter.WAITING: N_("Waiting deals"),
    Filter.NOT_AGREED: N_("Not agreed"),
    Filter.UNCLOSED: N_("Not closed"),
}
_VEHICLE_USES = {
    VehicleUse.PRIVATE: N_("Private passenger car"),
    VehicleUse.KEI: N_("Kei passenger car"),
    VehicleUse.SMALL_CARGO: N_("Small cargo"),
    VehicleUse.KEI_CARGO: N_("Kei cargo"),
    VehicleUse.OTHER: N_("Another kind of vehicle"),
}
_PAYMENTS = {
    Payment.CASH: N_("Cash"),
    Payment.LOAN: N_("Loan"),
    Payment.BALLOON: N_("Balloon loan"),
    Payment.LEASE: N_("Lease"),
}
_OCCASIONS = {
    OccasionKind.INSPECTION: N_("Inspection due"),
    OccasionKind.BALLOON_END: N_("Balloon loan ends"),
    OccasionKind.LEASE_END: N_("Lease ends"),
    OccasionKind.LOAN_END: N_("Loan paid off"),
    OccasionKind.INSURANCE_END: N_("Insurance ends"),
    OccasionKind.MAINTENANCE_END: N_("Maintenance plan ends"),
    OccasionKind.WARRANTY_END: N_("Extended warranty ends"),
    OccasionKind.BIRTHDAY: N_("Their birthday"),
}
_REFUSALS = {
    Refusal.NO_PHONE: N_("No phone calls"),
    Refusal.NO_WORK_PHONE: N_("No calls to the workplace"),
    Refusal.NO_MESSAGE: N_("No messages left"),
    Refusal.KEEP_FROM_FAMILY: N_("Keep from the family"),
    Refusal.NO_DIRECT_MAIL: N_("No direct mail"),
    Refusal.NO_CONTACT: N_("No contact at all"),
}
_CUSTOMER_STATES = {
    CustomerState.ACTIVE: N_("Active customer"),
    CustomerState.REPLACED_ELSEWHERE: N_("Bought elsewhere"),
    CustomerState.MOVED_AWAY: N_("Moved, address unknown"),
    CustomerState.DECEASED: N_("Deceased"),
    CustomerState.SUSPENDED: N_("Dealings suspended"),
}
_HINDRANCES = {
    Hindrance.REFUSED: N_("post refused: {number}"),
    Hindrance.SECRET: N_("to be kept from the family: {number}"),
    Hindrance.NOT_ACTIVE: N_("no active customer: {number}"),
    Hindrance.NO_NAME: N_("name not known: {number}"),
    Hindrance.NO_ADDRESS: N_("without an address: {number}"),
}
_PLATE_DOUBTS = {
    PlateDoubt.FORM: N_("Is this plate complete? It is read like 品川 500 あ 12-34."),
    PlateDoubt.REGION: N_("No plate is known with this place name. Please check it."),
    PlateDoubt.CLASS_NUMBER: N_("The class number looks wrong. Please check it."),
    PlateDoubt.KANA: N_("This sign is not used on plates. Please check it."),
    PlateDoubt.RENTAL: N_("わ and れ stand on rental cars. Please check it."),
    PlateDoubt.SERIAL: N_("The number on a plate has one to four digits. Please check it."),
}

_STEPS = {
    Step.VISIT: N_("Visit"),
    Step.TEST_DRIVE: N_("Test drive"),
    Step.APPRAISAL: N_("Appraisal"),
    Step.ESTIMATE: N_("Estimate given"),
    Step.LOAN_CHECK: N_("Loan check"),
    Step.MANAGER_JOINED: N_("Manager joined"),
}
_ROLES = {
    Role.BUYER: N_("Contract holder"),
    Role.OWNER: N_("Owner"),
    Role.USER: N_("User"),
    Role.DECIDER: N_("Decider"),
    Role.PAYER: N_("Payer"),
    Role.INTRODUCER: N_("Introduced by"),
}
_RESULTS = {
    Result.SPOKE: N_("Spoke with them"),
    Result.NOT_IN: N_("Not in"),
    Result.VOICE_MAIL: N_("Voice mail"),
    Result.MESSAGE_LEFT: N_("Message left"),
    Result.ASKED_TO_CALL_AGAIN: N_("Asked to call again"),
    Result.ASKED_FOR_CALL_BACK: N_("Asked for a call back"),
    Result.NUMBER_DEAD: N_("Dead number"),
    Result.CAME: N_("Came to the showroom"),
    Result.DID_NOT_COME: N_("Did not come"),
    Result.ANSWERED: N_("Answered"),
    Result.NO_ANSWER: N_("No answer"),
    Result.THEY_CALLED: N_("They called us"),
}
_WISH_KINDS = {
    WishKind.NEW: N_("New car"),
    WishKind.USED: N_("Used car"),
    WishKind.WHEN_ONE_COMES: N_("When one comes in"),
}

_DELETED_KINDS = {
    UndoKind.CUSTOMER_DELETED: N_("Customer"),
    UndoKind.DEAL_DELETED: N_("Deal"),
    UndoKind.MEETING_DELETED: N_("Meeting"),
    UndoKind.FOLLOW_UP_DELETED: N_("Planned contact"),
    UndoKind.DETAIL_DELETED: N_("Part of the chart"),
}


def deleted_kind(value: UndoKind) -> str:
    return _(_DELETED_KINDS[value])


def step(value: Step) -> str:
    return _(_STEPS[value])


def role(value: Role) -> str:
    return _(_ROLES[value])


def wish_kind(value: WishKind) -> str:
    return _(_WISH_KINDS[value])


def result(value: Result) -> str:
    return _(_RESULTS[value])


def channel(value: Channel) -> str:
    return _(_CHANNELS[value])


def deal_state(value: DealState) -> str:
    return _(_DEAL_STATES[value])


def lost_reason(value: LostReason) -> str:
    return _(_LOST_REASONS[value])


def concern(value: ConcernCategory) -> str:
    return _(_CONCERNS[value])


def would_buy(value: WouldBuy, condition: str = "") -> str:
    """Return the answer, with what a "yes, if" depends on: 条件つきで購入：来月に納車なら."""
    if value is WouldBuy.YES_IF and condition.strip():
        return _("Would buy, if {condition}").format(condition=condition.strip())
    return _(_WOULD_BUY[value])


def place(value: Place) -> str:
    return _(_PLACES[value])


def ending(value: Ending) -> str:
    return _(_ENDINGS[value])


def phone_kind(value: PhoneKind) -> str:
    return _(_PHONE_KINDS[value])


def vehicle_use(value: VehicleUse) -> str:
    return _(_VEHICLE_USES[value])


def payment(value: Payment) -> str:
    return _(_PAYMENTS[value])


def occasion(value: OccasionKind) -> str:
    return _(_OCCASIONS[value])


def refusal(value: Refusal) -> str:
    return _(_REFUSALS[value])


def refusals(values: Iterable[Refusal]) -> str:
    """Return refusals with their shape: ⊗ 電話不可・DM不可; empty where there are none."""
    wanted = frozenset(values)
    listed = [refusal(each) for each in Refusal if each in wanted]
    return "⊗ " + "・".join(listed) if listed else ""


def customer_state(value: CustomerState) -> str:
    return _(_CUSTOMER_STATES[value])


def plate_doubt(value: PlateDoubt) -> str:
    return _(_PLATE_DOUBTS[value])


def list_filter(value: Filter) -> str:
    return _(_FILTERS[value])


def agreement(plan: Plan) -> str:
    """Return the agreement with its shape: ● 合意済 or ○ 未合意."""
    return "● " + _("Agreed") if plan.agreed else "○ " + _("Not agreed")


def addressed(name: str) -> str:
    """Return the name with the honorific it takes: 様, 御中, or the one typed with it."""
    match honorific(name):
        case Honorific.TYPED:
            return name
        case Honorific.COMPANY:
            return pgettext("company", "{name}").format(name=name.strip())
        case Honorific.PERSON:
            return pgettext("person", "{name}").format(name=name.strip())


def receiver(value: Customer) -> str:
    """Return a name as a letter has it: 様, 御中 for whatever is a company, or as it was typed."""
    if value.profile.is_company and honorific(value.name) is Honorific.PERSON:
        return pgettext("company", "{name}").format(name=value.name.strip())
    return addressed(value.name)


def hindrance(value: Hindrance, number: int) -> str:
    """Return why so many customers get no post."""
    return _(_HINDRANCES[value]).format(number=formats.count(number))


def name_unknown() -> str:
    """Return what stands in the place of a name that nobody asked for yet."""
    return _("Name not known yet")


def called(name: str, looks: str) -> str:
    """Return the name as it was typed, or without one what tells who it is:
    お名前未確認・赤いフィットの親子."""
    if name.strip():
        return name
    if not looks.strip():
        return name_unknown()
    return _("Name not known yet: {looks}").format(looks=looks.strip())


def customer(value: Customer) -> str:
    """Return a customer as they are addressed; someone without a name has no 様."""
    if value.name.strip():
        return receiver(value)
    return called(value.name, value.profile.looks)


def doer(name: str, absent: str) -> str:
    """Return who does a matter, and in whose stead: 鈴木(田中さんの代理)."""
    if not absent:
        return name
    return _("{name} (standing in for {absent})").format(name=name, absent=absent)


def decision(value: Decision) -> str:
    """Return when the customer concludes, in their words and as days: 来月中旬 12/11〜12/20."""
    parts = [value.words] if value.words else []
    if value.on is not None:
        parts.append(days(value.from_on, value.on))
    return " ".join(parts)


def days(first: date | None, last: date) -> str:
    """Return days from a first to a last one, or the last alone."""
    if first is None or first == last:
        return formats.day(last)
    return _("{first}–{last}").format(first=formats.day(first), last=formats.day(last))


def promise(plan: Plan, *, now: datetime) -> str:
    """Return how a contact stands, with a shape: ▲ 2時間遅れ, ◐ 本日 15:00, ● 10/3(土) 15:00."""
    match urgency(plan, now=now):
        case Urgency.OVERDUE:
            return "▲ " + late(now - late_after(plan))
        case Urgency.TODAY:
            return "◐ " + _("today {time}").format(time=formats.contact_time(plan))
        case Urgency.LATER:
            shape = "●" if plan.agreed else "○"
            return f"{shape} {formats.day(plan.at)} {formats.contact_time(plan)}"


def late(by: timedelta) -> str:
    """Return how late something is: 2時間遅れ."""
    return _("{span} late").format(span=formats.span(by))
