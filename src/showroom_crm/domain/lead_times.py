"""How long before a contact its rep is reminded of it, besides at the time itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel, Plan

LONGEST: Final = timedelta(days=1)
NUMBER_LIMIT: Final = 5
_LONGEST_MINUTES: Final = LONGEST // timedelta(minutes=1)
_VISITS: Final = (Channel.VISIT_US, Channel.VISIT_THEM)


@dataclass(frozen=True)
class LeadTimes:
    """So many `minutes` before each contact, and at `prepare_at` on the morning of a visit."""

    minutes: tuple[int, ...] = (10,)
    prepare_at: time | None = time(9, 30)

    def moments(self, plan: Plan) -> frozenset[datetime]:
        """Return when to remind of a contact before its time, by the wall clock.

        Lead times that the contact has of its own stand in place of the minutes.
        """
        own = plan.lead_minutes
        leads = self.minutes if own is None else own
        moments = {plan.at - timedelta(minutes=lead) for lead in leads}
        if self.prepare_at is not None and plan.channel in _VISITS:
            moments.add(datetime.combine(plan.at.date(), self.prepare_at))
        return frozenset(moment for moment in moments if moment < plan.at)


def accepted_minutes(minutes: Iterable[int]) -> tuple[int, ...]:
    """Return lead times as they may be kept, each once, the longest first.

    Raises RuleBroken: "lead_times.out_of_range", "lead_times.too_many".
    """
    accepted = tuple(sorted(set(minutes), reverse=True))
    if any(not 1 <= each <= _LONGEST_MINUTES for each in accepted):
        raise RuleBroken("lead_times.out_of_range", field="minutes", high=_LONGEST_MINUTES)
    if len(accepted) > NUMBER_LIMIT:
        raise RuleBroken("lead_times.too_many", field="minutes", limit=NUMBER_LIMIT)
    return accepted


def accepted_lead_times(lead_times: LeadTimes) -> LeadTimes:
    """Return them as they may be kept. Raises RuleBroken as `accepted_minutes`."""
    return LeadTimes(accepted_minutes(lead_times.minutes), lead_times.prepare_at)
