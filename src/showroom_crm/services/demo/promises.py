"""What became of the promises between two talks of the demo: kept, kept late, moved."""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum, auto
from random import Random

from showroom_crm.domain.follow_ups import Plan
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, StaffId
from showroom_crm.domain.meetings import Ending
from showroom_crm.services.demo.texts import Promise
from showroom_crm.services.store import Store


class _Fate(Enum):
    IN_TIME = auto()
    LATE = auto()
    MOVED = auto()
    MOVED_LATE = auto()


_FATES = {_Fate.IN_TIME: 72, _Fate.LATE: 12, _Fate.MOVED: 10, _Fate.MOVED_LATE: 6}
_LATE_BY = (1, 2, 3, 25, 49)
_AGREED_IN_TALK = 60
_A_DAY, _A_FEW_HOURS = timedelta(days=1), timedelta(hours=3)
# Of a hundred deals that go so, those whose talks ended with a contact that was agreed.
_AGREED_OF_WON, _AGREED_OF_LOST = 86, 48


class Promises:
    """Has random numbers of its own, so that the stories of the demo stay as they are."""

    def __init__(
        self, store: Store, random: Random, moment: Callable[[datetime], datetime]
    ) -> None:
        self._store = store
        self._random = random
        self._moment = moment

    def ending(self, last: Ending) -> Ending:
        """Return how the talks of a deal ended before the last one, which ended so."""
        share = {Ending.WON: _AGREED_OF_WON, Ending.LOST: _AGREED_OF_LOST}.get(last, 100)
        return Ending.AGREED if self._random.randrange(100) < share else Ending.OWN_ACTION

    def answered(
        self,
        promise: Promise,
        customer_id: CustomerId,
        deal_id: DealId,
        staff_id: StaffId,
        *,
        agreed: bool,
        made_at: datetime,
        held_at: datetime,
    ) -> FollowUpId:
        """Return a contact that was promised in one talk and answered by the next."""
        [fate] = self._random.choices(list(_FATES), list(_FATES.values()))
        if fate in (_Fate.IN_TIME, _Fate.LATE):
            made_at = self._agreed_again(made_at, held_at)
        at = self._promised_for(fate, made_at, held_at)
        plan = Plan(promise.channel, at, promise.reason, promise.bring, agreed)
        records = self._store.follow_ups
        contact_id = records.plan(
            customer_id, plan, deal_id=deal_id, staff_id=staff_id, at=self._moment(made_at)
        )
        if fate in (_Fate.MOVED, _Fate.MOVED_LATE):
            moved = Plan(promise.channel, held_at, promise.reason, promise.bring, agreed)
            late = fate is _Fate.MOVED_LATE
            moved_at = at + _A_FEW_HOURS if late else at - _A_FEW_HOURS
            records.move(contact_id, moved, at=self._moment(moved_at), late=late)
        records.end(contact_id, done=True, at=self._moment(held_at))
        return contact_id

    def _agreed_again(self, made_at: datetime, held_at: datetime) -> datetime:
        """Return when a contact was agreed: in the talk, or shortly before by a message."""
        if self._random.randrange(100) < _AGREED_IN_TALK:
            return made_at
        return max(made_at, held_at - _A_DAY * self._random.choice((1, 2, 2, 3)))

    def _promised_for(self, fate: _Fate, made_at: datetime, held_at: datetime) -> datetime:
        match fate:
            case _Fate.IN_TIME:
                return held_at
            case _Fate.LATE:
                late = timedelta(hours=self._random.choice(_LATE_BY))
            case _:
                late = _A_DAY * self._random.choice((1, 2))
        return max(made_at + _A_DAY, held_at - late)
