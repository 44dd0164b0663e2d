"""The answers survive being called away, and a crash (R2)."""

from datetime import date, datetime

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.deals import (
    Concern,
    ConcernCategory,
    Decision,
    LostReason,
    RemedyState,
    WouldBuy,
)
from showroom_crm.domain.identifiers import ConcernId, StaffId
from showroom_crm.domain.meetings import Record
from showroom_crm.services import drafts, meetings
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.meeting_close import answers_state
from showroom_crm.ui.meeting_close.answers_state import (
    ConcernAnswer,
    GatheredAnswers,
    Step,
    as_texts,
    from_texts,
)
from tests.conftest import NOON, MovableClock, Sato
from tests.ui.forms import child, click, text_of, type_into
from tests.ui.meeting_close.closing import Opener, chart_of, page, said
from tests.ui.refusing import full_disk

FULL = GatheredAnswers(
    step=Step.CONTACT,
    concerns=(
        ConcernAnswer(
            ConcernCategory.TRADE_IN,
            "いくら",
            "相談",
            id=ConcernId(4),
            remedy_by=StaffId(2),
            remedy_due="2026-10-08T10:00:00",
            remedy_state=RemedyState.PREPARING,
        ),
        ConcernAnswer(
            ConcernCategory.FAMILY, "妻が", would_buy=WouldBuy.YES_IF, condition="来月なら"
        ),
    ),
    decision_words="今月末",
    decision_on="10/31",
    decided_by="ご夫婦",
    decision_from="2026-10-25",
    customer_does="奥様と相談",
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


def test_a_condition_told_earlier_stands_there_already() -> None:
    earlier = Concern(
        ConcernCategory.LOAN,
        would_buy=WouldBuy.YES_IF,
        condition="金利が下がれば",
        id=ConcernId(5),
        remedy_by=StaffId(2),
        remedy_due=datetime(2026, 10, 8, 10),
        remedy_state=RemedyState.READY,
    )
    (answer,) = answers_state.begin([earlier], Decision()).concerns
    assert answer.concern() == earlier


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


@pytest.fixture
def wordless(
    qtbot: QtBot, window: QWidget, desk: Desk, store: Store, sato: Sato, clock: MovableClock
) -> Opener:
    """A meeting that is closed though nothing was written in it."""
    begun = meetings.begin_meeting(
        store, sato.customer_id, Record(NOON), deal_id=sato.deal_id, by=desk.staff_id, clock=clock
    )
    return Opener(qtbot, desk, begun.meeting_id, window)


def test_left_without_a_word_or_an_answer_the_meeting_is_none(
    qtbot: QtBot, wordless: Opener, desk: Desk, store: Store, sato: Sato
) -> None:
    dialog = wordless()
    click(dialog, "close_next")
    with qtbot.waitSignal(desk.changed):
        dialog.reject()
    assert chart_of(store, sato).unclosed == ()
    assert drafts.draft(store, meetings.close_draft_name(wordless.meeting_id)) is None


def test_a_meeting_without_a_word_but_with_an_answer_waits_for_its_close(
    wordless: Opener, store: Store, sato: Sato
) -> None:
    dialog = wordless()
    click(dialog, "concern_price")
    dialog.reject()
    assert [each.id for each in chart_of(store, sato).unclosed] == [wordless.meeting_id]
    wordless().reject()
    assert [each.id for each in chart_of(store, sato).unclosed] == [wordless.meeting_id]


def test_a_meeting_with_words_waits_for_its_close_without_answers(
    opened: Opener, store: Store, sato: Sato
) -> None:
    opened().reject()
    assert [each.id for each in chart_of(store, sato).unclosed] == [opened.meeting_id]


def test_set_aside_for_its_words_a_meeting_stays(
    wordless: Opener, store: Store, sato: Sato
) -> None:
    dialog = wordless()
    assert dialog.set_aside()
    assert not dialog.isVisible()
    assert [each.id for each in chart_of(store, sato).unclosed] == [wordless.meeting_id]


def test_answers_that_cannot_be_kept_hold_the_window_once(opened: Opener, store: Store) -> None:
    dialog = opened()
    click(dialog, "concern_price")
    with full_disk(store.drafts) as sentence:
        dialog.reject()
        assert dialog.isVisible()
        assert sentence in text_of(dialog, "unsaved_line")
        dialog.reject()
        assert not dialog.isVisible()
