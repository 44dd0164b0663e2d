"""The morning board within the main window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from showroom_crm.ui.board.dialog import BoardDialog
from showroom_crm.ui.contact.dialog import ContactDialog
from showroom_crm.ui.day_sheet.preview import DaySheetPreview
from showroom_crm.ui.main_window.window import MainWindow
from tests.ui.forms import child, click, text_of


def _board(window: MainWindow) -> BoardDialog:
    return child(window, BoardDialog, "board")


def test_f8_opens_the_board_and_its_row_leads_to_the_chart(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F8)
    board = _board(window)
    assert board.isVisible()
    click(board, "board_chart")
    assert not board.isVisible()
    assert "佐藤 健一" in text_of(window, "customer_name")


def test_the_button_on_the_strip_opens_it_and_a_contact_is_one_click_away(
    window: MainWindow,
) -> None:
    child(window, QAbstractButton, "board_button").click()
    click(_board(window), "board_act")
    assert window.findChildren(ContactDialog)
    assert _board(window).isVisible()


def test_the_board_opens_again_on_the_section_it_was_left_at(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F8)
    click(_board(window), "section_decisions")
    child(_board(window), QAbstractButton, "close_board").click()
    QTest.qWait(50)
    child(window, QAbstractButton, "board_button").click()
    assert child(_board(window), QAbstractButton, "section_decisions").isChecked()


def test_the_day_sheet_is_one_click_away(window: MainWindow) -> None:
    click(window, "day_sheet_button")
    assert child(window, DaySheetPreview, "day_sheet_preview").isVisible()


def test_shift_f8_opens_the_day_sheet_and_not_the_board(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert child(window, DaySheetPreview, "day_sheet_preview").isVisible()
    assert window.findChild(BoardDialog, "board") is None


def test_the_board_leads_to_the_day_sheet(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F8)
    click(_board(window), "print_day_sheet")
    assert child(window, DaySheetPreview, "day_sheet_preview").isVisible()
