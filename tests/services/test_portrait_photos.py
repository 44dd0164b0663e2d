"""A photo under a portrait is kept with the customer's consent, goes with it, and is forgotten."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.ink import Drawing, Point, Stroke
from showroom_crm.domain.portraits import KeptPhoto
from showroom_crm.language.sentences import sentence
from showroom_crm.services import bin as rubbish
from showroom_crm.services import customers, merging, portraits
from showroom_crm.services.store import Store
from showroom_crm.storage.store import SqliteStore
from tests.conftest import MovableClock, Sato
from tests.storage.all_rows import everything

PICTURE = bytes(range(256)) * 40
DAY = timedelta(days=1)
Draw = Callable[..., None]


def face(strokes: int) -> Drawing:
    return Drawing((Stroke((Point(10.0, 20.0, 1.0),)),) * strokes)


@pytest.fixture
def draw(store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId) -> Draw:
    def keep(strokes: int, *, anew: bool = False) -> None:
        portraits.save_portrait(
            store, sato.customer_id, face(strokes), anew=anew, by=tanaka, clock=clock
        )

    return keep


@pytest.fixture
def kept(store: Store, sato: Sato, draw: Draw, clock: MovableClock, tanaka: StaffId) -> KeptPhoto:
    """The photo under 佐藤's portrait."""
    draw(1)
    portraits.keep_photo(store, sato.customer_id, PICTURE, by=tanaka, clock=clock)
    return KeptPhoto(PICTURE, clock.local().date(), tanaka)


@pytest.fixture
def nephew(store: Store, clock: MovableClock) -> CustomerId:
    """Another customer, with a portrait and a photo of their own."""
    added = customers.add_customer(store, Profile(name="佐藤 健"), by=None, clock=clock)
    portraits.save_portrait(store, added.customer_id, face(7), by=None, clock=clock)
    portraits.keep_photo(store, added.customer_id, b"the nephew", by=None, clock=clock)
    return added.customer_id


def photo_of(store: Store, customer_id: CustomerId, clock: MovableClock) -> KeptPhoto | None:
    return portraits.photo(store, customer_id, by=None, clock=clock)


def with_photo(store: Store, customer_id: CustomerId) -> list[bool]:
    return [each.has_photo for each in portraits.history(store, customer_id)]


def test_a_photo_is_kept_with_who_noted_the_consent_and_when(
    store: Store, sato: Sato, kept: KeptPhoto, clock: MovableClock
) -> None:
    clock.advance(DAY)
    assert photo_of(store, sato.customer_id, clock) == kept
    assert with_photo(store, sato.customer_id) == [True]


def test_another_photo_takes_its_place_with_a_consent_of_its_own(
    store: Store, sato: Sato, kept: KeptPhoto, clock: MovableClock
) -> None:
    clock.advance(DAY)
    portraits.keep_photo(store, sato.customer_id, b"another", by=None, clock=clock)
    assert photo_of(store, sato.customer_id, clock) == KeptPhoto(
        b"another", clock.local().date(), None
    )


