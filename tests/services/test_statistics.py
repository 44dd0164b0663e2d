from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.meetings import Ending
from showroom_crm.domain.proportions import Proportion
from showroom_crm.domain.staff import StaffRole
from showroom_crm.domain.statistics import Figure, FigureKind, Scope
from showroom_crm.services import calls, customers, follow_ups
from showroom_crm.services.statistics import deals_behind, statistics, whose_figures
from showroom_crm.services.store import Store
from tests.conftest import CALL, MovableClock, Sato
from tests.services.showroom_month import Month

OCTOBER = Scope(date(2026, 10, 1), date(2026, 10, 31))
NEXT = Plan(Channel.PHONE, datetime(2026, 10, 20, 11, 0), reason="ご返事を伺う")


def kept(store: Store, clock: MovableClock) -> Proportion:
    counted = statistics(store, OCTOBER, by=None, clock=clock)
    return counted.figure(FigureKind.KEPT).bars[0].proportion


@pytest.fixture
def manager(store: Store) -> StaffId:
    """The manager 岡田."""
    return store.staff.add("okada", "岡田", StaffRole.MANAGER).id


def call(store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId) -> None:
    attempt = Attempt(
        sato.customer_id,
        Channel.PHONE,
        Result.SPOKE,
        clock.local(),
        follow_up_id=sato.follow_up_id,
    )
    calls.record_attempt(store, attempt, NEXT, by=tanaka, clock=clock)


def test_a_call_in_time_keeps_the_promise(
    store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId
) -> None:
    assert kept(store, clock) == Proportion(0, 0)
    clock.set(CALL.at + timedelta(minutes=10))
    call(store, sato, clock, tanaka)
    assert kept(store, clock) == Proportion(1, 1)


def test_a_promise_that_was_moved_after_it_was_late_is_not_kept(
    store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId
) -> None:
    clock.set(CALL.at + timedelta(hours=1))
    later = Plan(Channel.PHONE, CALL.at + timedelta(hours=2), reason="下取り額の回答")
    follow_ups.move_contact(store, sato.follow_up_id, later, by=tanaka, clock=clock)
    clock.set(later.at)
    call(store, sato, clock, tanaka)
    assert kept(store, clock) == Proportion(0, 1)


def test_a_promise_that_was_moved_in_time_can_still_be_kept(
    store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId
) -> None:
    later = Plan(Channel.PHONE, CALL.at + timedelta(hours=2), reason="下取り額の回答")
    follow_ups.move_contact(store, sato.follow_up_id, later, by=tanaka, clock=clock)
    clock.set(later.at)
    call(store, sato, clock, tanaka)
    assert kept(store, clock) == Proportion(1, 1)


def test_another_reason_alone_does_not_make_a_late_promise_a_moved_one(
    store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId
) -> None:
    clock.set(CALL.at + timedelta(hours=1))
    reworded = Plan(Channel.PHONE, CALL.at, reason="査定の回答")
    follow_ups.move_contact(store, sato.follow_up_id, reworded, by=tanaka, clock=clock)
    assert not store.follow_ups.get(sato.follow_up_id).moved_late


def test_a_bar_leads_to_its_deals_and_the_figures_of_another_rep_are_empty(
    store: Store, clock: MovableClock, sato: Sato, manager: StaffId
) -> None:
    counted = statistics(store, OCTOBER, by=manager, clock=clock)
    bar = counted.figure(FigureKind.AGREED).bars[0]
    assert bar.proportion == Proportion(1, 1)
    [row] = deals_behind(store, bar.deal_ids, by=manager)
    assert (row.customer_id, row.name, row.rep) == (sato.customer_id, "佐藤 健一", "田中")
    other = Scope(OCTOBER.first, OCTOBER.last, StaffId(99))
    figures = statistics(store, other, by=manager, clock=clock).figures
    assert not any(bar.proportion.total for figure in figures for bar in figure.bars)


