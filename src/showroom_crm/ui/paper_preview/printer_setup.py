"""The printer that is proposed, and what is kept of the one that was used."""

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from showroom_crm.services.print_setup import PrintSetup

_PAPERS = {QPageSize.key(size): size for size in QPageSize.PageSizeId}
_DUPLEX = {mode.name: mode for mode in QPrinter.DuplexMode}
_COLOURS = {mode.name: mode for mode in QPrinter.ColorMode}


def proposed_printer(kept: PrintSetup, *, title: str, page: QSizeF | None = None) -> QPrinter:
    """Return the printer that was used last, or the system's where that one is gone.

    Its paper is A4 until another was chosen: that is what all papers are drawn for. Only labels
    and envelopes have to lie on paper of their own size: that of a `page` in points, on one side.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if kept.printer and kept.printer in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(kept.printer)
    printer.setPageSize(QPageSize(_PAPERS.get(kept.paper, QPageSize.PageSizeId.A4)))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    if kept.duplex in _DUPLEX:
        printer.setDuplex(_DUPLEX[kept.duplex])
    if kept.colours in _COLOURS:
        printer.setColorMode(_COLOURS[kept.colours])
    if page is not None:
        _take_size(printer, page)
    printer.setDocName(title)
    return printer


def setup_of(printer: QPrinter, *, before: PrintSetup, own_size: bool = False) -> PrintSetup:
    """Return what is to be kept; one that writes into a file is no printer to propose, and paper
    of an `own_size` none for what is printed next."""
    into_file = bool(printer.outputFileName())
    return PrintSetup(
        printer=before.printer if into_file else printer.printerName(),
        paper=before.paper if own_size else QPageSize.key(printer.pageLayout().pageSize().id()),
        duplex=before.duplex if into_file or own_size else printer.duplex().name,
        colours=printer.colorMode().name,
    )


def _take_size(printer: QPrinter, page: QSizeF) -> None:
    """Set the paper to a page's size; a wide page lies on upright paper that is turned."""
    wide = page.width() > page.height()
    upright = page.transposed() if wide else page
    orientation = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    match = QPageSize.SizeMatchPolicy.FuzzyMatch
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point, "", match))
    printer.setPageOrientation(orientation)
    printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
