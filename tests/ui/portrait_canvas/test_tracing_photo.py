"""A photo lies under the ink while it is traced; it is kept with the customer's consent alone."""

import threading
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QSlider,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.ink import Drawing, Point, Stroke
from showroom_crm.domain.portraits import KeptPhoto
from showroom_crm.domain.staff import StaffRole
from showroom_crm.language.catalog import use_language
from showroom_crm.services import portraits
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.portrait_canvas import tracing_photo
from showroom_crm.ui.portrait_canvas.editor import PortraitEditor
from showroom_crm.ui.portrait_canvas.photo_reading import Photo
from showroom_crm.ui.portrait_canvas.tracing_photo import TracingPhoto
from tests.conftest import MovableClock, Sato
from tests.ui.attachments.files import settle
from tests.ui.forms import child, click, text_of
from tests.ui.portrait_canvas.photos import encoded, file_of, four_corners, with_exif
from tests.ui.refusing import FULL

FACE = Drawing((Stroke((Point(480, 490, 1), Point(500, 500, 1, 10), Point(520, 490, 1, 20))),))
RED = QColor("red")
WHITE = QColor("white")

Opened = Callable[[], "Paper"]


class Paper(QWidget):
    """A window as small as can be: it draws, saves and leaves."""

    def __init__(self, desk: Desk, customer_id: CustomerId) -> None:
        super().__init__()
        self.desk = desk
        self.customer_id = customer_id
        self.editor = PortraitEditor()
        QVBoxLayout(self).addWidget(self.editor)
        kept = desk.read(lambda store: portraits.portrait(store, customer_id))
        if kept is not None:
            self.editor.set_drawing(kept)
        self.tracing = TracingPhoto(desk, self.editor, self)
        self.tracing.show_customer(customer_id)

    def save(self) -> bool:
        desk, customer_id, drawing = self.desk, self.customer_id, self.editor.drawing()
        desk.run(
            lambda store: portraits.save_portrait(
                store, customer_id, drawing, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )
        return self.tracing.leave()

    def leave(self) -> None:
        assert self.save()
        self.close()

    def put_under(self, path: Path) -> None:
        self.tracing.take_file(path)
        settle()

    def colour(self) -> QColor:
        """The colour of the paper near its left edge, in its middle."""
        shown = self.editor.canvas.grab().toImage()
        side = min(shown.width(), shown.height())
        return shown.pixelColor(shown.width() // 2 - side * 2 // 5, shown.height() // 2)

    def says(self) -> str:
        return text_of(self, "photo_words")

    def fault(self) -> str:
        return text_of(self, "photo_fault")

    def ticked(self, name: str) -> bool:
        return child(self, QAbstractButton, name).isChecked()

    def offers(self, name: str) -> bool:
        return child(self, QWidget, name).isVisibleTo(self)

    def tick(self, name: str) -> None:
        child(self, QAbstractButton, name).click()

    def keep(self) -> None:
        self.tick("keep_photo")
        self.tick("photo_consent")


@pytest.fixture(autouse=True)
def english(japanese: None) -> None:
    use_language("en")


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, sato: Sato) -> Opened:
    def make() -> Paper:
        paper = Paper(desk, sato.customer_id)
        qtbot.addWidget(paper)
        paper.resize(1100, 660)
        with qtbot.waitExposed(paper):
            paper.show()
        settle()
        return paper

    return make


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return file_of(tmp_path, with_exif(encoded(_all("red"), "jpeg"), 1))


def _all(colour: str) -> QImage:
    picture = four_corners(200, 200)
    picture.fill(QColor(colour))
    return picture


def kept(store: Store, clock: MovableClock, sato: Sato) -> KeptPhoto | None:
    return portraits.photo(store, sato.customer_id, by=None, clock=clock)


def like(one: QColor, other: QColor) -> bool:
    return all(
        abs(a - b) < 12
        for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    )


def test_the_row_stays_away_until_there_is_a_photo(opened: Opened, photo: Path) -> None:
    paper = opened()
    assert not paper.offers("photo_row")
    paper.put_under(photo)
    assert paper.offers("photo_row")
    click(paper, "take_photo_off")
    settle()
    assert not paper.offers("photo_row")
    assert like(paper.colour(), WHITE)


def test_the_photo_shows_faintly_and_is_never_part_of_the_drawing(
    opened: Opened, photo: Path
) -> None:
    paper = opened()
    paper.editor.set_drawing(FACE)
    paper.put_under(photo)
    faint = paper.colour()
    assert not like(faint, WHITE)
    assert not like(faint, RED)
    assert paper.editor.drawing() == FACE


def test_the_photo_is_made_stronger_and_fainter_hidden_and_shown(
    opened: Opened, photo: Path
) -> None:
    paper = opened()
    paper.put_under(photo)
    for _press in range(6):
        click(paper, "photo_stronger")
    assert like(paper.colour(), RED)
    click(paper, "photo_weaker")
    assert not like(paper.colour(), RED)
    child(paper, QSlider, "photo_strength").setValue(100)
    assert like(paper.colour(), RED)
    click(paper, "show_photo")
    assert like(paper.colour(), WHITE)
    assert child(paper, QAbstractButton, "show_photo").text() == "Show the photo"
    click(paper, "show_photo")
    assert like(paper.colour(), RED)


def test_a_photo_nobody_wants_kept_is_gone_when_the_window_is_left(
    opened: Opened, photo: Path, store: Store, clock: MovableClock, sato: Sato
) -> None:
    paper = opened()
    paper.editor.set_drawing(FACE)
    paper.put_under(photo)
    assert paper.says() == "The photo is not kept"
    paper.leave()
    assert kept(store, clock, sato) is None
    again = opened()
    assert again.editor.drawing() == FACE
    assert not again.offers("photo_row")


def test_without_consent_no_photo_is_kept(
    opened: Opened, photo: Path, store: Store, clock: MovableClock, sato: Sato
) -> None:
    paper = opened()
    paper.editor.set_drawing(FACE)
    paper.put_under(photo)
    assert not paper.offers("photo_consent")
    paper.tick("keep_photo")
    assert paper.offers("photo_consent")
    assert not paper.ticked("photo_consent")
    assert paper.says() == "Without consent the photo is not kept"
    paper.save()
    paper.tick("photo_consent")
    paper.tick("photo_consent")
    paper.leave()
    assert kept(store, clock, sato) is None


def test_with_consent_the_pixels_are_kept_and_nothing_of_where_they_were_taken(
    opened: Opened, photo: Path, store: Store, clock: MovableClock, sato: Sato, desk: Desk
) -> None:
    assert b"GPS" in photo.read_bytes()
    paper = opened()
    paper.editor.set_drawing(FACE)
    paper.put_under(photo)
    paper.keep()
    assert paper.says() == "The photo is kept with the portrait"
    assert kept(store, clock, sato) is None
    paper.leave()
    found = kept(store, clock, sato)
    assert found is not None
    assert found.picture.startswith(b"\xff\xd8")
    assert b"Exif" not in found.picture
    assert b"GPS" not in found.picture
    assert found.consent_on == date(2026, 10, 3)
    assert found.consent_noted_by == desk.staff_id


def test_a_kept_photo_waits_hidden_under_the_portrait_with_its_consent(
    opened: Opened, photo: Path, clock: MovableClock
) -> None:
    _keep(opened, photo)
    clock.set(datetime(2026, 11, 25, 10, 0))
    paper = opened()
    assert paper.editor.drawing() == FACE
    assert like(paper.colour(), WHITE)
    assert paper.says() == "Consent: Sat, 10/3 田中"
    assert paper.ticked("keep_photo")
    assert not paper.offers("take_photo_off")
    click(paper, "show_photo")
    assert not like(paper.colour(), WHITE)


def test_the_consent_of_another_year_names_it(
    opened: Opened, photo: Path, clock: MovableClock
) -> None:
    _keep(opened, photo)
    clock.set(datetime(2027, 1, 5, 10, 0))
    assert "2026" in opened().says()


def test_going_on_with_a_kept_photo_needs_no_new_consent(
    opened: Opened, photo: Path, store: Store, clock: MovableClock, sato: Sato
) -> None:
    _keep(opened, photo)
    before = kept(store, clock, sato)
    clock.set(datetime(2026, 11, 25, 10, 0))
    opened().leave()
    assert kept(store, clock, sato) == before


def test_a_photo_that_is_not_to_be_kept_any_more_is_removed_at_once(
    opened: Opened, photo: Path, store: Store, clock: MovableClock, sato: Sato
) -> None:
    _keep(opened, photo)
    paper = opened()
    paper.tick("keep_photo")
    assert kept(store, clock, sato) is None
    assert paper.says() == "The photo is not kept"
    paper.leave()
    assert not opened().offers("photo_row")


def test_a_photo_given_up_by_mistake_comes_back_with_a_consent_of_its_own(
    opened: Opened,
    photo: Path,
    store: Store,
    clock: MovableClock,
    sato: Sato,
    desk: Desk,
) -> None:
    _keep(opened, photo)
    suzuki = store.staff.add("suzuki", "鈴木", StaffRole.REP)
    desk.switch_staff(suzuki)
    clock.set(datetime(2026, 11, 25, 10, 0))
    paper = opened()
    paper.tick("keep_photo")
    paper.tick("keep_photo")
    assert not paper.ticked("photo_consent")
    paper.tick("photo_consent")
    assert paper.save()
    found = kept(store, clock, sato)
    assert found is not None
    assert (found.consent_on, found.consent_noted_by) == (date(2026, 11, 25), suzuki.id)
    assert paper.says() == "Consent: Wed, 11/25 鈴木"


def test_before_anything_is_drawn_there_is_nothing_to_keep_a_photo_with(
    opened: Opened, photo: Path, store: Store, clock: MovableClock, sato: Sato
) -> None:
    paper = opened()
    paper.put_under(photo)
    paper.keep()
    assert paper.says() == "Once something is drawn, the photo is kept too"
    assert paper.save()
    assert paper.fault() == ""
    assert kept(store, clock, sato) is None

    middle = paper.editor.canvas.rect().center()
    QTest.mousePress(paper.editor.canvas, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(paper.editor.canvas, middle + QPoint(30, 0))
    QTest.mouseRelease(paper.editor.canvas, Qt.MouseButton.LeftButton, pos=middle)
    assert paper.says() == "The photo is kept with the portrait"
    assert paper.save()
    assert kept(store, clock, sato) is not None


def test_an_empty_paper_begun_anew_leaves_the_photo_with_its_portrait(
    opened: Opened, photo: Path, store: Store, clock: MovableClock, sato: Sato
) -> None:
    _keep(opened, photo)
    paper = opened()
    paper.editor.set_drawing(Drawing())
    paper.tracing.begin_anew()
    assert not paper.offers("photo_row")
    paper.leave()
    assert kept(store, clock, sato) is not None


def test_a_new_photo_takes_the_place_of_the_former_one_only_when_it_is_kept(
    opened: Opened,
    photo: Path,
    tmp_path: Path,
    store: Store,
    clock: MovableClock,
    sato: Sato,
) -> None:
    _keep(opened, photo)
    former = kept(store, clock, sato)
    other = file_of(tmp_path, encoded(_all("blue"), "png"), "other.png")
    paper = opened()
    paper.put_under(other)
    assert paper.says() == "This photo is not kept; the former one is"
    assert not paper.ticked("keep_photo")
    paper.save()
    assert kept(store, clock, sato) == former

    click(paper, "take_photo_off")
    settle()
    assert paper.says().startswith("Consent")
    paper.put_under(other)
    paper.keep()
    paper.leave()
    found = kept(store, clock, sato)
    assert found is not None
    assert former is not None
    assert found.picture != former.picture


def test_a_kept_photo_that_is_damaged_is_told_and_the_ink_opens_all_the_same(
    opened: Opened, photo: Path, store: Store, clock: MovableClock, sato: Sato
) -> None:
    _keep(opened, photo)
    portraits.keep_photo(store, sato.customer_id, b"\xff\xd8broken", by=None, clock=clock)
    paper = opened()
    assert paper.editor.drawing() == FACE
    assert "damaged" in paper.fault()
    assert not paper.offers("show_photo")
    paper.tick("keep_photo")
    assert kept(store, clock, sato) is None
    assert not paper.offers("photo_row")


def test_a_file_that_is_no_photo_is_told_in_the_row_and_harms_nothing(
    opened: Opened, photo: Path, tmp_path: Path
) -> None:
    paper = opened()
    paper.put_under(file_of(tmp_path, b"not a photo", "letter.jpg"))
    assert "letter.jpg" in paper.fault()
    assert paper.offers("other_photo")
    assert not paper.offers("show_photo")
    paper.put_under(photo)
    assert paper.fault() == ""
    paper.put_under(tmp_path / "gone.jpg")
    assert "gone.jpg" in paper.fault()
    assert not like(paper.colour(), WHITE)
    assert paper.says() == "The photo is not kept"


def test_a_photo_is_dropped_onto_the_paper(opened: Opened, photo: Path) -> None:
    paper = opened()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(photo))])
    _drop(paper, dropped)
    assert paper.says() == "The photo is not kept"


