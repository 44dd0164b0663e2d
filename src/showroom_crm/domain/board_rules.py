"""What the morning board warns of: the three rules that a manager can set."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Final

from showroom_crm.domain.deals import Decision
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Plan, late_after

RANGES: Final = {
    "late_after_minutes": (0, 24 * 60),
    "unagreed_after_days": (1, 365),
    "decision_within_days": (0, 365),
}


@dataclass(frozen=True)
class BoardRules:
    """A promise is late after so many minutes; a deal without an agreed contact warns after so
    many days; a decision within so many days before which no contact lies warns too.
    """

    late_after_minutes: int = 15
    unagreed_after_days: int = 7
    decision_within_days: int = 7

    def is_late(self, plan: Plan, *, now: datetime) -> bool:
        """Tell whether a promise is broken at a wall-clock time."""
        return late_after(plan) + timedelta(minutes=self.late_after_minutes) < now

    def is_kept(self, plan: Plan, *, happened_at: datetime, moved_late: bool) -> bool:
        """Tell whether a promise that was answered then, by the wall clock, was kept on time."""
        return not moved_late and not self.is_late(plan, now=happened_at)

    def unagreed_too_long(self, last_talk_on: date, *, today: date) -> bool:
        """Tell whether a deal has gone too long without a contact agreed with the customer."""
        return last_talk_on + timedelta(days=self.unagreed_after_days) <= today

    def decides_unaccompanied(
        self, decision: Decision, next_contact_on: date | None, *, today: date
    ) -> bool:
        """Tell whether the customer decides soon and no contact of ours lies before."""
        if decision.on is None or decision.on < today:
            return False
        soon = decision.on - timedelta(days=self.decision_within_days) <= today
        return soon and (next_contact_on is None or next_contact_on > decision.on)


def accepted_rules(rules: BoardRules) -> BoardRules:
    """Return them as they may be kept. Raises RuleBroken: "board.out_of_range"."""
    for each in fields(rules):
        low, high = RANGES[each.name]
        if not low <= getattr(rules, each.name) <= high:
            raise RuleBroken("board.out_of_range", field=each.name, low=low, high=high)
    return rules
