"""While the sheet is laid out the rep sees that, and may leave at any moment."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.documents.chart import customer_chart
from showroom_crm.domain.errors import FileUnreadable
from showroom_crm.ui.chart_preview.dialog import ChartPreview
from showroom_crm.ui.desk import Desk
from tests.conftest import Sato
from tests.ui.forms import child, click, text_of


class SlowLayout:
    """A layout that goes on when it is told to, with a sheet or a fault."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self._go_on = threading.Event()
        self.fault: Exception | None = None

    def __call__(self, *_arguments: object, **_options: object) -> bytes:
        self.begun.set()
        assert self._go_on.wait(20)
        if self.fault is not None:
            raise self.fault
        return b"%PDF-1.4\n%%EOF\n"

    def end(self) -> None:
        """Let it end, and everything that it said arrive."""
        self._go_on.set()
        assert QThreadPool.globalInstance().waitForDone(20_000)
        QApplication.processEvents()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowLayout]:
    layout = SlowLayout()
    monkeypatch.setattr(customer_chart, "customer_chart_pdf", layout)
    yield layout
    layout.end()


@pytest.fixture
def preparing(qtbot: QtBot, desk: Desk, sato: Sato, slow: SlowLayout) -> ChartPreview:
    """A preview whose sheet is still being laid out."""
    dialog = ChartPreview(desk, [sato.customer_id])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    assert slow.begun.wait(20)
    return dialog


@pytest.fixture
def faults_of_threads(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """What is raised where nobody can catch it."""
    found: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, fault, _trace: found.append(fault))
    monkeypatch.setattr(sys, "unraisablehook", lambda told: found.append(told.exc_value))
    return found


def delete_what_is_closed() -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_busy_bar_stands_beside_a_way_out_until_the_sheet_is_there(
    preparing: ChartPreview, slow: SlowLayout
) -> None:
    bar, leave = child(preparing, QProgressBar, "busy"), child(preparing, QPushButton, "close")
    assert bar.isVisible()
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    assert (leave.text(), leave.isEnabled()) == ("中止", True)
    assert not child(preparing, QPushButton, "print").isEnabled()
    slow.end()
    assert not bar.isVisible()
    assert leave.text() == "閉じる"
    assert child(preparing, QPushButton, "print").hasFocus()
    preparing.close()


def test_it_may_be_left_before_the_sheet_is_there(
    preparing: ChartPreview, slow: SlowLayout, faults_of_threads: list[BaseException]
) -> None:
    click(preparing, "close")
    delete_what_is_closed()
    slow.end()
    delete_what_is_closed()
    assert faults_of_threads == []


def test_a_bug_is_not_lost_with_the_preview_that_was_left(
    preparing: ChartPreview, slow: SlowLayout, faults_of_threads: list[BaseException]
) -> None:
    slow.fault = ZeroDivisionError()
    preparing.close()
    delete_what_is_closed()
    slow.end()
    assert faults_of_threads == [slow.fault]


def test_a_sheet_that_comes_after_the_preview_was_left_is_dropped(
    preparing: ChartPreview, slow: SlowLayout, faults_of_threads: list[BaseException]
) -> None:
    preparing.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    preparing.close()
    slow.end()
    assert preparing.pdf == b""
    assert not child(preparing, QPushButton, "print").isEnabled()
    assert faults_of_threads == []
    preparing.deleteLater()


def test_a_fault_while_laying_out_is_told_at_the_foot(
    preparing: ChartPreview, slow: SlowLayout
) -> None:
    slow.fault = FileUnreadable("file.missing", path="BIZUDPGothic.ttf")
    slow.end()
    assert "BIZUDPGothic.ttf" in text_of(preparing, "words")
    assert not child(preparing, QProgressBar, "busy").isVisible()
    assert not child(preparing, QPushButton, "print").isEnabled()
    preparing.close()


def test_a_bug_while_laying_out_reaches_the_dialog_for_faults_and_is_told_too(
    preparing: ChartPreview, slow: SlowLayout, faults_of_threads: list[BaseException]
) -> None:
    slow.fault = ZeroDivisionError()
    slow.end()
    assert faults_of_threads == [slow.fault]
    assert text_of(preparing, "words") == "カルテを作成できませんでした"
    assert child(preparing, QPushButton, "close").text() == "閉じる"
    preparing.close()
