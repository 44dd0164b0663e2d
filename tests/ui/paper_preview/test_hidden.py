"""Behind a lock, and with a customer at the desk, no paper is seen, at whatever moment it comes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.ui.chart_preview.dialog import ChartPreview
from showroom_crm.ui.day_sheet.preview import DaySheetPreview
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.main_window.window import MainWindow
from showroom_crm.ui.paper_preview.preview import PaperPreview
from tests.conftest import Sato
from tests.ui.forms import child, click


def locked(desk: Desk, hidden: bool) -> None:
    desk.set_locked(hidden)


def with_a_customer(desk: Desk, hidden: bool) -> None:
    desk.set_customer_present(hidden)


@pytest.fixture(params=[locked, with_a_customer])
def hide(request: pytest.FixtureRequest, desk: Desk) -> Callable[[bool], None]:
    return lambda hidden: request.param(desk, hidden)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, sato: Sato) -> MainWindow:
    made = MainWindow(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def previews(window: MainWindow) -> list[PaperPreview]:
    return window.findChildren(PaperPreview)


def dialogs_seen() -> list[QDialog]:
    shown = QApplication.topLevelWidgets()
    return [each for each in shown if isinstance(each, QDialog) and each.isVisible()]


def test_a_paper_that_is_still_laid_out_comes_to_nobodys_eyes(
    qtbot: QtBot, window: MainWindow, sato: Sato, hide: Callable[[bool], None]
) -> None:
    window.dialogs.print_charts([sato.customer_id])
    window.dialogs.print_day_sheet()
    hide(True)
    qtbot.waitUntil(lambda: all(each.pdf for each in previews(window)), timeout=20_000)
    assert dialogs_seen() == []
    hide(False)
    assert {type(each) for each in dialogs_seen()} == {ChartPreview, DaySheetPreview}


def test_the_question_for_the_printer_goes_and_comes_with_its_paper(
    qtbot: QtBot, window: MainWindow, sato: Sato, hide: Callable[[bool], None]
) -> None:
    window.dialogs.print_charts([sato.customer_id])
    [preview] = previews(window)
    qtbot.waitUntil(child(preview, QPushButton, "print").isEnabled, timeout=20_000)
    click(preview, "print")
    question = preview.findChild(QPrintDialog)
    assert question is not None
    hide(True)
    assert dialogs_seen() == []
    hide(False)
    assert set(dialogs_seen()) == {preview, question}
    assert question.windowModality() is Qt.WindowModality.WindowModal
    question.reject()
    assert dialogs_seen() == [preview]
    assert child(preview, QPushButton, "print").isEnabled()
