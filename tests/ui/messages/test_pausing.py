"""In a pause nothing pops up: what colleagues left waits for its end too."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services.messages import take_message
from showroom_crm.services.store import Store
from showroom_crm.ui.workplace import Workplace
from tests.conftest import NOON, MovableClock, Sato
from tests.ui.forms import text_of

HALF_AN_HOUR = timedelta(minutes=30)


@pytest.fixture
def workplace(qtbot: QtBot, store: Store, clock: MovableClock, sato: Sato) -> Iterator[Workplace]:
    built = Workplace(store, clock)
    built.show()
    yield built
    built.take_down()
    qtbot.wait(1)


@pytest.fixture
def suzuki(store: Store) -> StaffId:
    return store.staff.add("suzuki", "鈴木", StaffRole.REP).id


def leave(workplace: Workplace, sato: Sato, by: StaffId, words: str) -> None:
    desk = workplace.desk
    desk.run(
        lambda store: take_message(
            store, sato.customer_id, caller="", words=words, wish="", by=by, clock=desk.clock
        ),
        origin=None,
    )


def on_screen(workplace: Workplace) -> str:
    """Return the words of the message on the screen; empty where there is none."""
    popup = workplace.messages.popup
    return text_of(popup, "message_words") if popup is not None and popup.isVisible() else ""


def test_a_message_waits_for_the_end_of_a_pause(
    workplace: Workplace, clock: MovableClock, sato: Sato, suzuki: StaffId
) -> None:
    workplace.watcher.pause(NOON + HALF_AN_HOUR)
    leave(workplace, sato, suzuki, "納期を")
    assert on_screen(workplace) == ""
    clock.set(NOON + HALF_AN_HOUR)
    workplace.watcher.check()
    assert on_screen(workplace) == "納期を"


def test_one_on_the_screen_goes_with_the_pause_and_is_not_seen_by_that(
    workplace: Workplace, sato: Sato, suzuki: StaffId
) -> None:
    leave(workplace, sato, suzuki, "納期を")
    assert on_screen(workplace) == "納期を"
    workplace.watcher.pause(NOON + HALF_AN_HOUR)
    assert on_screen(workplace) == ""
    workplace.desk.set_customer_present(True)
    workplace.desk.set_customer_present(False)
    assert on_screen(workplace) == ""
    workplace.watcher.resume()
    assert on_screen(workplace) == "納期を"


def test_a_colleague_who_comes_to_work_waits_for_nothing(
    workplace: Workplace, store: Store, sato: Sato, tanaka: StaffId, suzuki: StaffId
) -> None:
    desk = workplace.desk
    desk.switch_staff(store.staff.get(suzuki))
    workplace.watcher.pause(NOON + HALF_AN_HOUR)
    leave(workplace, sato, suzuki, "納期を")
    desk.switch_staff(store.staff.get(tanaka))
    assert on_screen(workplace) == "納期を"
