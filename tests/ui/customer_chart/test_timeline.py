"""All that happened with a customer, the newest first: seen, narrowed, searched, acted on."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QListView, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.deals import LostReason
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.history import Event, EventKind
from showroom_crm.domain.identifiers import DealId
from showroom_crm.domain.meeting_close import Answers, Lost, NextContact, Outcome, Won
from showroom_crm.domain.meetings import Place, Record
from showroom_crm.services import (
    calls,
    customers,
    deal_endings,
    follow_ups,
    meeting_edits,
    meetings,
    messages,
    orders,
)
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_chart.panel import CustomerChartPanel
from showroom_crm.ui.customer_chart.timeline_view import TimelineView
from showroom_crm.ui.desk import Desk
from tests.conftest import NOON, SATO, MovableClock, Sato
from tests.ui.forms import child, click, press, text_of, type_into

CALL = NextContact(Plan(Channel.PHONE, datetime(2026, 10, 8, 10), reason="納期", agreed=False))


def rows(panel: CustomerChartPanel) -> list[str]:
    model = child(panel, QListView, "timeline").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def indexes(view: QListView) -> list[QModelIndex]:
    return [view.model().index(row, 0) for row in range(view.model().rowCount())]


def action(menu: QMenu, name: str) -> QAction:
    return next(each for each in menu.actions() if each.objectName() == name)


def call(desk: Desk, sato: Sato, result: Result, *, hours: int, plan: Plan) -> None:
    planned = desk.read(lambda store: store.charts.chart(sato.customer_id)).planned[0].id
    tried = Attempt(
        sato.customer_id,
        Channel.PHONE,
        result,
        NOON.replace(hour=hours),
        words="奥様に伝言",
        follow_up_id=planned,
    )
    desk.run(
        lambda store: calls.record_attempt(store, tried, plan, by=None, clock=desk.clock),
        origin=None,
    )


def tell(
    desk: Desk, sato: Sato, kind: EventKind, details: dict[str, str], *, days_ago: int
) -> None:
    def keep(store: Store) -> Changes:
        event = Event(sato.customer_id, kind, NOON - timedelta(days=days_ago), details)
        with store.transaction():
            store.events.add(event)
        return Changes(customers=frozenset({sato.customer_id}))

    desk.run(keep, origin=None)


def hold(
    desk: Desk,
    sato: Sato,
    said: str,
    *,
    days_ago: int = 0,
    deal_id: DealId | None = None,
    outcome: Outcome = CALL,
) -> None:
    record = Record(NOON - timedelta(days=days_ago), Place.PHONE, "奥様", said, "カタログ")
    begun = desk.run(
        lambda store: meetings.begin_meeting(
            store,
            sato.customer_id,
            record,
            deal_id=deal_id,
            wish="プリウス",
            by=desk.staff_id,
            clock=desk.clock,
        ),
        origin=None,
    )
    assert begun is not None
    desk.run(
        lambda store: meetings.close_meeting(
            store, begun.meeting_id, Answers(), outcome, by=desk.staff_id, clock=desk.clock
        ),
        origin=None,
    )


def test_each_meeting_tells_when_where_who_what_was_said_how_it_ended_and_of_which_deal(
    chart: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    hold(desk, sato, "後ろの席が広いね", deal_id=sato.deal_id)
    newest, older = (row for row in rows(chart) if "「" in row)
    assert newest.splitlines()[1] == "「後ろの席が広いね」"
    for part in ("10/3(土) 12:00", "奥様", "田中", "○", "カタログ", "シエンタ"):
        assert part in newest
    for part in ("10/1(木) 12:00", "ご夫婦", "「妻が後部座席を気にしていて」", "●"):
        assert part in older


def test_all_kinds_stand_in_the_order_of_time_with_what_is_planned_above(
    chart: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    lost = Lost(LostReason.OTHER_MAKER, competitor="フリード")
    hold(desk, sato, "燃費を知りたい", days_ago=1, outcome=lost)
    tell(desk, sato, EventKind.MERGED, {"name": "佐藤 健 様", "number": "1002"}, days_ago=30)
    call(desk, sato, Result.NOT_IN, hours=10, plan=CALL.plan)
    told = rows(chart)
    for number, parts in enumerate([
        ("10/8(木) 10:00", "納期", "○"),
        ("× ", "フリード"),
        ("10/3(土) 10:00", "伝言", "10/3(土) 15:00 電話 下取り額の回答"),
        ("10/2(金) 12:00", "「燃費を知りたい」"),
        ("10/2(金)", "プリウス"),
        ("10/1(木) 12:00", "今月末 10/31(土)（ご夫婦）"),
        ("10/1(木) 12:00", "「妻が後部座席を気にしていて」"),
        ("10/1(木)", "シエンタ"),
        ("9/3(木) 12:00", "佐藤 健 様", "1002"),
    ]):  # fmt: skip
        assert all(part in told[number] for part in parts), (number, told[number])
    assert len(told) == 9


def test_a_try_tells_how_often_it_failed_in_a_row(
    chart: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    for hour in (9, 10, 11):
        call(desk, sato, Result.NOT_IN, hours=hour, plan=CALL.plan)
    tried = [row for row in rows(chart) if "伝言" in row]
    assert [" 3" in row.splitlines()[0] for row in tried] == [True, False, False]
    assert " 2" in tried[1].splitlines()[0]


def test_a_contact_that_no_talk_fulfilled_tells_for_when_it_was_agreed(
    chart: CustomerChartPanel, desk: Desk, store: Store, sato: Sato
) -> None:
    desk.run(
        lambda store: follow_ups.plan_contact(
            store, sato.customer_id, CALL.plan, deal_id=sato.deal_id, by=None, clock=desk.clock
        ),
        origin=None,
    )
    with store.transaction():
        store.follow_ups.end(sato.follow_up_id, done=False, at=desk.clock.utc())
    chart.show_customer(sato.customer_id)
    ended = next(row for row in rows(chart) if "下取り額の回答" in row)
    assert ended.startswith("10/3(土) 12:00")
    assert "10/3(土) 15:00 電話" in ended


def test_the_rows_are_narrowed_to_kinds_and_one_deal_and_stay_so_while_the_customer_stays(
    chart: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    hold(desk, sato, "燃費を知りたい", days_ago=1, outcome=Lost(LostReason.OTHER_MAKER))
    click(chart, "timeline_kind_meeting")
    assert len(rows(chart)) == 2
    assert all("「" in row for row in rows(chart))
    deals = child(chart, QComboBox, "timeline_deal")
    deals.setCurrentIndex(deals.findData(sato.deal_id))
    assert [("後部座席" in row) for row in rows(chart)] == [True]
    hold(desk, sato, "もう一度", deal_id=sato.deal_id)
    assert len(rows(chart)) == 2
    click(chart, "timeline_kind_change")
    assert len(rows(chart)) == 4
    other = customers.add_customer(
        desk.read(lambda store: store), SATO, by=None, clock=desk.clock
    ).customer_id
    chart.show_customer(other)
    chart.show_customer(sato.customer_id)
    assert not child(chart, QPushButton, "timeline_kind_meeting").isChecked()
    assert len(rows(chart)) > 6


@pytest.mark.parametrize("typed", ["こうぶざせき 気に", "後部座席", "ｼｴﾝﾀ 試乗"])
def test_a_search_compares_as_the_search_box_does_and_marks_the_words(
    chart: CustomerChartPanel, desk: Desk, sato: Sato, typed: str
) -> None:
    hold(desk, sato, "妻のコウブザセキも気になる。シエンタの試乗と後部座席", deal_id=sato.deal_id)
    type_into(chart, "timeline_search", typed)
    found = rows(chart)
    assert found
    assert len(found) < 5
    assert all("「" in row for row in found)
    before = child(chart, QListView, "timeline").grab().toImage()
    type_into(chart, "timeline_search", "")
    assert before != child(chart, QListView, "timeline").grab().toImage()


def test_where_nothing_fits_it_is_said_and_escape_brings_all_back(
    chart: CustomerChartPanel,
) -> None:
    everything = rows(chart)
    type_into(chart, "timeline_search", "ありえない言葉")
    assert rows(chart) == []
    assert child(chart, QWidget, "nothing_fits").isVisible()
    child(chart, QWidget, "timeline_search").setFocus()
    press(chart, Qt.Key.Key_Escape)
    assert rows(chart) == everything


def test_an_edited_meeting_says_so_and_leads_to_its_earlier_text(
    qtbot: QtBot, chart: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    view = child(chart, QListView, "timeline")
    assert isinstance(view, TimelineView)
    plain = next(row for row in rows(chart) if "後部座席" in row)
    meeting = desk.read(lambda store: store.charts.chart(sato.customer_id)).deals[0].meetings[0]
    desk.run(
        lambda store: meeting_edits.edit_meeting(
            store, meeting.id, replace(meeting.record, attendees="ご家族"), by=None,
            clock=desk.clock,
        ),
        origin=None,
    )  # fmt: skip
    index = next(i for i in indexes(view) if "後部座席" in str(i.data()))
    first = str(index.data()).splitlines()[0]
    assert len(first) > len(plain.splitlines()[0])
    menu = view.context_menu(index)
    with qtbot.waitSignal(chart.versions_wanted) as versions:
        action(menu, "see_versions").trigger()
    with qtbot.waitSignal(chart.meeting_edit_wanted) as edit:
        action(menu, "edit_meeting").trigger()
    assert versions.args == edit.args == [meeting.id]


def test_enter_and_a_double_click_open_a_meeting_and_nothing_else(
    qtbot: QtBot, chart: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    view = child(chart, QListView, "timeline")
    view.setFocus()
    wishes: list[object] = []
    chart.meeting_edit_wanted.connect(wishes.append)
    for index in indexes(view):
        view.setCurrentIndex(index)
        press(chart, Qt.Key.Key_Return)
        view.doubleClicked.emit(index)
    meeting = desk.read(lambda store: store.charts.chart(sato.customer_id)).deals[0].meetings[0]
    assert wishes == [meeting.id, meeting.id]


def test_a_meeting_that_was_begun_stands_first_and_can_be_continued_or_closed(
    qtbot: QtBot, chart: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    begun = desk.run(
        lambda store: meetings.begin_meeting(
            store,
            sato.customer_id,
            Record(NOON, said="車庫に入るか"),
            deal_id=sato.deal_id,
            by=desk.staff_id,
            clock=desk.clock,
        ),
        origin=None,
    )
    assert begun is not None
    assert text_of(chart, "unclosed_words_0") == "「車庫に入るか」"
    assert not any("車庫に入るか" in row for row in rows(chart))
    with qtbot.waitSignal(chart.meeting_continued) as continued:
        click(chart, "continue_0")
    with qtbot.waitSignal(chart.close_wanted) as closed:
        click(chart, "close_0")
    assert continued.args == closed.args == [begun.meeting_id]
    desk.run(
        lambda store: meetings.close_meeting(
            store, begun.meeting_id, Answers(), CALL, by=desk.staff_id, clock=desk.clock
        ),
        origin=None,
    )
    assert not child(chart, QWidget, "unclosed_0").isVisible()
    assert any("車庫に入るか" in row for row in rows(chart))


@pytest.mark.parametrize("width", [380, 800])
def test_a_long_text_wraps_and_its_row_is_high_enough(
    qtbot: QtBot, chart: CustomerChartPanel, desk: Desk, sato: Sato, width: int
) -> None:
    hold(desk, sato, "あいう\n" + "長" * 400 + "x" * 300, deal_id=sato.deal_id)
    chart.resize(width, 900)
    view = child(chart, QListView, "timeline")
    long = next(index for index in indexes(view) if "長長" in str(index.data()))
    qtbot.waitUntil(lambda: view.visualRect(long).height() > 0)
    height = view.visualRect(long).height()
    signs_a_line = view.viewport().width() // 13
    assert height > (400 // signs_a_line) * 13
    assert view.horizontalScrollBar().maximum() == 0


def test_chosen_meetings_are_copied_as_text(chart: CustomerChartPanel) -> None:
    view = child(chart, QListView, "timeline")
    view.setFocus()
    view.setCurrentIndex(next(i for i in indexes(view) if "後部座席" in str(i.data())))
    press(chart, Qt.Key.Key_C, control=True)
    assert "「妻が後部座席を気にしていて」" in QGuiApplication.clipboard().text()


def test_the_rows_keep_the_promises_of_a_qt_model(
    chart: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    model = child(chart, QListView, "timeline").model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    hold(desk, sato, "もう一度", deal_id=sato.deal_id)
    assert model.rowCount() == 6
    type_into(chart, "timeline_search", "もう一度")
    assert model.rowCount() == 1
    chart.show_customer(None)
    chart.show_customer(sato.customer_id)


def test_a_customer_of_hundreds_of_meetings_opens_without_a_widget_for_each(
    chart: CustomerChartPanel, store: Store, desk: Desk, sato: Sato
) -> None:
    hold(desk, sato, "初回", deal_id=sato.deal_id)
    before = len(chart.findChildren(QWidget))
    for number in range(30):
        hold(desk, sato, f"{number}回目", days_ago=number, deal_id=sato.deal_id)
    assert len([row for row in rows(chart) if "回目」" in row]) == 30
    assert len(chart.findChildren(QWidget)) == before


def leave_message(desk: Desk, sato: Sato) -> None:
    desk.run(
        lambda store: messages.take_message(
            store,
            sato.customer_id,
            caller="奥様",
            words="色をもう一度見たい",
            wish="夕方にお電話",
            by=desk.staff_id,
            clock=desk.clock,
        ),
        origin=None,
    )


def test_a_message_tells_who_called_what_they_wish_who_took_it_and_who_saw_it_when(
    chart: CustomerChartPanel, desk: Desk, store: Store, sato: Sato, clock: MovableClock
) -> None:
    leave_message(desk, sato)
    [unseen] = (row for row in rows(chart) if "奥様" in row)
    for part in ("10/3(土) 12:00", "田中", "「色をもう一度見たい」", "夕方にお電話"):
        assert part in unseen
    clock.set(NOON.replace(hour=14))
    [message] = store.messages.of_customer(sato.customer_id)
    message_id = message.id
    assert message_id is not None
    desk.run(
        lambda store: messages.see_message(store, message_id, by=desk.staff_id, clock=desk.clock),
        origin=None,
    )
    [seen] = (row for row in rows(chart) if "奥様" in row)
    assert "10/3(土) 14:00" in seen.splitlines()[0]
    assert seen.splitlines()[0].endswith("田中")


def test_messages_are_a_kind_of_their_own(
    chart: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    leave_message(desk, sato)
    click(chart, "timeline_kind_message")
    assert [("奥様" in row) for row in rows(chart)] == [True]
    click(chart, "timeline_kind_message")
    click(chart, "timeline_kind_contact")
    assert not any("色をもう一度" in row for row in rows(chart))


def test_a_deal_that_is_open_again_still_tells_how_it_had_ended(
    chart: CustomerChartPanel, desk: Desk, sato: Sato, clock: MovableClock
) -> None:
    lost = Lost(LostReason.OTHER_MAKER, competitor="フリード")
    desk.run(
        lambda store: deal_endings.end_deal(
            store, sato.deal_id, lost, by=desk.staff_id, clock=desk.clock
        ),
        origin=None,
    )
    [ended] = (row for row in rows(chart) if "×" in row)
    assert "フリード" in ended
    clock.advance(timedelta(days=2))
    desk.run(
        lambda store: deal_endings.reopen_deal(
            store, sato.deal_id, CALL.plan, by=desk.staff_id, clock=desk.clock
        ),
        origin=None,
    )
    assert ended in rows(chart)
    reopened = next(row for row in rows(chart) if row.startswith("10/5(月) 12:00"))
    assert "田中" in reopened
    assert rows(chart).index(reopened) < rows(chart).index(ended)


def test_each_day_of_delivery_is_told_with_the_one_before(
    chart: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    def set_delivery(on: date) -> None:
        desk.run(
            lambda store: orders.set_delivery(
                store, sato.deal_id, on, by=desk.staff_id, clock=desk.clock
            ),
            origin=None,
        )

    desk.run(
        lambda store: deal_endings.end_deal(
            store, sato.deal_id, Won(), by=desk.staff_id, clock=desk.clock
        ),
        origin=None,
    )
    set_delivery(date(2026, 11, 2))
    set_delivery(date(2026, 11, 3))
    told = [row for row in rows(chart) if "2026年11月3日(火)" in row]
    assert "2026年11月2日(月) → 2026年11月3日(火)" in told[0]
    [ended] = (row for row in rows(chart) if "◎" in row)
    assert "11/3(火)" in ended


def test_a_decision_tells_what_the_customer_does_until_then(
    chart: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    details = {
        "words": "来月",
        "from": "",
        "on": "",
        "decided_by": "",
        "customer_does": "車庫を測る",
    }
    tell(desk, sato, EventKind.DECISION, details, days_ago=1)
    assert any("来月" in row and "車庫を測る" in row for row in rows(chart))
