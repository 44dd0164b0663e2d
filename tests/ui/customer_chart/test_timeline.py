"""Deals and their meetings, newest first."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QListView, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.deals import LostReason
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import DealId
from showroom_crm.domain.meeting_close import Answers, Lost, NextContact, Outcome
from showroom_crm.domain.meetings import Place, Record
from showroom_crm.services import meetings
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_chart.panel import CustomerChartPanel
from showroom_crm.ui.desk import Desk
from tests.conftest import NOON, Sato
from tests.ui.forms import child, click, press, text_of

CALL = NextContact(Plan(Channel.PHONE, datetime(2026, 10, 8, 10), reason="納期", agreed=False))


def rows(panel: CustomerChartPanel) -> list[str]:
    model = child(panel, QListView, "timeline").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


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


def test_each_meeting_tells_when_where_who_what_was_said_and_how_it_ended(
    chart: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    hold(desk, sato, "後ろの席が広いね", deal_id=sato.deal_id)
    deal, newest, older = rows(chart)
    assert deal.startswith("シエンタ")
    assert newest.splitlines()[1] == "「後ろの席が広いね」"
    for part in ("10/3(土) 12:00", "奥様", "田中", "○", "カタログ"):
        assert part in newest
    for part in ("10/1(木) 12:00", "ご夫婦", "「妻が後部座席を気にしていて」", "●"):
        assert part in older


def test_a_deal_that_ended_stands_below_with_its_reason_and_year(
    chart: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    lost = Lost(LostReason.OTHER_MAKER, competitor="フリード")
    hold(desk, sato, "燃費を知りたい", days_ago=400, outcome=lost)
    assert [row.split()[0] for row in rows(chart) if row[0] in "シプ"] == ["シエンタ", "プリウス"]
    assert "フリード" in rows(chart)[2]
    assert "2025年" in rows(chart)[3]


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
    qtbot.waitUntil(lambda: view.visualRect(view.model().index(1, 0)).height() > 0)
    height = view.visualRect(view.model().index(1, 0)).height()
    signs_a_line = view.viewport().width() // 13
    assert height > (400 // signs_a_line) * 13
    assert view.horizontalScrollBar().maximum() == 0


def test_chosen_meetings_are_copied_as_text(chart: CustomerChartPanel) -> None:
    view = child(chart, QListView, "timeline")
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    press(chart, Qt.Key.Key_C, control=True)
    assert "「妻が後部座席を気にしていて」" in QGuiApplication.clipboard().text()


def test_the_rows_keep_the_promises_of_a_qt_model(
    chart: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    model = child(chart, QListView, "timeline").model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    hold(desk, sato, "もう一度", deal_id=sato.deal_id)
    assert model.rowCount() == 3
    chart.show_customer(None)
    chart.show_customer(sato.customer_id)


def test_a_customer_of_hundreds_of_meetings_opens_without_a_widget_for_each(
    chart: CustomerChartPanel, store: Store, desk: Desk, sato: Sato
) -> None:
    hold(desk, sato, "初回", deal_id=sato.deal_id)
    before = len(chart.findChildren(QWidget))
    for number in range(30):
        hold(desk, sato, f"{number}回目", days_ago=number, deal_id=sato.deal_id)
    assert len(rows(chart)) == 33
    assert len(chart.findChildren(QWidget)) == before
