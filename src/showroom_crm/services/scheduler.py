"""Looks after the reminders: what to show now, and when to look again (R4)."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.showroom import Alert
from showroom_crm.services import reminders
from showroom_crm.services.store import Store

LONGEST_WAIT = timedelta(seconds=60)
WAIT_AFTER_FAULT = timedelta(seconds=10)
_JUMP = timedelta(seconds=5)


@dataclass(frozen=True)
class Look:
    """What one look found.

    `due` is all that waits for an answer, the oldest promise first; `fired` those of it that are
    not on the screen yet. The next look is due after `wait`. `jumped` tells that the machine
    slept or that its clock was set since the last look.
    """

    due: tuple[Alert, ...]
    fired: tuple[Alert, ...]
    wait: timedelta
    jumped: bool


class Scheduler:
    """Knows nothing but the database, a clock that people set and one that only runs forward.

    A look may come at any time and as often as wanted: early, it finds nothing new; late, it
    catches up. Nothing is kept that a restart would miss: it ends a pause, which is the safe side.
    """

    def __init__(self, clock: Clock, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.due: tuple[Alert, ...] = ()
        self.last_looked: datetime | None = None
        self.paused_until: datetime | None = None
        self._pause_ends = 0.0
        self._on_screen: tuple[Alert, ...] = ()
        self._clock = clock
        self._monotonic = monotonic
        self._awake_since: datetime | None = None

    def pause(self, until: datetime) -> None:
        """Fire nothing until a wall-clock time; then, at the next look, all that waits.

        What was on the screen is counted as taken off it. A clock that is set back makes no pause
        longer than it was meant to be.
        """
        self.paused_until = until
        span = until - self._clock.local()
        self._pause_ends = self._monotonic() + span.total_seconds()
        self._on_screen = ()

    def resume(self) -> None:
        """End a pause before its time."""
        self.paused_until = None

    def look(self, store: Store) -> Look:
        """Fire what is due. Raises StoreFailed; look again after `WAIT_AFTER_FAULT` then."""
        if self.paused_until is not None and self._pause_is_over(self.paused_until):
            self.resume()
        awake_since = self._clock.local() - timedelta(seconds=self._monotonic())
        jumped = self._jumped(awake_since)
        if jumped or self._awake_since is None:
            reminders.take_back(store, clock=self._clock)
        if self.paused_until is not None:
            upcoming = reminders.next_due(store, clock=self._clock)
            self.due = tuple(reminders.waiting(store, shown=self.due, clock=self._clock))
            fired: tuple[Alert, ...] = ()
        else:
            fired, upcoming = self._fire(store)
        self.last_looked = self._clock.local()
        self._awake_since = awake_since
        return Look(self.due, fired, self._until(upcoming), jumped)

    def _fire(self, store: Store) -> tuple[tuple[Alert, ...], datetime | None]:
        """Return what came to the screen, and when the next is due.

        What is off the screen may have changed, and is read anew.
        """
        found = reminders.fire(store, shown=self._on_screen, clock=self._clock)
        self.due = self._on_screen = tuple(found.due)
        return tuple(found.new), found.upcoming

    def _pause_is_over(self, until: datetime) -> bool:
        return self._clock.local() >= until or self._monotonic() >= self._pause_ends

    def _until(self, upcoming: datetime | None) -> timedelta:
        moments = [each for each in (upcoming, self.paused_until) if each is not None]
        if not moments:
            return LONGEST_WAIT
        # Wall-clock time comes in whole seconds; what has passed of this one is in UTC.
        passed = timedelta(microseconds=self._clock.utc().microsecond)
        return min(max(min(moments) - self._clock.local() - passed, timedelta()), LONGEST_WAIT)

    def _jumped(self, awake_since: datetime) -> bool:
        """Compare the wall clock with one that only runs forward while the PC is awake."""
        earlier = self._awake_since
        return earlier is not None and abs(awake_since - earlier) > _JUMP
