"""The remedy of a concern is worked on from the deal's card on the chart."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.deals import Concern, RemedyState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import ConcernId
from showroom_crm.language.sentences import sentence
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_chart.deal_card import DealCard
from showroom_crm.ui.desk import Desk
from tests.conftest import Sato
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