def test_without_a_portrait_there_is_nothing_to_keep_a_photo_under(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    assert photo_of(store, sato.customer_id, clock) is None
    with pytest.raises(RuleBroken) as refused:
        portraits.keep_photo(store, sato.customer_id, PICTURE, by=None, clock=clock)
    assert sentence(refused.value)
    with pytest.raises(RuleBroken):
        portraits.forget_photo(store, sato.customer_id, by=None, clock=clock)


def test_a_forgotten_photo_leaves_no_byte_and_the_portrait_stays(
    store: SqliteStore, sato: Sato, kept: KeptPhoto, clock: MovableClock
) -> None:
    portraits.forget_photo(store, sato.customer_id, by=None, clock=clock)
    assert photo_of(store, sato.customer_id, clock) is None
    assert store._database.value("SELECT count(*) FROM portrait_photo") == 0
    assert portraits.portrait(store, sato.customer_id) == face(1)


def test_a_portrait_that_is_gone_on_with_the_next_day_takes_its_photo_along(
    store: Store, sato: Sato, kept: KeptPhoto, draw: Draw, clock: MovableClock
) -> None:
    clock.advance(DAY)
    draw(2)
    assert photo_of(store, sato.customer_id, clock) == kept
    assert with_photo(store, sato.customer_id) == [True, False]


def test_a_portrait_that_is_begun_anew_has_no_photo_until_one_is_kept(
    store: Store, sato: Sato, kept: KeptPhoto, draw: Draw, clock: MovableClock
) -> None:
    draw(2, anew=True)
    assert photo_of(store, sato.customer_id, clock) is None
    assert with_photo(store, sato.customer_id) == [False, True]
    [_new, first] = portraits.history(store, sato.customer_id)
    portraits.choose_portrait(store, sato.customer_id, first.id, by=None, clock=clock)
    assert photo_of(store, sato.customer_id, clock) == kept


def test_seeing_keeping_and_forgetting_it_is_in_the_access_log(
    store: SqliteStore, sato: Sato, kept: KeptPhoto, clock: MovableClock, tanaka: StaffId
) -> None:
    log = "SELECT act, customer_id, staff_id FROM access_log ORDER BY id DESC LIMIT 1"

    def last() -> tuple[object, ...]:
        [entry] = store._database.rows(log)
        return tuple(entry)

    assert last() == ("changed", sato.customer_id, tanaka)
    portraits.photo(store, sato.customer_id, by=tanaka, clock=clock)
    assert last() == ("viewed", sato.customer_id, tanaka)
    portraits.forget_photo(store, sato.customer_id, by=None, clock=clock)
    assert last() == ("changed", sato.customer_id, None)
    before = store._database.value("SELECT max(id) FROM access_log")
    assert portraits.photo(store, sato.customer_id, by=tanaka, clock=clock) is None
    assert store._database.value("SELECT max(id) FROM access_log") == before


def test_a_deleted_customer_comes_back_with_every_portrait_and_photo(
    store: SqliteStore, sato: Sato, kept: KeptPhoto, draw: Draw, clock: MovableClock
) -> None:
    draw(2, anew=True)
    before = everything(store)
    rubbish.delete_customer(store, sato.customer_id, by=None, clock=clock)
    assert everything(store)["portrait_photo"] == []
    rubbish.undo_last(store, by=None, clock=clock)
    assert everything(store) == before
    assert store.faults() == []


@pytest.mark.parametrize("others", [True, False])
def test_a_merge_keeps_both_photos_and_undoing_it_parts_them(
    store: SqliteStore, sato: Sato, kept: KeptPhoto, nephew: CustomerId, clock: MovableClock,
    others: bool,
) -> None:  # fmt: skip
    before = everything(store)
    merging.merge_customers(
        store, sato.customer_id, nephew, frozenset(), others_portrait=others, by=None, clock=clock
    )
    assert with_photo(store, sato.customer_id) == [True, True]
    shown = photo_of(store, sato.customer_id, clock)
    assert shown is not None
    assert shown.picture == (b"the nephew" if others else PICTURE)
    rubbish.undo_last(store, by=None, clock=clock)
    assert everything(store) == before


@pytest.mark.parametrize("others", [True, False])
@pytest.mark.parametrize("drawn", [True, False])
def test_a_merge_is_undone_although_another_face_was_chosen_or_drawn_since(
    store: SqliteStore, sato: Sato, kept: KeptPhoto, nephew: CustomerId, clock: MovableClock,
    draw: Draw, others: bool, drawn: bool,
) -> None:  # fmt: skip
    merged = merging.merge_customers(
        store, sato.customer_id, nephew, frozenset(), others_portrait=others, by=None, clock=clock
    )
    [_shown, hidden] = portraits.history(store, sato.customer_id)
    portraits.choose_portrait(store, sato.customer_id, hidden.id, by=None, clock=clock)
    clock.advance(DAY)
    if drawn:
        draw(9, anew=True)
    rubbish.restore(store, merged.undo_step_id, by=None, clock=clock)
    assert portraits.portrait(store, sato.customer_id) == face(9 if drawn else 1)
    assert portraits.portrait(store, nephew) == face(7)
    assert photo_of(store, nephew, clock) is not None
    assert store.faults() == []


def test_a_merge_shows_the_face_that_can_be_seen_where_the_other_is_damaged(
    store: SqliteStore, sato: Sato, kept: KeptPhoto, nephew: CustomerId, clock: MovableClock
) -> None:
    store._database.rows(
        "UPDATE portrait SET ink = x'00' WHERE customer_id = ?", (sato.customer_id,)
    )
    merging.merge_customers(store, sato.customer_id, nephew, frozenset(), by=None, clock=clock)
    assert portraits.portrait(store, sato.customer_id) == face(7)
    assert len(portraits.history(store, sato.customer_id)) == 2


def test_emptying_the_bin_takes_the_photo_for_good(
    store: SqliteStore, sato: Sato, kept: KeptPhoto, clock: MovableClock
) -> None:
    rubbish.delete_customer(store, sato.customer_id, by=None, clock=clock)
    held = "SELECT count(*) FROM undo_row WHERE instr(before, ?) > 0"
    assert store._database.value(held, (PICTURE.hex(),)) == 1
    store.undo.empty()
    assert store._database.value(held, (PICTURE.hex(),)) == 0
