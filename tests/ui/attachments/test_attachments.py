"""Files on the chart: dropped, pasted, opened from memory, deleted and brought back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QThreadPool, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from showroom_crm.domain.attachments import Attachment
from showroom_crm.services.attachments import attach
from showroom_crm.services.store import Store
from showroom_crm.ui.attachments.attach_line import AttachLine
from showroom_crm.ui.attachments.page import AttachmentsPage
from showroom_crm.ui.attachments.preview import AttachmentPreview
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.meeting.dialog import MeetingDialog
from tests.conftest import MovableClock, Sato
from tests.ui.forms import child, click, text_of, type_into


@pytest.fixture(autouse=True)
def no_work_left() -> Iterator[None]:
    yield
    settle()


def settle() -> None:
    """Let workers end, and everything that they said arrive."""
    assert QThreadPool.globalInstance().waitForDone(20_000)
    QApplication.processEvents()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, store: Store, sato: Sato) -> Iterator[AttachmentsPage]:
    shown = AttachmentsPage(desk)
    qtbot.addWidget(shown)

    def show() -> None:
        shown.show_chart(store.charts.chart(sato.customer_id))

    desk.changed.connect(show)
    show()
    shown.resize(700, 400)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    settle()
    desk.changed.disconnect(show)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "見積 シエンタ.pdf"
    canvas = Canvas(str(path))
    for page in ("first", "second"):
        canvas.drawString(100, 700, page)
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "カタログ.png"
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(path))
    return path


def names(page: AttachmentsPage) -> list[str]:
    model = child(page, QTableView, "attachments_table").model()
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def drop(page: AttachmentsPage, paths: list[Path]) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    no_key = Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(QPoint(5, 5)), copy, dropped, left, no_key))
    settle()


def test_dropped_files_are_kept_and_told_by_kind_and_size(
    page: AttachmentsPage, pdf: Path, photo: Path, store: Store, sato: Sato
) -> None:
    drop(page, [pdf, photo])
    assert sorted(names(page)) == sorted([pdf.name, photo.name])
    model = child(page, QTableView, "attachments_table").model()
    kinds = {model.index(row, 1).data(): model.index(row, 0).data() for row in range(2)}
    assert kinds == {pdf.name: "PDF", photo.name: "写真"}
    assert len(store.attachments.of_customer(sato.customer_id)) == 2


def test_refused_files_are_named_one_by_one_and_the_rest_is_kept(
    page: AttachmentsPage, pdf: Path, tmp_path: Path
) -> None:
    program = tmp_path / "写真.jpg"
    program.write_bytes(b"MZ\x90\0")
    empty = tmp_path / "空.pdf"
    empty.touch()
    drop(page, [program, pdf, empty, tmp_path / "消えた.pdf"])
    assert names(page) == [pdf.name]
    told = text_of(page, "attachments_fault")
    assert len(told.splitlines()) == 3
    assert all(name in told for name in (program.name, empty.name, "消えた.pdf"))
    drop(page, [pdf])
    assert text_of(page, "attachments_fault") == ""


def test_a_copied_picture_is_pasted_and_named_after_the_moment(
    qtbot: QtBot, page: AttachmentsPage, photo: Path
) -> None:
    page.activateWindow()
    qtbot.waitActive(page)
    child(page, QPushButton, "attach_files").setFocus()
    QGuiApplication.clipboard().setImage(QImage(str(photo)))
    QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert names(page) == ["写真 2026-10-03 12.00.png"]
    QGuiApplication.clipboard().clear()


def opened(qtbot: QtBot, desk: Desk, attachment: Attachment) -> AttachmentPreview:
    dialog = AttachmentPreview(desk, attachment)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    return dialog


@pytest.fixture
def keep(store: Store, sato: Sato, clock: MovableClock) -> Callable[[Path], Attachment]:
    def kept(path: Path) -> Attachment:
        attach(store, sato.customer_id, path.name, path.read_bytes(), by=None, clock=clock)
        return store.attachments.of_customer(sato.customer_id)[0]

    return kept


def test_enter_opens_what_is_chosen(qtbot: QtBot, page: AttachmentsPage, pdf: Path) -> None:
    drop(page, [pdf])
    table = child(page, QTableView, "attachments_table")
    with qtbot.waitSignal(page.attachment_wanted) as wanted:
        table.setCurrentIndex(table.model().index(0, 1))
        table.activated.emit(table.currentIndex())
    assert wanted.args[0].name == pdf.name


def test_a_pdf_is_shown_with_all_its_pages(
    qtbot: QtBot, desk: Desk, keep: Callable[[Path], Attachment], pdf: Path
) -> None:
    dialog = opened(qtbot, desk, keep(pdf))
    document = dialog.findChild(QPdfDocument)
    assert document is not None
    qtbot.waitUntil(lambda: document.pageCount() == 2)
    assert text_of(dialog, "attachment_fault") == ""


def test_a_photo_is_shown(
    qtbot: QtBot, desk: Desk, keep: Callable[[Path], Attachment], photo: Path
) -> None:
    dialog = opened(qtbot, desk, keep(photo))
    shown = child(dialog, QWidget, "attachment_picture")
    middle = shown.grab().toImage().pixelColor(shown.rect().center())
    assert middle == Qt.GlobalColor.red


def test_a_copy_is_the_file_that_was_attached(
    qtbot: QtBot, desk: Desk, keep: Callable[[Path], Attachment], photo: Path, tmp_path: Path
) -> None:
    dialog = opened(qtbot, desk, keep(photo))
    copy = tmp_path / "copy.png"
    dialog.save_copy(copy)
    assert copy.read_bytes() == photo.read_bytes()
    assert "copy.png" in text_of(dialog, "attachment_words")
    dialog.save_copy(tmp_path / "gone" / "copy.png")
    assert text_of(dialog, "attachment_fault")


def test_a_vanished_file_is_told_in_the_window(
    qtbot: QtBot, desk: Desk, keep: Callable[[Path], Attachment], photo: Path, data_dir: Path
) -> None:
    attachment = keep(photo)
    for file in (data_dir / "attachments").iterdir():
        file.unlink()
    dialog = opened(qtbot, desk, attachment)
    assert photo.name in text_of(dialog, "attachment_fault")
    assert not child(dialog, QPushButton, "save_attachment").isEnabled()


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\nbroken", b"\x89PNG\r\n\x1a\n" + b"\0" * 50], ids=["pdf", "png"]
)
def test_a_broken_file_is_told_and_can_be_saved(
    qtbot: QtBot,
    desk: Desk,
    keep: Callable[[Path], Attachment],
    tmp_path: Path,
    content: bytes,
) -> None:
    path = tmp_path / "broken"
    path.write_bytes(content)
    dialog = opened(qtbot, desk, keep(path))
    qtbot.waitUntil(lambda: bool(text_of(dialog, "attachment_fault")))
    assert child(dialog, QPushButton, "save_attachment").isEnabled()


def test_a_window_closed_at_once_harms_nothing(
    qtbot: QtBot, desk: Desk, keep: Callable[[Path], Attachment], photo: Path
) -> None:
    dialog = AttachmentPreview(desk, keep(photo))
    dialog.show()
    click(dialog, "close_attachment")
    settle()


def test_delete_takes_a_file_away(page: AttachmentsPage, pdf: Path) -> None:
    drop(page, [pdf])
    table = child(page, QTableView, "attachments_table")
    table.setCurrentIndex(table.model().index(0, 1))
    table.setFocus()
    page.activateWindow()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert names(page) == []


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
