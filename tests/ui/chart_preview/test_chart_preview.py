"""The sheet is seen before it is printed, and what was saved is in the access log."""

import io
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from showroom_crm.domain.errors import StoreFailed
from showroom_crm.services import customers
from showroom_crm.services.store import Store
from showroom_crm.ui.chart_preview.dialog import ChartPreview
from tests.ui.chart_preview.paper import after_printing, noted, save_to
from tests.ui.forms import click, press


def test_the_sheet_shows_the_chart_and_is_not_printed_yet(
    preview: ChartPreview, store: Store
) -> None:
    text = pypdf.PdfReader(io.BytesIO(preview.pdf)).pages[0].extract_text()
    assert "佐藤 健一" in text
    assert "妻が後部座席を気にしていて" in text
    document = preview.findChild(QPdfDocument)
    assert document is not None
    assert document.pageCount() >= 1
    assert noted(store) == 0


def test_it_is_saved_where_the_file_dialog_says(
    qtbot: QtBot, preview: ChartPreview, store: Store, tmp_path: Path
) -> None:
    click(preview, "save")
    dialog = preview.findChild(QFileDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    assert Path(dialog.selectedFiles()[0]).name.startswith("chart-")
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("佐藤様")
    dialog.accept()
    assert "佐藤様.pdf" in after_printing(qtbot, preview)
    assert (tmp_path / "佐藤様.pdf").read_bytes() == preview.pdf
    assert noted(store) == 1


def test_a_file_dialog_that_is_cancelled_saves_nothing(
    qtbot: QtBot, preview: ChartPreview, store: Store, tmp_path: Path
) -> None:
    click(preview, "save")
    dialog = preview.findChild(QFileDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    dialog.setDirectory(str(tmp_path))
    dialog.reject()
    assert not list(tmp_path.glob("*.pdf"))
    assert noted(store) == 0


def test_a_file_that_cannot_be_written_is_told_and_not_noted(
    qtbot: QtBot, preview: ChartPreview, store: Store, tmp_path: Path
) -> None:
    assert "書き込めません" in save_to(qtbot, preview, tmp_path / "missing" / "chart.pdf")
    assert noted(store) == 0


def test_a_log_that_cannot_be_written_is_told_above_the_success(
    qtbot: QtBot, preview: ChartPreview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise StoreFailed("database.full")

    monkeypatch.setattr(customers, "note_printed", full)
    assert "ディスクの空き" in save_to(qtbot, preview, tmp_path / "chart.pdf")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_P])
def test_enter_and_ctrl_p_ask_for_the_printer(
    qtbot: QtBot, preview: ChartPreview, key: Qt.Key
) -> None:
    press(preview, key, control=key is Qt.Key.Key_P)
    dialog = preview.findChild(QPrintDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    dialog.reject()


def test_ctrl_s_asks_where_to_save_and_escape_closes(qtbot: QtBot, preview: ChartPreview) -> None:
    press(preview, Qt.Key.Key_S, control=True)
    dialog = preview.findChild(QFileDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    dialog.reject()
    press(preview, Qt.Key.Key_Escape)
    assert not preview.isVisible()
