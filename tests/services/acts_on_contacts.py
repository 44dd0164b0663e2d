"""What is done of our contacts: planned, moved, called for, and what came of each try."""

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import rule

from showroom_crm.domain.attempts import RESULTS_OF, Attempt, Result
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId
from showroom_crm.services import calls, follow_ups
from tests.services.lived_weeks import (
    CUSTOMERS,
    DEALS,
    PLANNED,
    WHICH,
    WISHED,
    LivedWeeks,
    Wished,
    where,
)


class ActsOnContacts(LivedWeeks):
    """Each rule is one click; what the program must refuse is worked out beforehand."""

    @where(PLANNED)
    @rule(which=WHICH, result=WHICH, wished=st.none() | WISHED)
    def a_contact_has_an_outcome(self, which: int, result: int, wished: Wished | None) -> None:
        follow_up_id = self.one_of(PLANNED, which)
        channel = Channel(self.fact("channel", "follow_up", follow_up_id))
        self._attempt(
            self.fact("customer_id", "follow_up", follow_up_id),
            channel,
            RESULTS_OF[channel][result % len(RESULTS_OF[channel])],
            wished,
            follow_up_id=follow_up_id,
        )

    @where(CUSTOMERS)
    @rule(which=WHICH, deal=WHICH, wished=st.none() | WISHED)
    def a_customer_calls_by_themselves(self, which: int, deal: int, wished: Wished | None) -> None:
        customer_id = self.one_of(CUSTOMERS, which)
        deal_id = self.one_or_none(f"{DEALS} WHERE customer_id = ?", deal, customer_id)
        self._attempt(customer_id, Channel.PHONE, Result.SPOKE, wished, deal_id=deal_id)

    @where(PLANNED)
    @rule(which=WHICH, wished=WISHED)
    def a_customer_calls_for_another_day(self, which: int, wished: Wished) -> None:
        follow_up_id = self.one_of(PLANNED, which)
        customer_id = CustomerId(self.fact("customer_id", "follow_up", follow_up_id))
        plan = self.plan(wished)
        call = Attempt(customer_id, Channel.PHONE, Result.ASKED_TO_CALL_AGAIN, self.clock.local())
        with self.refused_for(self.move_faults(plan, follow_up_id)):
            calls.record_attempt(
                self.store,
                call,
                plan,
                moves=FollowUpId(follow_up_id),
                by=self.rep(which),
                clock=self.clock,
            )

    @where(CUSTOMERS)
    @rule(which=WHICH, deal=WHICH, wished=WISHED)
    def a_contact_is_planned(self, which: int, deal: int, wished: Wished) -> None:
        customer_id = self.one_of(CUSTOMERS, which)
        self._plan(
            customer_id,
            self.one_or_none(f"{DEALS} WHERE customer_id = ?", deal, customer_id),
            wished,
        )

    @where(f"{DEALS} WHERE state = 'waiting'")
    @rule(which=WHICH, wished=WISHED)
    def a_waiting_deal_has_its_contact(self, which: int, wished: Wished) -> None:
        deal_id = self.one_of(f"{DEALS} WHERE state = 'waiting'", which)
        self._plan(self.fact("customer_id", "deal", deal_id), deal_id, wished)

    @where(PLANNED)
    @rule(which=WHICH, wished=WISHED, same_time=st.booleans())
    def a_contact_is_moved(self, which: int, wished: Wished, same_time: bool) -> None:
        follow_up_id = self.one_of(PLANNED, which)
        plan = self.plan(wished)
        if same_time:
            plan = replace(plan, at=self.planned_at(follow_up_id))
        with self.refused_for(self.move_faults(plan, follow_up_id)):
            follow_ups.move_contact(
                self.store, FollowUpId(follow_up_id), plan, by=self.rep(which), clock=self.clock
            )

    def _plan(self, customer_id: int, deal_id: int | None, wished: Wished) -> None:
        plan = self.plan(wished)
        faults = self.plan_faults(plan, customer_id) | self._ended_faults(deal_id)
        with self.refused_for(faults):
            follow_ups.plan_contact(
                self.store,
                CustomerId(customer_id),
                plan,
                deal_id=None if deal_id is None else DealId(deal_id),
                by=self.rep(customer_id),
                clock=self.clock,
            )

    def _attempt(
        self,
        customer_id: int,
        channel: Channel,
        result: Result,
        wished: Wished | None,
        *,
        deal_id: int | None = None,
        follow_up_id: int | None = None,
    ) -> None:
        concerned = deal_id
        if follow_up_id is not None:
            concerned = self.fact("deal_id", "follow_up", follow_up_id)
        plan = None if wished is None else self.plan(wished)
        if plan is not None:
            faults = self.plan_faults(plan, customer_id) | self._ended_faults(concerned)
        else:
            faults = self._waiting_faults(result, customer_id, concerned, follow_up_id)
        attempt = Attempt(
            CustomerId(customer_id),
            channel,
            result,
            self.clock.local(),
            deal_id=None if deal_id is None else DealId(deal_id),
            follow_up_id=None if follow_up_id is None else FollowUpId(follow_up_id),
        )
        with self.refused_for(faults):
            calls.record_attempt(
                self.store, attempt, plan, by=self.rep(customer_id), clock=self.clock
            )

    def _ended_faults(self, deal_id: int | None) -> set[str]:
        ended = deal_id is not None and self.fact("state", "deal", deal_id) in ("won", "lost")
        return {"close.deal_ended"} if ended else set()

    def _waiting_faults(
        self, result: Result, customer_id: int, deal_id: int | None, without: int | None
    ) -> set[str]:
        """What is said of a try after which nothing of ours stands, beside the contact it ended."""
        owner = (
            f"{PLANNED} AND customer_id = ?" if deal_id is None else f"{PLANNED} AND deal_id = ?"
        )
        concerned = customer_id if deal_id is None else deal_id
        if self.evidence.ids(f"{owner} AND id IS NOT ?", concerned, without):
            return set()
        if result.waits_for_them:
            return {"attempt.own_try_missing"}
        goes_on = deal_id is not None and not self._ended_faults(deal_id)
        return {"attempt.next_contact_missing"} if goes_on else set()
