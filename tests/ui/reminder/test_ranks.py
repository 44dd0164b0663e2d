"""How reminders give way to a dialog that lies below them."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder import ranks
from showroom_crm.ui.reminder.bar import ReminderBar
from showroom_crm.ui.reminder.popup import ReminderPopup
from showroom_crm.ui.reminder.stack import ReminderStack
from showroom_crm.ui.reminder.watcher import ReminderWatcher
from tests.conftest import MovableClock
from tests.ui.forms import text_of
from tests.ui.main_window.seen import texts
from tests.ui.reminder.conftest import PROMISED, Promise

OpenDialog = Callable[[QRect], QDialog]


@pytest.fixture
def no_longer_new(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is on the screen has been there for more than eight seconds."""
    monkeypatch.setattr(ranks, "FULL_MS", 0)


@pytest.fixture
def popup(
    stack: ReminderStack, watcher: ReminderWatcher, promise: Promise, clock: MovableClock
) -> ReminderPopup:
    promise("佐藤 健一")
    clock.set(PROMISED)
    watcher.check()
    (window,) = stack.windows
    assert isinstance(window, ReminderPopup)
    return window


@pytest.fixture
def open_dialog(qtbot: QtBot) -> Iterator[OpenDialog]:
    opened: list[QDialog] = []

    def show(place: QRect) -> QDialog:
        dialog = QDialog()
        qtbot.addWidget(dialog)
        dialog.setGeometry(place)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        opened.append(dialog)
        return dialog

    yield show
    for dialog in opened:
        dialog.close()


def bar() -> ReminderBar:
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, ReminderBar)]
    (found,) = (each for each in shown if each.isVisible())
    return found


def beside(popup: QWidget) -> QRect:
    return popup.geometry().translated(-popup.width() - 40, 0)


@pytest.mark.usefixtures("no_longer_new")
def test_a_dialog_below_folds_the_reminders_into_a_bar_until_it_closes(
    popup: ReminderPopup, stack: ReminderStack, open_dialog: OpenDialog, qtbot: QtBot
) -> None:
    place = popup.geometry().adjusted(-300, -200, -50, -60)
    dialog = open_dialog(place)
    qtbot.waitUntil(lambda: stack.folded)
    assert not popup.isVisible()
    assert not bar().geometry().intersects(dialog.frameGeometry())
    assert stack.alerts, "nothing is answered"
    dialog.close()
    qtbot.waitUntil(popup.isVisible)
    assert not stack.folded


@pytest.mark.usefixtures("no_longer_new")
def test_a_dialog_beside_leaves_them_as_they_are(
    popup: ReminderPopup, stack: ReminderStack, open_dialog: OpenDialog, qtbot: QtBot
) -> None:
    open_dialog(beside(popup))
    qtbot.wait(700)
    assert popup.isVisible()
    assert not stack.folded


@pytest.mark.usefixtures("no_longer_new")
def test_one_that_is_moved_below_them_folds_them(
    popup: ReminderPopup, stack: ReminderStack, open_dialog: OpenDialog, qtbot: QtBot
) -> None:
    dialog = open_dialog(beside(popup))
    dialog.move(popup.pos())
    qtbot.waitUntil(lambda: stack.folded)


def test_a_new_reminder_is_shown_in_full_first(
    stack: ReminderStack,
    watcher: ReminderWatcher,
    promise: Promise,
    clock: MovableClock,
    open_dialog: OpenDialog,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = open_dialog(QApplication.primaryScreen().availableGeometry())
    monkeypatch.setattr(ranks, "FULL_MS", 900)
    promise("佐藤 健一")
    clock.set(PROMISED)
    watcher.check()
    (popup,) = stack.windows
    # A desktop leaves the keyboard where it is; the platform of the tests hands it over.
    dialog.activateWindow()
    qtbot.wait(500)
    assert popup.isVisible()
    assert not stack.folded
    qtbot.waitUntil(lambda: stack.folded)


@pytest.mark.usefixtures("no_longer_new")
def test_a_click_on_the_bar_unfolds_until_the_rep_goes_back_to_the_dialog(
    popup: ReminderPopup, stack: ReminderStack, open_dialog: OpenDialog, qtbot: QtBot
) -> None:
    dialog = open_dialog(QApplication.primaryScreen().availableGeometry())
    qtbot.waitUntil(lambda: stack.folded)
    with qtbot.waitActive(popup):
        QTest.mouseClick(bar(), Qt.MouseButton.LeftButton)
    qtbot.wait(700)
    assert popup.isVisible(), "it has the keyboard"
    dialog.activateWindow()
    qtbot.waitUntil(lambda: stack.folded)


@pytest.mark.usefixtures("no_longer_new")
def test_the_bar_says_how_many_and_how_late_and_names_nobody(
    popup: ReminderPopup,
    stack: ReminderStack,
    watcher: ReminderWatcher,
    promise: Promise,
    clock: MovableClock,
    open_dialog: OpenDialog,
    desk: Desk,
    qtbot: QtBot,
) -> None:
    promise("高橋 美咲", PROMISED + timedelta(minutes=20))
    open_dialog(QApplication.primaryScreen().availableGeometry())
    qtbot.waitUntil(lambda: stack.folded)
    clock.set(PROMISED + timedelta(minutes=20))
    watcher.check()
    qtbot.waitUntil(lambda: "20" in text_of(bar(), "reminder_bar_words"))
    assert "2件" in text_of(bar(), "reminder_bar_words")
    assert len(stack.windows) == 2
    assert not any(name in texts() for name in ("佐藤", "高橋", "納期"))
    desk.set_locked(True)
    assert not any(name in texts() for name in ("佐藤", "高橋", "納期"))
