"""Portraits are kept: an empty paper, another day or a damage never takes one away."""

from collections.abc import Callable
from datetime import timedelta
from math import nan

import pytest

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import PortraitId, StaffId
from showroom_crm.domain.ink import Drawing, Point, Stroke
from showroom_crm.domain.ink_format import quantised
from showroom_crm.language.sentences import sentence
from showroom_crm.services import bin as rubbish
from showroom_crm.services.customers import open_chart
from showroom_crm.services.portraits import choose_portrait, history, portrait, save_portrait
from showroom_crm.services.store import Store
from showroom_crm.storage.store import SqliteStore
from tests.conftest import MovableClock, Sato

LINE = (quantised(Point(100.0, 100.0)), quantised(Point(200.0, 200.0, time=8)))
DAY = timedelta(days=1)
DAMAGED = bytes([0, 255])
Draw = Callable[..., Drawing]


@pytest.fixture
def draw(store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId) -> Draw:
    """Draw a face of some strokes and keep it."""

    def keep(strokes: int, *, anew: bool = False) -> Drawing:
        drawing = Drawing((Stroke(LINE),) * strokes)
        save_portrait(store, sato.customer_id, drawing, anew=anew, by=tanaka, clock=clock)
        return drawing

    return keep


def kept(store: SqliteStore) -> list[bytes]:
    return [row[0] for row in store._database.rows("SELECT ink FROM portrait ORDER BY id")]


def damage(store: SqliteStore) -> None:
    store._database.rows("UPDATE portrait SET ink = ?", (DAMAGED,))


def strokes_of(store: Store, sato: Sato) -> list[int | None]:
    """How many strokes each portrait has, as the history shows them; None: damaged."""
    faces = [each.drawing for each in history(store, sato.customer_id)]
    return [None if face is None else len(face.strokes) for face in faces]


def test_the_drawing_of_one_day_is_one_portrait(store: SqliteStore, sato: Sato, draw: Draw) -> None:
    draw(1)
    last = draw(2)
    assert portrait(store, sato.customer_id) == last
    assert len(kept(store)) == 1


def test_the_face_of_an_earlier_day_is_kept(
    store: SqliteStore, sato: Sato, draw: Draw, clock: MovableClock
) -> None:
    draw(1)
    clock.advance(DAY)
    newest = draw(2)
    assert portrait(store, sato.customer_id) == newest
    assert len(kept(store)) == 2


def test_a_face_that_is_begun_anew_leaves_the_one_of_the_same_day_beside_it(
    store: Store, sato: Sato, draw: Draw
) -> None:
    draw(4)
    draw(1, anew=True)
    goes_on = draw(2)
    assert strokes_of(store, sato) == [2, 4]
    assert portrait(store, sato.customer_id) == goes_on


@pytest.mark.parametrize("anew", [False, True])
@pytest.mark.parametrize(
    "empty", [Drawing(), Drawing((Stroke(()),)), Drawing((Stroke((Point(nan, 1.0),)),))]
)
def test_an_empty_paper_never_replaces_a_face(
    store: SqliteStore, sato: Sato, draw: Draw, clock: MovableClock, empty: Drawing, anew: bool
) -> None:
    face = draw(3)
    for _day in range(2):
        changes = save_portrait(store, sato.customer_id, empty, anew=anew, by=None, clock=clock)
        assert not changes.customers
        clock.advance(DAY)
    assert portrait(store, sato.customer_id) == face
    assert len(kept(store)) == 1


def test_the_history_tells_when_and_by_whom_each_was_drawn_the_shown_one_first(
    store: Store, sato: Sato, draw: Draw, clock: MovableClock, tanaka: StaffId
) -> None:
    assert history(store, sato.customer_id) == []
    days = []
    for strokes in (1, 2, 3):
        days.append(clock.local().date())
        draw(strokes)
        clock.advance(DAY)
    [newest, _earlier, first] = history(store, sato.customer_id)
    assert (newest.shown, first.shown) == (True, False)
    assert (first.drawn_on, first.staff_id) == (days[0], tanaka)
    assert strokes_of(store, sato) == [3, 2, 1]


