"""Put the pages of a PDF onto a printer."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

# Beyond this a page's picture takes more memory than the eye gains.
_FINEST_DPI = 300


def print_pages(document: QPdfDocument, printer: QPrinter) -> None:
    """Print every page, each filling the sheet."""
    painter = QPainter(printer)
    try:
        sheet = printer.pageLayout().fullRectPixels(printer.resolution())
        margins = printer.pageLayout().marginsPixels(printer.resolution())
        target = QRect(-margins.left(), -margins.top(), sheet.width(), sheet.height())
        scale = min(1.0, _FINEST_DPI / printer.resolution())
        size = QSize(round(sheet.width() * scale), round(sheet.height() * scale))
        for page in range(document.pageCount()):
            if page:
                printer.newPage()
            painter.drawImage(target, document.render(page, size))
    finally:
        painter.end()
