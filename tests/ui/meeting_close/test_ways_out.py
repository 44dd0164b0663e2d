"""A meeting is closed in four ways, and in none by leaving (R1)."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.deals import Concern, ConcernCategory, DealState, LostReason, WouldBuy
from showroom_crm.domain.errors import StoreFailed
from showroom_crm.domain.follow_ups import Channel, FollowUpStatus, Plan
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.meetings import Ending, Record
from showroom_crm.language.sentences import sentence
from showroom_crm.services import customers, drafts, meetings
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.meeting_close.dialog import MeetingCloseDialog
from tests.conftest import NOON, MovableClock, Sato
from tests.ui.forms import child, click, press, text_of, type_into
from tests.ui.meeting_close.closing import (
    Opener,
    chart_of,
    deal_of,
    left_standing,
    page,
    said,
)


def closed_customers(dialog: MeetingCloseDialog) -> list[CustomerId]:
    told: list[CustomerId] = []
    dialog.closed.connect(told.append)
    return told


def go_on(dialog: MeetingCloseDialog, times: int = 1) -> None:
    for _time in range(times):
        click(dialog, "close_next")


def test_agreed_writes_meeting_concern_decision_and_contact_together(
    opened: Opener, store: Store, sato: Sato
) -> None:
    dialog = opened()
    told = closed_customers(dialog)
    click(dialog, "concern_family")
    rows = dialog.findChildren(QWidget, "concern_row")
    type_into(rows[-1], "concern_words", "妻が電動ドアでないと困る")
    type_into(rows[-1], "concern_remedy", "奥様もご試乗に")
    go_on(dialog)
    cards = dialog.findChildren(QWidget, "would_buy_card")
    click(cards[1], "would_buy_yes_if")
    type_into(cards[1], "would_buy_condition", "来月中に納車なら")
    go_on(dialog)
    click(dialog, "said_2")
    click(dialog, "decider_0")
    go_on(dialog)
    click(dialog, "proposal_2")
    type_into(dialog, "plan_bring", "見積書")
    click(dialog, "close_agreed")

    deal = deal_of(store, sato)
    assert told == [sato.customer_id]
    assert not dialog.isVisible()
    assert deal.deal.state is DealState.OPEN
    assert (deal.deal.decision.words, deal.deal.decision.on, deal.deal.decision.decided_by) == (
        "来月末",
        date(2026, 11, 30),
        "ご本人",
    )
    assert [replace(each, id=None) for each in deal.concerns] == [
        Concern(
            ConcernCategory.TRADE_IN,
            words="今の車がいくらになるか",
            remedy="査定の上乗せを相談",
            would_buy=WouldBuy.YES,
            remedy_by=deal.deal.staff_id,
            remedy_due=datetime(2026, 10, 3, 15),
        ),
        Concern(
            ConcernCategory.FAMILY,
            words="妻が電動ドアでないと困る",
            remedy="奥様もご試乗に",
            would_buy=WouldBuy.YES_IF,
            condition="来月中に納車なら",
            remedy_by=deal.deal.staff_id,
            remedy_due=datetime(2026, 10, 4, 13),
        ),
    ]
    (planned,) = deal.planned
    assert planned.plan == Plan(
        Channel.PHONE,
        datetime(2026, 10, 5, 12),
        reason="下取り額とご家族のご意見の点が解決できる方法のご提案",
        bring="見積書",
        agreed=True,
    )
    assert store.meetings.get(opened.meeting_id).ending is Ending.AGREED
    assert store.follow_ups.get(sato.follow_up_id).status is FollowUpStatus.DONE
    assert store.reminders.next_due(after=NOON) == planned.plan.at


def test_an_own_action_is_kept_as_not_agreed(opened: Opener, store: Store, sato: Sato) -> None:
    dialog = opened()
    press(dialog, Qt.Key.Key_Return, control=True)
    click(dialog, "plan_channel_line")
    click(dialog, "close_own_action")
    (planned,) = deal_of(store, sato).planned
    assert (planned.plan.agreed, planned.plan.channel) == (False, Channel.LINE)
    assert store.meetings.get(opened.meeting_id).ending is Ending.OWN_ACTION


def test_won_ends_the_deal_and_its_contacts(opened: Opener, store: Store, sato: Sato) -> None:
    dialog = opened()
    told = closed_customers(dialog)
    click(dialog, "way_out_won")
    assert deal_of(store, sato).deal.state is DealState.OPEN
    click(dialog, "close_end")
    deal = deal_of(store, sato)
    assert told == [sato.customer_id]
    assert (deal.deal.state, deal.planned) == (DealState.WON, ())
    assert store.meetings.get(opened.meeting_id).ending is Ending.WON


def test_lost_asks_for_its_reason_beside_the_reasons(
    opened: Opener, store: Store, sato: Sato
) -> None:
    dialog = opened()
    click(dialog, "way_out_lost")
    with left_standing(store, sato):
        click(dialog, "close_end")
    assert text_of(dialog, "lost_reason_fault") == "敗戦の理由を選んでください。"
    click(dialog, "lost_other_maker")
    assert child(dialog, QWidget, "lost_reason_fault").isHidden()
    type_into(dialog, "competitor", "他社のミニバン")
    press(dialog, Qt.Key.Key_Return, control=True)
    deal = deal_of(store, sato).deal
    assert (deal.state, deal.lost_reason, deal.competitor) == (
        DealState.LOST,
        LostReason.OTHER_MAKER,
        "他社のミニバン",
    )
    assert deal_of(store, sato).planned == ()


@pytest.mark.parametrize("steps", [0, 1, 2, 3])
@pytest.mark.parametrize("way_out", ["won", "lost"])
def test_both_further_ways_out_are_in_reach_on_every_page_and_lead_back(
    opened: Opener, steps: int, way_out: str
) -> None:
    dialog = opened()
    go_on(dialog, steps)
    asked = page(dialog)
    click(dialog, f"way_out_{way_out}")
    assert page(dialog) == way_out
    click(dialog, "close_back")
    assert page(dialog) == asked


def test_leaving_keeps_the_earlier_contact_and_the_meeting_not_closed(
    opened: Opener, store: Store, sato: Sato
) -> None:
    dialog = opened()
    told = closed_customers(dialog)
    go_on(dialog, 3)
    with left_standing(store, sato):
        press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert told == []
    assert [each.id for each in chart_of(store, sato).unclosed] == [opened.meeting_id]
    assert store.follow_ups.get(sato.follow_up_id).status is FollowUpStatus.PLANNED


def test_the_window_says_what_leaving_means(opened: Opener) -> None:
    assert "締め未入力" in text_of(opened(), "close_leaving")


def test_a_contact_before_the_meeting_is_refused_beside_its_time(
    opened: Opener, store: Store, sato: Sato
) -> None:
    dialog = opened()
    go_on(dialog, 3)
    type_into(dialog, "moment_day", "2026-10-02")
    with left_standing(store, sato):
        click(dialog, "close_agreed")
    assert page(dialog) == "contact"
    assert text_of(dialog, "moment_fault") == "次の連絡が商談より前です。後の日時にしてください。"
    assert child(dialog, QWidget, "moment_day").hasFocus()
    assert text_of(dialog, "plan_reason") == "下取り額が解決できる方法のご提案"


def test_a_contact_that_is_past_already_is_accepted_for_a_meeting_entered_late(
    opened: Opener, store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.advance(timedelta(days=3))
    dialog = opened()
    go_on(dialog, 3)
    type_into(dialog, "moment_day", "2026-10-04")
    type_into(dialog, "moment_time", "11:00")
    click(dialog, "close_agreed")
    (planned,) = deal_of(store, sato).planned
    assert planned.plan.at == datetime(2026, 10, 4, 11)


def test_a_contact_without_a_reason_is_refused_beside_the_reason(
    opened: Opener, store: Store, sato: Sato
) -> None:
    dialog = opened()
    go_on(dialog, 3)
    type_into(dialog, "plan_reason", " ")
    with left_standing(store, sato):
        click(dialog, "close_agreed")
    assert text_of(dialog, "plan_reason_fault")
    assert child(dialog, QWidget, "plan_reason").hasFocus()


@pytest.mark.parametrize(
    ("name", "text", "on_page"),
    [
        ("decision_on", "2026-10-02", "decision"),
        ("decision_on", "そのうち", "decision"),
        ("decision_words", "来月" * 51, "decision"),
        ("concern_remedy", "相\x07談", "concerns"),
    ],
)
def test_a_fault_of_an_earlier_page_turns_back_to_its_field(
    opened: Opener, store: Store, sato: Sato, name: str, text: str, on_page: str
) -> None:
    dialog = opened()
    remedy = child(dialog, QLineEdit, "concern_remedy")
    # Ours would take the sign out before it could be refused.
    remedy.setValidator(QRegularExpressionValidator(remedy))
    type_into(dialog, "concern_remedy", text if name == "concern_remedy" else "相談")
    go_on(dialog, 2)
    if on_page == "decision":
        type_into(dialog, name, text)
    go_on(dialog)
    with left_standing(store, sato):
        click(dialog, "close_agreed")
    assert page(dialog) == on_page
    assert text_of(dialog, f"{name}_fault")
    assert child(dialog, QWidget, name).hasFocus()


def test_a_condition_goes_with_the_answer_it_belonged_to(
    opened: Opener, store: Store, sato: Sato
) -> None:
    dialog = opened()
    go_on(dialog)
    click(dialog, "would_buy_yes_if")
    type_into(dialog, "would_buy_condition", "来月なら")
    click(dialog, "would_buy_yes")
    go_on(dialog, 2)
    click(dialog, "close_agreed")
    (concern,) = deal_of(store, sato).concerns
    assert (concern.would_buy, concern.condition) == (WouldBuy.YES, "")


def test_a_meeting_that_was_closed_elsewhere_says_so_at_the_foot(
    opened: Opener, store: Store, sato: Sato, desk: Desk, clock: MovableClock
) -> None:
    dialog = opened()
    other = opened()
    click(other, "way_out_won")
    click(other, "close_end")
    click(dialog, "way_out_won")
    click(dialog, "close_end")
    assert text_of(dialog, "close_message") == "この商談はすでに締め済みです。"
    assert dialog.isVisible()


def test_a_fault_of_the_machine_is_said_and_nothing_is_written(
    opened: Opener, store: Store, sato: Sato, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = StoreFailed("database.full")

    def refuse(*_arguments: object, **_options: object) -> None:
        raise full

    dialog = opened()
    go_on(dialog, 3)
    with left_standing(store, sato), monkeypatch.context() as patched:
        patched.setattr(store.follow_ups, "plan", refuse)
        click(dialog, "close_agreed")
    assert text_of(dialog, "unsaved_line") == sentence(full)
    click(dialog, "close_agreed")
    assert store.meetings.get(opened.meeting_id).ending is Ending.AGREED


def test_a_solved_concern_stays_solved_and_is_no_longer_said(
    opened: Opener, store: Store, sato: Sato
) -> None:
    dialog = opened()
    click(dialog, "concern_standing_solved")
    go_on(dialog)
    assert said(dialog, "ask_would_buy").startswith("「ありがとうございます。それでは、本日")
    go_on(dialog, 2)
    type_into(dialog, "plan_reason", "ご契約の日取り")
    click(dialog, "close_agreed")
    (concern,) = deal_of(store, sato).concerns
    assert concern.resolved


def test_the_first_meeting_of_a_customer_opens_its_deal(
    qtbot: QtBot, window: QWidget, desk: Desk, store: Store, clock: MovableClock
) -> None:
    added = customers.add_customer(store, Profile("高橋 美咲"), by=desk.staff_id, clock=clock)
    begun = meetings.begin_meeting(
        store, added.customer_id, Record(NOON), wish="ヤリス", by=desk.staff_id, clock=clock
    )
    dialog = Opener(qtbot, desk, begun.meeting_id, window)()
    click(dialog, "concern_price")
    go_on(dialog, 3)
    click(dialog, "close_agreed")
    (deal,) = customers.reread_chart(store, added.customer_id).deals
    assert (deal.deal.wish, deal.deal.state) == ("ヤリス", DealState.OPEN)
    (concern,) = deal.concerns
    assert (concern.category, concern.remedy_by) == (ConcernCategory.PRICE, desk.staff_id)


def test_the_draft_goes_with_the_close(qtbot: QtBot, opened: Opener, store: Store) -> None:
    name = meetings.close_draft_name(opened.meeting_id)
    dialog = opened()
    go_on(dialog, 3)
    qtbot.waitUntil(lambda: drafts.draft(store, name) is not None, timeout=2000)
    click(dialog, "close_agreed")
    assert drafts.draft(store, name) is None
