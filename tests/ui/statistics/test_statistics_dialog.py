import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services import calls
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.statistics.chart import FigureChart
from showroom_crm.ui.statistics.deals import DealsTable
from showroom_crm.ui.statistics.dialog import StatisticsDialog
from tests.conftest import CALL, NOON, MovableClock, Sato
from tests.ui.forms import child, text_of, type_into


@pytest.fixture
def manager(store: Store, desk: Desk) -> StaffId:
    """The manager 岡田 works."""
    member = store.staff.add("okada", "岡田", StaffRole.MANAGER)
    desk.switch_staff(member)
    return member.id


def opened(qtbot: QtBot, desk: Desk) -> StatisticsDialog:
    dialog = StatisticsDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    settled(qtbot, dialog)
    return dialog


def settled(qtbot: QtBot, dialog: StatisticsDialog) -> None:
    """Wait until nothing is being counted any more."""
    qtbot.waitUntil(lambda: not (dialog._figures.busy or dialog._behind.busy))


def listed(dialog: StatisticsDialog) -> list[str]:
    model = child(dialog, DealsTable, "statistics_deals").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def reps(dialog: StatisticsDialog) -> list[str]:
    whose = child(dialog, QComboBox, "statistics_whose")
    return [whose.itemText(index) for index in range(1, whose.count())]


def told(dialog: StatisticsDialog, kind: str) -> str:
    return child(dialog, FigureChart, f"chart_{kind}").accessibleDescription()


def call(desk: Desk, sato: Sato) -> None:
    attempt = Attempt(
        sato.customer_id,
        Channel.PHONE,
        Result.SPOKE,
        desk.clock.local(),
        follow_up_id=sato.follow_up_id,
    )
    following = Plan(Channel.PHONE, CALL.at + timedelta(days=5), reason="ご返事を伺う")
    desk.run(
        lambda store: calls.record_attempt(
            store, attempt, following, by=desk.staff_id, clock=desk.clock
        ),
        origin=None,
    )


def test_each_figure_stands_beside_its_definition(qtbot: QtBot, desk: Desk, sato: Sato) -> None:
    dialog = opened(qtbot, desk)
    for kind in ("meetings", "agreed", "kept", "days", "concerns", "won"):
        assert child(dialog, QLabel, f"definition_{kind}").text()
        child(dialog, FigureChart, f"chart_{kind}")


def test_it_opens_on_deals_and_the_keyboard_alone_leads_from_a_bar_to_a_chart(
    qtbot: QtBot, desk: Desk, sato: Sato
) -> None:
    dialog = opened(qtbot, desk)
    assert listed(dialog) == ["佐藤 健一"]
    chart = child(dialog, FigureChart, "chart_meetings")
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    settled(qtbot, dialog)
    assert listed(dialog) == []
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    settled(qtbot, dialog)
    assert listed(dialog) == ["佐藤 健一"]
    with qtbot.waitSignal(dialog.chart_wanted) as wanted:
        qtbot.keyClick(child(dialog, DealsTable, "statistics_deals"), Qt.Key.Key_Return)
    assert wanted.args == [sato.customer_id]


def test_a_click_on_a_bar_lists_its_deals(qtbot: QtBot, desk: Desk, sato: Sato) -> None:
    dialog = opened(qtbot, desk)
    qtbot.keyClick(child(dialog, FigureChart, "chart_meetings"), Qt.Key.Key_Up)
    settled(qtbot, dialog)
    qtbot.mouseClick(child(dialog, FigureChart, "chart_agreed"), Qt.MouseButton.LeftButton)
    settled(qtbot, dialog)
    assert listed(dialog) == ["佐藤 健一"]


def test_what_changes_while_it_stands_open_is_counted_again(
    qtbot: QtBot, desk: Desk, sato: Sato, clock: MovableClock
) -> None:
    dialog = opened(qtbot, desk)
    before = told(dialog, "kept")
    qtbot.mouseClick(child(dialog, FigureChart, "chart_agreed"), Qt.MouseButton.LeftButton)
    clock.set(CALL.at)
    call(desk, sato)
    settled(qtbot, dialog)
    assert told(dialog, "kept") != before
    assert text_of(dialog, "statistics_heading").startswith(text_of(dialog, "title_agreed"))


