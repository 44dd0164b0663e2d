"""The showroom's days are one setting for all its reps."""

from datetime import date, time

import pytest

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.open_days import ALWAYS_OPEN, ShowroomDays
from showroom_crm.services.showroom_days import keep_showroom_days, showroom_days
from showroom_crm.services.store import Store
from tests.conftest import MovableClock

CLOSED = ShowroomDays(
    frozenset({1, 2}),
    closed_periods=((date(2026, 12, 29), date(2027, 1, 4)),),
    opens=time(9, 30),
    closes=time(18, 30),
)


def test_a_new_showroom_is_open_every_day(store: Store) -> None:
    assert showroom_days(store) == ALWAYS_OPEN


def test_what_is_kept_is_found_again(store: Store, clock: MovableClock) -> None:
    changes = keep_showroom_days(store, CLOSED, clock=clock)
    assert changes.everything
    assert showroom_days(store) == CLOSED


def test_what_is_refused_leaves_the_earlier_days(store: Store, clock: MovableClock) -> None:
    keep_showroom_days(store, CLOSED, clock=clock)
    with pytest.raises(RuleBroken):
        keep_showroom_days(store, ShowroomDays(frozenset(range(7))), clock=clock)
    assert showroom_days(store) == CLOSED


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "[]",
        "null",
        "{",
        '{"closed_weekdays": 3}',
        '{"closed_weekdays": [], "closed_periods": [["x"]], "opens": "10:00", "closes": "19:00"}',
        '{"closed_weekdays": [], "closed_periods": [], "opens": "19:00", "closes": "10:00"}',
    ],
)
def test_a_setting_that_cannot_be_read_counts_as_none(
    store: Store, clock: MovableClock, kept: str
) -> None:
    with store.transaction():
        store.settings.keep("showroom_days", kept, at=clock.utc())
    assert showroom_days(store) == ALWAYS_OPEN
