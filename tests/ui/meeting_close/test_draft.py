"""The answers survive being called away, and a crash (R2)."""

from datetime import date

import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.deals import Concern, ConcernCategory, Decision, LostReason, WouldBuy
from showroom_crm.domain.identifiers import ConcernId
from showroom_crm.services import drafts, meetings
from showroom_crm.services.store import Store
from showroom_crm.ui.meeting_close import answers_state
from showroom_crm.ui.meeting_close.answers_state import (
    ConcernAnswer,
    GatheredAnswers,
    Step,
    as_texts,
    from_texts,
)
from tests.ui.forms import child, click, text_of, type_into
from tests.ui.meeting_close.closing import Opener, page, said

FULL = GatheredAnswers(
    step=Step.CONTACT,
    concerns=(
        ConcernAnswer(ConcernCategory.TRADE_IN, "いくら", "相談", id=ConcernId(4)),
        ConcernAnswer(
            ConcernCategory.FAMILY, "妻が", would_buy=WouldBuy.YES_IF, condition="来月なら"
        ),
    ),
    decision_words="今月末",
    decision_on="10/31",
    decided_by="ご夫婦",
    contact={"channel": "line", "day": "10/9", "time": "15", "reason": "見積", "bring": ""},
    suggested_reason="下取り額が解決できる方法のご提案",
    lost_reason=LostReason.POSTPONED,
    competitor="他社\ud800",
)
NOW_OPEN = answers_state.begin(
    [Concern(ConcernCategory.TRADE_IN, "いくら", id=ConcernId(4))], Decision()
)


def test_answers_come_back_from_a_draft_as_they_were() -> None:
    assert from_texts(as_texts(FULL), NOW_OPEN) == FULL


def test_a_concern_solved_elsewhere_meanwhile_does_not_come_back() -> None:
    restored = from_texts(as_texts(FULL), GatheredAnswers())
    assert [each.category for each in restored.concerns] == [ConcernCategory.FAMILY]


def test_a_concern_raised_elsewhere_meanwhile_is_asked_for() -> None:
    loan = Concern(ConcernCategory.LOAN, id=ConcernId(5))
    fresh = answers_state.begin([loan], Decision())
    restored = from_texts(as_texts(FULL), fresh)
    assert [each.category for each in restored.concerns] == [
        ConcernCategory.LOAN,
        ConcernCategory.FAMILY,
    ]


def test_an_unreadable_day_counts_as_not_known_until_it_is_kept() -> None:
    assert FULL.known_decision_day(held_on=date(2026, 10, 3)) == date(2026, 10, 31)
    soon = GatheredAnswers(decision_on="そのうち")
    assert soon.known_decision_day(held_on=date(2026, 10, 3)) is None


def test_answers_are_kept_within_two_seconds_and_survive_a_crash(
    qtbot: QtBot, opened: Opener, store: Store
) -> None:
    dialog = opened()
    click(dialog, "concern_price")
    rows = dialog.findChildren(QWidget, "concern_row")
    type_into(rows[-1], "concern_words", "予算は200万")
    for _time in range(3):
        click(dialog, "close_next")
    type_into(dialog, "moment_day", "10/9")
    type_into(dialog, "plan_reason", "残価設定の")
    name = meetings.close_draft_name(opened.meeting_id)
    qtbot.waitUntil(lambda: drafts.draft(store, name) is not None, timeout=2000)
    shiboken6.delete(dialog)

    again = opened()
    assert page(again) == "contact"
    assert text_of(again, "moment_day") == "10/9"
    assert text_of(again, "plan_reason") == "残価設定の"
    assert "「予算は200万」" in said(again, "receipt_concerns")
    for _time in range(3):
        click(again, "close_back")
    rows = again.findChildren(QWidget, "concern_row")
    assert text_of(rows[-1], "concern_words") == "予算は200万"


def test_leaving_keeps_the_last_keystroke(opened: Opener) -> None:
    dialog = opened()
    click(dialog, "way_out_lost")
    click(dialog, "lost_postponed")
    type_into(dialog, "competitor", "他社のミニバン")
    dialog.reject()
    again = opened()
    assert page(again) == "lost"
    assert text_of(again, "competitor") == "他社のミニバン"
    assert child(again, QWidget, "lost_postponed").property("checked") is True


def test_looking_alone_leaves_no_draft(opened: Opener, store: Store) -> None:
    opened().reject()
    name = meetings.close_draft_name(opened.meeting_id)
    assert drafts.draft(store, name) is None
