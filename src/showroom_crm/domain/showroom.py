"""What the screens and papers ask for: customers seen together with their deals."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from showroom_crm.domain.attachments import Attachment
from showroom_crm.domain.attempts import Attempt, Tries
from showroom_crm.domain.customers import Customer, CustomerState
from showroom_crm.domain.days_off import StandIn
from showroom_crm.domain.deals import Concern, Deal, DealState
from showroom_crm.domain.estimates import Estimate, StepDone
from showroom_crm.domain.follow_ups import FollowUp, Plan
from showroom_crm.domain.history import Event
from showroom_crm.domain.identifiers import CustomerId, MeetingId, StaffId
from showroom_crm.domain.ink import Drawing
from showroom_crm.domain.list_query import Criteria, Sort
from showroom_crm.domain.manager_words import ManagerWord
from showroom_crm.domain.meetings import Meeting
from showroom_crm.domain.mentions import Mention
from showroom_crm.domain.messages import Message
from showroom_crm.domain.occasions import Occasion
from showroom_crm.domain.orders import OrderTask
from showroom_crm.domain.reminders import Reminder
from showroom_crm.domain.roles import DealRole
from showroom_crm.domain.staff import Staff
from showroom_crm.domain.wishes import Wish


class Filter(StrEnum):
    """What a count on the strip shows in the list when it is clicked."""

    ALL = "all"
    TODAY = "today"
    OVERDUE = "overdue"
    WAITING = "waiting"
    NOT_AGREED = "not_agreed"
    UNCLOSED = "unclosed"


@dataclass(frozen=True)
class Query:
    """What the list shows: words of the search box, a filter, whose customers (None: all).

    All of it combines; `staff_id` is whose contacts the filter looks at, as `stand_ins` has it.
    """

    words: str = ""
    filter: Filter = Filter.ALL
    staff_id: StaffId | None = None
    criteria: Criteria = Criteria()
    sort: Sort = Sort()
    stand_ins: tuple[StandIn, ...] = ()


@dataclass(frozen=True)
class Now:
    """The moment a list is read at: wall-clock in the showroom, and in UTC."""

    local: datetime
    utc: datetime


@dataclass(frozen=True)
class ListRow:
    """One customer as the list shows them; `deal_state` is that of their latest deal.

    Without a name, `looks` tell who it is. `inspection_on` is the next 車検 of their cars,
    `decision_on` the next day of decision, `occasion` what falls due for a car soonest.
    """

    id: CustomerId
    number: int
    name: str
    kana: str
    car: str
    deal_state: DealState | None
    next_contact: Plan | None
    staff_name: str
    phone: str
    has_portrait: bool
    looks: str = ""
    address: str = ""
    state: CustomerState = CustomerState.ACTIVE
    last_contact_at: datetime | None = None
    inspection_on: date | None = None
    decision_on: date | None = None
    occasion: Occasion | None = None

    @property
    def known_by(self) -> str:
        """The name, or the looks of someone whose name is not known yet."""
        return self.name if self.name.strip() else self.looks


@dataclass(frozen=True)
class Counts:
    """The strip."""

    today: int = 0
    overdue: int = 0
    waiting: int = 0
    not_agreed: int = 0
    unclosed: int = 0


@dataclass(frozen=True)
class DealChart:
    """A deal with its meetings and estimates, newest first, its concerns and planned contacts."""

    deal: Deal
    meetings: tuple[Meeting, ...]
    concerns: tuple[Concern, ...]
    planned: tuple[FollowUp, ...]
    estimates: tuple[Estimate, ...] = ()
    steps: tuple[StepDone, ...] = ()
    roles: tuple[DealRole, ...] = ()
    order_tasks: tuple[OrderTask, ...] = ()

    @property
    def open_concerns(self) -> tuple[Concern, ...]:
        return tuple(concern for concern in self.concerns if not concern.resolved)


@dataclass(frozen=True)
class CustomerChart:
    """Everything known of one customer (顧客カルテ); deals newest first, open ones before.

    `unclosed` holds the meetings begun and not closed, with or without a deal yet. `household`
    are the other customers who live with this one. `ended` are contacts that are over; they,
    `attempts`, `events` and `messages` are told by the timeline, the newest first. `edited` are
    the meetings of which an earlier text is kept.
    """

    customer: Customer
    staff: Staff | None
    portrait: Drawing | None
    deals: tuple[DealChart, ...]
    planned: tuple[FollowUp, ...]
    unclosed: tuple[Meeting, ...] = ()
    second_staff: Staff | None = None
    household: tuple[Customer, ...] = ()
    wishes: tuple[Wish, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    ended: tuple[FollowUp, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    events: tuple[Event, ...] = ()
    edited: frozenset[MeetingId] = frozenset()
    manager_words: tuple[ManagerWord, ...] = ()
    messages: tuple[Message, ...] = ()

    @property
    def next_contact(self) -> FollowUp | None:
        """The earliest planned contact of ours."""
        return min(self.planned, key=lambda planned: planned.plan.at, default=None)

    @property
    def current_deal(self) -> DealChart | None:
        """The newest deal that is not ended."""
        return next((chart for chart in self.deals if not chart.deal.state.ended), None)

    @property
    def spoken(self) -> tuple[Meeting, ...]:
        """The meetings, closed or only begun, with words of the customer; the latest first."""
        held = {meeting.id: meeting for meeting in self.unclosed}
        for chart in self.deals:
            held |= {meeting.id: meeting for meeting in chart.meetings}
        spoken = [meeting for meeting in held.values() if meeting.record.said.strip()]
        return tuple(sorted(spoken, key=lambda m: (m.record.held_at, m.id), reverse=True))

    @property
    def last_spoken(self) -> Meeting | None:
        """The meeting that holds what the customer said last."""
        return next(iter(self.spoken), None)


@dataclass(frozen=True)
class DueContact:
    """A follow-up that is due, with all that the pop-up and `due` show of it.

    `mentions` are all of the customer's; `to_mention` tells which of them a day brings up.
    `manager_words` and `concerns` are those on its deal. `stand_in` does it while `staff` is
    not there.
    """

    follow_up: FollowUp
    customer: Customer
    staff: Staff | None
    last_words: str
    mentions: tuple[Mention, ...] = ()
    manager_words: tuple[ManagerWord, ...] = ()
    concerns: tuple[Concern, ...] = ()
    stand_in: Staff | None = None


@dataclass(frozen=True)
class Alert:
    """A reminder to show now, and the tries to reach its customer so far."""

    reminder: Reminder
    contact: DueContact
    portrait: Drawing | None
    tries: Tries = Tries()


@dataclass(frozen=True)
class WaitingDeal:
    """An open deal without a contact of ours, and whose it is."""

    deal: Deal
    customer: Customer
    staff: Staff | None = None
