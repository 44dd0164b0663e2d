"""The sheet is seen before it is printed, and what was printed is in the access log."""

import io
from pathlib import Path

import pypdf
import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.storage.store import SqliteStore
from showroom_crm.ui.chart_preview.dialog import ChartPreview
from showroom_crm.ui.desk import Desk
from tests.conftest import Sato


@pytest.fixture
def preview(qtbot: QtBot, desk: Desk, sato: Sato) -> ChartPreview:
    dialog = ChartPreview(desk, [sato.customer_id])
    qtbot.addWidget(dialog)
    dialog.open()
    save = dialog.findChild(QPushButton, "save")
    assert save is not None
    qtbot.waitUntil(save.isEnabled, timeout=20_000)
    return dialog


def printed(store: SqliteStore) -> int:
    rows = store._database.rows("SELECT count(*) FROM access_log WHERE act = 'printed'")
    return int(rows[0][0])


def words(preview: ChartPreview) -> str:
    label = preview.findChild(QLabel, "words")
    assert label is not None
    return label.text()


def test_the_sheet_shows_the_chart_and_is_not_printed_yet(
    preview: ChartPreview, store: SqliteStore
) -> None:
    text = pypdf.PdfReader(io.BytesIO(preview.pdf)).pages[0].extract_text()
    assert "佐藤 健一" in text
    assert "妻が後部座席を気にしていて" in text
    document = preview.findChild(QPdfDocument)
    assert document is not None
    assert document.pageCount() >= 1
    assert printed(store) == 0


def test_it_is_saved_and_noted(preview: ChartPreview, store: SqliteStore, tmp_path: Path) -> None:
    preview.save_to(tmp_path / "chart.pdf")
    assert (tmp_path / "chart.pdf").read_bytes() == preview.pdf
    assert "chart.pdf" in words(preview)
    assert printed(store) == 1


def test_a_file_that_cannot_be_written_is_told_and_not_noted(
    preview: ChartPreview, store: SqliteStore, tmp_path: Path
) -> None:
    preview.save_to(tmp_path / "missing" / "chart.pdf")
    assert "書き込めません" in words(preview)
    assert printed(store) == 0


def test_it_goes_to_the_printer_page_by_page(
    preview: ChartPreview, store: SqliteStore, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    preview.print_on(printer)
    paper = pypdf.PdfReader(tmp_path / "paper.pdf")
    assert len(paper.pages) == len(pypdf.PdfReader(io.BytesIO(preview.pdf)).pages)
    assert len(paper.pages[0].images) == 1
    assert printed(store) == 1
