"""Copies of the program that are killed at any moment neither miss a reminder nor repeat one."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import FollowUpId
from showroom_crm.services import follow_ups
from showroom_crm.services.customers import add_customer
from showroom_crm.services.scheduler import Scheduler
from showroom_crm.storage.store import open_store

SECONDS = 6.0
CONTACTS = 60
MINUTES_A_SECOND = 60
# What it shows it prints, a moment after it was marked as fired: there a kill does most harm.
_PROGRAM = """
import sys, time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from showroom_crm.services.scheduler import Scheduler
from showroom_crm.storage.store import open_store

began, pace = datetime.fromisoformat(sys.argv[2]), int(sys.argv[3])

class FastClock:
    def local(self):
        return self.utc().replace(tzinfo=None, microsecond=0)
    def utc(self):
        return began + (datetime.now(UTC) - began) * pace

store = open_store(Path(sys.argv[1]))
scheduler = Scheduler(FastClock())
while True:
    fired = scheduler.look(store).fired
    time.sleep(0.01)
    for alert in fired:
        reminder = alert.reminder
        told = (reminder.follow_up_id, reminder.lead.seconds, int(reminder.again))
        sys.stdout.write("%d %d %d\\n" % told)
    sys.stdout.flush()
"""


class Later:
    """The clock some time after all contacts."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def local(self) -> datetime:
        return self._now.replace(tzinfo=None, microsecond=0)

    def utc(self) -> datetime:
        return self._now


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("seed", [1, 2])
def test_two_copies_that_are_killed_again_and_again_miss_nothing(
    data_dir: Path, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    began = datetime.now(UTC).replace(microsecond=0)
    promised = _promise(data_dir, began)
    shows = tmp_path / "shows"
    shows.mkdir()
    kills = _kill_again_and_again(data_dir, shows, began, chance)

    store = open_store(data_dir)
    told = [line for file in shows.iterdir() for line in _whole_lines(file)]
    first = Counter((number, lead) for number, lead, again in told if not again)
    assert max(first.values()) == 1, "fired twice"
    seen_while_it_ran = {number for number, lead, _again in told if not lead}
    scheduler = Scheduler(Later(began + timedelta(days=1)))
    look = scheduler.look(store)
    assert [alert.reminder.follow_up_id for alert in look.fired] == promised
    never_fired = {alert.reminder.follow_up_id for alert in look.fired if not alert.reminder.again}
    assert not never_fired & seen_while_it_ran
    assert kills >= 5
    assert len(seen_while_it_ran) > CONTACTS / 4, "the copies ran long enough to show something"
    assert store.faults() == []
    store.close_thread()


def _promise(data_dir: Path, began: datetime) -> list[FollowUpId]:
    store, clock = open_store(data_dir), Later(began)
    customer_id = add_customer(store, Profile("佐藤"), by=None, clock=clock).customer_id
    span = timedelta(seconds=SECONDS * MINUTES_A_SECOND / CONTACTS)
    promised = []
    for number in range(CONTACTS):
        at = (clock.local() + number * span).replace(second=0) + timedelta(minutes=1)
        plan = Plan(Channel.PHONE, at, reason="見積のご説明", lead_minutes=(5,))
        planned = follow_ups.plan_contact(
            store, customer_id, plan, deal_id=None, by=None, clock=clock
        )
        promised.append(planned.follow_up_id)
    store.close_thread()
    return promised


def _kill_again_and_again(
    data_dir: Path, shows: Path, began: datetime, chance: random.Random
) -> int:
    """Run two copies at a time and return how many were killed."""
    running: list[subprocess.Popen[bytes]] = []
    kills = 0
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        while len(running) < 2:
            with (shows / str(kills + len(running))).open("wb") as said:
                running.append(_start(data_dir, began, said.fileno()))
        time.sleep(chance.uniform(0.3, 0.9))
        killed = running.pop(0)
        killed.kill()
        killed.wait()
        kills += 1
    for process in running:
        process.kill()
        process.wait()
    return kills


def _start(data_dir: Path, began: datetime, output: int) -> "subprocess.Popen[bytes]":
    pace = str(60 * MINUTES_A_SECOND)
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(data_dir), began.isoformat(), pace],
        stdout=output,
        env=os.environ | {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
    )


def _whole_lines(file: Path) -> list[tuple[int, int, bool]]:
    """Return number, lead and whether again; a line that the kill cut short is none."""
    lines = [line for line in file.read_text().splitlines(keepends=True) if line.endswith("\n")]
    numbers = [tuple(map(int, line.split())) for line in lines]
    return [(number, lead, bool(again)) for number, lead, again in numbers]