def test_an_earlier_face_can_be_shown_again_until_a_new_one_is_drawn(
    store: Store, sato: Sato, draw: Draw, clock: MovableClock
) -> None:
    for strokes in (1, 2, 3):
        draw(strokes)
        clock.advance(DAY)
    [_newest, _earlier, first] = history(store, sato.customer_id)
    changes = choose_portrait(store, sato.customer_id, first.id, by=None, clock=clock)
    assert changes.customers == {sato.customer_id}
    assert strokes_of(store, sato) == [1, 3, 2]
    chart = open_chart(store, sato.customer_id, by=None, clock=clock)
    assert chart.portrait == first.drawing
    draw(4)
    assert strokes_of(store, sato) == [4, 3, 2, 1]


def test_choosing_the_one_that_is_shown_changes_nothing(
    store: Store, sato: Sato, draw: Draw, clock: MovableClock
) -> None:
    draw(1)
    [only] = history(store, sato.customer_id)
    changes = choose_portrait(store, sato.customer_id, only.id, by=None, clock=clock)
    assert not changes.customers


def test_the_face_of_a_customer_who_went_meanwhile_is_refused_in_words_and_kept_once_they_are_back(
    store: Store, sato: Sato, draw: Draw, clock: MovableClock, tanaka: StaffId
) -> None:
    draw(1)
    rubbish.delete_customer(store, sato.customer_id, by=tanaka, clock=clock)
    with pytest.raises(RuleBroken) as refused:
        draw(2)
    assert sentence(refused.value)
    rubbish.undo_last(store, by=tanaka, clock=clock)
    draw(2)
    assert strokes_of(store, sato) == [2]


def test_a_face_of_nobody_or_of_another_customer_cannot_be_chosen(
    store: Store, sato: Sato, draw: Draw, clock: MovableClock
) -> None:
    draw(1)
    other = store.customers.add(
        store.customers.get(sato.customer_id).profile, staff_id=None, at=clock.utc()
    )
    save_portrait(store, other.id, Drawing((Stroke(LINE),)), by=None, clock=clock)
    [others] = history(store, other.id)
    for wrong in (others.id, PortraitId(999)):
        with pytest.raises(RuleBroken) as refused:
            choose_portrait(store, sato.customer_id, wrong, by=None, clock=clock)
        assert sentence(refused.value)
    assert portrait(store, sato.customer_id) is not None


def test_a_damaged_portrait_never_blocks_the_chart_and_is_kept_beside_a_new_one(
    store: SqliteStore, sato: Sato, draw: Draw, clock: MovableClock
) -> None:
    draw(1)
    damage(store)
    with pytest.raises(RuleBroken) as damaged:
        portrait(store, sato.customer_id)
    assert damaged.value.key == "portrait.damaged"
    chart = open_chart(store, sato.customer_id, by=None, clock=clock)
    assert chart.portrait is not None
    assert chart.portrait.damaged
    assert strokes_of(store, sato) == [None]
    for strokes in (2, 3):
        new = draw(strokes)
    assert portrait(store, sato.customer_id) == new
    assert strokes_of(store, sato) == [3, None]
    assert kept(store)[0] == DAMAGED


def test_a_damaged_portrait_is_not_chosen_and_those_beside_it_can_be(
    store: SqliteStore, sato: Sato, draw: Draw, clock: MovableClock
) -> None:
    draw(1)
    clock.advance(DAY)
    draw(2)
    [shown, first] = history(store, sato.customer_id)
    store._database.rows("UPDATE portrait SET ink = ? WHERE id = ?", (DAMAGED, first.id))
    with pytest.raises(RuleBroken) as refused:
        choose_portrait(store, sato.customer_id, first.id, by=None, clock=clock)
    assert "似顔絵" in sentence(refused.value)
    assert strokes_of(store, sato) == [2, None]
    store._database.rows("UPDATE portrait SET ink = ? WHERE id = ?", (DAMAGED, shown.id))
    draw(5, anew=True)
    assert strokes_of(store, sato) == [5, None, None]
    assert kept(store)[:2] == [DAMAGED, DAMAGED]


def test_a_portrait_of_a_later_program_is_kept_as_it_is(
    store: SqliteStore, sato: Sato, draw: Draw
) -> None:
    draw(1)
    later = bytes([250]) + kept(store)[0][1:]
    store._database.rows("UPDATE portrait SET ink = ?", (later,))
    draw(2)
    assert strokes_of(store, sato) == [2, None]
    assert kept(store)[0] == later
