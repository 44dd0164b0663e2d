import csv
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.domain.staff import StaffRole
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.statistics.chart import FigureChart
from showroom_crm.ui.statistics.deals import DealsTable
from showroom_crm.ui.statistics.dialog import StatisticsDialog
from tests.conftest import Sato
from tests.ui.forms import child


def opened(qtbot: QtBot, desk: Desk) -> StatisticsDialog:
    dialog = StatisticsDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def listed(dialog: StatisticsDialog) -> list[str]:
    model = child(dialog, DealsTable, "statistics_deals").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_each_figure_stands_beside_its_definition(qtbot: QtBot, desk: Desk, sato: Sato) -> None:
    dialog = opened(qtbot, desk)
    for kind in ("meetings", "agreed", "kept", "days", "concerns", "won"):
        assert child(dialog, QLabel, f"definition_{kind}").text()
        child(dialog, FigureChart, f"chart_{kind}")


def test_the_keyboard_alone_leads_from_a_bar_to_a_chart(
    qtbot: QtBot, desk: Desk, sato: Sato
) -> None:
    dialog = opened(qtbot, desk)
    assert listed(dialog) == []
    chart = child(dialog, FigureChart, "chart_meetings")
    for _step in range(2):
        qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert listed(dialog) == ["佐藤 健一"]
    with qtbot.waitSignal(dialog.chart_wanted) as wanted:
        qtbot.keyClick(child(dialog, DealsTable, "statistics_deals"), Qt.Key.Key_Return)
    assert wanted.args == [sato.customer_id]


def test_a_click_on_a_bar_lists_its_deals(qtbot: QtBot, desk: Desk, sato: Sato) -> None:
    dialog = opened(qtbot, desk)
    qtbot.mouseClick(child(dialog, FigureChart, "chart_agreed"), Qt.MouseButton.LeftButton)
    assert listed(dialog) == ["佐藤 健一"]


def test_the_figures_are_saved_as_a_table_that_runs_no_formula(
    qtbot: QtBot, desk: Desk, sato: Sato, tmp_path: Path
) -> None:
    desk.read(lambda store: store.staff.add("formula", "=1+2", StaffRole.REP))
    dialog = opened(qtbot, desk)
    whose = child(dialog, QComboBox, "statistics_whose")
    whose.setCurrentText("=1+2")
    path = tmp_path / "figures.csv"
    dialog.save_to(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert {line[0] for line in lines[1:]} == {"'=1+2"}
    assert {line[5] for line in lines[1:]} == {"0"}
    assert all(line[10] for line in lines)


def test_what_is_shown_is_what_is_printed(qtbot: QtBot, desk: Desk, sato: Sato) -> None:
    dialog = opened(qtbot, desk)
    child(dialog, QComboBox, "statistics_period").setCurrentIndex(1)
    with qtbot.waitSignal(dialog.print_wanted) as wanted:
        child(dialog, QPushButton, "print_statistics").click()
    statistics, _whose = wanted.args
    assert statistics.scope.first == date(2026, 9, 1)
    assert statistics.scope.last == date(2026, 9, 30)
