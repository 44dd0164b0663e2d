from datetime import datetime, time

import pytest

from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.reminder_sounds import RINGS_AT_MOST, Sound, rings_again
from showroom_crm.services.reminder_sounds import keep_reminder_sound, reminder_sound, sound_now
from showroom_crm.services.showroom_days import keep_showroom_days
from showroom_crm.services.store import Store
from tests.conftest import NOON, MovableClock

# Closed on Mondays.
WEEK = ShowroomDays(closed_weekdays=frozenset({0}), opens=time(10), closes=time(19))


def test_reminders_ring_gently_until_something_else_is_chosen(
    store: Store, clock: MovableClock
) -> None:
    assert reminder_sound(store) is Sound.GENTLE
    keep_reminder_sound(store, Sound.INSISTENT, clock=clock)
    assert reminder_sound(store) is Sound.INSISTENT


def test_a_choice_of_a_later_program_is_no_fault(store: Store, clock: MovableClock) -> None:
    with store.transaction():
        store.settings.keep("reminder_sound", "trumpet", at=clock.utc())
    assert reminder_sound(store) is Sound.GENTLE


@pytest.mark.parametrize(
    ("now", "heard"),
    [
        (NOON, Sound.GENTLE),
        (NOON.replace(hour=9, minute=59), Sound.OFF),
        (NOON.replace(hour=10), Sound.GENTLE),
        (NOON.replace(hour=19), Sound.OFF),
        (datetime(2026, 10, 5, 12, 0), Sound.OFF),
    ],
)
def test_they_ring_only_while_the_showroom_is_open(
    store: Store, clock: MovableClock, now: datetime, heard: Sound
) -> None:
    keep_showroom_days(store, WEEK, clock=clock)
    clock.set(now)
    assert sound_now(store, clock=clock) is heard


def test_the_insistent_one_gives_up_some_time() -> None:
    assert not rings_again(Sound.GENTLE, rung=1)
    assert rings_again(Sound.INSISTENT, rung=RINGS_AT_MOST - 1)
    assert not rings_again(Sound.INSISTENT, rung=RINGS_AT_MOST)
