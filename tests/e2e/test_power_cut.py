"""A process that is killed while it saves leaves each act whole or undone."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from showroom_crm.storage.store import open_store

_CLOSE_WITHOUT_END = """
import sys
from datetime import timedelta
from pathlib import Path
from showroom_crm.app import SystemClock, open_store
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.deals import Concern, ConcernCategory
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.meeting_close import Answers, NextContact
from showroom_crm.domain.meetings import Record
from showroom_crm.services import customers, meetings

store, clock = open_store(Path(sys.argv[1])), SystemClock()
print("ready", flush=True)
while True:
    added = customers.add_customer(store, Profile(name="佐藤"), by=None, clock=clock)
    said = Record(held_at=clock.local(), said="考えます")
    begun = meetings.begin_meeting(store, added.customer_id, said, by=None, clock=clock)
    plan = Plan(Channel.PHONE, clock.local() + timedelta(days=1), reason="回答")
    answers = Answers(concerns=(Concern(ConcernCategory.PRICE),))
    meetings.close_meeting(
        store, begun.meeting_id, answers, NextContact(plan), by=None, clock=clock
    )
"""


def cut_power_while_closing(data_dir: Path, after: float) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _CLOSE_WITHOUT_END, str(data_dir)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(after)
        process.send_signal(signal.SIGKILL)


def check_whole(data_dir: Path) -> int:
    """Every closed meeting has its deal, concern, contact and reminder; return how many."""
    store = open_store(data_dir)
    assert store.faults() == []
    closed = 0
    for customer_id in store.customers.ids():
        chart = store.charts.chart(customer_id)
        if chart.deals:
            [deal] = chart.deals
            assert len(deal.meetings) == len(deal.concerns) == len(deal.planned) == 1
            assert deal.meetings[0].ending is not None
            closed += 1
    assert len(store.charts.waiting_deals(staff_id=None)) == 0
    store.close_thread()
    return closed


def cut_often(data_dir: Path, times: int, seed: int) -> None:
    moments = random.Random(seed)
    closed = 0
    for _ in range(times):
        cut_power_while_closing(data_dir, moments.uniform(0.05, 0.3))
        now_closed = check_whole(data_dir)
        assert now_closed > closed
        closed = now_closed


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_close_survives_a_power_cut_whole_or_not_at_all(data_dir: Path) -> None:
    cut_often(data_dir, times=4, seed=1)


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_it_survives_many_power_cuts(data_dir: Path) -> None:
    cut_often(data_dir, times=100, seed=2)
