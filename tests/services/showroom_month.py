"""A month of a showroom, lived through its services only."""

import random
from datetime import datetime, timedelta

from showroom_crm.domain.attempts import RESULTS_OF, Attempt
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.deals import Concern, ConcernCategory, LostReason, WouldBuy
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import CustomerId, FollowUpId, StaffId
from showroom_crm.domain.meeting_close import Answers, Lost, NextContact, Outcome, Won
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.showroom import DueContact
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services import calls, customers, follow_ups, hand_over, meetings
from showroom_crm.services.store import Store
from tests.conftest import MovableClock

FIRST = datetime(2026, 10, 1, 10, 0)
DAYS = 31
HOURS = 9


class Month:
    """Reps who meet, promise, call, forget and hand over, as a seed lets them."""

    def __init__(self, store: Store, clock: MovableClock, seed: int, *, reps: int) -> None:
        self._store, self._clock = store, clock
        self._chance = random.Random(seed)
        clock.set(FIRST)
        self.reps = [
            store.staff.add(f"rep{number}", f"営業{number}", StaffRole.REP).id
            for number in range(reps)
        ]
        self._customers: list[CustomerId] = []

    def live(self, *, deals: int) -> None:
        """Open so many deals, spread over the month, and follow what was promised."""
        arrivals = sorted(self._chance.randrange(DAYS * HOURS) for _deal in range(deals))
        for slot in range(DAYS * HOURS):
            day, hour = divmod(slot, HOURS)
            self._clock.set(FIRST + timedelta(days=day, hours=hour, minutes=5))
            for _arrival in range(arrivals.count(slot)):
                self._arrive()
            self._answer_what_is_due()
            if self._chance.random() < 0.1:
                self._hand_over()

    def _arrive(self) -> None:
        by = self._chance.choice(self.reps)
        number = len(self._customers) + 1
        profile = Profile(name=f"お客様{number}")
        added = customers.add_customer(self._store, profile, by=by, clock=self._clock)
        self._customers.append(added.customer_id)
        self._meet(added.customer_id, None, by)

    def _answer_what_is_due(self) -> None:
        due = follow_ups.contacts_until(self._store, self._clock.local())
        for contact in due:
            fate = self._chance.random()
            if fate < 0.25:
                continue
            if fate < 0.35:
                self._move(contact)
            elif fate < 0.65:
                self._call(contact)
            else:
                planned = contact.follow_up
                by = planned.staff_id or self.reps[0]
                self._meet(planned.customer_id, planned.id, by)

    def _meet(self, customer_id: CustomerId, answers: FollowUpId | None, by: StaffId) -> None:
        held_at = self._clock.local() - timedelta(minutes=self._chance.choice((0, 0, 20, 300)))
        deal_id = None if answers is None else self._store.follow_ups.get(answers).deal_id
        begun = meetings.begin_meeting(
            self._store,
            customer_id,
            Record(held_at=held_at, said="燃費を気にされている"),
            deal_id=deal_id,
            answers_id=answers,
            by=by,
            clock=self._clock,
        )
        meetings.close_meeting(
            self._store,
            begun.meeting_id,
            Answers(concerns=self._concerns()),
            self._outcome(),
            by=by,
            clock=self._clock,
        )

    def _concerns(self) -> tuple[Concern, ...]:
        return tuple(
            Concern(
                self._chance.choice(list(ConcernCategory)),
                words="気になる",
                would_buy=WouldBuy.YES,
                resolved=self._chance.random() < 0.4,
            )
            for _concern in range(self._chance.randrange(3))
        )

    def _outcome(self) -> Outcome:
        fate = self._chance.random()
        if fate < 0.12:
            return Won()
        if fate < 0.25:
            return Lost(LostReason.NOT_BUYING)
        return NextContact(self._plan())

    def _plan(self) -> Plan:
        at = self._clock.local() + timedelta(days=self._chance.randrange(12), hours=2)
        return Plan(
            self._chance.choice((Channel.PHONE, Channel.VISIT_US, Channel.LINE)),
            at,
            reason="見積のご説明",
            agreed=self._chance.random() < 0.7,
        )

    def _call(self, contact: DueContact) -> None:
        planned = contact.follow_up
        attempt = Attempt(
            planned.customer_id,
            planned.plan.channel,
            self._chance.choice(RESULTS_OF[planned.plan.channel]),
            self._clock.local(),
            follow_up_id=planned.id,
        )
        calls.record_attempt(
            self._store, attempt, self._plan(), by=planned.staff_id, clock=self._clock
        )

    def _move(self, contact: DueContact) -> None:
        planned = contact.follow_up
        follow_ups.move_contact(
            self._store, planned.id, self._plan(), by=planned.staff_id, clock=self._clock
        )

    def _hand_over(self) -> None:
        if self._customers:
            whom = self._chance.sample(self._customers, k=min(3, len(self._customers)))
            to = self._chance.choice(self.reps)
            hand_over.hand_over(self._store, whom, to, by=to, clock=self._clock)
