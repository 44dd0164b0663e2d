"""The pop-up for a follow-up: when it is due, and that it fires once (R4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from showroom_crm.domain.identifiers import FollowUpId, ReminderId

LUNCH_ENDS: Final = time(13)
_LUNCH_COMES_WITHIN: Final = timedelta(hours=2)
LATER_MINUTES: Final = (5, 10, 30)
_END_OF_DAY: Final = time(23, 59, 59)


@dataclass(frozen=True)
class Reminder:
    """The mark of one (follow-up, agreed time, lead time).

    `due_at` is wall-clock: the agreed time less the `lead`, or where *later* moved it.
    `again` tells that it fired before and may not have been seen.
    """

    id: ReminderId
    follow_up_id: FollowUpId
    agreed_for: datetime
    due_at: datetime
    again: bool = False
    lead: timedelta = timedelta()

    @property
    def mark(self) -> tuple[ReminderId, datetime]:
        """Names one showing of it: put off, it is another one to show."""
        return self.id, self.due_at


def latest_of_each(due: Sequence[Reminder]) -> Sequence[Reminder]:
    """Return for each contact the reminder nearest to its time; the earlier ones are outdated."""
    nearest: dict[FollowUpId, Reminder] = {}
    for reminder in due:
        known = nearest.get(reminder.follow_up_id)
        if known is None or reminder.lead < known.lead:
            nearest[reminder.follow_up_id] = reminder
    return [each for each in due if nearest[each.follow_up_id] == each]


def late_by(agreed_for: datetime, *, now: datetime) -> timedelta:
    """Return how late a contact is; *later* moves the reminder, never this."""
    return max(now - agreed_for, timedelta())


def moved_later(minutes: int, *, now: datetime) -> datetime:
    """Return when a reminder that was put off by some minutes is due again.

    It comes again on the same day: tomorrow the promise would be broken.
    """
    return min(now + timedelta(minutes=minutes), datetime.combine(now.date(), _END_OF_DAY))


def latest_later(*, now: datetime) -> datetime:
    """Return beyond when no reminder can have been put off, by what is offered now and before.

    Beyond it lies only what was put off while the clock was wrong.
    """
    longest = max((*LATER_MINUTES, *later_choices(now=now)))
    return now + timedelta(minutes=longest + 1)


def later_choices(*, now: datetime) -> Sequence[int]:
    """Return by how many minutes a reminder can be put off: a little, or until after lunch."""
    choices = [
        each for each in LATER_MINUTES if (now + timedelta(minutes=each)).date() == now.date()
    ]
    until_lunch_ends = datetime.combine(now.date(), LUNCH_ENDS) - now
    if timedelta(minutes=max(LATER_MINUTES)) < until_lunch_ends <= _LUNCH_COMES_WITHIN:
        choices.append(-(-until_lunch_ends // timedelta(minutes=1)))
    return choices
