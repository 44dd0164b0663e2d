"""What an order needs, and when we ask after its delivery."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.orders import (
    TASKS_LIMIT,
    OrderTask,
    accepted_tasks,
    days_after_delivery,
    next_task,
)

DAY = date(2026, 10, 3)


def test_the_next_task_is_the_first_that_is_open() -> None:
    done, first, second = OrderTask("注文書", DAY), OrderTask("印鑑証明"), OrderTask("納車")
    assert next_task([done, first, second]) == first
    assert next_task([done]) is None


def test_a_list_is_kept_without_blank_lines_and_doubles() -> None:
    assert accepted_tasks([" 注文書 ", "", "納車", "注文書"]) == ("注文書", "納車")
    with pytest.raises(RuleBroken, match=r"order\.no_task"):
        accepted_tasks([""])
    with pytest.raises(RuleBroken, match=r"order\.too_many_tasks"):
        accepted_tasks([str(number) for number in range(TASKS_LIMIT + 1)])


@given(
    st.dates(date(2020, 1, 1), date(2090, 1, 1)),
    st.frozensets(st.integers(0, 6), max_size=6),
)
def test_no_day_after_a_delivery_is_a_closed_one_or_before_it(
    delivery_on: date, closed: frozenset[int]
) -> None:
    days = ShowroomDays(closed_weekdays=closed)
    after = days_after_delivery(delivery_on, days)
    assert len(after) == 4
    assert all(days.is_open(day) for day in after)
    assert list(after) == sorted(after)
    assert after[0] > delivery_on