def test_a_rep_sees_their_own_figures_and_the_teams_but_not_another_reps(
    store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId, manager: StaffId
) -> None:
    suzuki = store.staff.add("suzuki", "鈴木", StaffRole.REP).id
    everyone, own = OCTOBER, Scope(OCTOBER.first, OCTOBER.last, tanaka)
    assert [each.id for each in whose_figures(store, by=suzuki)] == [suzuki]
    assert {each.id for each in whose_figures(store, by=manager)} == {tanaka, suzuki, manager}
    assert list(whose_figures(store, by=None)) == []
    assert statistics(store, everyone, by=suzuki, clock=clock).scope == everyone
    for allowed in (tanaka, manager):
        assert statistics(store, own, by=allowed, clock=clock).scope == own
    for stranger in (suzuki, None):
        with pytest.raises(RuleBroken, match=r"statistics\.not_yours"):
            statistics(store, own, by=stranger, clock=clock)


def test_of_the_deals_of_the_team_a_rep_sees_which_are_theirs_and_not_whose_the_others_are(
    store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId, manager: StaffId
) -> None:
    suzuki = store.staff.add("suzuki", "鈴木", StaffRole.REP).id
    added = customers.add_customer(store, Profile(name="山田 翔"), by=suzuki, clock=clock)
    store.deals.bring_in_waiting(
        added.customer_id, staff_id=suzuki, wish="プリウス", on=date(2026, 9, 1)
    )
    [waiting] = store.deals.of_customer(added.customer_id)
    ids = [sato.deal_id, waiting.id]
    assert [row.rep for row in deals_behind(store, ids, by=tanaka)] == ["田中", ""]
    assert [row.rep for row in deals_behind(store, ids, by=manager)] == ["田中", "鈴木"]


def test_a_period_that_ends_before_it_begins_is_refused(store: Store, clock: MovableClock) -> None:
    reversed_days = Scope(date(2026, 10, 2), date(2026, 10, 1))
    with pytest.raises(RuleBroken, match=r"statistics\.range_reversed"):
        statistics(store, reversed_days, by=None, clock=clock)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_month_ends_without_a_waiting_deal_and_its_figures_equal_the_raw_rows(
    store: Store, clock: MovableClock, seed: int, manager: StaffId
) -> None:
    month = Month(store, clock, seed, reps=6)
    month.live(deals=300)
    raw = Raw(store)
    assert len(raw.deals) == 300
    assert {each["ending"] for each in raw.meetings} == set(Ending)
    assert {each["result"] for each in raw.attempts} == set(Result)
    assert any(each["moved_late"] for each in raw.follow_ups)
    waiting = [
        deal["id"]
        for deal in raw.deals
        if deal["ended_on"] is None
        and not any(
            each["deal_id"] == deal["id"] and each["status"] == "planned" for each in raw.follow_ups
        )
    ]
    assert waiting == []
    middle = (date(2026, 10, 8), date(2026, 10, 21))
    for staff_id in (None, month.reps[0]):
        for first, last in ((OCTOBER.first, OCTOBER.last), middle):
            found = statistics(store, Scope(first, last, staff_id), by=manager, clock=clock)
            expected = raw.figures(first, last, staff_id, clock.local())
            assert {each.kind.value: _told(each) for each in found.figures} == expected
    assert all(sum(total for _, total in bars.values()) for bars in expected.values())


def _told(figure: Figure) -> dict[str, tuple[int, int]]:
    return {bar.key: (bar.proportion.count, bar.proportion.total) for bar in figure.bars}


