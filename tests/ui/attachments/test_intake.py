"""Files on their way in: told, stopped, and kept also when their window closes meanwhile."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.exchange.attached_file import read_attached
from showroom_crm.services.store import Store
from showroom_crm.ui.attachments import intake
from showroom_crm.ui.attachments.attach_line import AttachLine
from showroom_crm.ui.attachments.page import AttachmentsPage
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.meeting.dialog import MeetingDialog
from tests.conftest import Sato
from tests.ui.attachments.files import names, settle
from tests.ui.forms import child, click, text_of, type_into


@pytest.fixture
def slow_stick(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A stick that gives nothing until it is let."""
    let = threading.Event()
    real = read_attached

    def read(path: Path) -> bytes:
        assert let.wait(20)
        return real(path)

    monkeypatch.setattr(intake, "read_attached", read)
    yield let
    let.set()


def test_files_on_their_way_are_counted(
    page: AttachmentsPage, pdf: Path, slow_stick: threading.Event
) -> None:
    before = text_of(page, "attachments_hint")
    page.attach([pdf, pdf, pdf])
    assert "3" in text_of(page, "attachments_hint")
    slow_stick.set()
    settle()
    assert text_of(page, "attachments_hint") == before
    assert child(page, QPushButton, "stop_attaching").isHidden()
    assert names(page) == [pdf.name] * 3


def test_stop_keeps_no_more_than_is_under_way(
    page: AttachmentsPage, pdf: Path, slow_stick: threading.Event
) -> None:
    page.attach([pdf] * 20)
    click(page, "stop_attaching")
    slow_stick.set()
    settle()
    assert len(names(page)) <= 1
    assert child(page, QPushButton, "stop_attaching").isHidden()


def test_a_bug_with_one_file_is_told_and_does_not_stop_the_others(
    qtbot: QtBot, page: AttachmentsPage, pdf: Path, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = read_attached

    def read(path: Path) -> bytes:
        if path == photo:
            raise ZeroDivisionError
        return real(path)

    monkeypatch.setattr(intake, "read_attached", read)
    with qtbot.captureExceptions() as bugs:
        page.attach([photo, pdf])
        settle()
    assert [bug[0] for bug in bugs] == [ZeroDivisionError]
    assert photo.name in text_of(page, "attachments_fault")
    assert names(page) == [pdf.name]


def test_a_file_is_attached_to_the_meeting_that_is_recorded(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato, pdf: Path, tmp_path: Path
) -> None:
    dialog = MeetingDialog(desk, sato.customer_id, sato.deal_id, None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    line = child(dialog, AttachLine, "attach_line")
    line.attach([pdf, tmp_path / "消えた.pdf"])
    settle()
    assert pdf.name in text_of(dialog, "attached_files")
    assert "消えた.pdf" in text_of(dialog, "attach_fault")
    type_into(dialog, "meeting_said", "見積を見て考えたい")
    dialog.accept()
    [attachment] = store.attachments.of_customer(sato.customer_id)
    assert attachment.meeting_id == dialog.meeting_id


def test_a_file_of_a_meeting_without_a_word_stays_with_the_customer(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato, pdf: Path
) -> None:
    dialog = MeetingDialog(desk, sato.customer_id, sato.deal_id, None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    child(dialog, AttachLine, "attach_line").attach([pdf])
    settle()
    dialog.reject()
    chart = store.charts.chart(sato.customer_id)
    assert chart.unclosed == ()
    assert [(each.name, each.meeting_id) for each in chart.attachments] == [(pdf.name, None)]


def test_a_file_on_its_way_is_kept_though_its_window_closes(
    qtbot: QtBot,
    desk: Desk,
    store: Store,
    sato: Sato,
    pdf: Path,
    slow_stick: threading.Event,
) -> None:
    dialog = MeetingDialog(desk, sato.customer_id, sato.deal_id, None)
    dialog.show()
    child(dialog, AttachLine, "attach_line").attach([pdf, pdf])
    dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    told: list[object] = []
    desk.changed.connect(lambda changes, _origin: told.append(changes.touches(sato.customer_id)))
    slow_stick.set()
    settle()
    kept = store.attachments.of_customer(sato.customer_id)
    assert [(each.name, each.meeting_id) for each in kept] == [(pdf.name, None)] * 2
    assert told == [True, True]


def test_a_meeting_gone_on_with_names_what_it_has(
    qtbot: QtBot, desk: Desk, sato: Sato, pdf: Path, store: Store
) -> None:
    first = MeetingDialog(desk, sato.customer_id, sato.deal_id, None)
    type_into(first, "meeting_said", "見積を見て考えたい")
    child(first, AttachLine, "attach_line").attach([pdf])
    settle()
    first.accept()
    [attachment] = store.attachments.of_customer(sato.customer_id)
    assert attachment.meeting_id is not None
    again = MeetingDialog.continuing(desk, attachment.meeting_id)
    again.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(again)
    assert pdf.name in text_of(again, "attached_files")
