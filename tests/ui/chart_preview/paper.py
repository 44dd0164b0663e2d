"""What comes out of a preview: printed files, and lines in the access log."""

import io
from pathlib import Path

import pypdf
from PySide6.QtPrintSupport import QPrinter

from showroom_crm.services.store import Store
from showroom_crm.storage.store import SqliteStore
from showroom_crm.ui.chart_preview.dialog import ChartPreview


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
