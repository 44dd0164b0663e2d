"""What a rep enters at the close that cannot be, or that speaks against itself."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.meetings import Record
from showroom_crm.language.catalog import _
from showroom_crm.services import meetings
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from tests.conftest import NOON, MovableClock, Sato
from tests.ui.forms import child, click, text_of, type_into
from tests.ui.meeting_close.closing import Opener, deal_of, left_standing, page


@pytest.fixture
def entered_late(
    qtbot: QtBot, window: QWidget, desk: Desk, store: Store, sato: Sato, clock: MovableClock
) -> Opener:
    """A meeting of two days ago."""
    begun = meetings.begin_meeting(
        store,
        sato.customer_id,
        Record(NOON - timedelta(days=2), said="昨日までに決めるとのこと"),
        deal_id=sato.deal_id,
        by=desk.staff_id,
        clock=clock,
    )
    return Opener(qtbot, desk, begun.meeting_id, window)


def test_a_decision_before_today_is_warned_of_at_once_and_refused_at_the_end(
    opened: Opener, store: Store, sato: Sato
) -> None:
    dialog = opened()
    click(dialog, "step_decision")
    assert not child(dialog, QWidget, "decision_over").isVisible()
    type_into(dialog, "decision_on", "2026-10-02")
    assert child(dialog, QWidget, "decision_over").isVisible()
    click(dialog, "step_contact")
    with left_standing(store, sato):
        click(dialog, "close_agreed")
    assert page(dialog) == "decision"
    assert text_of(dialog, "decision_on_fault")
    type_into(dialog, "decision_on", "2026-10-03")
    assert not child(dialog, QWidget, "decision_over").isVisible()


def test_a_decision_that_is_over_when_the_meeting_is_entered_is_warned_of_and_kept(
    entered_late: Opener, store: Store, sato: Sato
) -> None:
    dialog = entered_late()
    click(dialog, "step_decision")
    type_into(dialog, "decision_words", "")
    type_into(dialog, "decision_on", "2026-10-02")
    assert child(dialog, QWidget, "decision_over").isVisible()
    click(dialog, "step_contact")
    click(dialog, "close_agreed")
    assert deal_of(store, sato).deal.decision.on == date(2026, 10, 2)


def test_a_contact_after_the_decision_is_warned_of_and_kept(
    opened: Opener, store: Store, sato: Sato
) -> None:
    dialog = opened()
    click(dialog, "step_decision")
    type_into(dialog, "decision_on", "2026-10-10")
    click(dialog, "step_contact")
    type_into(dialog, "moment_day", "2026-10-12")
    assert child(dialog, QWidget, "contact_warnings").isVisible()
    click(dialog, "close_agreed")
    (planned,) = deal_of(store, sato).planned
    assert planned.plan.at.date() == date(2026, 10, 12)


@pytest.mark.parametrize("button", ["close_agreed", "close_own_action"])
@pytest.mark.parametrize(
    ("field", "typed", "fault"),
    [
        ("moment_day", "2026-10-02", "moment_fault"),
        ("moment_time", "11:59", "moment_fault"),
        ("plan_reason", " \n", "plan_reason_fault"),
    ],
)
def test_neither_way_to_a_contact_takes_one_before_the_meeting_or_without_a_reason(
    opened: Opener, store: Store, sato: Sato, button: str, field: str, typed: str, fault: str
) -> None:
    dialog = opened()
    click(dialog, "step_contact")
    type_into(dialog, "moment_day", "2026-10-03")
    type_into(dialog, field, typed)
    with left_standing(store, sato):
        click(dialog, button)
    assert dialog.isVisible()
    assert text_of(dialog, fault)


def test_a_contact_beside_another_is_warned_of_and_kept_without_agreement_too(
    opened: Opener,
    store: Store,
    sato: Sato,
    promise: Callable[[datetime], None],
) -> None:
    promise(datetime(2026, 10, 9, 15))
    dialog = opened()
    click(dialog, "step_contact")
    type_into(dialog, "moment_day", "2026-10-09")
    type_into(dialog, "moment_time", "15:20")
    assert "15:00" in text_of(dialog, "contact_warnings")
    click(dialog, "close_own_action")
    (planned,) = deal_of(store, sato).planned
    assert planned.plan.at == datetime(2026, 10, 9, 15, 20)


def test_a_loss_without_a_reason_is_refused_for_that_first(
    opened: Opener, store: Store, sato: Sato
) -> None:
    dialog = opened()
    click(dialog, "way_out_lost")
    click(dialog, "far_contact_named")
    with left_standing(store, sato):
        click(dialog, "close_end")
    assert text_of(dialog, "lost_reason_fault")
    assert not child(dialog, QWidget, "far_words_fault").isVisible()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Please enter the date."),
        ("2026-10-03", "That time has passed. Please choose a later one."),
    ],
)
def test_a_far_contact_at_no_time_or_at_one_gone_by_is_refused(
    opened: Opener, store: Store, sato: Sato, typed: str, sentence: str
) -> None:
    dialog = opened()
    click(dialog, "way_out_lost")
    click(dialog, "lost_postponed")
    click(dialog, "far_contact_named")
    type_into(dialog, "far_words", typed)
    with left_standing(store, sato):
        click(dialog, "close_end")
    assert text_of(dialog, "far_words_fault") == _(sentence)
