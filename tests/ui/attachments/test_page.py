"""Files on the chart: dropped, pasted, renamed, opened and deleted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAction, QGuiApplication, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from showroom_crm.domain.attachments import Attachment
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.identifiers import AttachmentId
from showroom_crm.services.attachments import attach
from showroom_crm.services.customers import add_customer
from showroom_crm.services.store import Store
from showroom_crm.ui.attachments.model import NAME_COLUMN, PICTURE_COLUMN
from showroom_crm.ui.attachments.page import AttachmentsPage
from showroom_crm.ui.customer_chart.tabs import ChartTabs
from showroom_crm.ui.desk import Desk
from tests.conftest import NOON, MovableClock, Sato
from tests.ui.attachments.files import drop, give, names, settle
from tests.ui.forms import child, text_of


def table_of(page: AttachmentsPage) -> QTableView:
    return child(page, QTableView, "attachments_table")


def test_dropped_files_are_kept_and_told_by_kind_and_size(
    page: AttachmentsPage, pdf: Path, photo: Path, store: Store, sato: Sato
) -> None:
    drop(page, [pdf, photo])
    assert sorted(names(page)) == sorted([pdf.name, photo.name])
    model = child(page, QTableView, "attachments_table").model()
    kinds = {model.index(row, NAME_COLUMN).data(): model.index(row, 1).data() for row in range(2)}
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


def test_enter_opens_what_is_chosen(qtbot: QtBot, page: AttachmentsPage, pdf: Path) -> None:
    drop(page, [pdf])
    table = child(page, QTableView, "attachments_table")
    with qtbot.waitSignal(page.attachment_wanted) as wanted:
        table.setCurrentIndex(table.model().index(0, 1))
        table.activated.emit(table.currentIndex())
    assert wanted.args[0].name == pdf.name


def test_delete_takes_a_file_away(page: AttachmentsPage, pdf: Path) -> None:
    drop(page, [pdf])
    table = child(page, QTableView, "attachments_table")
    table.setCurrentIndex(table.model().index(0, 1))
    table.setFocus()
    page.activateWindow()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert names(page) == []


def test_after_a_deletion_the_next_file_is_chosen(
    page: AttachmentsPage, pdf: Path, photo: Path
) -> None:
    drop(page, [pdf, photo, pdf])
    table = table_of(page)
    table.setCurrentIndex(table.model().index(0, NAME_COLUMN))
    page.activateWindow()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert (table.currentIndex().row(), names(page)) == (0, [photo.name, pdf.name])
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert names(page) == [pdf.name]


def test_a_file_that_comes_in_leaves_the_chosen_one_chosen(
    page: AttachmentsPage, pdf: Path, photo: Path
) -> None:
    drop(page, [photo, pdf])
    table = table_of(page)
    table.setCurrentIndex(table.model().index(1, NAME_COLUMN))
    drop(page, [pdf])
    assert table.currentIndex().siblingAtColumn(NAME_COLUMN).data() == photo.name
    page.activateWindow()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert names(page) == [pdf.name, pdf.name]


def test_on_another_chart_no_file_is_chosen(
    page: AttachmentsPage, store: Store, clock: MovableClock, pdf: Path
) -> None:
    drop(page, [pdf])
    table = table_of(page)
    table.setCurrentIndex(table.model().index(0, NAME_COLUMN))
    other = add_customer(store, Profile("鈴木"), by=None, clock=clock).customer_id
    attach(store, other, "別.pdf", pdf.read_bytes(), by=None, clock=clock)
    page.show_chart(store.charts.chart(other))
    assert names(page) == ["別.pdf"]
    assert not table.currentIndex().isValid()


def test_a_picture_from_a_web_page_is_kept_and_its_address_is_not_asked(
    page: AttachmentsPage, photo: Path
) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl("https://example.invalid/car.png")])
    dragged.setImageData(QImage(str(photo)))
    give(page, dragged)
    settle()
    assert names(page) == ["写真 2026-10-03 12.00.png"]


def test_an_address_alone_is_refused_in_words(page: AttachmentsPage) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl("https://example.invalid/car.png")])
    give(page, dragged)
    assert text_of(page, "attachments_fault")
    assert names(page) == []


def test_many_refusals_leave_room_for_the_list(
    page: AttachmentsPage, pdf: Path, tmp_path: Path
) -> None:
    drop(page, [pdf, *(tmp_path / f"消えた{number}.pdf" for number in range(60))])
    assert len(text_of(page, "attachments_fault").splitlines()) == 60
    assert table_of(page).height() > 100


@pytest.fixture
def naming(page: AttachmentsPage, pdf: Path) -> QLineEdit:
    """The editor of the name of a file."""
    drop(page, [pdf])
    table = table_of(page)
    table.setCurrentIndex(table.model().index(0, PICTURE_COLUMN))
    child_action(table, "rename_attachment").trigger()
    return child(page, QLineEdit, "attachment_name")


def child_action(table: QTableView, name: str) -> QAction:
    found = table.findChild(QAction, name)
    assert found is not None
    return found


def test_a_name_is_edited_in_place_without_its_ending(
    page: AttachmentsPage, naming: QLineEdit
) -> None:
    assert naming.text() == "見積 シエンタ"
    naming.setText("10/3の見積")
    QTest.keyClick(naming, Qt.Key.Key_Return)
    settle()
    assert names(page) == ["10/3の見積.pdf"]


def test_an_empty_name_is_refused_and_the_old_one_stays(
    page: AttachmentsPage, naming: QLineEdit, pdf: Path
) -> None:
    naming.clear()
    QTest.keyClick(naming, Qt.Key.Key_Return)
    settle()
    assert text_of(page, "attachments_fault")
    assert names(page) == [pdf.name]


def test_enter_that_ends_a_composition_goes_on_naming(
    page: AttachmentsPage, naming: QLineEdit, pdf: Path
) -> None:
    naming.clear()
    QApplication.sendEvent(naming, QInputMethodEvent("みつもり", []))
    QTest.keyClick(naming, Qt.Key.Key_Return)
    settle()
    assert names(page) == [pdf.name]
    committed = QInputMethodEvent()
    committed.setCommitString("見積")
    QApplication.sendEvent(naming, committed)
    QTest.keyClick(naming, Qt.Key.Key_Return)
    settle()
    assert names(page) == ["見積.pdf"]


def test_a_name_is_shown_as_text(page: AttachmentsPage, tmp_path: Path, photo: Path) -> None:
    given = tmp_path / "a&amp;<b>.png"
    given.write_bytes(photo.read_bytes())
    drop(page, [given])
    assert names(page) == [given.name]


def test_a_photo_is_seen_small_in_the_list(page: AttachmentsPage, photo: Path, pdf: Path) -> None:
    drop(page, [photo, pdf])
    page.grab()
    settle()
    table = table_of(page)
    seen = table.viewport().grab().toImage()
    ratio = seen.devicePixelRatio()

    def middle(row: int) -> object:
        place = table.visualRect(table.model().index(row, PICTURE_COLUMN)).center() * ratio
        return seen.pixelColor(place)

    assert middle(1) == Qt.GlobalColor.red
    assert middle(0) != Qt.GlobalColor.red


def test_only_photos_in_sight_are_read(
    page: AttachmentsPage,
    photo: Path,
    keep: Callable[[Path], Attachment],
    store: Store,
    sato: Sato,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[AttachmentId] = []
    real = store.attachments.content

    def content(attachment_id: AttachmentId) -> bytes:
        read.append(attachment_id)
        return real(attachment_id)

    monkeypatch.setattr(store.attachments, "content", content)
    for _number in range(60):
        keep(photo)
    page.show_chart(store.charts.chart(sato.customer_id))
    page.grab()
    settle()
    newest = store.attachments.of_customer(sato.customer_id)[0].id
    assert newest in read
    assert 0 < len(read) < 20
    page.grab()
    settle()
    assert len(read) == len(set(read))


def test_a_photo_that_has_vanished_leaves_the_list_as_it_is(
    page: AttachmentsPage, photo: Path, pdf: Path, data_dir: Path
) -> None:
    drop(page, [photo, pdf])
    for file in (data_dir / "attachments").iterdir():
        file.unlink()
    page.grab()
    settle()
    assert names(page) == [pdf.name, photo.name]


def test_a_click_on_the_tab_makes_the_page_ready_to_paste(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato, photo: Path
) -> None:
    tabs = ChartTabs(desk)
    qtbot.addWidget(tabs)
    tabs.show_chart(store.charts.chart(sato.customer_id), {}, NOON.date())
    with qtbot.waitActive(tabs):
        tabs.show()
    bar = tabs.tabBar()
    place = bar.tabRect(tabs.indexOf(tabs.attachments)).center()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)
    QGuiApplication.clipboard().setImage(QImage(str(photo)))
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    QGuiApplication.clipboard().clear()
    assert len(store.attachments.of_customer(sato.customer_id)) == 1
