"""A year of promises on a PC that sleeps, crashes and has its clock set, as a seed lets it."""

import heapq
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import count
from pathlib import Path

from showroom_crm.domain.attempts import RESULTS_OF, Attempt
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import CustomerId, ReminderId
from showroom_crm.domain.reminders import later_choices
from showroom_crm.domain.showroom import Alert
from showroom_crm.services import calls, follow_ups, reminders
from showroom_crm.services.scheduler import LONGEST_WAIT, Look, Scheduler
from showroom_crm.storage.store import SqliteStore, open_store
from tests.services.notebook import NEVER, Contact, Notebook
from tests.services.pc_clock import PcClock

START = datetime(2026, 1, 5, tzinfo=UTC)
ZONES = ("America/New_York", "Europe/Berlin", "Asia/Tokyo")
_YEAR_SECONDS = 365 * 86_400.0
_HOUR = 3_600.0
_SECOND = timedelta(seconds=1)
_MILLISECOND = timedelta(milliseconds=1)
_MINUTE_SECONDS = LONGEST_WAIT.total_seconds()
_LEAD_TIMES = (None, None, (), (5,), (60, 10), (1440, 30))
_CHANNELS = (Channel.PHONE, Channel.PHONE, Channel.VISIT_US, Channel.LINE)
_ESCAPE_MINUTES = 5


def live_a_year(showroom: Path, seed: int, planned: int) -> str:
    """Live it in a copy of a showroom, and return what it was like."""
    zone = ZONES[seed % len(ZONES)]
    with tempfile.TemporaryDirectory(dir=showroom.parent) as folder:
        copy = shutil.copytree(showroom, Path(folder) / "showroom")
        year = Year(copy, zone, seed, planned=planned)
        year.live()
    return (
        f"seed {seed}, {zone}: {planned} contacts, {year.looks} looks, {year.fired} shown,"
        f" {year.crashes} crashes"
    )


class Program:
    """One running copy of the program, and the reminders that it put on the screen."""

    def __init__(self, store: SqliteStore, clock: PcClock) -> None:
        self.store = store
        self.scheduler = Scheduler(clock, monotonic=clock.monotonic)
        self.looks_at = clock.monotonic()
        self.shown: set[tuple[ReminderId, datetime]] = set()


