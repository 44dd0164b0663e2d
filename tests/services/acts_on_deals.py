"""What is done of meetings and deals: recorded, closed, edited, ended, opened again."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.deals import Concern, ConcernCategory, LostReason, WouldBuy
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.identifiers import ConcernId, CustomerId, DealId, FollowUpId, MeetingId
from showroom_crm.domain.meeting_close import Answers, Lost, NextContact, Won
from showroom_crm.domain.meetings import Record
from showroom_crm.services import deal_endings, deals, first_visit, meetings
from tests.services.lived_weeks import (
    CUSTOMERS,
    DEALS,
    ENDED,
    GOING_ON,
    PLANNED,
    UNCLOSED,
    WHICH,
    WISH,
    WISHED,
    LivedWeeks,
    Wished,
    where,
)

_DELIVERY = timedelta(days=20)
_FAR = Wished(Channel.PHONE, 130_000, "次の車検", agreed=False)
CONCERNS = st.lists(st.sampled_from((ConcernCategory.PRICE, ConcernCategory.LOAN)), max_size=2)
LOST = st.sampled_from((*LostReason, None))


class ActsOnDeals(LivedWeeks):
    """Each rule is one click; what the program must refuse is worked out beforehand."""

    @rule(wish=WISH, by=WHICH)
    def a_new_customer_speaks(self, wish: str, by: int) -> None:
        number = len(self.evidence.ids(CUSTOMERS))
        profile = Profile(name=f"お客様{number}")
        first_visit.add_with_first_words(
            self.store, profile, "燃費が気になる", wish, by=self.rep(by), clock=self.clock
        )

    @initialize()
    def some_deals_are_open(self) -> None:
        for minutes in (180, 1440, 8640):
            self.a_new_customer_agrees(Wished(Channel.VISIT_US, minutes, "試乗", agreed=True))

    @rule(wished=WISHED)
    def a_new_customer_agrees(self, wished: Wished) -> None:
        self.a_new_customer_speaks("シエンタ", wished.minutes)
        [meeting_id] = self.evidence.ids(f"{UNCLOSED} ORDER BY id DESC LIMIT 1")
        plan = replace(self.plan(wished), reason="見積のご説明")
        with self.refused_for(set() if wished.minutes >= 0 else {"follow_up.before_meeting"}):
            self._close(meeting_id, [ConcernCategory.PRICE], NextContact(plan))

    @where(CUSTOMERS)
    @rule(which=WHICH, deal=WHICH, contact=WHICH, wish=WISH, ago=st.sampled_from((0, 0, 20, 3000)))
    def a_talk_is_recorded(self, which: int, deal: int, contact: int, wish: str, ago: int) -> None:
        customer_id = self.one_of(CUSTOMERS, which)
        deal_id = self.one_or_none(f"{DEALS} WHERE customer_id = ?", deal, customer_id)
        answers_id = self.one_or_none(f"{PLANNED} AND customer_id = ?", contact, customer_id)
        faults = set()
        if answers_id is not None:
            answered = self.fact("deal_id", "follow_up", answers_id)
            faults = {"meeting.other_customer"} if answered not in (None, deal_id) else set()
        held_at = self.clock.local() - timedelta(minutes=ago)
        with self.refused_for(faults):
            meetings.begin_meeting(
                self.store,
                CustomerId(customer_id),
                Record(held_at, said="考えます"),
                deal_id=None if deal_id is None else DealId(deal_id),
                wish=wish,
                answers_id=None if answers_id is None else FollowUpId(answers_id),
                by=self.rep(which),
                clock=self.clock,
            )

    @where(UNCLOSED)
    @rule(which=WHICH, wished=WISHED, concerns=CONCERNS)
    def a_meeting_ends_with_our_next_contact(
        self, which: int, wished: Wished, concerns: list[ConcernCategory]
    ) -> None:
        meeting_id = self.one_of(UNCLOSED, which)
        customer_id = self.fact("customer_id", "meeting", meeting_id)
        held_at = datetime.fromisoformat(self.fact("held_at", "meeting", meeting_id))
        plan = self.plan(wished)
        faults = self.plan_faults(plan, customer_id, not_before=held_at)
        with self.refused_for(faults):
            self._close(meeting_id, concerns, NextContact(plan))
        if not faults:
            self._is_closed(meeting_id, "agreed" if plan.agreed else "own_action", "open")

    @where(UNCLOSED)
    @rule(which=WHICH, delivered=st.booleans(), concerns=CONCERNS)
    def a_meeting_ends_with_an_order(
        self, which: int, delivered: bool, concerns: list[ConcernCategory]
    ) -> None:
        meeting_id = self.one_of(UNCLOSED, which)
        self._close(meeting_id, concerns, self._won(delivered))
        self._is_closed(meeting_id, "won", "won")

    @where(UNCLOSED)
    @rule(which=WHICH, reason=LOST, far=st.booleans(), concerns=CONCERNS)
    def a_meeting_ends_lost(
        self,
        which: int,
        reason: LostReason | None,
        far: bool,
        concerns: list[ConcernCategory],
    ) -> None:
        meeting_id = self.one_of(UNCLOSED, which)
        outcome, faults = self._lost(reason, far, self.fact("customer_id", "meeting", meeting_id))
        with self.refused_for(faults):
            self._close(meeting_id, concerns, outcome)
        if not faults:
            self._is_closed(meeting_id, "lost", "lost")

    @where(f"{DEALS} WHERE {GOING_ON}")
    @rule(which=WHICH, delivered=st.booleans(), kept=WHICH)
    def a_deal_is_won_from_its_chart(self, which: int, delivered: bool, kept: int) -> None:
        deal_id = self.one_of(f"{DEALS} WHERE {GOING_ON}", which)
        self._end(deal_id, self._won(delivered), kept)
        assert self.fact("state", "deal", deal_id) == "won"

    @where(f"{DEALS} WHERE {GOING_ON}")
    @rule(which=WHICH, reason=LOST, far=st.booleans(), kept=WHICH)
    def a_deal_is_lost_from_its_chart(
        self, which: int, reason: LostReason | None, far: bool, kept: int
    ) -> None:
        deal_id = self.one_of(f"{DEALS} WHERE {GOING_ON}", which)
        outcome, faults = self._lost(reason, far, self.fact("customer_id", "deal", deal_id))
        with self.refused_for(faults):
            self._end(deal_id, outcome, kept)
        assert faults or self.fact("state", "deal", deal_id) == "lost"

    @where(f"{DEALS} WHERE {ENDED}")
    @rule(which=WHICH, wished=WISHED)
    def a_deal_is_opened_again(self, which: int, wished: Wished) -> None:
        deal_id = self.one_of(f"{DEALS} WHERE {ENDED}", which)
        plan = self.plan(wished)
        faults = self.plan_faults(plan, self.fact("customer_id", "deal", deal_id))
        with self.refused_for(faults):
            deal_endings.reopen_deal(
                self.store, DealId(deal_id), plan, by=self.rep(which), clock=self.clock
            )
        assert faults or self.fact("state", "deal", deal_id) == "open"

    @where(DEALS)
    @rule(which=WHICH, wish=WISH)
    def a_deal_is_edited(self, which: int, wish: str) -> None:
        deal_id = DealId(self.one_of(DEALS, which))
        facts = replace(deals.deal_facts(self.store, deal_id), wish=wish, rivals="他社")
        deals.edit_deal(self.store, deal_id, facts, by=self.rep(which), clock=self.clock)

    def _close(
        self,
        meeting_id: int,
        concerns: list[ConcernCategory],
        outcome: Won | Lost | NextContact,
    ) -> None:
        answers = Answers(tuple(Concern(each, would_buy=WouldBuy.YES) for each in concerns))
        meetings.close_meeting(
            self.store, MeetingId(meeting_id), answers, outcome, by=self.staff[0], clock=self.clock
        )

    def _is_closed(self, meeting_id: int, ending: str, state: str) -> None:
        found = self.evidence.rows(
            "SELECT ending, state FROM meeting JOIN deal ON deal.id = deal_id WHERE meeting.id = ?",
            meeting_id,
        )
        assert found == [(ending, state)]

    def _won(self, delivered: bool) -> Won:
        return Won(self.clock.local().date() + _DELIVERY if delivered else None)

    def _lost(
        self, reason: LostReason | None, far: bool, customer_id: int
    ) -> tuple[Lost, set[str]]:
        plan = self.plan(_FAR) if far else None
        faults = set() if plan is None else self.plan_faults(plan, customer_id)
        if reason is None:
            faults.add("close.reason_missing")
        return Lost(reason, "他社", plan), faults

    def _end(self, deal_id: int, outcome: Won | Lost, kept: int) -> None:
        planned = sorted(self.evidence.ids(f"{PLANNED} AND deal_id = ?", deal_id))
        concerns = self.evidence.ids("SELECT id FROM concern WHERE deal_id = ?", deal_id)
        deal_endings.end_deal(
            self.store,
            DealId(deal_id),
            outcome,
            solved=[ConcernId(each) for each in concerns if each % 2],
            kept=[FollowUpId(each) for place, each in enumerate(planned) if kept >> place & 1],
            by=self.rep(kept),
            clock=self.clock,
        )
