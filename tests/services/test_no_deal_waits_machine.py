"""R1 through weeks of a showroom that nobody planned: no order of acts lets an open deal wait."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from showroom_crm.domain.staff import StaffRole
from showroom_crm.storage.store import open_store
from tests.services.acts_on_contacts import ActsOnContacts
from tests.services.acts_on_deals import ActsOnDeals
from tests.services.acts_on_records import ActsOnRecords


class Weeks(ActsOnDeals, ActsOnContacts, ActsOnRecords):
    """Weeks in which anything may follow on anything."""


@pytest.fixture
def new_weeks(tmp_path: Path) -> type[Weeks]:
    """A showroom that opens with three people and nobody else, as often as it is asked for."""
    empty = tmp_path / "empty"
    store = open_store(empty)
    for code, role in (
        ("tanaka", StaffRole.REP),
        ("suzuki", StaffRole.REP),
        ("yamamoto", StaffRole.MANAGER),
    ):
        store.staff.add(code, code, role)
    store.close_thread()

    class NewWeeks(Weeks):
        def __init__(self) -> None:
            folder = Path(tempfile.mkdtemp(dir=tmp_path)) / "showroom"
            shutil.copytree(empty, folder)
            super().__init__(folder)

    return NewWeeks


def live(new_weeks: type[Weeks], *, times: int, acts: int) -> None:
    run_state_machine_as_test(
        new_weeks,
        settings=settings(
            max_examples=times,
            stateful_step_count=acts,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_no_deal_waits_whatever_is_done(new_weeks: type[Weeks]) -> None:
    live(new_weeks, times=80, acts=50)


@pytest.mark.long
def test_no_deal_waits_through_many_weeks(new_weeks: type[Weeks]) -> None:
    live(new_weeks, times=400, acts=80)
