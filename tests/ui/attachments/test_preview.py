"""An attachment is looked at from memory; what cannot be shown is said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.attachments import Attachment
from showroom_crm.services.store import Store
from showroom_crm.ui.attachments.preview import AttachmentPreview
from showroom_crm.ui.desk import Desk
from tests.ui.attachments.files import opened, settle
from tests.ui.forms import child, click, text_of


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
    settle()
    assert copy.read_bytes() == photo.read_bytes()
    assert "copy.png" in text_of(dialog, "attachment_words")
    dialog.save_copy(tmp_path / "gone" / "copy.png")
    settle()
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


def test_a_photo_is_zoomed_and_fits_again(
    qtbot: QtBot, desk: Desk, keep: Callable[[Path], Attachment], photo: Path
) -> None:
    dialog = opened(qtbot, desk, keep(photo))
    shown = child(dialog, QWidget, "attachment_picture")
    assert shown.width() == 300
    for _press in range(8):
        click(dialog, "zoom_in")
    view = child(dialog, QScrollArea, "attachment_view")
    assert shown.width() > view.viewport().width()
    assert 0 < view.horizontalScrollBar().value() < view.horizontalScrollBar().maximum()
    click(dialog, "zoom_fit")
    assert shown.width() == 300
    click(dialog, "zoom_out")
    assert shown.width() == 240


def test_the_wheel_zooms_while_control_is_held(
    qtbot: QtBot, desk: Desk, keep: Callable[[Path], Attachment], photo: Path
) -> None:
    dialog = opened(qtbot, desk, keep(photo))
    shown = child(dialog, QWidget, "attachment_picture")
    turn(child(dialog, QScrollArea, "attachment_view"), Qt.KeyboardModifier.NoModifier)
    assert shown.width() == 300
    turn(child(dialog, QScrollArea, "attachment_view"), Qt.KeyboardModifier.ControlModifier)
    assert shown.width() == 375


def turn(view: QAbstractScrollArea, held: Qt.KeyboardModifier) -> None:
    """Turn the wheel by one notch, away from the hand."""
    middle = QPointF(view.viewport().rect().center())
    QApplication.sendEvent(
        view.viewport(),
        QWheelEvent(
            middle,
            view.viewport().mapToGlobal(middle),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def test_the_mouse_drags_what_is_zoomed(
    qtbot: QtBot, desk: Desk, keep: Callable[[Path], Attachment], photo: Path
) -> None:
    dialog = opened(qtbot, desk, keep(photo))
    for _press in range(8):
        click(dialog, "zoom_in")
    view = child(dialog, QScrollArea, "attachment_view")
    before = view.horizontalScrollBar().value()
    ground = view.viewport()
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    QTest.mouseMove(ground, QPoint(150, 200))
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=QPoint(150, 200))
    assert view.horizontalScrollBar().value() == before + 50


def test_a_pdf_is_zoomed_from_the_size_it_is_seen_at(
    qtbot: QtBot, desk: Desk, keep: Callable[[Path], Attachment], pdf: Path
) -> None:
    dialog = opened(qtbot, desk, keep(pdf))
    pages = child(dialog, QPdfView, "attachment_pages")
    assert text_of(dialog, "attachment_page") == "1 / 2"
    assert pages.horizontalScrollBar().maximum() == 0
    click(dialog, "zoom_in")
    assert pages.horizontalScrollBar().maximum() > 0
    click(dialog, "zoom_out")
    assert pages.horizontalScrollBar().maximum() == 0
    click(dialog, "zoom_fit")
    assert pages.zoomMode() is QPdfView.ZoomMode.FitToWidth


def test_the_page_in_sight_is_told(
    qtbot: QtBot, desk: Desk, keep: Callable[[Path], Attachment], pdf: Path
) -> None:
    dialog = opened(qtbot, desk, keep(pdf))
    bar = child(dialog, QPdfView, "attachment_pages").verticalScrollBar()
    bar.setValue(bar.maximum())
    assert text_of(dialog, "attachment_page") == "2 / 2"


def test_a_copy_is_saved_though_the_window_closes(
    qtbot: QtBot,
    desk: Desk,
    keep: Callable[[Path], Attachment],
    photo: Path,
    tmp_path: Path,
    store: Store,
) -> None:
    dialog = opened(qtbot, desk, keep(photo))
    dialog.save_copy(tmp_path / "copy.png")
    dialog.close()
    settle()
    assert (tmp_path / "copy.png").read_bytes() == photo.read_bytes()


def test_nothing_is_written_to_look_at_a_file(
    qtbot: QtBot,
    desk: Desk,
    keep: Callable[[Path], Attachment],
    photo: Path,
    pdf: Path,
    data_dir: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = [keep(photo), keep(pdf)]
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    before = sorted(data_dir.rglob("*"))
    for attachment in kept:
        opened(qtbot, desk, attachment)
    assert sorted(data_dir.rglob("*")) == before
    assert list(temporary.iterdir()) == []
