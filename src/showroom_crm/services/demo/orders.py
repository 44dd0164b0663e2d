"""Orders of the demo on their way to the delivery, and the contacts after it."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

from showroom_crm.domain import orders
from showroom_crm.domain.deals import Deal
from showroom_crm.domain.follow_ups import Channel, Plan, Repeat
from showroom_crm.domain.open_days import ALWAYS_OPEN
from showroom_crm.language import order_words
from showroom_crm.services.orders import order_list
from showroom_crm.services.store import Store

_FROM_ORDER_TO_DELIVERY = (24, 45)
_AT = time(11)


class Orders:
    """Has random numbers of its own, so that the stories of the demo stay as they are."""

    def __init__(self, store: Store, random: Random, *, now: datetime, utc: datetime) -> None:
        self._store = store
        self._random = random
        self._now = now
        self._utc = utc

    def under_way(self, deal: Deal) -> Deal:
        """Return a deal just won with its delivery; list its tasks and tick the first ones."""
        assert deal.ended_on is not None
        days = self._random.randint(*_FROM_ORDER_TO_DELIVERY)
        delivery_on = deal.ended_on + timedelta(days=days)
        self._store.order_tasks.add(deal.id, order_list(self._store))
        tasks = self._store.order_tasks.of_deal(deal.id)
        passed = (self._now.date() - deal.ended_on).days
        for number, task in enumerate(tasks[: len(tasks) * min(passed, days) // days]):
            done_on = deal.ended_on + timedelta(days=min(passed, 1 + 2 * number))
            assert task.id is not None
            self._store.order_tasks.tick(task.id, on=done_on, by=deal.staff_id)
        self._ask_after_delivery(deal, delivery_on)
        return replace(deal, delivery_on=delivery_on)

    def _ask_after_delivery(self, deal: Deal, delivery_on: date) -> None:
        on = orders.days_after_delivery(delivery_on, ALWAYS_OPEN)
        contacts = zip(on, order_words.reasons_after_delivery(), strict=True)
        to_come = ((datetime.combine(day, _AT), reason) for day, reason in contacts)
        for at, reason in [each for each in to_come if each[0] > self._now][:1]:
            self._store.follow_ups.plan(
                deal.customer_id,
                Plan(Channel.PHONE, at, reason, agreed=False, repeats=Repeat.AFTER_DELIVERY),
                deal_id=None,
                staff_id=deal.staff_id,
                at=self._utc,
                after_delivery_of=deal.id,
            )
