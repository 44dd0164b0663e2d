"""What comes out of a preview: printed files, and lines in the access log."""

import io
from pathlib import Path

import pypdf
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from showroom_crm.services.store import Store
from showroom_crm.storage.store import SqliteStore
from showroom_crm.ui.chart_preview.dialog import ChartPreview
from showroom_crm.ui.paper_preview.preview import PaperPreview
from tests.ui.forms import child


def noted(store: Store) -> int:
    """Return how often the access log says that a chart was printed."""
    assert isinstance(store, SqliteStore)
    rows = store._database.rows("SELECT count(*) FROM access_log WHERE act = 'printed'")
    return int(rows[0][0])


def printer_into(file: Path) -> QPrinter:
    """Return a printer whose paper is a PDF file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


def pages_in(file: Path) -> int:
    return len(pypdf.PdfReader(file).pages)


def pages_shown(preview: ChartPreview) -> int:
    return len(pypdf.PdfReader(io.BytesIO(preview.pdf)).pages)


def print_on(qtbot: QtBot, preview: PaperPreview, printer: QPrinter) -> str:
    """Print, wait until that has ended, and return what is said of it."""
    preview.print_on(printer)
    return after_printing(qtbot, preview)


def save_to(qtbot: QtBot, preview: PaperPreview, file: Path) -> str:
    """Save, wait until that has ended, and return what is said of it."""
    preview.save_to(file)
    return after_printing(qtbot, preview)


def after_printing(qtbot: QtBot, preview: PaperPreview) -> str:
    """Wait until printing has ended, and return what is said of it."""
    qtbot.waitUntil(child(preview, QProgressBar, "busy").isHidden, timeout=30_000)
    return child(preview, QLabel, "words").text()
