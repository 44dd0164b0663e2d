"""The four questions: what is said, what is filled in, what is gathered."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget

from showroom_crm.domain.follow_ups import Channel
from showroom_crm.services.store import Store
from showroom_crm.ui.meeting_close.dialog import MeetingCloseDialog
from tests.conftest import Sato
from tests.ui.forms import child, click, press, text_of, type_into
from tests.ui.meeting_close.closing import Hand, Opener, deal_of, left_standing, page, said


def go_on(dialog: MeetingCloseDialog, times: int = 1) -> None:
    for _time in range(times):
        click(dialog, "close_next")


def rows(dialog: MeetingCloseDialog) -> list[QWidget]:
    return dialog.findChildren(QWidget, "concern_row")


def test_each_question_is_said_in_its_turn(opened: Opener) -> None:
    dialog = opened()
    sentences = [said(dialog, "ask_concerns")]
    for name in ("ask_would_buy", "ask_decision", "ask_next_contact"):
        go_on(dialog)
        sentences.append(said(dialog, name))
    assert sentences == [
        "「ちなみに、現在お車のご購入に際して、気になられている点はどういったことでしょうか？」",
        "「下取り額が解決した場合はご購入ということでよろしいでしょうか？」",
        "「最終的にいつ頃ご判断できそうですか？」",
        "「かしこまりました。それでは、私も下取り額が解決できる方法を一度考えて再度ご提案を"
        "させていただきますので、10月4日(日)の12時頃に、私からお電話をさせていただきたいのですが"
        "よろしいでしょうか？」",
    ]


def test_the_sentence_follows_day_time_and_channel(opened: Opener) -> None:
    dialog = opened()
    go_on(dialog, 3)
    type_into(dialog, "moment_day", "10/9")
    type_into(dialog, "moment_time", "18-20時")
    click(dialog, "plan_channel_visit_us")
    assert "10月9日(金)の18時から20時の間に、ご来店いただきたい" in said(dialog, "ask_next_contact")
    type_into(dialog, "moment_day", "10/")
    assert "〇月〇日の〇時頃に、ご来店いただきたい" in said(dialog, "ask_next_contact")


def test_a_quotation_is_never_put_into_our_mouth(opened: Opener) -> None:
    dialog = opened()
    click(dialog, "concern_other")
    type_into(rows(dialog)[-1], "concern_words", "営業がしつこい")
    for name in ("ask_would_buy", "ask_decision", "ask_next_contact"):
        go_on(dialog)
        assert "しつこい" not in said(dialog, name)


def test_the_receipt_fills_up(opened: Opener) -> None:
    dialog = opened()
    assert said(dialog, "receipt_said") == "「下取りがもう少し上がれば」"
    assert said(dialog, "receipt_concerns") == (
        "下取り額 「今の車がいくらになるか」\n→ 査定の上乗せを相談"
    )
    assert child(dialog, QWidget, "ticket").isHidden()
    click(dialog, "concern_price")
    type_into(rows(dialog)[-1], "concern_words", "予算は200万")
    assert "価格 「予算は200万」" in said(dialog, "receipt_concerns")
    go_on(dialog)
    click(dialog.findChildren(QWidget, "would_buy_card")[1], "would_buy_no")
    assert "価格：購入しない" in said(dialog, "receipt_if_solved")
    go_on(dialog)
    click(dialog, "said_1")
    assert said(dialog, "receipt_decision") == "来月中旬 11/11(水)〜11/20(金) ご夫婦"
    go_on(dialog)
    click(dialog, "proposal_4")
    assert text_of(dialog, "ticket_day") == "10/10(土)"
    assert text_of(dialog, "ticket_time") == "12:00 電話"
    assert said(dialog, "ticket_reason") == "下取り額とお値段の点が解決できる方法のご提案"


def test_what_is_typed_stays_when_going_back_and_forth(opened: Opener) -> None:
    dialog = opened()
    click(dialog, "concern_price")
    type_into(rows(dialog)[-1], "concern_words", "予算は200万")
    go_on(dialog)
    click(dialog.findChildren(QWidget, "would_buy_card")[1], "would_buy_yes_if")
    type_into(dialog.findChildren(QWidget, "would_buy_card")[1], "would_buy_condition", "頭金なし")
    go_on(dialog)
    type_into(dialog, "decision_words", "夏のボーナス後")
    type_into(dialog, "decision_on", "2027-07-15")
    go_on(dialog)
    type_into(dialog, "moment_day", "10/9")
    type_into(dialog, "plan_reason", "残価設定のご案内")
    for _time in range(3):
        click(dialog, "close_back")
    assert text_of(rows(dialog)[-1], "concern_words") == "予算は200万"
    click(dialog, "concern_loan")
    go_on(dialog)
    cards = dialog.findChildren(QWidget, "would_buy_card")
    assert text_of(cards[1], "would_buy_condition") == "頭金なし"
    go_on(dialog)
    assert text_of(dialog, "decision_words") == "夏のボーナス後"
    assert text_of(dialog, "decision_on") == "2027-07-15"
    go_on(dialog)
    assert text_of(dialog, "moment_day") == "10/9"
    assert text_of(dialog, "plan_reason") == "残価設定のご案内"


def test_a_reason_that_nobody_touched_follows_the_concerns(opened: Opener) -> None:
    dialog = opened()
    go_on(dialog, 3)
    for _time in range(3):
        click(dialog, "close_back")
    click(dialog, "concern_standing_solved")
    click(dialog, "concern_delivery")
    go_on(dialog, 3)
    assert text_of(dialog, "plan_reason") == "納期の点が解決できる方法のご提案"


def test_proposals_stay_before_the_decision(opened: Opener) -> None:
    dialog = opened()
    go_on(dialog, 2)
    type_into(dialog, "decision_on", "10/5")
    go_on(dialog)
    assert child(dialog, QWidget, "proposal_1").accessibleName() == "1 10/4(日) 12:00"
    assert dialog.findChild(QWidget, "proposal_2") is None


def test_before_the_inspection_means_the_day_on_the_chart(opened: Opener) -> None:
    dialog = opened()
    go_on(dialog, 2)
    click(dialog, "said_4")
    assert text_of(dialog, "decision_words") == "車検まで"
    assert text_of(dialog, "decision_on") == "2027-03-31"
    assert text_of(dialog, "decision_reading") == "2027年3月31日(水)"


def test_a_chip_pressed_twice_names_the_concern_once(opened: Opener) -> None:
    dialog = opened()
    click(dialog, "concern_price")
    click(dialog, "concern_price")
    assert len(rows(dialog)) == 2
    click(rows(dialog)[-1], "remove_concern")
    assert len(rows(dialog)) == 1


def test_a_no_leads_to_another_concern_to_a_later_time_or_to_the_loss(opened: Opener) -> None:
    dialog = opened()
    go_on(dialog)
    assert not child(dialog, QWidget, "ask_another_concern").isVisible()
    for way, led_to in (
        ("ask_another_concern", "concerns"),
        ("ask_when_it_changes", "decision"),
        ("give_up", "lost"),
    ):
        click(dialog, "step_would_buy")
        click(dialog, "would_buy_no")
        click(dialog, way)
        assert page(dialog) == led_to


def test_without_a_concern_the_order_is_near(opened: Opener) -> None:
    dialog = opened()
    click(dialog, "concern_standing_solved")
    go_on(dialog)
    click(dialog, "take_order")
    assert page(dialog) == "won"


def test_a_remedy_of_several_lines_keeps_them_unless_it_is_edited(
    opened: Opener, store: Store, sato: Sato
) -> None:
    chart = deal_of(store, sato)
    store.deals.save_concerns(
        sato.deal_id, [replace(chart.concerns[0], remedy="査定の上乗せ\n店長に相談")]
    )
    dialog = opened()
    go_on(dialog, 3)
    click(dialog, "close_agreed")
    assert deal_of(store, sato).concerns[0].remedy == "査定の上乗せ\n店長に相談"


def test_a_meeting_is_closed_by_the_keyboard_alone(
    opened: Opener, store: Store, sato: Sato
) -> None:
    hand = Hand(opened())
    hand.press(Qt.Key.Key_3)
    hand.write("妻が電動ドアでないと困る")
    hand.press(Qt.Key.Key_Tab)
    hand.write("奥様もご試乗に")
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_1)
    hand.press(Qt.Key.Key_2)
    hand.write("来月中に納車なら")
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_2)
    hand.press(Qt.Key.Key_8)
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_3)
    hand.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    deal = deal_of(store, sato)
    family = deal.concerns[1]
    assert (family.words, family.condition) == ("妻が電動ドアでないと困る", "来月中に納車なら")
    assert deal.deal.decision.words == "来月中旬"
    (planned,) = deal.planned
    assert (planned.plan.at, planned.plan.channel) == (datetime(2026, 10, 6, 12), Channel.PHONE)
    assert hand.keystrokes <= 25


def test_the_arrows_with_alt_turn_the_pages_from_within_a_text(opened: Opener) -> None:
    dialog = opened()
    hand = Hand(dialog)
    hand.press(Qt.Key.Key_1)
    hand.write("予算は200万")
    hand.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page(dialog) == "would_buy"
    hand.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page(dialog) == "concerns"


def test_digits_are_text_in_a_text_field_and_pick_chips_with_alt(opened: Opener) -> None:
    dialog = opened()
    hand = Hand(dialog)
    hand.press(Qt.Key.Key_1)
    hand.press(Qt.Key.Key_2)
    assert text_of(rows(dialog)[-1], "concern_words") == "2"
    hand.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert len(rows(dialog)) == 3


def test_enter_alone_never_agrees_for_the_customer(
    opened: Opener, store: Store, sato: Sato
) -> None:
    dialog = opened()
    with left_standing(store, sato):
        for _time in range(8):
            press(dialog, Qt.Key.Key_Return)
    assert page(dialog) == "contact"


def test_an_enter_that_ends_a_composed_word_turns_no_page(opened: Opener) -> None:
    dialog = opened()
    click(dialog, "concern_price")
    editor = dialog.focusWidget()
    assert editor is not None
    QCoreApplication.sendEvent(editor, QInputMethodEvent("よさん", []))
    press(dialog, Qt.Key.Key_Return)
    assert page(dialog) == "concerns"
    committed = QInputMethodEvent("", [])
    committed.setCommitString("予算")
    QCoreApplication.sendEvent(editor, committed)
    press(dialog, Qt.Key.Key_Return)
    assert page(dialog) == "would_buy"


def test_the_window_fits_a_screen_of_768_lines(opened: Opener) -> None:
    dialog = opened()
    for _time in range(3):
        assert dialog.minimumSizeHint().height() <= 700
        assert dialog.size().width() <= 1366
        go_on(dialog)


@pytest.mark.parametrize("name", ["close_next", "close_agreed"])
def test_each_page_has_one_primary_button(opened: Opener, name: str) -> None:
    dialog = opened()
    if name == "close_agreed":
        go_on(dialog, 3)
    primary = [
        each.objectName()
        for each in dialog.findChildren(QWidget)
        if each.property("primary") == "true" and each.isVisible()
    ]
    assert primary == [name]


def test_words_that_are_typed_fill_in_their_days(opened: Opener) -> None:
    dialog = opened()
    for _page in range(2):
        go_on(dialog)
    type_into(dialog, "decision_on", "")
    type_into(dialog, "decision_words", "冬のボーナスが出たら")
    assert text_of(dialog, "decision_on") == "2026-12-31"
    assert text_of(dialog, "decision_reading") == "12/10(木)〜2026年12月31日(木)"
    assert "12/10(木)〜12/31(木)" in said(dialog, "receipt_decision")

    type_into(dialog, "decision_words", "妻と相談して")
    assert text_of(dialog, "decision_on") == ""
    assert text_of(dialog, "decision_reading") == ""


def test_a_day_that_was_typed_is_not_taken_away_by_words(opened: Opener) -> None:
    dialog = opened()
    for _page in range(2):
        go_on(dialog)
    type_into(dialog, "decision_on", "11/3")
    type_into(dialog, "decision_words", "来月中旬")

    assert text_of(dialog, "decision_on") == "11/3"


def test_what_the_customer_does_until_then_is_kept(
    opened: Opener, store: Store, sato: Sato
) -> None:
    dialog = opened()
    for _page in range(2):
        go_on(dialog)
    click(dialog, "said_1")
    type_into(dialog, "customer_does", "奥様と試乗に来る")
    assert "奥様と試乗に来る" in said(dialog, "receipt_decision")
    go_on(dialog)
    click(dialog, "proposal_1")
    type_into(dialog, "plan_reason", "見積もり")
    click(dialog, "close_agreed")

    decision = store.charts.chart(sato.customer_id).deals[0].deal.decision
    assert decision.customer_does == "奥様と試乗に来る"
    assert decision.from_on is not None
    assert decision.on is not None
    assert decision.from_on < decision.on


def test_other_words_move_a_day_that_earlier_words_had_named(opened: Opener) -> None:
    dialog = opened()
    click(dialog, "step_decision")
    assert (text_of(dialog, "decision_words"), text_of(dialog, "decision_on")) == (
        "今月末",
        "2026-10-31",
    )
    type_into(dialog, "decision_words", "来月中旬")
    assert text_of(dialog, "decision_on") == "2026-11-20"


def test_other_words_leave_a_day_that_was_typed(opened: Opener) -> None:
    dialog = opened()
    click(dialog, "step_decision")
    type_into(dialog, "decision_on", "10/28")
    type_into(dialog, "decision_words", "来月中旬")
    assert text_of(dialog, "decision_on") == "10/28"
