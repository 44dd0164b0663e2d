"""A showroom in which chance acts: what an act finds there, and what must be refused."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel, Plan, Repeat
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.reaching import Refusal
from showroom_crm.storage.store import open_store
from tests.conftest import MovableClock
from tests.services.deal_evidence import Evidence

Act = TypeVar("Act", bound=Callable[..., object])

GOING_ON = "state IN ('open', 'waiting')"
ENDED = "state IN ('won', 'lost')"
PLANNED = "SELECT id FROM follow_up WHERE status = 'planned'"
UNCLOSED = "SELECT id FROM meeting WHERE ending IS NULL"
CUSTOMERS = "SELECT id FROM customer"
DEALS = "SELECT id FROM deal"


@dataclass(frozen=True)
class Wished:
    """A contact as a rep types it, so many minutes from now."""

    channel: Channel
    minutes: int
    reason: str
    agreed: bool
    repeats: Repeat = Repeat.NEVER


WHICH = st.integers(0, 9999)
WISHED = st.builds(
    Wished,
    st.sampled_from((Channel.PHONE, Channel.VISIT_US, Channel.LINE)),
    st.sampled_from((1440, 30, 180, 0, 2880, 8640, 20_160, 60_000, -45)),
    st.sampled_from(("見積のご説明", "下取り額の回答", "試乗のご案内", "在庫の返事", " ")),
    st.booleans(),
    st.sampled_from(Repeat),
)
WISH = st.sampled_from(("", "シエンタ", "ノア"))


def where(query: str) -> Callable[[Act], Act]:
    """Let a rule act only where a query finds something."""

    def found(weeks: "LivedWeeks") -> bool:
        return bool(weeks.evidence.rows(f"{query} LIMIT 1"))

    return precondition(found)


class LivedWeeks(RuleBasedStateMachine):
    """After each act the file itself is asked whether a deal waits."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.clock = MovableClock()
        self.store = open_store(folder)
        self.evidence = Evidence(self.store, folder)
        self.staff = [StaffId(each) for each in self.evidence.ids("SELECT id FROM staff")]
        self.may_bring_waiting = False

    def teardown(self) -> None:
        assert self.store.faults() == []
        self.evidence.close()
        self.store.close_thread()

    @invariant()
    def no_deal_waits(self) -> None:
        self.evidence.uphold(imported=self.may_bring_waiting)
        self.may_bring_waiting = False

    def one_of(self, query: str, which: int, *values: object) -> int:
        """Return the id that a number picks among those a query finds."""
        ids = sorted(self.evidence.ids(query, *values))
        return ids[which % len(ids)]

    def one_or_none(self, query: str, which: int, *values: object) -> int | None:
        """Return an id of a query, or sometimes, and where it finds nothing, None."""
        ids: list[int | None] = [*sorted(self.evidence.ids(query, *values)), None]
        return ids[which % len(ids)]

    def fact(self, column: str, table: str, row_id: int) -> Any:
        return self.evidence.rows(f"SELECT {column} FROM {table} WHERE id = ?", row_id)[0][0]

    def rep(self, which: int) -> StaffId:
        return self.staff[which % len(self.staff)]

    def plan(self, wished: Wished) -> Plan:
        at = self.clock.local() + timedelta(minutes=wished.minutes)
        return Plan(wished.channel, at, wished.reason, agreed=wished.agreed, repeats=wished.repeats)

    def plan_faults(
        self, plan: Plan, customer_id: int, *, not_before: datetime | None = None
    ) -> set[str]:
        """Return what forbids a contact that is set now, or, for a past talk, after its time."""
        faults = self._reach_faults(plan.channel, customer_id)
        if not plan.reason.strip():
            faults.add("follow_up.reason_missing")
        if not_before is None and plan.at < self.clock.local():
            faults.add("follow_up.in_past")
        if not_before is not None and plan.at < not_before:
            faults.add("follow_up.before_meeting")
        return faults

    def move_faults(self, plan: Plan, follow_up_id: int) -> set[str]:
        """Return what forbids a planned contact to become another one; its time may be over."""
        faults = self.plan_faults(plan, self.fact("customer_id", "follow_up", follow_up_id))
        stays = plan.at == self.planned_at(follow_up_id)
        return faults - {"follow_up.in_past"} if stays else faults

    def planned_at(self, follow_up_id: int) -> datetime:
        return datetime.fromisoformat(self.fact("at", "follow_up", follow_up_id))

    @contextmanager
    def refused_for(self, faults: set[str]) -> Iterator[None]:
        """What is done within is refused for one of these, or, where there are none, succeeds.

        What is refused changes nothing.
        """
        if not faults:
            yield
            return
        before = self.evidence.everything()
        with pytest.raises(RuleBroken) as refused:
            yield
        assert refused.value.key in faults
        assert self.evidence.everything() == before

    @contextmanager
    def maybe_refused_for(self, faults: set[str]) -> Iterator[None]:
        """What is done within may be refused for one of these, and then changes nothing."""
        before = self.evidence.everything()
        try:
            yield
        except RuleBroken as refused:
            assert refused.key in faults
            assert self.evidence.everything() == before

    def _reach_faults(self, channel: Channel, customer_id: int) -> set[str]:
        refusals = self._refusals(customer_id)
        if Refusal.NO_CONTACT in refusals:
            return {"reach.no_contact"}
        phone = channel is Channel.PHONE and Refusal.NO_PHONE in refusals
        return {"reach.no_phone"} if phone else set()

    def _refusals(self, customer_id: int) -> frozenset[Refusal]:
        return self.store.customers.get(CustomerId(customer_id)).profile.reach.refusals
