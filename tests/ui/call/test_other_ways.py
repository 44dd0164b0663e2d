"""After three failures in a row the window proposes another channel or hour, and says why."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.services import calls, customers
from showroom_crm.services.store import Store
from showroom_crm.ui.call.dialog import CallDialog
from showroom_crm.ui.desk import Desk
from tests.conftest import CALL, NOON, SATO, MovableClock, Sato
from tests.ui.call.conftest import Called
from tests.ui.forms import child, click, press, text_of

NOT_IN = Qt.Key.Key_2


@pytest.fixture
def two_in_vain(store: Store, sato: Sato, clock: MovableClock) -> None:
    """佐藤 was called twice at noon and was not in."""
    for days in (1, 0):
        attempt = Attempt(
            sato.customer_id,
            Channel.PHONE,
            Result.NOT_IN,
            NOON - timedelta(days=days),
            deal_id=sato.deal_id,
        )
        calls.record_attempt(store, attempt, None, by=None, clock=clock)


def ways(dialog: CallDialog) -> list[str]:
    buttons = [child(dialog, QPushButton, f"other_way_{index}") for index in range(3)]
    return [each.text() for each in buttons if each.isVisible()]


def test_a_second_failure_proposes_nothing_else(called: Called, sato: Sato, store: Store) -> None:
    dialog = called(sato.customer_id)
    press(dialog, NOT_IN)
    assert not child(dialog, QLabel, "why_other_ways").isVisible()
    assert ways(dialog) == []


def test_a_third_failure_proposes_an_evening_and_says_why(
    called: Called, store: Store, sato: Sato, two_in_vain: None
) -> None:
    dialog = called(sato.customer_id)
    assert ways(dialog) == [], "it is not known yet what came of this try"
    press(dialog, NOT_IN)
    assert "3" in text_of(dialog, "why_other_ways")
    assert ways(dialog)[:2] == ["電話 10/4(日) 18:00", "LINE 10/4(日) 12:00"]
    press(dialog, Qt.Key.Key_Return)
    (planned,) = store.charts.chart(sato.customer_id).planned
    assert planned.plan == replace(CALL, at=datetime(2026, 10, 4, 18), agreed=False)


def test_one_click_takes_another_channel(
    called: Called, store: Store, sato: Sato, two_in_vain: None
) -> None:
    dialog = called(sato.customer_id)
    press(dialog, NOT_IN)
    click(dialog, "next_kind_other")
    click(dialog, "other_way_1")
    assert "LINE" in text_of(dialog, "next_proposal")
    click(dialog, "save_call")
    (planned,) = store.charts.chart(sato.customer_id).planned
    assert (planned.plan.channel, planned.plan.at) == (Channel.LINE, datetime(2026, 10, 4, 12))


def test_what_was_taken_is_there_again_in_the_draft(
    called: Called, sato: Sato, two_in_vain: None
) -> None:
    dialog = called(sato.customer_id)
    press(dialog, NOT_IN)
    click(dialog, "other_way_1")
    dialog.reject()
    again = called(sato.customer_id)
    assert child(again, QPushButton, "other_way_1").isChecked()
    assert "LINE" in text_of(again, "next_proposal")


def test_what_they_refuse_is_not_proposed(
    called: Called,
    store: Store,
    sato: Sato,
    two_in_vain: None,
    clock: MovableClock,
    desk: Desk,
) -> None:
    reach = Reach(refusals=frozenset({Refusal.NO_PHONE, Refusal.NO_DIRECT_MAIL}))
    customers.edit_profile(
        store, sato.customer_id, replace(SATO, reach=reach), by=desk.staff_id, clock=clock
    )
    dialog = called(sato.customer_id)
    press(dialog, NOT_IN)
    assert [way.split()[0] for way in ways(dialog)] == ["LINE", "SMS", "訪問"]


def test_somebody_reached_ends_the_row_of_failures(
    called: Called, sato: Sato, two_in_vain: None
) -> None:
    dialog = called(sato.customer_id)
    press(dialog, NOT_IN)
    assert ways(dialog)
    click(dialog, "result_spoke")
    assert ways(dialog) == []