def test_what_changes_while_it_is_not_seen_is_counted_when_it_is(
    qtbot: QtBot, desk: Desk, sato: Sato, clock: MovableClock
) -> None:
    dialog = opened(qtbot, desk)
    before = told(dialog, "kept")
    dialog.hide()
    clock.set(CALL.at)
    call(desk, sato)
    assert not dialog._figures.busy
    assert told(dialog, "kept") == before
    dialog.show()
    settled(qtbot, dialog)
    assert told(dialog, "kept") != before


def test_a_rep_may_choose_between_the_team_and_themselves_and_a_manager_among_all(
    qtbot: QtBot, desk: Desk, sato: Sato, store: Store
) -> None:
    store.staff.add("suzuki", "鈴木", StaffRole.REP)
    dialog = opened(qtbot, desk)
    assert reps(dialog) == ["田中"]
    desk.switch_staff(store.staff.add("okada", "岡田", StaffRole.MANAGER))
    settled(qtbot, dialog)
    assert set(reps(dialog)) == {"田中", "鈴木", "岡田"}
    assert child(dialog, QComboBox, "statistics_whose").currentIndex() == 0


def test_the_figures_are_saved_as_a_table_that_runs_no_formula(
    qtbot: QtBot, desk: Desk, sato: Sato, tmp_path: Path, manager: StaffId
) -> None:
    desk.read(lambda store: store.staff.add("formula", "=1+2", StaffRole.REP))
    dialog = opened(qtbot, desk)
    child(dialog, QComboBox, "statistics_whose").setCurrentText("=1+2")
    settled(qtbot, dialog)
    path = tmp_path / "figures.csv"
    dialog.save_to(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert {line[0] for line in lines[1:]} == {"'=1+2"}
    assert {line[5] for line in lines[1:]} == {"0"}
    assert all(line[10] for line in lines)


def printed_days(qtbot: QtBot, dialog: StatisticsDialog) -> tuple[date, date]:
    with qtbot.waitSignal(dialog.print_wanted) as wanted:
        child(dialog, QPushButton, "print_statistics").click()
    scope = wanted.args[0].scope
    return scope.first, scope.last


def test_what_is_shown_is_what_is_printed(qtbot: QtBot, desk: Desk, sato: Sato) -> None:
    dialog = opened(qtbot, desk)
    qtbot.keyClick(child(dialog, QComboBox, "statistics_period"), Qt.Key.Key_Down)
    settled(qtbot, dialog)
    assert printed_days(qtbot, dialog) == (date(2026, 9, 1), date(2026, 9, 30))
    assert text_of(dialog, "statistics_first") == "2026/9/1"


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("9/20", "10/2", (date(2026, 9, 20), date(2026, 10, 2))),
        ("10/1", "10/31", (date(2026, 10, 1), date(2026, 10, 31))),
        ("12/1", "12/24", (date(2025, 12, 1), date(2025, 12, 24))),
        ("R7.12.1", "2026-01-31", (date(2025, 12, 1), date(2026, 1, 31))),
    ],
)
def test_any_days_may_be_typed(
    qtbot: QtBot, desk: Desk, sato: Sato, first: str, last: str, days: tuple[date, date]
) -> None:
    dialog = opened(qtbot, desk)
    type_into(dialog, "statistics_first", first)
    type_into(dialog, "statistics_last", last)
    qtbot.keyClick(child(dialog, QLineEdit, "statistics_last"), Qt.Key.Key_Return)
    settled(qtbot, dialog)
    assert printed_days(qtbot, dialog) == days


@pytest.mark.parametrize(("first", "last"), [("2026/10/2", "2026/10/1"), ("いつか", "10/1")])
def test_days_that_are_reversed_or_unreadable_are_refused_and_the_figures_stay(
    qtbot: QtBot, desk: Desk, sato: Sato, first: str, last: str
) -> None:
    dialog = opened(qtbot, desk)
    type_into(dialog, "statistics_first", first)
    type_into(dialog, "statistics_last", last)
    qtbot.keyClick(child(dialog, QLineEdit, "statistics_last"), Qt.Key.Key_Return)
    assert child(dialog, QLabel, "statistics_period_fault").isVisible()
    assert printed_days(qtbot, dialog) == (NOON.date().replace(day=1), date(2026, 10, 31))
