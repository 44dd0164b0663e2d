"""A *no* leads to another car: proposed in place, said in the sentence, kept with the close."""

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.deals import DealState
from showroom_crm.language import closing_sentences
from showroom_crm.services import drafts, meetings
from showroom_crm.services.store import Store
from showroom_crm.ui.meeting_close.dialog import MeetingCloseDialog
from tests.conftest import Sato
from tests.ui.forms import child, click, press, text_of, type_into
from tests.ui.meeting_close.closing import Hand, Opener, deal_of, page, said


def refused(opened: Opener) -> MeetingCloseDialog:
    """The customer would not buy even if their concern were solved."""
    dialog = opened()
    click(dialog, "step_would_buy")
    click(dialog, "would_buy_no")
    return dialog


def test_a_no_opens_the_place_where_another_car_is_proposed(opened: Opener) -> None:
    dialog = refused(opened)
    assert not child(dialog, QWidget, "other_car").isVisible()
    click(dialog, "propose_other_car")
    assert dialog.focusWidget() is child(dialog, QWidget, "other_car")
    Hand(dialog).write("ルーミー G")
    assert "ルーミー G" in said(dialog, "receipt_if_solved")


def test_only_a_no_leads_to_another_car(opened: Opener) -> None:
    dialog = opened()
    click(dialog, "step_would_buy")
    assert not child(dialog, QWidget, "propose_other_car").isVisible()
    click(dialog, "step_concerns")
    click(dialog, "concern_standing_solved")
    click(dialog, "step_would_buy")
    assert child(dialog, QWidget, "take_order").isVisible()
    assert not child(dialog, QWidget, "propose_other_car").isVisible()


def test_the_sentence_and_the_reason_of_the_next_contact_are_made_from_it(
    opened: Opener,
) -> None:
    dialog = refused(opened)
    click(dialog, "propose_other_car")
    type_into(dialog, "other_car", "ルーミー G")
    click(dialog, "step_contact")
    reason = closing_sentences.contact_reason([], other_car="ルーミー G")
    assert "ルーミー G" in reason
    assert text_of(dialog, "plan_reason") == reason
    assert "下取り額" not in said(dialog, "ask_next_contact")
    click(dialog, "step_would_buy")
    click(dialog, "propose_other_car")
    click(dialog, "step_contact")
    assert "下取り額" in text_of(dialog, "plan_reason")
    assert "下取り額" in said(dialog, "ask_next_contact")


def test_a_car_that_is_not_named_yet_is_a_reason_already(opened: Opener) -> None:
    dialog = refused(opened)
    click(dialog, "propose_other_car")
    click(dialog, "step_contact")
    assert text_of(dialog, "plan_reason") == closing_sentences.contact_reason([], other_car="")


def test_it_is_kept_with_what_was_proposed_and_the_deal_stays_about_its_car(
    opened: Opener, store: Store, sato: Sato
) -> None:
    dialog = refused(opened)
    click(dialog, "propose_other_car")
    type_into(dialog, "other_car", "ルーミー G")
    click(dialog, "step_contact")
    click(dialog, "close_agreed")
    deal = deal_of(store, sato)
    assert store.meetings.get(opened.meeting_id).record.proposed == "ルーミー G"
    assert (deal.deal.state, deal.deal.wish) == (DealState.OPEN, "シエンタ")
    assert "ルーミー G" in deal.planned[0].plan.reason


def test_taken_back_it_is_not_kept_but_its_words_stay_in_the_draft(
    opened: Opener, store: Store
) -> None:
    dialog = refused(opened)
    click(dialog, "propose_other_car")
    type_into(dialog, "other_car", "ルーミー G")
    click(dialog, "propose_other_car")
    dialog.reject()
    again = opened()
    assert not child(again, QPushButton, "propose_other_car").isChecked()
    click(again, "propose_other_car")
    assert text_of(again, "other_car") == "ルーミー G"
    click(again, "propose_other_car")
    click(again, "step_contact")
    click(again, "close_agreed")
    assert store.meetings.get(opened.meeting_id).record.proposed == ""


def test_it_survives_a_crash(qtbot: QtBot, opened: Opener, store: Store) -> None:
    dialog = refused(opened)
    click(dialog, "propose_other_car")
    type_into(dialog, "other_car", "ルーミー G")
    name = meetings.close_draft_name(opened.meeting_id)
    qtbot.waitUntil(lambda: drafts.draft(store, name) is not None, timeout=2000)
    shiboken6.delete(dialog)
    again = opened()
    assert page(again) == "would_buy"
    assert child(again, QPushButton, "propose_other_car").isChecked()
    assert text_of(again, "other_car") == "ルーミー G"


def test_another_answer_takes_the_other_car_off_the_receipt(opened: Opener) -> None:
    dialog = refused(opened)
    click(dialog, "propose_other_car")
    type_into(dialog, "other_car", "ルーミー G")
    click(dialog, "would_buy_yes")
    assert "ルーミー G" not in said(dialog, "receipt_if_solved")
    assert not child(dialog, QWidget, "other_car").isVisible()


def test_a_car_that_cannot_be_kept_is_refused_beside_its_field(opened: Opener) -> None:
    dialog = refused(opened)
    click(dialog, "propose_other_car")
    type_into(dialog, "other_car", "車" * 101)
    click(dialog, "step_contact")
    click(dialog, "close_agreed")
    assert page(dialog) == "would_buy"
    assert text_of(dialog, "other_car_fault")
    assert dialog.focusWidget() is child(dialog, QWidget, "other_car")


def test_the_keyboard_alone_proposes_another_car(opened: Opener) -> None:
    dialog = opened()
    hand = Hand(dialog)
    click(dialog, "step_would_buy")
    hand.press(Qt.Key.Key_3)
    child(dialog, QWidget, "propose_other_car").setFocus()
    hand.press(Qt.Key.Key_Space)
    hand.write("ルーミー")
    press(dialog, Qt.Key.Key_Return)
    assert page(dialog) == "decision"
    assert "ルーミー" in said(dialog, "receipt_if_solved")
