"""Portraits are kept: an empty paper, another day or a damage never takes one away."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.ink import Drawing, Point, Stroke
from showroom_crm.domain.ink_format import quantised
from showroom_crm.services.customers import open_chart
from showroom_crm.services.portraits import portrait, save_portrait
from showroom_crm.services.store import Store
from showroom_crm.storage.store import SqliteStore
from tests.conftest import MovableClock, Sato

LINE = (quantised(Point(100.0, 100.0)), quantised(Point(200.0, 200.0, time=8)))
Draw = Callable[[int], Drawing]


@pytest.fixture
def draw(store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId) -> Draw:
    """Draw a face of some strokes and keep it."""

    def keep(strokes: int) -> Drawing:
        drawing = Drawing((Stroke(LINE),) * strokes)
        save_portrait(store, sato.customer_id, drawing, by=tanaka, clock=clock)
        return drawing

    return keep


def kept(store: Store) -> int:
    assert isinstance(store, SqliteStore)
    return int(store._database.value("SELECT count(*) FROM portrait"))


def damage(store: Store) -> None:
    assert isinstance(store, SqliteStore)
    with store.transaction():
        store._database.rows("UPDATE portrait SET ink = x'00ff'")


def test_the_drawing_of_one_day_is_one_portrait(store: Store, sato: Sato, draw: Draw) -> None:
    draw(1)
    last = draw(2)
    assert portrait(store, sato.customer_id) == last
    assert kept(store) == 1


def test_the_face_of_an_earlier_day_is_kept(
    store: Store, sato: Sato, draw: Draw, clock: MovableClock
) -> None:
    draw(1)
    clock.advance(timedelta(days=1))
    newest = draw(2)
    assert portrait(store, sato.customer_id) == newest
    assert kept(store) == 2


def test_an_empty_paper_never_replaces_a_face(store: Store, sato: Sato, draw: Draw) -> None:
    face = draw(3)
    draw(0)
    assert portrait(store, sato.customer_id) == face


def test_a_damaged_portrait_never_blocks_the_chart_and_is_kept_beside_a_new_one(
    store: Store, sato: Sato, draw: Draw, clock: MovableClock
) -> None:
    draw(1)
    damage(store)
    with pytest.raises(RuleBroken) as damaged:
        portrait(store, sato.customer_id)
    assert damaged.value.key == "portrait.damaged"
    chart = open_chart(store, sato.customer_id, by=None, clock=clock)
    assert chart.portrait is None
    new = draw(2)
    assert portrait(store, sato.customer_id) == new
    assert kept(store) == 2
