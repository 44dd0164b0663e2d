"""Pages reach the printer as they were asked for; what did not is told and not logged."""

import shutil
import tempfile
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageRanges, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QLabel, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from showroom_crm.services.store import Store
from showroom_crm.ui.chart_preview.dialog import ChartPreview
from showroom_crm.ui.paper_preview.printing import print_pages
from tests.ui.chart_preview.paper import (
    after_printing,
    noted,
    pages_in,
    pages_shown,
    print_on,
    printer_into,
)
from tests.ui.forms import child, click

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


def test_what_breaks_off_leaves_no_half_file(document: QPdfDocument, tmp_path: Path) -> None:
    def broken(done: int, _number: int) -> None:
        if done:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        print_pages(document, printer_into(tmp_path / "paper.pdf"), told=broken)
    assert not (tmp_path / "paper.pdf").exists()


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


def test_a_sheet_fills_its_page(
    qtbot: QtBot, preview: ChartPreview, store: Store, tmp_path: Path
) -> None:
    said = print_on(qtbot, preview, printer_into(tmp_path / "paper.pdf"))
    assert said == "プリンターに送りました"
    assert pages_in(tmp_path / "paper.pdf") == pages_shown(preview)
    assert difference(preview.pdf, (tmp_path / "paper.pdf").read_bytes()) < 3
    assert noted(store) == 1


def difference(shown: bytes, printed: bytes) -> float:
    """Return how far two first pages differ in grey, in the mean over coarse dots, of 255."""
    greys = []
    for pdf in (shown, printed):
        document, buffer = QPdfDocument(), QBuffer()
        buffer.setData(pdf)
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        document.load(buffer)
        page = QImage(QSize(2480, 3508), QImage.Format.Format_RGB32)
        page.fill(Qt.GlobalColor.white)
        painter = QPainter(page)
        painter.drawImage(0, 0, document.render(0, page.size()))
        painter.end()
        document.close()
        coarse = page.scaled(120, 168, mode=Qt.TransformationMode.SmoothTransformation)
        grey = coarse.convertToFormat(QImage.Format.Format_Grayscale8)
        greys.append(bytes(grey.constBits()))
    assert min(greys[0]) < 200, "there is ink"
    return float(sum(abs(a - b) for a, b in zip(*greys, strict=True)) / len(greys[0]))


def test_another_paper_gets_the_whole_page_smaller_and_as_it_was_shaped(
    document: QPdfDocument, tmp_path: Path
) -> None:
    printer = printer_into(tmp_path / "paper.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    assert print_pages(document, printer).fault is None
    page = pypdf.PdfReader(tmp_path / "paper.pdf").pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (420, 595)
    assert bars(tmp_path / "paper.pdf") == [1, 2, 3, 4, 5]
    printer = printer_into(tmp_path / "letter.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    assert print_pages(document, printer).fault is None
    [left, right] = black_columns(tmp_path / "letter.pdf")
    # A page of 595 points, of which the bar takes 20 from the 100th on, in the middle.
    scale, wide = 612 / 842, 792
    begin = (wide - 595 * scale) / 2
    assert abs(left - (begin + 100 * scale)) < 2
    assert abs(right - (begin + 120 * scale)) < 2


def test_larger_paper_gets_the_page_in_its_size(document: QPdfDocument, tmp_path: Path) -> None:
    printer = printer_into(tmp_path / "paper.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
    assert print_pages(document, printer).fault is None
    begin = (842 - 595) / 2
    [left, right] = black_columns(tmp_path / "paper.pdf")
    assert abs(left - (begin + 100)) < 2
    assert abs(right - (begin + 120)) < 2


def black_columns(file: Path) -> list[int]:
    """Return the first and the last dark column of the first page, in points."""
    printed = QPdfDocument()
    printed.load(str(file))
    image = printed.render(0, printed.pagePointSize(0).toSize())
    row = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
    printed.close()
    dark = [x for x, colour in enumerate(row) if colour.alpha() and colour.lightness() < 128]
    return [dark[0], dark[-1]]


def test_a_printer_is_used_as_finely_as_it_prints(document: QPdfDocument, tmp_path: Path) -> None:
    widths = []
    for dpi in (150, 600):
        printer = printer_into(tmp_path / f"{dpi}.pdf")
        printer.setResolution(dpi)
        print_pages(document, printer)
        image = pypdf.PdfReader(tmp_path / f"{dpi}.pdf").pages[0].images[0].image
        assert image is not None
        widths.append(image.width)
    assert widths == [pytest.approx(1240, abs=2), pytest.approx(4960, abs=2)]


@refused_by_qt
def test_a_printer_that_does_not_begin_is_told_and_not_noted(
    qtbot: QtBot, preview: ChartPreview, store: Store, tmp_path: Path
) -> None:
    said = print_on(qtbot, preview, printer_into(tmp_path / "missing" / "paper.pdf"))
    assert "印刷できませんでした" in said
    assert child(preview, QLabel, "words").property("fault") == "true"
    assert noted(store) == 0


@refused_by_qt
def test_a_pc_without_a_printer_is_told_and_nothing_noted(
    qtbot: QtBot, preview: ChartPreview, store: Store
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName("")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    said = print_on(qtbot, preview, printer)
    assert "印刷できませんでした" in said
    assert noted(store) == 0


def test_a_disk_that_takes_no_more_is_told_and_nothing_noted(
    qtbot: QtBot, preview: ChartPreview, store: Store
) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("only Linux has a disk that is always full")
    assert "印刷できませんでした" in print_on(qtbot, preview, printer_into(full))
    assert full.exists()
    assert noted(store) == 0


def test_a_disk_that_has_no_room_for_a_page_is_told_before_half_a_page_comes_out(
    qtbot: QtBot,
    preview: ChartPreview,
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    said = print_on(qtbot, preview, printer_into(tmp_path / "paper.pdf"))
    assert "ディスクの空きが足りない" in said
    assert list(tmp_path.glob("*.pdf")) == []
    assert noted(store) == 0


def test_a_data_folder_that_is_gone_is_told(
    document: QPdfDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    printed = print_pages(document, printer_into(tmp_path / "paper.pdf"))
    assert printed.fault is not None
    assert printed.fault.key == "printer.failed"
    assert printed.pages == frozenset()
    assert not (tmp_path / "paper.pdf").exists()


def test_pages_that_do_not_exist_are_told_and_nothing_noted(
    qtbot: QtBot, preview: ChartPreview, store: Store, tmp_path: Path
) -> None:
    printer = printer_into(tmp_path / "paper.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(7, 9)
    assert "印刷するページ" in print_on(qtbot, preview, printer)
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
    assert after_printing(qtbot, preview) == "プリンターに送りました"
    assert pages_in(tmp_path / "paper.pdf") == 3 * pages_shown(preview)
    assert noted(store) == 1


def test_a_print_dialog_that_is_cancelled_prints_nothing(
    qtbot: QtBot, preview: ChartPreview, store: Store, tmp_path: Path
) -> None:
    dialog = print_dialog(qtbot, preview)
    child(dialog, QLineEdit, "filename").setText(str(tmp_path / "paper.pdf"))
    dialog.reject()
    assert not (tmp_path / "paper.pdf").exists()
    assert noted(store) == 0
