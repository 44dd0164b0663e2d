"""What has happened between a person and the showroom, written into the store."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from enum import Enum, auto
from random import Random

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.deals import Deal, DealState, LostReason
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import CustomerId, DealId, StaffId
from showroom_crm.domain.meetings import Ending, Record
from showroom_crm.services.demo.conversations import Conversation, Conversations, Spoken
from showroom_crm.services.demo.orders import Orders
from showroom_crm.services.demo.people import Person
from showroom_crm.services.demo.promises import Promises
from showroom_crm.services.demo.records import Records
from showroom_crm.services.demo.texts import Promise
from showroom_crm.services.demo.times import Times
from showroom_crm.services.store import Store

_NEW = timedelta(days=40)
_ALL_ENDED = 500
# Only the results of late are looked at, and each promise takes as long as a talk to write.
_LATELY = timedelta(days=120)
_EVENING = time(18)
_WINDOW = timedelta(hours=2)


class Story(Enum):
    """How a customer stands with us today."""

    TODAY = auto()
    OVERDUE = auto()
    AHEAD = auto()
    WAITING = auto()
    UNCLOSED = auto()
    WON = auto()
    LOST = auto()
    NO_DEAL = auto()


class Stories:
    """Writes one story after another into a store, within the caller's transaction."""

    def __init__(
        self,
        store: Store,
        conversations: Conversations,
        times: Times,
        random: Random,
        records: Records,
        *,
        seed: int,
        clock: Clock,
    ) -> None:
        self._store = store
        self._conversations = conversations
        self._times = times
        self._random = random
        self._records = records
        self._now = clock.local()
        self._utc_now = clock.utc()
        self._promises = Promises(store, Random(f"promises {seed}"), self._moment)
        self._orders = Orders(store, Random(f"orders {seed}"), now=self._now, utc=self._utc_now)
        # The first of each ended yesterday: the morning board tells of it.
        self._told = {DealState.WON: False, DealState.LOST: False}

    def write(
        self, story: Story, person: Person, customer_id: CustomerId, staff_id: StaffId
    ) -> None:
        """Write what happened with a customer."""
        match story:
            case Story.TODAY | Story.OVERDUE | Story.AHEAD:
                self._open(story, person, customer_id, staff_id)
            case Story.WAITING:
                self._store.deals.bring_in_waiting(
                    customer_id, staff_id=staff_id, wish=person.wish.model, on=self._now.date()
                )
            case Story.UNCLOSED:
                self._unclosed(person, customer_id, staff_id)
            case Story.WON:
                self._won(person, customer_id, staff_id)
            case Story.LOST:
                self._lost(person, customer_id, staff_id)
            case Story.NO_DEAL:
                self._after_sale(customer_id, staff_id)

    def _open(
        self, story: Story, person: Person, customer_id: CustomerId, staff_id: StaffId
    ) -> None:
        conversation = self._conversation(person)
        at = {
            Story.TODAY: self._times.later_today,
            Story.OVERDUE: self._times.overdue,
            Story.AHEAD: self._times.ahead,
        }[story]()
        agreed = self._random.random() < 0.78
        held = self._held_times(len(conversation.meetings), before=min(at, self._now))
        ending = Ending.AGREED if agreed else Ending.OWN_ACTION
        deal = self._deal(person, customer_id, staff_id, conversation.meetings, held, ending)
        self._plan(conversation.promise, at, customer_id, deal.id, staff_id, agreed, held[-1])
        self._store.deals.save_concerns(deal.id, conversation.concerns)
        traded = self._records.traded_in(person.profile.vehicles[0])
        deal = replace(deal, trade_in=traded)
        if self._random.random() < 0.8:
            decision = self._conversations.decision(person, on=held[-1].date())
            does = self._records.until_then()
            deal = replace(deal, decision=replace(decision, customer_does=does))
        self._store.deals.save(deal)
        self._records.follow_deal(deal)

    def _won(self, person: Person, customer_id: CustomerId, staff_id: StaffId) -> None:
        conversation = self._conversation(person)
        order = replace(self._conversations.order(person), answers=conversation.promise)
        spoken = (*conversation.meetings, order)
        held = self._ended_times(len(spoken), DealState.WON)
        deal = self._deal(person, customer_id, staff_id, spoken, held, Ending.WON)
        if self._now - held[-1] < _LATELY:
            solved = (replace(concern, resolved=True) for concern in conversation.concerns)
            self._store.deals.save_concerns(deal.id, solved)
        ended_on = held[-1].date()
        deal = replace(deal, state=DealState.WON, ended_on=ended_on)
        new = self._now.date() - ended_on < _NEW
        self._store.deals.save(self._orders.under_way(deal) if new else deal)
        if not new:
            self._after_sale(customer_id, staff_id)

    def _lost(self, person: Person, customer_id: CustomerId, staff_id: StaffId) -> None:
        conversation = self._conversation(person)
        reason, farewell = self._conversations.farewell(person)
        spoken = (*conversation.meetings, replace(farewell, answers=conversation.promise))
        held = self._ended_times(len(spoken), DealState.LOST)
        deal = self._deal(person, customer_id, staff_id, spoken, held, Ending.LOST)
        self._store.deals.save_concerns(deal.id, conversation.concerns)
        self._store.deals.save(
            replace(
                deal,
                state=DealState.LOST,
                lost_reason=reason,
                competitor=person.wish.rival if reason is LostReason.OTHER_MAKER else "",
                ended_on=held[-1].date(),
            )
        )

    def _unclosed(self, person: Person, customer_id: CustomerId, staff_id: StaffId) -> None:
        held_at = self._times.minutes_ago(self._random.choice([50, 75, 140]))
        self._store.meetings.begin(
            customer_id,
            self._record(self._conversations.passing_by(person), held_at),
            deal_id=None,
            wish=person.wish.model,
            answers_id=None,
            staff_id=staff_id,
            at=self._moment(held_at + timedelta(minutes=10)),
        )

    def _after_sale(self, customer_id: CustomerId, staff_id: StaffId) -> None:
        if self._random.random() < 0.3:
            promise = self._conversations.after_sale()
            at = self._times.ahead()
            self._plan(promise, at, customer_id, None, staff_id, False, self._now)

    def _conversation(self, person: Person) -> Conversation:
        meetings = self._random.choices((1, 2, 3, 4), (35, 35, 20, 10))[0]
        return self._conversations.about(person, meetings=meetings)

    def _deal(
        self,
        person: Person,
        customer_id: CustomerId,
        staff_id: StaffId,
        spoken: Sequence[Spoken],
        held: Sequence[datetime],
        ending: Ending,
    ) -> Deal:
        deal = self._store.deals.open(
            customer_id, staff_id=staff_id, wish=person.wish.model, on=held[0].date()
        )
        before, agreed = held[0], self._promises.ending(ending)
        for words, held_at in zip(spoken, held, strict=True):
            answers_id = None
            if words.answers is not None and self._now - held_at < _LATELY:
                answers_id = self._promises.answered(
                    words.answers,
                    customer_id,
                    deal.id,
                    staff_id,
                    agreed=agreed is Ending.AGREED,
                    made_at=before,
                    held_at=held_at,
                )
            begun = self._store.meetings.begin(
                customer_id,
                self._record(words, held_at),
                deal_id=deal.id,
                wish="",
                answers_id=answers_id,
                staff_id=staff_id,
                at=self._moment(held_at),
            )
            closed = ending if held_at == held[-1] else agreed
            self._store.meetings.close(replace(begun, ending=closed))
            before = held_at
        return deal

    def _plan(
        self,
        promise: Promise,
        at: datetime,
        customer_id: CustomerId,
        deal_id: DealId | None,
        staff_id: StaffId,
        agreed: bool,
        made_at: datetime,
    ) -> None:
        window = promise.channel is Channel.PHONE and at.time() >= _EVENING
        ends = at + _WINDOW
        self._store.follow_ups.plan(
            customer_id,
            Plan(
                promise.channel,
                at,
                reason=promise.reason,
                bring=promise.bring,
                agreed=agreed,
                until=ends.time() if window and ends.date() == at.date() else None,
            ),
            deal_id=deal_id,
            staff_id=staff_id,
            at=self._moment(made_at),
        )

    def _held_times(self, number: int, *, before: datetime) -> Sequence[datetime]:
        """Return when meetings were held, the last one some days before a time."""
        held = [self._times.days_before(before, 1, 9)]
        while len(held) < number:
            held.append(self._times.days_before(held[-1], 4, 14))
        return held[::-1]

    def _ended_times(self, number: int, state: DealState) -> Sequence[datetime]:
        """Return when the meetings of a deal that ended were held; more ended lately than long ago.

        The first one that is asked for each way of ending ended yesterday.
        """
        days = self._random.randint(0, _ALL_ENDED) ** 3 // _ALL_ENDED**2
        held = self._held_times(number, before=self._now - timedelta(days=days))
        if self._told[state]:
            return held
        self._told[state] = True
        later = self._now.date() - held[-1].date() - timedelta(days=1)
        return [each + later for each in held]

    def _moment(self, at: datetime) -> datetime:
        """Return the UTC moment of a wall-clock time, as far from now as that is."""
        return self._utc_now - (self._now - at)

    def _record(self, spoken: Spoken, held_at: datetime) -> Record:
        return Record(
            held_at=held_at,
            place=spoken.place,
            attendees=spoken.attendees,
            said=spoken.said,
            proposed=spoken.proposed,
            next_time=self._records.next_time(),
            tags=self._records.tags(),
        )
