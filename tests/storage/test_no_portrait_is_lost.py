"""Whatever is done in whatever order, no portrait is lost, and none takes another's place."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId, UndoStepId
from showroom_crm.domain.ink import Drawing, Point, Stroke
from showroom_crm.services import bin as rubbish
from showroom_crm.services import customers, merging, portraits
from showroom_crm.storage.store import SqliteStore, open_store
from tests.conftest import MovableClock
from tests.storage.all_rows import everything

DAMAGED = b"\x00\xff"
ACTS = (
    "draw", "draw_anew", "draw_nothing", "next_day", "damage", "choose", "keep_photo",
    "forget_photo", "delete_and_undo", "merge_and_undo", "merge",
)  # fmt: skip


class Album:
    """The portraits of a customer, and what is expected of them after each act."""

    def __init__(self, store: SqliteStore, clock: MovableClock) -> None:
        self.store, self.clock = store, clock
        self.owner = self._customer()
        self.drawn = 0
        # By id, in the order they came: the number of strokes; None: damaged.
        self.expected: dict[int, int | None] = {}

    def do(self, act: str) -> None:
        shown = self._shown()
        getattr(self, act)()
        self.check(shown)

    def draw(self) -> None:
        self._save(anew=False)

    def draw_anew(self) -> None:
        self._save(anew=True)

    def draw_nothing(self) -> None:
        before = everything(self.store)
        for anew in (False, True):
            portraits.save_portrait(
                self.store, self.owner, Drawing(), anew=anew, by=None, clock=self.clock
            )
        assert everything(self.store) == before

    def next_day(self) -> None:
        self.clock.advance(timedelta(days=1))

    def damage(self) -> None:
        shown = self._shown()
        if shown is not None:
            sql = "UPDATE portrait SET ink = ? WHERE id = ?"
            self.store._database.rows(sql, (DAMAGED, shown))
            self.expected[shown] = None

    def choose(self) -> None:
        """Choose the oldest; one that is damaged is refused."""
        if not self.expected:
            return
        oldest = portraits.history(self.store, self.owner)[-1]
        before = everything(self.store)
        try:
            portraits.choose_portrait(self.store, self.owner, oldest.id, by=None, clock=self.clock)
        except RuleBroken:
            assert oldest.drawing is None
            assert everything(self.store) == before
        else:
            assert self._shown() == oldest.id

    def keep_photo(self) -> None:
        if self.expected:
            portraits.keep_photo(self.store, self.owner, b"photo", by=None, clock=self.clock)
            assert portraits.photo(self.store, self.owner, by=None, clock=self.clock)

    def forget_photo(self) -> None:
        if self.expected:
            portraits.forget_photo(self.store, self.owner, by=None, clock=self.clock)
            assert not portraits.photo(self.store, self.owner, by=None, clock=self.clock)

    def delete_and_undo(self) -> None:
        before = everything(self.store)
        rubbish.delete_customer(self.store, self.owner, by=None, clock=self.clock)
        rubbish.undo_last(self.store, by=None, clock=self.clock)
        assert everything(self.store) == before

    def merge_and_undo(self) -> None:
        before = everything(self.store)
        joined = self._merged_into(self._customer())
        rubbish.restore(self.store, joined, by=None, clock=self.clock)
        after = everything(self.store)
        assert all(set(rows) <= set(after[table]) for table, rows in before.items())

    def merge(self) -> None:
        into = self._customer()
        self._merged_into(into)
        self.owner = into

    def check(self, shown_before: int | None) -> None:
        history = portraits.history(self.store, self.owner)
        found = {each.id: each.drawing and len(each.drawing.strokes) for each in history}
        assert found == self.expected
        assert [each.shown for each in history[:1]] == [True] * len(history[:1])
        assert not any(each.shown for each in history[1:])
        inks = self.store._database.rows("SELECT id, ink FROM portrait")
        assert all(ink == DAMAGED for each, ink in inks if self.expected.get(each, 0) is None)
        assert shown_before is None or self._shown() is not None
        assert self.store.faults() == []

    def _save(self, *, anew: bool) -> None:
        self.drawn += 1
        shown = self._shown()
        drawing = Drawing((Stroke((Point(1.0, 1.0, 1.0),)),) * self.drawn)
        portraits.save_portrait(
            self.store, self.owner, drawing, anew=anew, by=None, clock=self.clock
        )
        now = self._shown()
        assert now is not None
        assert portraits.portrait(self.store, self.owner) == drawing
        if anew or (shown is not None and self.expected[shown] is None):
            assert now not in self.expected
        self.expected[now] = self.drawn

    def _merged_into(self, into: CustomerId) -> UndoStepId:
        return merging.merge_customers(
            self.store, into, self.owner, frozenset(), by=None, clock=self.clock
        ).undo_step_id

    def _customer(self) -> CustomerId:
        added = customers.add_customer(self.store, Profile(name="佐藤"), by=None, clock=self.clock)
        return added.customer_id

    def _shown(self) -> int | None:
        return self.store.portraits.shown(self.owner)


@pytest.fixture
def new_album(data_dir: Path, clock: MovableClock) -> Iterator[Callable[[], Album]]:
    """An album of a new customer, as often as it is asked for."""
    store = open_store(data_dir)
    yield lambda: Album(store, clock)
    store.close_thread()


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=st.lists(st.sampled_from(ACTS), min_size=3, max_size=12))
def test_no_order_of_acts_loses_a_portrait(new_album: Callable[[], Album], acts: list[str]) -> None:
    album = new_album()
    for act in ("draw", "keep_photo", *acts):
        album.do(act)
