"""Through a year of sleeps, crashes and wrong clocks no promise is missed and none fires twice."""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from showroom_crm.domain.customers import Profile
from showroom_crm.services.customers import add_customer
from showroom_crm.storage.store import open_store
from tests.conftest import MovableClock
from tests.services.reminder_year import START, live_a_year

CUSTOMERS = 40
SEEDS = range(100)
CONTACTS = 200
# Its seed and how many contacts.
LARGE_YEAR = (100, 10_000)
# A crash of the program loses nothing that was written, so memory is as good as a disk here.
MEMORY = Path("/dev/shm")


@pytest.fixture
def showroom() -> Iterator[Path]:
    """A showroom with customers and nothing promised, to be copied."""
    clock = MovableClock()
    clock.set(START.replace(tzinfo=None))
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as place:
        folder = Path(place) / "showroom"
        store = open_store(folder)
        for number in range(CUSTOMERS):
            add_customer(store, Profile(f"お客様{number}"), by=None, clock=clock)
        store.close_thread()
        yield folder


def live_years(showroom: Path, years: Sequence[tuple[int, int]]) -> None:
    """Live each, of a seed and so many contacts, side by side on all cores; each says its seed."""
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        lived = [(seed, pool.submit(live_a_year, showroom, seed, number)) for seed, number in years]
        for seed, year in lived:
            sys.stdout.write(f"seed {seed}\n")
            sys.stdout.write(f"{year.result()}\n")


def test_through_the_years_each_promise_is_told_of_once_or_late_and_none_is_missed(
    showroom: Path,
) -> None:
    # The longest goes first, so that no core waits for it at the end.
    live_years(showroom, [LARGE_YEAR, *((seed, CONTACTS) for seed in SEEDS)])


@pytest.mark.long
def test_through_large_years_too(showroom: Path) -> None:
    live_years(showroom, [(seed, LARGE_YEAR[1]) for seed in SEEDS])
