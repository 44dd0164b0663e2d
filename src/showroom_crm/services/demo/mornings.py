"""What makes a morning board lifelike: remedies under way, words left, who is not there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

from showroom_crm.domain.board import DealFacts
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.days_off import DayOff
from showroom_crm.domain.deals import Concern, RemedyState
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.manager_words import ManagerWord
from showroom_crm.domain.messages import Message
from showroom_crm.domain.remedies import assigned
from showroom_crm.domain.showroom import Now
from showroom_crm.services.showroom_days import showroom_days
from showroom_crm.services.store import Store

_STATES = {RemedyState.READY: 56, RemedyState.PREPARING: 25, RemedyState.TO_DO: 19}
# Of those with which nobody has begun.
_WITHOUT_REMEDY = 0.3
_A_DAY = timedelta(days=1)
_TAKEN_AGO = timedelta(minutes=35)


class Morning:
    """What reps and their manager have left behind for the day; random numbers of its own."""

    def __init__(
        self,
        store: Store,
        texts: dict[str, Any],
        staff: Sequence[StaffId],
        random: Random,
        *,
        clock: Clock,
    ) -> None:
        self._store = store
        self._texts = texts
        self._rep, self._colleague, self._absent, self._manager = staff
        self._random = random
        self._now = Now(clock.local(), clock.utc())
        self._days = showroom_days(store)

    def prepare(self) -> None:
        """Let remedies be under way, words and a message wait, and some have a day off."""
        now = self._now
        today = now.local.date()
        facts = self._store.board.facts(now=now, since=today, until=today)
        deals = sorted(facts.deals, key=lambda each: each.deal.id)
        for each in deals:
            remedies = [self._under_way(each, concern) for concern in each.concerns]
            self._store.deals.save_concerns(each.deal.id, remedies)
        soon = sorted((each for each in deals if _planned_at(each)), key=_planned_at)
        to_come = [each for each in soon if _planned_at(each) >= now.local.isoformat()]
        self._leave_words(to_come)
        self._take_message(to_come)
        self._give_days_off()

    def _under_way(self, deal: DealFacts, concern: Concern) -> Concern:
        [state] = self._random.choices(list(_STATES), list(_STATES.values()))
        if state is RemedyState.TO_DO and self._random.random() < _WITHOUT_REMEDY:
            return replace(concern, remedy="")
        concern = replace(concern, remedy_state=state)
        if deal.next_contact is None:
            return concern
        return assigned(
            concern,
            contact_at=deal.next_contact.plan.at,
            staff_id=deal.deal.staff_id,
            days=self._days,
            now=self._now.local,
        )

    def _leave_words(self, deals: Sequence[DealFacts]) -> None:
        written_at = self._now.local
        for each, said in zip(deals, self._texts["manager_words"], strict=False):
            word = ManagerWord(each.deal.id, said, written_at, staff_id=self._manager)
            self._store.manager_words.add(word)
        for each in deals[-1:]:
            said = self._texts["ticked_word"]
            word = ManagerWord(each.deal.id, said, written_at - _A_DAY, staff_id=self._manager)
            ticked = self._store.manager_words.add(word)
            self._store.manager_words.tick(ticked, at=written_at, by=each.deal.staff_id)

    def _take_message(self, deals: Sequence[DealFacts]) -> None:
        """Let a colleague have answered the phone for a customer of the rep who opens the demo."""
        written = self._texts["message"]
        own = [each for each in deals if each.deal.staff_id == self._rep]
        people = (each for each in own if not self._is_company(each))
        for each in list(people)[:1]:
            message = Message(
                each.deal.customer_id,
                written["caller"],
                written["words"],
                self._now.local - _TAKEN_AGO,
                wish=written["wish"],
                for_staff_id=self._rep,
                taken_by=self._colleague,
            )
            self._store.messages.add(message)

    def _is_company(self, deal: DealFacts) -> bool:
        return self._store.customers.get(deal.deal.customer_id).profile.is_company

    def _give_days_off(self) -> None:
        """One is not there today, and the rep who opens the demo stands in; another goes soon."""
        today = self._now.local.date()
        days_off = self._store.days_off
        days_off.save(DayOff(self._absent, today, today + _A_DAY, stand_in_id=self._rep))
        days_off.save(DayOff(self._colleague, today + 4 * _A_DAY, today + 5 * _A_DAY))


def _planned_at(each: DealFacts) -> str:
    return "" if each.next_contact is None else each.next_contact.plan.at.isoformat()
