"""Pages reach the printer as they were asked for; what did not is told and not logged."""

from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QPageRanges
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QLabel, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from showroom_crm.services.store import Store
from showroom_crm.ui.chart_preview.dialog import ChartPreview
from showroom_crm.ui.chart_preview.printing import print_pages
from tests.ui.chart_preview.paper import noted, pages_in, pages_shown, printer_into
from tests.ui.forms import child, click, text_of

# Qt says so itself when a painter cannot begin.
refused_by_qt = pytest.mark.qt_log_ignore("^QPainter::begin")

PAGES = 5


@pytest.fixture
def document(qtbot: QtBot, tmp_path: Path) -> QPdfDocument:
    """Some pages: the first has one black bar, the second two …"""
    canvas = Canvas(str(tmp_path / "document.pdf"), pagesize=(595, 842))
    for page in range(1, PAGES + 1):
        for bar in range(page):
            canvas.rect(100 + 40 * bar, 100, 20, 600, fill=1)
        canvas.showPage()
    canvas.save()
    loaded = QPdfDocument()
    loaded.load(str(tmp_path / "document.pdf"))
    return loaded


def bars(file: Path) -> list[int]:
    """Return which page of the document each printed page is: how many bars it has."""
    printed = QPdfDocument()
    printed.load(str(file))
    found = []
    for page in range(printed.pageCount()):
        image = printed.render(page, printed.pagePointSize(page).toSize())
        row = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
        dark = ["x" if colour.alpha() and colour.lightness() < 128 else " " for colour in row]
        found.append(len("".join(dark).split()))
    printed.close()
    return found


def test_all_pages_are_printed_where_nothing_else_is_asked(
    document: QPdfDocument, tmp_path: Path
) -> None:
    print_pages(document, printer_into(tmp_path / "paper.pdf"))
    assert bars(tmp_path / "paper.pdf") == [1, 2, 3, 4, 5]


def test_only_the_pages_that_were_asked_for_are_printed(
    document: QPdfDocument, tmp_path: Path
) -> None:
    printer = printer_into(tmp_path / "paper.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 4)
    print_pages(document, printer)
    assert bars(tmp_path / "paper.pdf") == [2, 3, 4]
    ranges = QPageRanges()
    ranges.addPage(1)
    ranges.addRange(4, 9)
    printer.setPageRanges(ranges)
    print_pages(document, printer)
    assert bars(tmp_path / "paper.pdf") == [1, 4, 5]


@pytest.mark.parametrize(("collated", "expected"), [(True, [2, 3, 2, 3]), (False, [2, 2, 3, 3])])
def test_copies_are_made_for_a_printer_that_makes_none(
    document: QPdfDocument, tmp_path: Path, collated: bool, expected: list[int]
) -> None:
    printer = printer_into(tmp_path / "paper.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    printer.setCopyCount(2)
    printer.setCollateCopies(collated)
    print_pages(document, printer)
    assert bars(tmp_path / "paper.pdf") == expected


def test_a_printer_that_makes_copies_itself_gets_each_page_once(
    document: QPdfDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = printer_into(tmp_path / "paper.pdf")
    printer.setCopyCount(3)
    monkeypatch.setattr(QPrinter, "supportsMultipleCopies", lambda _printer: True)
    print_pages(document, printer)
    assert bars(tmp_path / "paper.pdf") == [1, 2, 3, 4, 5]


def test_the_last_page_comes_first_where_that_is_asked(
    document: QPdfDocument, tmp_path: Path
) -> None:
    printer = printer_into(tmp_path / "paper.pdf")
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    print_pages(document, printer)
    assert bars(tmp_path / "paper.pdf") == [5, 4, 3, 2, 1]


def test_a_sheet_fills_its_page_as_one_picture(
    preview: ChartPreview, store: Store, tmp_path: Path
) -> None:
    preview.print_on(printer_into(tmp_path / "paper.pdf"))
    assert pages_in(tmp_path / "paper.pdf") == pages_shown(preview)
    assert len(pypdf.PdfReader(tmp_path / "paper.pdf").pages[0].images) == 1
    assert text_of(preview, "words") == "プリンターに送りました"
    assert noted(store) == 1


@refused_by_qt
def test_a_printer_that_does_not_begin_is_told_and_not_noted(
    preview: ChartPreview, store: Store, tmp_path: Path
) -> None:
    preview.print_on(printer_into(tmp_path / "missing" / "paper.pdf"))
    assert "印刷できませんでした" in text_of(preview, "words")
    assert child(preview, QLabel, "words").property("fault") == "true"
    assert noted(store) == 0


@refused_by_qt
def test_a_pc_without_a_printer_is_told_and_nothing_noted(
    preview: ChartPreview, store: Store
) -> None:
    preview.print_on(QPrinter(QPrinter.PrinterMode.HighResolution))
    assert "印刷できませんでした" in text_of(preview, "words")
    assert noted(store) == 0


def test_a_disk_that_takes_no_more_is_told_and_nothing_noted(
    preview: ChartPreview, store: Store
) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("only Linux has a disk that is always full")
    preview.print_on(printer_into(full))
    assert "印刷できませんでした" in text_of(preview, "words")
    assert noted(store) == 0


def test_pages_that_do_not_exist_are_told_and_nothing_noted(
    preview: ChartPreview, store: Store, tmp_path: Path
) -> None:
    printer = printer_into(tmp_path / "paper.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(7, 9)
    preview.print_on(printer)
    assert "印刷するページ" in text_of(preview, "words")
    assert not (tmp_path / "paper.pdf").exists()
    assert noted(store) == 0


def print_dialog(qtbot: QtBot, preview: ChartPreview) -> QPrintDialog:
    click(preview, "print")
    dialog = preview.findChild(QPrintDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_it_is_printed_as_the_print_dialog_says(
    qtbot: QtBot, preview: ChartPreview, store: Store, tmp_path: Path
) -> None:
    dialog = print_dialog(qtbot, preview)
    assert (dialog.minPage(), dialog.maxPage()) == (1, pages_shown(preview))
    child(dialog, QLineEdit, "filename").setText(str(tmp_path / "paper.pdf"))
    child(dialog, QSpinBox, "copies").setValue(3)
    dialog.accept()
    assert pages_in(tmp_path / "paper.pdf") == 3 * pages_shown(preview)
    assert text_of(preview, "words") == "プリンターに送りました"
    assert noted(store) == 1


def test_a_print_dialog_that_is_cancelled_prints_nothing(
    qtbot: QtBot, preview: ChartPreview, store: Store, tmp_path: Path
) -> None:
    dialog = print_dialog(qtbot, preview)
    child(dialog, QLineEdit, "filename").setText(str(tmp_path / "paper.pdf"))
    dialog.reject()
    assert not (tmp_path / "paper.pdf").exists()
    assert noted(store) == 0
