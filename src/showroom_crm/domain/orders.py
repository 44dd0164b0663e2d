"""What an order (成約) still needs until the car is handed over, and when we ask afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from showroom_crm.domain import plain_text
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import DealId, OrderTaskId, StaffId
from showroom_crm.domain.months import months_later
from showroom_crm.domain.open_days import ShowroomDays

TASKS_LIMIT: Final = 20
_A_WEEK: Final = timedelta(days=7)
_MONTHS_AFTER: Final = (1, 6, 12)


@dataclass(frozen=True)
class OrderTask:
    """One task of an order, such as 印鑑証明; `done_on` is the day on which it was ticked."""

    words: str
    done_on: date | None = None
    done_by: StaffId | None = None
    deal_id: DealId | None = None
    id: OrderTaskId | None = None


def next_task(tasks: Sequence[OrderTask]) -> OrderTask | None:
    """Return the first task that is still open."""
    return next((task for task in tasks if task.done_on is None), None)


def accepted_tasks(words: Sequence[str]) -> tuple[str, ...]:
    """Return the showroom's list as it may be kept, blank lines left out.

    Raises RuleBroken: "order.no_task", "order.too_many_tasks", and those of `plain_text`.
    """
    kept = [plain_text.line(each, field="order_tasks").strip() for each in words]
    listed = tuple(dict.fromkeys(each for each in kept if each))
    if not listed:
        raise RuleBroken("order.no_task", field="order_tasks")
    if len(listed) > TASKS_LIMIT:
        raise RuleBroken("order.too_many_tasks", field="order_tasks", limit=TASKS_LIMIT)
    return listed


def days_after_delivery(delivery_on: date, days: ShowroomDays) -> Sequence[date]:
    """Return the days on which we ask how the car does: 1 week, 1, 6 and 12 months after 納車.

    Where the showroom is closed, it is the next open day.
    """
    return [days.first_open_day(day) or day for day in _wished_after(delivery_on)]


def stage_after_delivery(day: date, delivery_on: date) -> int:
    """Return which of the contacts after a delivery one on that day is, the first being 0."""
    wished = _wished_after(delivery_on)
    return min(range(len(wished)), key=lambda stage: abs(wished[stage] - day))


def _wished_after(delivery_on: date) -> Sequence[date]:
    months = (months_later(delivery_on, months) for months in _MONTHS_AFTER)
    return [delivery_on + _A_WEEK, *months]
