"""The window that writes chosen customers into a file."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.services.customers import add_customer
from showroom_crm.ui.customer_export.dialog import CustomerExportDialog
from showroom_crm.ui.desk import Desk
from tests.conftest import Sato
from tests.ui.forms import child, click, text_of


@pytest.fixture
def ids(desk: Desk, sato: Sato) -> list[CustomerId]:
    """佐藤 and many others."""

    def one_more(number: int) -> CustomerId:
        profile = Profile(name=f"客 {number}")
        added = desk.run(
            lambda store: add_customer(store, profile, by=None, clock=desk.clock), origin=None
        )
        assert added is not None
        return added.customer_id

    return [sato.customer_id, *map(one_more, range(60))]


@pytest.fixture
def export(qtbot: QtBot, desk: Desk, ids: list[CustomerId]) -> CustomerExportDialog:
    dialog = CustomerExportDialog(desk, ids)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_says_how_many_are_given_out_and_that_the_file_can_be_read_by_anyone(
    export: CustomerExportDialog,
) -> None:
    assert text_of(export, "export_number") == "61名"
    assert "暗号化されません" in text_of(export, "export_warning")


def test_all_records_go_into_a_json_file(
    qtbot: QtBot, export: CustomerExportDialog, tmp_path: Path
) -> None:
    click(export, "export_kind_json")
    click(export, "choose_file_button")
    dialog = export.findChild(QFileDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.selectedFiles()[0].endswith(".json")
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("顧客")
    dialog.accept()
    qtbot.waitUntil(child(export, QLabel, "export_done").isVisible)
    assert text_of(export, "export_done") == "61名を 顧客.json に保存しました"
    written = json.loads((tmp_path / "顧客.json").read_text(encoding="utf-8"))
    assert len(written["customers"]) == 61


def test_closing_while_it_is_written_leaves_no_file(
    qtbot: QtBot, export: CustomerExportDialog, tmp_path: Path
) -> None:
    export.write_to(tmp_path / "顧客.csv")
    click(export, "close_export_button")
    assert not export.isVisible()
    qtbot.wait(300)
    assert list(tmp_path.glob("顧客*")) == []


def test_a_folder_that_is_not_there_is_said_and_another_can_be_chosen(
    qtbot: QtBot, export: CustomerExportDialog, tmp_path: Path
) -> None:
    export.write_to(tmp_path / "ない" / "顧客.csv")
    qtbot.waitUntil(child(export, QLabel, "export_fault").isVisible)
    assert not child(export, QProgressBar, "export_progress").isVisible()
    export.write_to(tmp_path / "顧客.csv")
    qtbot.waitUntil(child(export, QLabel, "export_done").isVisible)
    assert not child(export, QLabel, "export_fault").isVisible()
