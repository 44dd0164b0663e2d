"""How it was printed last is proposed the next time, also where the printer is gone."""

from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from showroom_crm.services.print_setup import PrintSetup, keep_print_setup, print_setup
from showroom_crm.services.store import Store
from showroom_crm.ui.chart_preview.dialog import ChartPreview
from showroom_crm.ui.paper_preview.printer_setup import proposed_printer, setup_of
from tests.conftest import MovableClock
from tests.ui.chart_preview.paper import after_printing, printer_into
from tests.ui.forms import child, click


def paper(printer: QPrinter) -> QPageSize.PageSizeId:
    return printer.pageLayout().pageSize().id()


def test_a4_is_proposed_first(qtbot: QtBot) -> None:
    assert paper(proposed_printer(PrintSetup(), title="x")) is QPageSize.PageSizeId.A4


def test_a_printer_that_is_gone_leaves_paper_and_colours(qtbot: QtBot) -> None:
    kept = PrintSetup("Gone", "A5", "DuplexLongSide", "GrayScale")
    printer = proposed_printer(kept, title="顧客カルテ")
    assert printer.printerName() != "Gone"
    assert paper(printer) is QPageSize.PageSizeId.A5
    assert printer.colorMode() is QPrinter.ColorMode.GrayScale
    assert printer.docName() == "顧客カルテ"


def test_a_file_that_was_printed_to_leaves_the_printer_and_its_sides(
    qtbot: QtBot, tmp_path: Path
) -> None:
    before = PrintSetup("Laser", "A4", "DuplexLongSide", "Color")
    printer = printer_into(tmp_path / "paper.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.B5))
    kept = setup_of(printer, before=before)
    assert (kept.printer, kept.duplex) == ("Laser", "DuplexLongSide")
    assert kept.paper == QPageSize.key(QPageSize.PageSizeId.B5)


@pytest.mark.parametrize("written", ["", "no json", "[1]", '{"printer": 1, "more": 2}', "7"])
def test_what_cannot_be_read_is_as_nothing_kept(
    store: Store, clock: MovableClock, written: str
) -> None:
    store.settings.keep("print_setup", written, at=clock.utc())
    assert print_setup(store) == PrintSetup()


def test_what_was_kept_is_read_again(store: Store, clock: MovableClock) -> None:
    setup = PrintSetup("受付のプリンター", "A4", "DuplexShortSide", "Color")
    keep_print_setup(store, setup, clock=clock)
    assert print_setup(store) == setup


def test_the_print_dialog_begins_as_it_was_left_and_leaves_it_so(
    qtbot: QtBot, preview: ChartPreview, store: Store, clock: MovableClock, tmp_path: Path
) -> None:
    keep_print_setup(store, PrintSetup(paper="A5", colours="GrayScale"), clock=clock)
    for _time in range(2):
        click(preview, "print")
        dialog = preview.findChild(QPrintDialog)
        assert dialog is not None
        qtbot.waitUntil(dialog.isVisible)
        child(dialog, QLineEdit, "filename").setText(str(tmp_path / "paper.pdf"))
        dialog.accept()
        assert after_printing(qtbot, preview) == "プリンターに送りました"
        page = pypdf.PdfReader(tmp_path / "paper.pdf").pages[0]
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (420, 595)
        kept = print_setup(store)
        assert (kept.paper, kept.colours) == ("A5", "GrayScale")
        qtbot.waitUntil(lambda: preview.findChild(QPrintDialog) is None)


def test_colours_chosen_in_the_dialog_are_kept(
    qtbot: QtBot, preview: ChartPreview, store: Store, tmp_path: Path
) -> None:
    click(preview, "print")
    dialog = preview.findChild(QPrintDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    child(dialog, QLineEdit, "filename").setText(str(tmp_path / "paper.pdf"))
    child(dialog, QRadioButton, "grayscale").setChecked(True)
    dialog.accept()
    after_printing(qtbot, preview)
    assert print_setup(store) == PrintSetup(paper="A4", colours="GrayScale")
