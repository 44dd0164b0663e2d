"""What happens to the records themselves: imports, hand-overs, merges, the bin, the clock."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from showroom_crm.domain.deals import RemedyState
from showroom_crm.domain.follow_ups import FollowUpStatus
from showroom_crm.domain.identifiers import (
    ConcernId,
    CustomerId,
    DealId,
    FollowUpId,
    MeetingId,
    OrderTaskId,
    UndoStepId,
)
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.exchange.customer_csv import read_customers
from showroom_crm.services import bin as rubbish
from showroom_crm.services import customers, deals, hand_over, leaving, merging, orders
from showroom_crm.services.customer_import import import_customers
from showroom_crm.storage.store import open_store
from tests.services.lived_weeks import (
    CUSTOMERS,
    DEALS,
    PLANNED,
    WHICH,
    WISH,
    LivedWeeks,
    where,
)

_REFUSALS = {
    "": frozenset[Refusal](),
    "電話不可": frozenset({Refusal.NO_PHONE}),
    "一切の連絡不要": frozenset({Refusal.NO_CONTACT}),
}
REFUSALS = st.sampled_from(("", "", "", *_REFUSALS))
_MINUTES = (1, 20, 45, 180, 600, 1440, 4320, 10_080, 20_160)
_TWO_CUSTOMERS = "SELECT max(id) FROM customer HAVING count(*) > 1"
_CONCERNS = "SELECT id FROM concern"
_TASKS = "SELECT id FROM order_task"
_IN_BIN = "SELECT id FROM undo_step WHERE undone_at IS NULL"
_MERGES = f"{_IN_BIN} AND kind = 'merged'"
# What the program tells of a merge that was built on since, and of what has no place any more.
_BUILT_ON = {"undo.changed_since", "bin.parent_gone"}


class ActsOnRecords(LivedWeeks):
    """Each rule is one click; what comes out of the bin may have been built on since."""

    @rule(which=WHICH, wish=WISH, refused=REFUSALS, known=st.booleans())
    def a_file_is_imported(self, which: int, wish: str, refused: str, known: bool) -> None:
        name, number = f"輸入{which % 7}", ""
        if known and (ids := sorted(self.evidence.ids(CUSTOMERS))):
            customer = self.store.customers.get(CustomerId(ids[which % len(ids)]))
            name, number = customer.name, str(customer.number)
        path = self.folder.parent / "customers.csv"
        path.write_text(f"番号,氏名,検討車種,お断り\n{number},{name},{wish},{refused}\n", "utf-8")
        report = import_customers(
            self.store,
            read_customers(path).rows,
            dry_run=False,
            by=self.rep(which),
            clock=self.clock,
        )
        assert (report.read, report.rejected) == (1, ())
        self.may_bring_waiting = True

    @where(CUSTOMERS)
    @rule(which=WHICH, to=WHICH)
    def customers_are_handed_over(self, which: int, to: int) -> None:
        ids = sorted(self.evidence.ids(CUSTOMERS))
        whom = [CustomerId(each) for place, each in enumerate(ids) if which >> place & 1]
        rep = self.rep(to) if to % 5 else None
        left = rep is not None and self.fact("left_on", "staff", rep) is not None
        with self.refused_for({"staff.left"} if left else set()):
            hand_over.hand_over(self.store, whom, rep, by=self.rep(which), clock=self.clock)

    @rule(which=WHICH, to=WHICH)
    def a_rep_leaves(self, which: int, to: int) -> None:
        staff_id, successor = self.rep(which), self.rep(to)
        gone = self.evidence.ids("SELECT id FROM staff WHERE left_on IS NOT NULL")
        faults = set()
        if {staff_id, successor} & set(gone):
            faults.add("staff.left")
        if staff_id == self.staff[-1]:
            faults.add("staff.last_manager" if len(gone) < len(self.staff) - 1 else "staff.last")
        elif staff_id == successor:
            faults.add("staff.successor_missing")
        with self.refused_for(faults):
            leaving.leave(self.store, staff_id, successor, by=self.staff[-1], clock=self.clock)

    @rule(which=WHICH)
    def a_rep_comes_back(self, which: int) -> None:
        leaving.come_back(self.store, self.rep(which))

    @where(CUSTOMERS)
    @rule(which=WHICH, refused=REFUSALS)
    def a_customer_says_how_to_be_reached(self, which: int, refused: str) -> None:
        customer_id = CustomerId(self.one_of(CUSTOMERS, which))
        profile = self.store.customers.get(customer_id).profile
        customers.edit_profile(
            self.store,
            customer_id,
            replace(profile, reach=Reach(refusals=_REFUSALS[refused])),
            by=self.rep(which),
            clock=self.clock,
        )

    @where(f"{DEALS} WHERE state = 'won'")
    @rule(which=WHICH, days=st.none() | st.sampled_from((5, 40)))
    def a_delivery_is_set(self, which: int, days: int | None) -> None:
        deal_id = DealId(self.one_of(f"{DEALS} WHERE state = 'won'", which))
        on = None if days is None else self.clock.local().date() + timedelta(days=days)
        orders.set_delivery(self.store, deal_id, on, by=self.rep(which), clock=self.clock)

    @where(_CONCERNS)
    @rule(which=WHICH, state=st.sampled_from(RemedyState))
    def a_remedy_is_prepared(self, which: int, state: RemedyState) -> None:
        concern_id = self.one_of(_CONCERNS, which)
        deals.keep_remedy(
            self.store,
            DealId(self.fact("deal_id", "concern", concern_id)),
            ConcernId(concern_id),
            "残価設定のご提案",
            state,
            by=self.rep(which),
            clock=self.clock,
        )

    @where(_TASKS)
    @rule(which=WHICH, done=st.booleans())
    def a_task_of_an_order_is_ticked(self, which: int, done: bool) -> None:
        orders.tick_task(
            self.store,
            OrderTaskId(self.one_of(_TASKS, which)),
            self.clock.local().date() if done else None,
            by=self.rep(which),
            clock=self.clock,
        )

    @where(CUSTOMERS)
    @rule(which=WHICH)
    def a_customer_is_deleted(self, which: int) -> None:
        customer_id = CustomerId(self.one_of(CUSTOMERS, which))
        rubbish.delete_customer(self.store, customer_id, by=self.rep(which), clock=self.clock)

    @where(DEALS)
    @rule(which=WHICH)
    def a_deal_is_deleted(self, which: int) -> None:
        deal_id = DealId(self.one_of(DEALS, which))
        rubbish.delete_deal(self.store, deal_id, by=self.rep(which), clock=self.clock)

    @where("SELECT id FROM meeting")
    @rule(which=WHICH)
    def a_meeting_is_deleted(self, which: int) -> None:
        meeting_id = MeetingId(self.one_of("SELECT id FROM meeting", which))
        rubbish.delete_meeting(self.store, meeting_id, by=self.rep(which), clock=self.clock)

    @where("SELECT id FROM follow_up")
    @rule(which=WHICH)
    def a_contact_is_deleted(self, which: int) -> None:
        follow_up_id = self.one_of("SELECT id FROM follow_up", which)
        with self.refused_for(self._last_contact_faults(follow_up_id)):
            rubbish.delete_follow_up(
                self.store, FollowUpId(follow_up_id), by=self.rep(which), clock=self.clock
            )

    @where(_TWO_CUSTOMERS)
    @rule(which=WHICH, other=WHICH)
    def two_charts_become_one(self, which: int, other: int) -> None:
        kept = self.one_of(CUSTOMERS, which)
        joined = self.one_of(f"{CUSTOMERS} WHERE id <> ?", other, kept)
        merging.merge_customers(
            self.store,
            CustomerId(kept),
            CustomerId(joined),
            frozenset(),
            by=self.rep(which),
            clock=self.clock,
        )

    @where(_IN_BIN)
    @rule(which=WHICH)
    def something_is_put_back(self, which: int) -> None:
        self._put_back(self.one_of(_IN_BIN, which))

    @where(_MERGES)
    @rule(which=WHICH)
    def a_merge_is_undone(self, which: int) -> None:
        self._put_back(self.one_of(_MERGES, which))

    @where(_IN_BIN)
    @rule(by=WHICH)
    def the_last_act_is_undone(self, by: int) -> None:
        with self.maybe_refused_for({"undo.nothing", *_BUILT_ON, *_unwanted()}):
            rubbish.undo_last(self.store, by=self.rep(by), clock=self.clock)

    @where(_IN_BIN)
    @rule()
    def the_bin_is_emptied(self) -> None:
        rubbish.empty(self.store, by=self.staff[-1], clock=self.clock)

    @rule(minutes=st.sampled_from(_MINUTES))
    def time_goes_by(self, minutes: int) -> None:
        self.clock.advance(timedelta(minutes=minutes))

    @rule()
    def the_clock_is_set_back_an_hour(self) -> None:
        self.clock.advance(timedelta(hours=-1))

    @rule()
    def the_program_is_started_again(self) -> None:
        self.store.close_thread()
        self.store = open_store(self.folder)

    def _put_back(self, step_id: int) -> None:
        kind = self.fact("kind", "undo_step", step_id)
        faults = _BUILT_ON if kind in ("merged", "detail_changed") else {"bin.parent_gone"}
        if kind in ("deal_deleted", "follow_up_deleted"):
            faults = faults | _unwanted()
        with self.maybe_refused_for(faults):
            rubbish.restore(self.store, UndoStepId(step_id), by=self.staff[0], clock=self.clock)

    def _last_contact_faults(self, follow_up_id: int) -> set[str]:
        if self.fact("status", "follow_up", follow_up_id) != FollowUpStatus.PLANNED:
            return {"follow_up.ended"}
        deal_id = self.fact("deal_id", "follow_up", follow_up_id)
        if deal_id is None or self.fact("state", "deal", deal_id) != "open":
            return set()
        others = self.evidence.ids(f"{PLANNED} AND deal_id = ? AND id <> ?", deal_id, follow_up_id)
        return set() if others else {"follow_up.last_of_deal"}


def _unwanted() -> set[str]:
    """Nobody wants a contact of an ended deal, or with a customer who wishes none."""
    return {"bin.deal_ended", "bin.no_contact_wished"}
