"""Put the pages of a PDF onto a printer."""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

from showroom_crm.domain.errors import RuleBroken, ShowroomError, Unreachable
from showroom_crm.ui.paper_preview.sides import BLANK, sides_to_print
from showroom_crm.ui.paper_preview.spool import goes_to_cups, refused, spool_files, take_back

# Qt cannot pass a PDF on, so each page is printed as a picture: no finer than an eye can see.
# WORKAROUND(Qt on Windows, 6.11): a picture is spooled with four bytes a dot, 35 MB a page at 300.
_FINEST_DPI = 300 if sys.platform == "win32" else 600
# A page is drawn in pieces, since Python stands still while Qt packs one; of 6 MB at 600 dpi.
_PIECES = 24
_TURN_OF_THE_WINDOWS = 0.01  # seconds after each piece
_ROOM_FOR_A_PAGE = 50_000_000
_FAULTY = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
_END_OF_PDF = b"%%EOF"
_LAST_BYTES = 64
_WHITE = 0xFF
# Whose file in the spool is whose is seen from what is new there.
_ONE_BEGINS = Lock()
_POINTS_PER_INCH = 72


@dataclass(frozen=True)
class Printed:
    """The pages that may be on paper, counted from 0, and why others are not."""

    pages: frozenset[int] = frozenset()
    cancelled: bool = False
    fault: ShowroomError | None = None


