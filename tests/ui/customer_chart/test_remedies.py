"""The remedy of a concern is worked on from the deal's card on the chart."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.deals import Concern, RemedyState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import ConcernId
from showroom_crm.domain.staff import StaffRole
from showroom_crm.language.sentences import sentence
from showroom_crm.services import follow_ups
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_chart.deal_card import DealCard
from showroom_crm.ui.desk import Desk
from tests.conftest import CALL, NOON, MovableClock, Sato
from tests.ui.forms import child, click, text_of, type_into
from tests.ui.meeting_close.closing import deal_of


@pytest.fixture
def card(qtbot: QtBot, desk: Desk, store: Store, sato: Sato) -> DealCard:
    shown = DealCard(desk, 0)
    qtbot.addWidget(shown)
    shown.show_deal(deal_of(store, sato), desk.clock.local().date())
    shown.show()
    return shown


def concern_of(store: Store, sato: Sato) -> Concern:
    (concern,) = store.deals.concerns(sato.deal_id)
    return concern


def test_one_click_says_how_far_the_remedy_is(card: DealCard, store: Store, sato: Sato) -> None:
    click(card, "deal_remedy_state_preparing")
    assert concern_of(store, sato).remedy_state is RemedyState.PREPARING
    click(card, "deal_remedy_state_ready")
    assert concern_of(store, sato).remedy_state is RemedyState.READY


def test_the_words_of_a_remedy_are_kept_when_the_line_is_left(
    card: DealCard, store: Store, sato: Sato
) -> None:
    type_into(card, "deal_remedy", "店長と査定額を相談")
    child(card, QLineEdit, "deal_remedy").editingFinished.emit()
    assert concern_of(store, sato).remedy == "店長と査定額を相談"


def test_who_prepares_it_and_until_when_stand_beside_the_concern(card: DealCard) -> None:
    assert "今の車がいくらになるか" in text_of(card, "deal_concern_said")
    assert "田中" in text_of(card, "deal_concern_work")
    assert "10/3(土) 15:00" in text_of(card, "deal_concern_work")


def test_a_remedy_of_several_lines_keeps_them_when_only_its_state_changes(
    card: DealCard, desk: Desk, store: Store, sato: Sato
) -> None:
    several = replace(concern_of(store, sato), remedy="査定\n再計算")
    with store.transaction():
        store.deals.save_concerns(sato.deal_id, (several,))
    card.show_deal(deal_of(store, sato), desk.clock.local().date())
    click(card, "deal_remedy_state_ready")
    kept = concern_of(store, sato)
    assert (kept.remedy, kept.remedy_state) == ("査定\n再計算", RemedyState.READY)


def test_a_refusal_stands_below_the_remedy_and_keeps_what_was_typed(
    card: DealCard, desk: Desk, store: Store, sato: Sato
) -> None:
    chart = deal_of(store, sato)
    gone = replace(concern_of(store, sato), id=ConcernId(999))
    card.show_deal(replace(chart, concerns=(gone,)), desk.clock.local().date())
    type_into(card, "deal_remedy", "店長と相談")
    child(card, QLineEdit, "deal_remedy").editingFinished.emit()
    assert text_of(card, "deal_remedy_fault") == sentence(RuleBroken("concern.gone"))
    assert text_of(card, "deal_remedy") == "店長と相談"
    assert concern_of(store, sato).remedy == "査定の上乗せを相談"


def test_a_solved_concern_is_no_longer_work(
    card: DealCard, desk: Desk, store: Store, sato: Sato
) -> None:
    solved = replace(concern_of(store, sato), resolved=True)
    with store.transaction():
        store.deals.save_concerns(sato.deal_id, (solved,))
    card.show_deal(deal_of(store, sato), desk.clock.local().date())
    assert not child(card, QWidget, "deal_concerns_0").isVisible()
    assert card.findChild(QPushButton, "deal_remedy_state_ready") is None


def test_who_and_until_when_are_set_by_a_few_clicks(
    card: DealCard, desk: Desk, store: Store, sato: Sato
) -> None:
    suzuki = store.staff.add("suzuki", "鈴木", StaffRole.REP).id
    click(card, "edit_remedy_work")
    rep = child(card, QComboBox, "remedy_by")
    rep.setCurrentIndex(rep.findData(suzuki))
    type_into(card, "remedy_due", "10/4 13時")
    click(card, "keep_remedy_work")
    kept = concern_of(store, sato)
    assert (kept.remedy_by, kept.remedy_due) == (suzuki, datetime(2026, 10, 4, 13))
    assert not child(card, QWidget, "remedy_work").isVisible()


def test_a_proposal_fills_in_the_moment_and_enter_keeps_it(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato
) -> None:
    move_call(desk, sato, datetime(2026, 10, 6, 15))
    card = DealCard(desk, 0)
    qtbot.addWidget(card)
    card.show_deal(deal_of(store, sato), desk.clock.local().date())
    card.show()
    click(card, "edit_remedy_work")
    proposals = [
        each.text() for each in card.findChildren(QPushButton, QRegularExpression("remedy_due_.*"))
    ]
    assert proposals == ["10/3(土) 19:00", "10/4(日) 13:00", "10/6(火) 10:00"]
    click(card, "remedy_due_2")
    assert text_of(card, "remedy_due") == "2026-10-06 10:00"
    child(card, QLineEdit, "remedy_due").returnPressed.emit()
    assert concern_of(store, sato).remedy_due == datetime(2026, 10, 6, 10)


def test_a_day_alone_means_until_the_showroom_closes_and_none_is_nobody_s(
    card: DealCard, store: Store, sato: Sato
) -> None:
    click(card, "edit_remedy_work")
    type_into(card, "remedy_due", "2026-10-04")
    click(card, "keep_remedy_work")
    assert concern_of(store, sato).remedy_due == datetime(2026, 10, 4, 19)
    click(card, "edit_remedy_work")
    type_into(card, "remedy_due", "")
    child(card, QComboBox, "remedy_by").setCurrentIndex(0)
    click(card, "keep_remedy_work")
    kept = concern_of(store, sato)
    assert (kept.remedy_by, kept.remedy_due) == (None, None)


@pytest.mark.parametrize("typed", ["2026-10-03 11:59", "そのうち", "2026-10-04 25時"])
def test_a_time_that_is_over_or_unreadable_is_refused_and_stays_to_be_mended(
    card: DealCard, store: Store, sato: Sato, typed: str
) -> None:
    before = concern_of(store, sato)
    click(card, "edit_remedy_work")
    type_into(card, "remedy_due", typed)
    click(card, "keep_remedy_work")
    assert text_of(card, "deal_remedy_fault")
    assert text_of(card, "remedy_due") == typed
    assert concern_of(store, sato) == before


def test_after_the_contact_is_warned_of_and_kept(card: DealCard, store: Store, sato: Sato) -> None:
    click(card, "edit_remedy_work")
    warning = child(card, QLabel, "remedy_due_warning")
    assert not warning.isVisible()
    type_into(card, "remedy_due", "2026-10-03 15:01")
    assert warning.isVisible()
    assert "10/3(土) 15:00" in warning.text()
    click(card, "keep_remedy_work")
    assert concern_of(store, sato).remedy_due == datetime(2026, 10, 3, 15, 1)


def test_escape_leaves_it_as_it_was(card: DealCard, store: Store, sato: Sato) -> None:
    before = concern_of(store, sato)
    click(card, "edit_remedy_work")
    type_into(card, "remedy_due", "2026-10-04 10:00")
    QTest.keyClick(child(card, QLineEdit, "remedy_due"), Qt.Key.Key_Escape)
    assert not child(card, QWidget, "remedy_work").isVisible()
    click(card, "edit_remedy_work")
    assert text_of(card, "remedy_due") == "2026-10-03 15:00"
    assert concern_of(store, sato) == before


def test_who_left_is_offered_only_where_they_are_named(
    card: DealCard, store: Store, sato: Sato
) -> None:
    suzuki = store.staff.add("suzuki", "鈴木", StaffRole.REP).id
    with store.transaction():
        store.staff.leave(suzuki, on=NOON.date())
    click(card, "edit_remedy_work")
    assert child(card, QComboBox, "remedy_by").findData(suzuki) == -1


def test_what_was_to_be_ready_by_now_is_marked(
    card: DealCard, desk: Desk, store: Store, sato: Sato, clock: MovableClock
) -> None:
    assert "▲" not in text_of(card, "deal_concern_work")
    clock.set(datetime(2026, 10, 3, 15, 30))
    click(card, "deal_remedy_state_preparing")
    card.show_deal(deal_of(store, sato), NOON.date())
    assert text_of(card, "deal_concern_work").startswith("▲ 田中")
    click(card, "deal_remedy_state_ready")
    card.show_deal(deal_of(store, sato), NOON.date())
    assert "▲" not in text_of(card, "deal_concern_work")


def move_call(desk: Desk, sato: Sato, at: datetime) -> None:
    plan = replace(CALL, at=at)
    desk.run(
        lambda store: follow_ups.move_contact(
            store, sato.follow_up_id, plan, by=None, clock=desk.clock
        ),
        origin=None,
    )