def test_a_text_that_is_dragged_over_the_paper_is_not_taken(opened: Opened) -> None:
    dragged = QMimeData()
    dragged.setText("a letter")
    assert not _enters(opened(), dragged)


def test_a_picture_is_pasted(opened: Opened) -> None:
    paper = opened()
    QGuiApplication.clipboard().setImage(_all("red"))
    _paste(paper)
    assert not like(paper.colour(), WHITE)


def test_pasting_what_is_no_picture_is_told(opened: Opened) -> None:
    paper = opened()
    QGuiApplication.clipboard().setText("a letter")
    _paste(paper)
    assert paper.fault() == "There is no photo in what was given."


def test_the_rep_who_wants_to_trace_is_asked_for_a_file_and_nothing_waits(
    qtbot: QtBot, opened: Opened, photo: Path
) -> None:
    paper = opened()
    paper.editor.photo_wanted.emit()
    dialog = child(paper, QFileDialog, "photo_file")
    qtbot.waitUntil(dialog.isVisible)
    dialog.fileSelected.emit(str(photo))
    dialog.reject()
    settle()
    assert paper.says() == "The photo is not kept"


def test_the_photo_asked_for_last_is_the_one_that_shows(
    opened: Opened, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = opened()
    slow = threading.Event()

    def read(path: Path) -> Photo:
        if path.name == "slow.jpg":
            assert slow.wait(20)
            return Photo(_all("blue"), b"")
        return Photo(_all("red"), b"")

    monkeypatch.setattr(tracing_photo, "read_photo", read)
    paper.tracing.take_file(Path("slow.jpg"))
    assert paper.says() == "Reading the photo …"
    paper.tracing.take_file(photo)
    slow.set()
    settle()
    child(paper, QSlider, "photo_strength").setValue(100)
    assert like(paper.colour(), RED)


def test_a_window_left_while_a_photo_is_read_harms_nothing(
    desk: Desk, sato: Sato, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = threading.Event()

    def read(_path: Path) -> Photo:
        assert slow.wait(20)
        return Photo(_all("red"), b"")

    monkeypatch.setattr(tracing_photo, "read_photo", read)
    paper = Paper(desk, sato.customer_id)
    paper.show()
    paper.tracing.take_file(Path("slow.jpg"))
    paper.leave()
    paper.deleteLater()
    QApplication.sendPostedEvents(None, 0)
    QApplication.processEvents()
    slow.set()
    settle()


def test_a_photo_that_the_disk_has_no_room_for_is_told(
    opened: Opened, photo: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = opened()
    paper.editor.set_drawing(FACE)
    paper.put_under(photo)
    paper.keep()

    def refuse(*_arguments: object) -> None:
        raise FULL

    with monkeypatch.context() as full:
        full.setattr(store.portraits, "keep_photo", refuse)
        assert not paper.save()
    assert "disk is full" in paper.fault()
    assert paper.save()
    assert paper.says().startswith("Consent")
    with monkeypatch.context() as full:
        full.setattr(store.portraits, "forget_photo", refuse)
        paper.tick("keep_photo")
    assert "disk is full" in paper.fault()
    assert paper.ticked("keep_photo")


@pytest.mark.usefixtures("themed")
def test_every_control_has_a_name_and_is_a_target_for_a_finger(opened: Opened, photo: Path) -> None:
    paper = opened()
    paper.put_under(photo)
    paper.keep()
    controls = [
        each
        for kind in (QAbstractButton, QSlider)
        for each in paper.tracing.row.findChildren(kind)
        if each.isVisible()
    ]
    assert len(controls) == 7
    for each in controls:
        assert each.objectName()
        assert each.accessibleName()
        assert each.height() >= 40
        assert each.width() >= 40


def _keep(opened: Opened, photo: Path) -> None:
    paper = opened()
    paper.editor.set_drawing(FACE)
    paper.put_under(photo)
    paper.keep()
    paper.leave()


def _enters(paper: Paper, dragged: QMimeData) -> bool:
    event = QDragEnterEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        dragged,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(paper.editor, event)
    return event.isAccepted()


def _drop(paper: Paper, dropped: QMimeData) -> None:
    assert _enters(paper, dropped)
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(paper.editor, event)
    settle()


def _paste(paper: Paper) -> None:
    paper.activateWindow()
    paper.editor.canvas.setFocus()
    QTest.keyClick(paper.editor.canvas, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