def print_pdf(
    pdf: bytes,
    printer: QPrinter,
    *,
    starts: Collection[int],
    told: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Printed:
    """Print as `print_pages`, in a worker: the document that the screen shows belongs to it."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    try:
        return print_pages(document, printer, starts=starts, told=told, cancelled=cancelled)
    finally:
        document.close()


def print_pages(
    document: QPdfDocument,
    printer: QPrinter,
    *,
    starts: Collection[int] = (),
    told: Callable[[int, int], None] = lambda _done, _number: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Printed:
    """Print the pages and copies that the printer was asked for, smaller where the paper is.

    `starts` are the pages that share no sheet of paper with the one before. `told` hears of each
    side: how many are done, of how many; `cancelled` is asked all the while.
    Faults: "print.no_such_page", "printer.failed", "printer.disk_full".
    """
    sides = sides_to_print(printer, document.pageCount(), starts=starts)
    if not sides:
        return Printed(fault=RuleBroken("print.no_such_page", pages=document.pageCount()))
    painter = QPainter()
    with _ONE_BEGINS:
        before = spool_files()
        if not painter.begin(printer):
            return Printed(fault=Unreachable("printer.failed"))
        spooled = spool_files() - before
    drawing = _Drawing(document, printer, painter, cancelled)
    try:
        drawing.draw(sides, told)
    finally:
        if not drawing.whole:
            take_back(spooled)
            printer.abort()
        ended = painter.end()
        if not drawing.whole:
            _drop_file(printer)
    return _outcome(drawing, printer, ended=ended)


def _outcome(drawing: "_Drawing", printer: QPrinter, *, ended: bool) -> Printed:
    fault = drawing.fault
    if drawing.whole:
        failed = not ended or printer.printerState() in _FAULTY
        refused_late = goes_to_cups(printer) and refused()
        if failed or refused_late or not _file_is_whole(printer):
            fault = Unreachable("printer.failed")
            _drop_file(printer)
        else:
            return Printed(frozenset(drawing.pages))
    return Printed(
        frozenset() if holds_back(printer) else frozenset(drawing.pages),
        cancelled=fault is None,
        fault=fault,
    )


def holds_back(printer: QPrinter) -> bool:
    """Tell whether nothing leaves before the end, so that it is sure that nothing came out."""
    return goes_to_cups(printer) or bool(printer.outputFileName())


class _Drawing:
    """Pages on their way to a printer; `whole` once all of them are drawn."""

    def __init__(
        self,
        document: QPdfDocument,
        printer: QPrinter,
        painter: QPainter,
        cancelled: Callable[[], bool],
    ) -> None:
        self._document = document
        self._printer = printer
        self._painter = painter
        self._cancelled = cancelled
        self.pages: list[int] = []
        self.whole = False
        self.fault: ShowroomError | None = None

    def draw(self, sides: Sequence[int], told: Callable[[int, int], None]) -> None:
        """Draw sides until all are, or one cannot be, or it is cancelled."""
        for number, page in enumerate(sides):
            told(number, len(sides))
            self.fault = _fault_of_disk()
            if self.fault is not None:
                return
            if number and not self._printer.newPage():
                self.fault = Unreachable("printer.failed")
                return
            if page != BLANK:
                self.pages.append(page)
                if not self._draw_page(page):
                    return
        told(len(sides), len(sides))
        self.whole = True

    def _draw_page(self, page: int) -> bool:
        """Return whether all of the page is drawn."""
        place = self._place(page)
        fine = place.size() * min(1.0, _FINEST_DPI / self._printer.resolution())
        height = fine.height() // _PIECES + 1
        top = 0
        while top < fine.height():
            if self._cancelled():
                return False
            piece = QRect(0, top, fine.width(), min(height, fine.height() - top))
            picture = _on_white(self._document.render(page, piece.size(), _only(piece, of=fine)))
            if picture.isNull():
                self.fault = Unreachable("printer.failed")
                return False
            if top + piece.height() < fine.height():
                piece.setHeight(_least_inked_row(picture))
            if _has_ink(picture):
                cut = picture.copy(0, 0, piece.width(), piece.height())
                self._painter.drawImage(_scaled(piece, place, of=fine), cut)
            top += piece.height()
            # Qt draws with Python's lock held: without a pause the windows get no turn.
            time.sleep(_TURN_OF_THE_WINDOWS)
        return True

    def _place(self, page: int) -> QRect:
        """Return where a page lies on the paper: in its middle, smaller where it must be, and
        never larger."""
        paper = self._paper()
        size = self._document.pagePointSize(page)
        size *= self._printer.resolution() / _POINTS_PER_INCH
        room = QSizeF(paper.size())
        if size.width() > room.width() or size.height() > room.height():
            size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(paper.topLeft(), size.toSize())
        place.moveCenter(paper.center())
        return place

    def _paper(self) -> QRect:
        """Return the sheet of paper with its margins, from where the painter begins."""
        layout, dpi = self._printer.pageLayout(), self._printer.resolution()
        margins = layout.marginsPixels(dpi)
        return layout.fullRectPixels(dpi).translated(-margins.left(), -margins.top())


def _fault_of_disk() -> ShowroomError | None:
    try:
        free = shutil.disk_usage(tempfile.gettempdir()).free
    except OSError:  # of a data folder that is gone
        return Unreachable("printer.failed")
    return Unreachable("printer.disk_full") if free < _ROOM_FOR_A_PAGE else None


def _least_inked_row(picture: QImage) -> int:
    """Return where to cut, in the lower half: a cut through ink shows where a driver scales."""
    dots, wide = picture.constBits(), picture.bytesPerLine()
    best, least = picture.height(), wide + 1
    for row in range(picture.height() - 1, picture.height() // 2, -1):
        ink = wide - bytes(dots[row * wide : (row + 1) * wide]).count(_WHITE)
        if ink < least:
            best, least = row, ink
        if not ink:
            break
    return best


def _only(piece: QRect, *, of: QSize) -> QPdfDocumentRenderOptions:
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(of)
    options.setScaledClipRect(piece)
    return options


def _on_white(picture: QImage) -> QImage:
    """Return it without what shines through, which a printer's language knows nothing of."""
    paper = QImage(picture.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, picture)
    painter.end()
    return paper


def _has_ink(picture: QImage) -> bool:
    dots = bytes(picture.constBits())
    return dots.count(_WHITE) < len(dots)


def _scaled(piece: QRect, place: QRect, *, of: QSize) -> QRect:
    scale = place.height() / of.height()
    top, bottom = round(piece.top() * scale), round((piece.bottom() + 1) * scale)
    return QRect(place.left(), place.top() + top, place.width(), bottom - top)


def _drop_file(printer: QPrinter) -> None:
    """Leave no half file where one was printed to."""
    path = Path(printer.outputFileName())
    if printer.outputFileName() and path.is_file():
        with suppress(OSError):
            path.unlink()


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