class Raw:
    """All rows as the file keeps them, counted again in another way."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.deals = list(self._rows("deal"))
        self.follow_ups = list(self._rows("follow_up"))
        self.meetings = list(self._rows("meeting"))
        self.attempts = list(self._rows("attempt"))
        self.concerns = list(self._rows("concern"))

    def figures(
        self, first: date, last: date, staff_id: StaffId | None, now: datetime
    ) -> dict[str, dict[str, tuple[int, int]]]:
        theirs = {each["id"]: each for each in self.deals if staff_id in (None, each["staff_id"])}
        span = (first.isoformat(), f"{last.isoformat()} 23:59:59")
        held = [each for each in self.meetings if span[0] <= each["held_at"] <= span[1]]
        talked = {each["deal_id"] for each in held} & theirs.keys()
        return {
            "meetings": self._meetings(
                [each for each in held if staff_id in (None, each["staff_id"])]
            ),
            "agreed": {"has_promise": self._promised(theirs)},
            **self._promises(span, staff_id, now),
            "concerns": self._concerns(talked),
            "won": self._won(theirs, first.isoformat(), last.isoformat()),
        }

    def _rows(self, table: str) -> Iterator[dict[str, Any]]:
        database = self._store._database  # type: ignore[attr-defined]
        names = [row[1] for row in database.rows(f"PRAGMA table_xinfo({table})")]
        for row in database.rows(f"SELECT {', '.join(names)} FROM {table}"):
            yield dict(zip(names, row, strict=True))

    def _meetings(self, held: list[dict[str, Any]]) -> dict[str, tuple[int, int]]:
        by_ending = Counter(each["ending"] or "unclosed" for each in held)
        keys = ("won", "lost", "agreed", "own_action", "unclosed")
        return {key: (by_ending[key], len(held)) for key in keys}

    def _promised(self, theirs: dict[int, Any]) -> tuple[int, int]:
        going_on = {key for key, each in theirs.items() if each["ended_on"] is None}
        promised = {
            each["deal_id"]
            for each in self.follow_ups
            if each["status"] == "planned" and each["agreed"]
        }
        return len(going_on & promised), len(going_on)

    def _promises(
        self, span: tuple[str, str], staff_id: StaffId | None, now: datetime
    ) -> dict[str, dict[str, tuple[int, int]]]:
        kept = due = 0
        spans: Counter[str] = Counter()
        for each in self.follow_ups:
            mine = staff_id in (None, each["staff_id"])
            if not (mine and each["agreed"] and span[0] <= each["at"] <= span[1]):
                continue
            allowed = datetime.fromisoformat(each["late_after"]) + timedelta(minutes=15)
            if each["status"] == "planned" and allowed < now:
                due += 1
            if each["status"] != "done":
                continue
            due += 1
            answer = self._answer(each["id"])
            kept += answer <= allowed and not each["moved_late"]
            made = datetime.fromisoformat(each["created_at"]) + timedelta(hours=9)
            days = (answer.date() - made.date()).days
            names = ["days_0", *["days_1_3"] * 3, *["days_4_7"] * 4, *["days_8_14"] * 7]
            spans[(names + ["days_15"] * 99)[max(days, 0)]] += 1
        keys = ("days_0", "days_1_3", "days_4_7", "days_8_14", "days_15")
        return {
            "kept": {"kept": (kept, due)},
            "days": {key: (spans[key], spans.total()) for key in keys},
        }

    def _answer(self, follow_up_id: int) -> datetime:
        tried = [
            each["happened_at"] for each in self.attempts if each["follow_up_id"] == follow_up_id
        ]
        met = [each["held_at"] for each in self.meetings if each["answers_id"] == follow_up_id]
        return datetime.fromisoformat(min(tried + met))

    def _concerns(self, talked: set[int]) -> dict[str, tuple[int, int]]:
        raised = [each for each in self.concerns if each["deal_id"] in talked]
        totals = Counter(each["category"] for each in raised)
        solved = Counter(each["category"] for each in raised if each["resolved"])
        return {key: (solved[key], total) for key, total in totals.items()}

    def _won(self, theirs: dict[int, Any], first: str, last: str) -> dict[str, tuple[int, int]]:
        counts = {"agreed_once": [0, 0], "never_agreed": [0, 0]}
        for deal in theirs.values():
            if deal["ended_on"] is None or not first <= deal["ended_on"] <= last:
                continue
            endings = {each["ending"] for each in self.meetings if each["deal_id"] == deal["id"]}
            if not endings & {"agreed", "own_action"}:
                continue
            key = "agreed_once" if "agreed" in endings else "never_agreed"
            counts[key][0] += deal["state"] == "won"
            counts[key][1] += 1
        return {key: (won, total) for key, (won, total) in counts.items()}
