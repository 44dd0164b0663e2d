"""A program that is killed while it keeps how it reminds has kept all of it or nothing."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from showroom_crm.domain.lead_times import LeadTimes
from showroom_crm.domain.reminder_sounds import Sound
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services.lead_times import lead_times, own_lead_times
from showroom_crm.services.reminder_sounds import reminder_sound
from showroom_crm.storage.store import open_store

KILLS = 8
# It keeps one of two settings after the other, as fast as it can.
_PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from showroom_crm.domain.lead_times import LeadTimes
from showroom_crm.domain.reminder_sounds import Sound
from showroom_crm.services.reminder_settings import ReminderWishes, keep_reminder_settings
from showroom_crm.storage.store import open_store

class Clock:
    def local(self):
        return datetime(2026, 10, 3)
    def utc(self):
        return datetime.now(UTC)

store = open_store(Path(sys.argv[1]))
few = ReminderWishes(LeadTimes((10,)), None, Sound.OFF, False)
many = ReminderWishes(LeadTimes((60,)), LeadTimes((5,)), Sound.INSISTENT, False)
while True:
    for wished in (few, many):
        keep_reminder_settings(
            store, wished, staff_id=int(sys.argv[2]), autostart=None, clock=Clock()
        )
        sys.stdout.write("kept\\n")
        sys.stdout.flush()
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_killed_at_any_moment_the_settings_are_whole(data_dir: Path) -> None:
    chance = random.Random(8)
    store = open_store(data_dir)
    rep = store.staff.add("tanaka", "田中", StaffRole.REP).id
    for _kill in range(KILLS):
        program = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, str(data_dir), str(rep)],
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
        )
        assert program.stdout is not None
        assert program.stdout.readline() == b"kept\n"
        time.sleep(chance.uniform(0, 0.05))
        program.kill()
        program.communicate()
        kept = lead_times(store), own_lead_times(store, rep), reminder_sound(store)
        assert kept in [
            (LeadTimes((10,)), None, Sound.OFF),
            (LeadTimes((60,)), LeadTimes((5,)), Sound.INSISTENT),
        ]
    assert store.faults() == []
    store.close_thread()
