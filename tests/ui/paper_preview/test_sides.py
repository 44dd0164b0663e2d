"""Two customers never share a sheet of paper, however both sides of it are printed."""

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from showroom_crm.ui.paper_preview.sides import BLANK, sides_to_print

# Charts of one page, of two, of three and of one.
STARTS, PAGES = (0, 1, 3, 6), 7


@pytest.fixture
def printer(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QPrinter:
    """A printer that turns the paper, as the test's machine may have none."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    both = QPrinter.DuplexMode.DuplexLongSide
    monkeypatch.setattr(QPrinter, "duplex", lambda _printer: both)
    return made


def sheets(sides: list[int]) -> list[tuple[int, ...]]:
    return [tuple(sides[first : first + 2]) for first in range(0, len(sides), 2)]


def test_each_chart_begins_on_a_front_side(printer: QPrinter) -> None:
    sides = sides_to_print(printer, PAGES, starts=STARTS)
    assert sheets(sides) == [(0, BLANK), (1, 2), (3, 4), (5, BLANK), (6,)]


def test_one_sided_paper_gets_no_white_side(
    printer: QPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = QPrinter.DuplexMode.DuplexNone
    monkeypatch.setattr(QPrinter, "duplex", lambda _printer: one)
    assert sides_to_print(printer, PAGES, starts=STARTS) == list(range(PAGES))


def test_a_paper_about_nobody_alone_runs_on_both_sides(printer: QPrinter) -> None:
    assert sides_to_print(printer, PAGES) == list(range(PAGES))


def test_pages_from_amid_two_charts_lie_on_two_sheets(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(3, 4)  # the last of the second chart, the first of the third
    assert sheets(sides_to_print(printer, PAGES, starts=STARTS)) == [(2, BLANK), (3,)]


def test_a_second_copy_begins_on_a_sheet_of_its_own(printer: QPrinter) -> None:
    printer.setCopyCount(2)
    copy = [(0, BLANK), (1, 2), (3, 4), (5, BLANK), (6, BLANK)]
    for collated in (True, False):
        printer.setCollateCopies(collated)
        assert sheets(sides_to_print(printer, PAGES, starts=STARTS)) == copy * 2


def test_the_last_sheet_comes_first_and_its_front_before_its_back(printer: QPrinter) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    expected = [(6, BLANK), (5, BLANK), (3, 4), (1, 2), (0, BLANK)]
    assert sheets(sides_to_print(printer, PAGES, starts=STARTS)) == expected
