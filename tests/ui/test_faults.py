"""Errors that nobody expected: one dialog, and a report that names no customer."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from showroom_crm.domain.errors import RuleBroken, StoreFailed
from showroom_crm.language import sentences
from showroom_crm.ui.faults import REPORT_NAME, FaultDialogs, install_fault_dialogs, report_of

NAME = "佐藤 健一"


@pytest.fixture
def faults(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[FaultDialogs]:
    dialogs = install_fault_dialogs(qapp, tmp_path)
    yield dialogs
    for box in shown():
        box.close()
    dialogs.remove()
    dialogs.deleteLater()


def shown() -> list[QMessageBox]:
    return [
        window
        for window in QApplication.topLevelWidgets()
        if isinstance(window, QMessageBox) and window.isVisible()
    ]


def raise_unhandled(fault: BaseException) -> None:
    """Do what Python and Qt do with an error that leaves a slot."""
    try:
        raise fault
    except type(fault):
        sys.excepthook(*sys.exc_info())


def press(box: QMessageBox, role: QMessageBox.ButtonRole) -> None:
    next(button for button in box.buttons() if box.buttonRole(button) is role).click()


def test_a_fault_with_a_sentence_is_said_and_not_reported(
    faults: FaultDialogs, tmp_path: Path
) -> None:
    fault = StoreFailed("database.full")
    raise_unhandled(fault)
    (box,) = shown()
    assert box.text() == sentences.sentence(fault)
    assert not (tmp_path / REPORT_NAME).exists()


def test_a_fault_of_ours_says_where_its_report_lies(faults: FaultDialogs, tmp_path: Path) -> None:
    raise_unhandled(ValueError("x"))
    (box,) = shown()
    assert str(tmp_path / REPORT_NAME) in box.informativeText()
    report = (tmp_path / REPORT_NAME).read_text(encoding="utf-8")
    assert "ValueError" in report
    assert "test_faults.py" in report


def test_a_report_names_no_customer_and_no_folder() -> None:
    def look_up(name: str) -> None:
        raise KeyError(name)

    try:
        try:
            look_up(NAME)
        except KeyError as missing:
            raise RuntimeError(f"no {NAME}") from missing
    except RuntimeError as fault:
        report = report_of(fault)
    assert "RuntimeError" in report
    assert "KeyError" in report
    assert "look_up" in report
    assert NAME not in report
    assert str(Path(__file__).parent) not in report


def test_faults_that_come_while_one_is_shown_open_no_second_dialog(
    faults: FaultDialogs, tmp_path: Path
) -> None:
    for _again in range(3):
        raise_unhandled(ValueError("x"))
    assert len(shown()) == 1
    report = (tmp_path / REPORT_NAME).read_text(encoding="utf-8")
    assert report.count("ValueError") == 3
    press(shown()[0], QMessageBox.ButtonRole.AcceptRole)
    raise_unhandled(ValueError("y"))
    assert len(shown()) == 1


def test_a_fault_without_a_sentence_is_a_crash_and_not_an_endless_one(
    faults: FaultDialogs, tmp_path: Path
) -> None:
    raise_unhandled(RuleBroken("nobody.knows_this"))
    (box,) = shown()
    assert str(tmp_path / REPORT_NAME) in box.informativeText()


def test_a_fault_in_a_thread_is_shown_too(qtbot: QtBot, faults: FaultDialogs) -> None:
    thread = threading.Thread(target=raise_unhandled, args=(ValueError("x"),))
    thread.start()
    thread.join()
    assert shown() == []
    qtbot.waitUntil(lambda: len(shown()) == 1)


def test_quitting_ends_the_event_loop(faults: FaultDialogs, qapp: QApplication) -> None:
    raise_unhandled(ValueError("x"))
    QTimer.singleShot(0, lambda: press(shown()[0], QMessageBox.ButtonRole.DestructiveRole))
    too_long = QTimer(faults)
    too_long.start(5000)
    too_long.timeout.connect(lambda: qapp.exit(2))
    assert qapp.exec() == 1
    too_long.stop()


def test_the_hooks_are_given_back(qapp: QApplication, tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook)
    dialogs = install_fault_dialogs(qapp, tmp_path)
    assert sys.excepthook is not before[0]
    dialogs.remove()
    assert (sys.excepthook, threading.excepthook) == before
