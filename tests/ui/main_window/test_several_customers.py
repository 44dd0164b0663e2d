"""Printed, exported and handed over together, from the list of the whole window."""

import csv
import io
from pathlib import Path
from typing import TypeVar

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFrame
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services.store import Store
from showroom_crm.ui.chart_preview.dialog import ChartPreview
from showroom_crm.ui.customer_export.dialog import CustomerExportDialog
from showroom_crm.ui.customer_list.columns import ColumnOf
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.hand_over.dialog import HandOverDialog
from showroom_crm.ui.labels.dialog import LabelsPreview
from showroom_crm.ui.main_window.window import MainWindow
from tests.conftest import Sato
from tests.ui.customer_list.conftest import add
from tests.ui.forms import child, click, text_of

CONTROL = Qt.KeyboardModifier.ControlModifier
Kind = TypeVar("Kind", bound=QDialog)


def dialog(kind: type[Kind]) -> Kind:
    (shown,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    return shown


@pytest.fixture
def chosen(window: MainWindow, desk: Desk, sato: Sato) -> list[CustomerId]:
    """佐藤 and 鈴木 are selected, 高橋 is not."""
    add(desk, Profile(name="鈴木 さやか", kana="スズキ サヤカ"))
    add(desk, Profile(name="高橋 美咲", kana="タカハシ ミサキ"))
    table = window.list_panel.table
    table.choose_row(0)
    place = table.visualRect(table.model().index(1, ColumnOf.NAME)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, CONTROL, place)
    ids = [window.list_panel.model.customer_at(row) for row in range(2)]
    return [customer_id for customer_id in ids if customer_id is not None]


def test_ctrl_p_prints_the_charts_of_those_who_are_selected(
    qtbot: QtBot, window: MainWindow, chosen: list[CustomerId]
) -> None:
    QTest.keyClick(window, Qt.Key.Key_P, CONTROL)
    preview = dialog(ChartPreview)
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=20_000)
    pages = pypdf.PdfReader(io.BytesIO(preview.pdf)).pages
    printed = "".join(page.extract_text() for page in pages)
    assert [name in printed for name in ("佐藤 健一", "鈴木 さやか", "高橋 美咲")] == [
        True,
        True,
        False,
    ]


def test_those_who_are_selected_get_address_labels(
    qtbot: QtBot, window: MainWindow, chosen: list[CustomerId]
) -> None:
    click(window, "labels_selected")
    preview = dialog(LabelsPreview)
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=20_000)
    [page] = pypdf.PdfReader(io.BytesIO(preview.pdf)).pages
    assert "佐藤 健一 様" in page.extract_text()
    assert "高橋 美咲" not in page.extract_text()


def test_those_who_are_selected_are_written_to_a_file_and_the_others_are_not(
    qtbot: QtBot, window: MainWindow, chosen: list[CustomerId], tmp_path: Path
) -> None:
    click(window, "export_selected")
    export = dialog(CustomerExportDialog)
    path = tmp_path / "顧客.csv"
    export.write_to(path)
    qtbot.waitUntil(lambda: text_of(export, "export_done") != "")
    with path.open(encoding="utf-8-sig", newline="") as file:
        written = "\n".join(",".join(row) for row in csv.reader(file))
    assert "佐藤 健一" in written
    assert "鈴木 さやか" in written
    assert "高橋 美咲" not in written


def test_those_who_are_selected_get_another_rep_and_stay_selected(
    window: MainWindow, chosen: list[CustomerId], store: Store, sato: Sato
) -> None:
    suzuki = store.staff.add("suzuki", "鈴木", StaffRole.REP)
    click(window, "hand_over_selected")
    giving = dialog(HandOverDialog)
    box = giving.findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(box.findText("鈴木"))
    click(giving, "hand_over_button")
    reps = {each.id: each.staff_id for each in map(store.customers.get, store.customers.ids())}
    assert [reps[customer_id] for customer_id in chosen] == [suzuki.id, suzuki.id]
    assert sum(rep == suzuki.id for rep in reps.values()) == 2
    assert window.list_panel.selection.number == 2
    index = window.list_panel.model.index(0, ColumnOf.REP)
    assert index.data() == "鈴木"
    (planned,) = store.charts.chart(sato.customer_id).planned
    assert planned.staff_id == suzuki.id


def test_ctrl_shift_f_opens_the_filters_and_closes_them(window: MainWindow) -> None:
    both = CONTROL | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_F, both)
    filters = child(window, QFrame, "filter_panel")
    assert filters.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F, both)
    assert not filters.isVisible()


def test_columns_stand_in_a_new_window_as_they_were_left(
    qtbot: QtBot, window: MainWindow, desk: Desk, store: Store
) -> None:
    window.list_panel.table.arrangement.set_shown(ColumnOf.PHONE, True)
    qtbot.waitUntil(lambda: bool(store.settings.get("list_columns")))
    again = MainWindow(desk)
    qtbot.addWidget(again, before_close_func=lambda each: setattr(each, "allow_close", True))
    assert ColumnOf.PHONE in again.list_panel.table.arrangement.shown