class Year:
    """Each look at the reminders is held against a notebook; AssertionError where they differ."""

    def __init__(self, folder: Path, zone: str, seed: int, *, planned: int) -> None:
        self.looks = self.fired = self.crashes = 0
        self._left_to_plan = self._planned = planned
        self._folder, self._chance = folder, random.Random(seed)
        self._store = open_store(folder)
        self._customers = self._store.customers.ids()
        self._clock = PcClock(zone, START)
        self._notebook = Notebook()
        self._programs: list[Program] = []
        self._events: list[tuple[float, int, Callable[[], None]]] = []
        self._numbers = count()
        self._crash_is_near = False
        self._undisturbed_since = self._clock.local()
        self._zone_offset = self._clock.zone_offset()

    def live(self) -> None:
        """Plan and answer contacts through the year, whatever happens to the PC."""
        self._start()
        for what, times in self._happenings():
            for _each in range(times):
                self._at(self._chance.uniform(0, _YEAR_SECONDS), what)
        while self._events:
            self._go_on()
        self._see_that_nothing_is_left()
        self._store.close_thread()

    def _happenings(self) -> Iterator[tuple[Callable[[], None], int]]:
        often = min(10 + self._planned // 20, 60)
        yield self._plan, self._planned
        yield self._sleep, 2 * often
        yield self._set_clock, often
        yield self._crash_soon, often
        yield self._restart, often
        yield self._start_another, often // 2

    def _at(self, elapsed: float, what: Callable[[], None]) -> None:
        heapq.heappush(self._events, (elapsed, next(self._numbers), what))

    def _after(self, seconds: float, what: Callable[[], None]) -> None:
        self._at(self._clock.elapsed + seconds, what)

    def _go_on(self) -> None:
        """Let the next thing happen: a look of a program, or an event."""
        program = min(self._programs, key=lambda each: each.looks_at, default=None)
        looks_at = float("inf") if program is None else program.looks_at + self._clock.asleep
        if program is not None and looks_at <= self._events[0][0]:
            self._clock.elapsed = max(self._clock.elapsed, looks_at)
            self._look(program)
        else:
            happens_at, _number, happen = heapq.heappop(self._events)
            self._clock.elapsed = max(self._clock.elapsed, happens_at)
            happen()

    # What happens to the PC.

    def _start(self) -> None:
        if not self._programs:
            self._undisturbed_since = self._clock.local()
            self._programs.append(Program(self._store, self._clock))

    def _start_another(self) -> None:
        """Two copies run side by side for some days."""
        if len(self._programs) == 1:
            other = Program(open_store(self._folder), self._clock)
            self._programs.append(other)
            self._after(self._chance.uniform(0, 72 * _HOUR), lambda: self._end(other))

    def _restart(self) -> None:
        for program in self._programs[:1]:
            self._end(program)

    def _end(self, program: Program) -> None:
        """Let it go with all that it knew; some time later it is started anew."""
        if program not in self._programs:
            return
        self._programs.remove(program)
        self._undisturbed_since = self._clock.local()
        if program.store is not self._store:
            program.store.close_thread()
        if not self._programs:
            if self._chance.random() < 0.2:
                self._store.close_thread()
                self._store = open_store(self._folder)
            self._after(
                self._chance.choice((0, 1, 20)) * self._chance.random() * _HOUR, self._start
            )

    def _crash_soon(self) -> None:
        self._crash_is_near = True

    def _sleep(self) -> None:
        hours = self._chance.choice((0.03, 1, 14, 60)) * self._chance.random()
        self._clock.elapsed += hours * _HOUR
        self._clock.asleep += hours * _HOUR
        self._disturb()

    def _set_clock(self) -> None:
        """Set it wrong by up to three hours; mostly it is put right some time later."""
        wrong_by = timedelta(seconds=self._chance.randrange(-10_800, 10_800))
        self._set_by(wrong_by)
        if self._chance.random() < 0.8:
            self._after(self._chance.uniform(0, 20 * _HOUR), lambda: self._set_by(-wrong_by))

    def _set_by(self, span: timedelta) -> None:
        self._clock.wrong_by += span
        self._disturb()

    def _disturb(self) -> None:
        """Half of the time the machine tells of it; else the timer of each minute finds out."""
        self._undisturbed_since = self._clock.local()
        told = self._chance.random() < 0.5
        for program in self._programs:
            self._wake(program, 0 if told else self._chance.uniform(0, _MINUTE_SECONDS))

    def _wake(self, program: Program, seconds: float) -> None:
        """Of the looks in idle hours one that finds something new is not left out."""
        program.looks_at = min(program.looks_at, self._clock.monotonic() + seconds)

    # What a program does.

    def _look(self, program: Program) -> None:
        now = self._clock.local()
        self._notebook.see_the_time(now)
        look = program.scheduler.look(program.store)
        self.looks += 1
        self.fired += len(look.fired)
        self._notebook.check_due(look.due, now)
        self._notebook.check_fired((alert.reminder for alert in look.fired), program.shown)
        self._check_promptness(look, now)
        program.looks_at = self._clock.monotonic() + self._wait(look, now)
        if self._crash_is_near and look.fired:
            # Fired, and gone before anything of it was seen.
            self._crash_is_near = False
            self.crashes += 1
            self._end(program)
            return
        for alert in look.fired:
            self._show(program, alert)
        assert {alert.reminder.mark for alert in look.due} <= program.shown

    def _check_promptness(self, look: Look, now: datetime) -> None:
        summer_began_or_ended = self._zone_offset != self._clock.zone_offset()
        self._zone_offset = self._clock.zone_offset()
        for alert in look.fired:
            contact = self._notebook.contacts[alert.reminder.follow_up_id]
            due_at = max(alert.reminder.due_at, contact.known_since)
            disturbed = due_at <= self._undisturbed_since + LONGEST_WAIT or summer_began_or_ended
            assert disturbed or alert.reminder.again or now - due_at <= _SECOND, f"late: {alert}"

    def _wait(self, look: Look, now: datetime) -> float:
        """Return the seconds to the next look; of those in idle hours the last is enough."""
        assert timedelta() <= look.wait <= LONGEST_WAIT
        coming = self._notebook.next_moment(now)
        idle = _YEAR_SECONDS if coming == NEVER else self._clock.seconds_until(coming)
        if look.wait < LONGEST_WAIT or idle <= _MINUTE_SECONDS:
            return -(-look.wait // _MILLISECOND) / 1000
        return idle - self._chance.uniform(0, _MINUTE_SECONDS)

    def _show(self, program: Program, alert: Alert) -> None:
        program.shown.add(alert.reminder.mark)
        contact = self._notebook.contacts[alert.reminder.follow_up_id]
        hours = self._chance.choice((0.02, 0.5, 5, 30)) * self._chance.random()
        self._after(hours * _HOUR, lambda: self._answer(contact))

    # What the rep does; the program looks after each act.

    def _answer(self, contact: Contact) -> None:
        on_screens = [
            (program, alert)
            for program in self._programs
            for alert in program.scheduler.due
            if alert.reminder.follow_up_id == contact.id
            # Another copy may not know yet that it was moved; what is answered there is of before.
            and alert.reminder.agreed_for == contact.plan.at
        ]
        if not on_screens or contact.id not in self._notebook.contacts:
            return
        program, alert = self._chance.choice(on_screens)
        fate = self._chance.random()
        if fate < 0.15:
            self._move(program, contact)
        elif fate < 0.35:
            self._put_off(program, contact, alert)
        elif alert.reminder.lead:
            reminders.acknowledge(program.store, alert.reminder.id, clock=self._clock)
            contact.put_off(alert.reminder.lead, NEVER)
        else:
            self._record_outcome(program, contact)
        self._look_after_an_act(program)

    def _look_after_an_act(self, program: Program) -> None:
        """The program itself looks at once; another one finds out within a minute."""
        for each in self._programs:
            self._wake(each, self._chance.uniform(0, _MINUTE_SECONDS))
        self._look(program)

    def _move(self, program: Program, contact: Contact) -> None:
        plan = self._new_plan()
        if plan.at == contact.plan.at:
            return
        follow_ups.move_contact(program.store, contact.id, plan, by=None, clock=self._clock)
        contact.agree(plan, self._clock.local())

    def _put_off(self, program: Program, contact: Contact, alert: Alert) -> None:
        offered = later_choices(now=self._clock.local())
        minutes = self._chance.choice((_ESCAPE_MINUTES, *offered))
        reminders.put_off(program.store, alert.reminder.id, minutes=minutes, clock=self._clock)
        now = self._clock.local()
        # Tomorrow the promise would be broken.
        until = min(now + timedelta(minutes=minutes), datetime.combine(now, time(23, 59, 59)))
        contact.put_off(alert.reminder.lead, until)

    def _record_outcome(self, program: Program, contact: Contact) -> None:
        channel = contact.plan.channel
        attempt = Attempt(
            contact.customer_id,
            channel,
            next(result for result in RESULTS_OF[channel] if result.reached),
            self._clock.local(),
            follow_up_id=contact.id,
        )
        calls.record_attempt(program.store, attempt, None, by=None, clock=self._clock)
        self._notebook.end(contact)

    def _plan(self) -> None:
        if not self._programs:
            self._after(_HOUR, self._plan)
            return
        program = self._chance.choice(self._programs)
        customer_id: CustomerId = self._chance.choice(self._customers)
        plan, now = self._new_plan(), self._clock.local()
        planned = follow_ups.plan_contact(
            program.store, customer_id, plan, deal_id=None, by=None, clock=self._clock
        )
        self._notebook.add(Contact(planned.follow_up_id, customer_id, plan, now))
        self._look_after_an_act(program)

    def _new_plan(self) -> Plan:
        minutes = 1 + self._chance.choice((3, 90, 1_500, 20_000)) * self._chance.random()
        at = (self._clock.local() + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
        if self._chance.random() < 0.2:
            # In the small hours a time may come twice, or not at all.
            small_hours = datetime.combine(at.date() + timedelta(days=1), time(1))
            at = small_hours + timedelta(minutes=self._chance.randrange(150))
        return Plan(
            self._chance.choice(_CHANNELS),
            at,
            reason="見積のご説明",
            agreed=self._chance.random() < 0.7,
            lead_minutes=self._chance.choice(_LEAD_TIMES),
        )

    def _see_that_nothing_is_left(self) -> None:
        """The last are answered, and the database knows of each time that was ever agreed."""
        self._start()
        self._clock.elapsed += 30 * 24 * _HOUR
        self._disturb()
        program = self._programs[0]
        self._look(program)
        assert len(program.scheduler.due) == len(self._notebook.contacts)
        for contact in list(self._notebook.contacts.values()):
            self._record_outcome(program, contact)
        self._look(program)
        assert program.scheduler.due == ()
        self._check_the_database(program.store)

    def _check_the_database(self, store: SqliteStore) -> None:
        [[left]] = store._database.rows("SELECT count(*) FROM reminder WHERE ended_at IS NULL")
        assert left == 0
        [[contacts, marks]] = store._database.rows(
            "SELECT count(DISTINCT follow_up_id), count(*) FROM reminder WHERE lead_minutes = 0"
        )
        assert contacts == self._planned
        assert marks == self._notebook.times_agreed
        assert store.faults() == []
