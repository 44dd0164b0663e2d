"""Put the pages of a PDF onto a printer."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from showroom_crm.domain.errors import RuleBroken, Unreachable

# Beyond this a page's picture takes more memory than the eye gains.
_FINEST_DPI = 300
_FAULTY = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
_END_OF_PDF = b"%%EOF"
_LAST_BYTES = 64


def print_pages(document: QPdfDocument, printer: QPrinter) -> None:
    """Print the pages and copies that the printer was asked for, each page filling a sheet.

    Raises RuleBroken: "print.no_such_page"; Unreachable: "printer.failed".
    """
    sheets = _sheets(printer, document.pageCount())
    if not sheets:
        raise RuleBroken("print.no_such_page", pages=document.pageCount())
    painter = QPainter()
    if not painter.begin(printer):
        raise Unreachable("printer.failed")
    try:
        drawn = _draw(document, printer, painter, sheets)
    finally:
        ended = painter.end()
    if not (drawn and ended) or printer.printerState() in _FAULTY or not _file_is_whole(printer):
        raise Unreachable("printer.failed")


def _sheets(printer: QPrinter, last: int) -> list[int]:
    """Return the page of each sheet to print, counted from 1."""
    ranges = printer.pageRanges()
    all_pages = printer.printRange() != QPrinter.PrintRange.PageRange or ranges.isEmpty()
    pages = [page for page in range(1, last + 1) if all_pages or ranges.contains(page)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _copy in range(copies)]


def _draw(
    document: QPdfDocument, printer: QPrinter, painter: QPainter, sheets: Sequence[int]
) -> bool:
    """Return whether the printer took every sheet."""
    layout, dpi = printer.pageLayout(), printer.resolution()
    sheet, margins = layout.fullRectPixels(dpi), layout.marginsPixels(dpi)
    target = QRect(-margins.left(), -margins.top(), sheet.width(), sheet.height())
    size = sheet.size() * min(1.0, _FINEST_DPI / dpi)
    shown, picture = 0, QImage()
    for number, page in enumerate(sheets):
        if page != shown:
            shown, picture = page, document.render(page - 1, size)
        if picture.isNull() or (number and not printer.newPage()):
            return False
        painter.drawImage(target, picture)
    return True


def _file_is_whole(printer: QPrinter) -> bool:
    """WORKAROUND(Qt, 6.11): a PDF that finds the disk full ends without any sign of it."""
    if printer.outputFormat() != QPrinter.OutputFormat.PdfFormat:
        return True
    path = Path(printer.outputFileName())
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _LAST_BYTES))
            return _END_OF_PDF in file.read(_LAST_BYTES)
    except OSError:
        return False
