"""Name, logo and sections of the chart are set once for all, with a chart shown beside them."""

import io
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPoint,
    QPointF,
    Qt,
    QThreadPool,
    QUrl,
)
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from showroom_crm.documents.chart import customer_chart
from showroom_crm.domain.paper_settings import USUAL_ORDER, USUAL_PAPER, PaperSettings, Section
from showroom_crm.services.paper_settings import keep_paper_settings, paper_settings
from showroom_crm.services.staff import name_showroom, showroom_name
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.main_window.window import MainWindow
from showroom_crm.ui.paper_settings.dialog import PaperSettingsDialog
from showroom_crm.ui.paper_settings.live_preview import LivePreview
from showroom_crm.ui.paper_settings.section_list import SectionList
from tests.conftest import MovableClock, Sato
from tests.ui.forms import child, click, text_of, type_into
from tests.ui.paper_settings.logos import SHAPE, png, svg
from tests.ui.refusing import full_disk

LONG = 20_000  # milliseconds that a busy machine may take


@pytest.fixture
def dialog(
    qtbot: QtBot, desk: Desk, store: Store, clock: MovableClock
) -> Iterator[PaperSettingsDialog]:
    name_showroom(store, "三鷹店", clock=clock)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    opened = PaperSettingsDialog(desk, window)
    opened.open()
    yield opened
    if isValid(opened):
        opened.reject()
    assert QThreadPool.globalInstance().waitForDone(LONG)
    QApplication.processEvents()


def preview_of(dialog: PaperSettingsDialog) -> LivePreview:
    return child(dialog, LivePreview, "")


def list_of(dialog: PaperSettingsDialog) -> SectionList:
    return child(dialog, SectionList, "sections")


def order_of(dialog: PaperSettingsDialog) -> list[Section]:
    return list(list_of(dialog).sections.order)


def text_shown(dialog: PaperSettingsDialog) -> str:
    pages = pypdf.PdfReader(io.BytesIO(preview_of(dialog).pdf)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def pictures_shown(dialog: PaperSettingsDialog) -> int:
    resources: Any = pypdf.PdfReader(io.BytesIO(preview_of(dialog).pdf)).pages[0]["/Resources"]
    return len(resources.get("/XObject", {}))


def seen(qtbot: QtBot, dialog: PaperSettingsDialog, act: Callable[[], object]) -> str:
    """Do something and return what the chart beside it then shows."""
    with qtbot.waitSignal(preview_of(dialog).laid_out, timeout=LONG):
        act()
    return text_shown(dialog)


def choose(dialog: PaperSettingsDialog, section: Section) -> None:
    row = order_of(dialog).index(section)
    view = list_of(dialog)
    view.setFocus()
    view.setCurrentIndex(view.sections.index(row))


def move_down(dialog: PaperSettingsDialog, rows: int) -> None:
    for _row in range(rows):
        click(dialog, "section_down")


def tick(dialog: PaperSettingsDialog, section: Section) -> None:
    """Click the box of a section."""
    view = list_of(dialog)
    place = view.visualRect(view.sections.index(order_of(dialog).index(section)))
    at = QPoint(place.left() + 10, place.center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def first_seen(qtbot: QtBot, dialog: PaperSettingsDialog) -> str:
    qtbot.waitUntil(lambda: bool(preview_of(dialog).pdf), timeout=LONG)
    return text_shown(dialog)


def test_the_chart_beside_is_of_nobody(
    qtbot: QtBot, sato: Sato, dialog: PaperSettingsDialog, store: Store
) -> None:
    text = first_seen(qtbot, dialog)
    assert "見本太郎様" in text
    assert "三鷹店" in text
    assert "佐藤" not in text
    told = [
        "前回のお言葉", "前回のメモ", "話題", "案件", "気になる点", "お客様", "お車",
        "過去の案件", "商談", "連絡の記録", "今回のメモ",
    ]  # fmt: skip
    assert [word for word in told if word not in text] == []


def test_each_change_is_shown_at_once(qtbot: QtBot, dialog: PaperSettingsDialog) -> None:
    usual = first_seen(qtbot, dialog)
    assert usual.index("前回のお言葉") < usual.index("過去の案件")
    without = seen(qtbot, dialog, lambda: tick(dialog, Section.LAST_WORDS))
    assert "前回のお言葉" not in without
    again = seen(qtbot, dialog, lambda: tick(dialog, Section.LAST_WORDS))
    assert again == usual
    choose(dialog, Section.LAST_WORDS)
    moved = seen(qtbot, dialog, lambda: move_down(dialog, 9))
    assert moved.index("前回のお言葉") > moved.index("今回のメモ")
    assert "吉祥寺店" in seen(qtbot, dialog, lambda: type_into(dialog, "showroom", "吉祥寺店"))


def test_a_logo_is_chosen_shown_and_removed(
    qtbot: QtBot, dialog: PaperSettingsDialog, tmp_path: Path
) -> None:
    first_seen(qtbot, dialog)
    (tmp_path / "logo.svg").write_bytes(svg(SHAPE))
    assert pictures_shown(dialog) == 0
    click(dialog, "choose_logo")
    files = dialog.findChild(QFileDialog)
    assert files is not None
    qtbot.waitUntil(files.isVisible)
    assert "*.svg" in files.nameFilters()[0]
    files.setDirectory(str(tmp_path))
    files.selectFile("logo.svg")
    seen(qtbot, dialog, files.accept)
    assert pictures_shown(dialog) == 1
    assert not child(dialog, QLabel, "logo_picture").pixmap().isNull()
    seen(qtbot, dialog, lambda: click(dialog, "remove_logo"))
    assert pictures_shown(dialog) == 0
    assert text_of(dialog, "logo_picture") == "ロゴなし"
    assert not child(dialog, QPushButton, "remove_logo").isEnabled()


def drop(window: QWidget, given: QMimeData) -> bool:
    """Drop something onto a window; tell whether it was taken."""
    doing, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(9, 9), doing, given, buttons, keys)
    entered.ignore()
    QApplication.sendEvent(window, entered)
    if not entered.isAccepted():
        return False
    dropped = QDropEvent(QPointF(9, 9), doing, given, buttons, keys)
    QApplication.sendEvent(window, dropped)
    return dropped.isAccepted()


def test_a_file_is_dropped_anywhere_on_the_window(
    qtbot: QtBot, dialog: PaperSettingsDialog, tmp_path: Path
) -> None:
    first_seen(qtbot, dialog)
    png(tmp_path / "logo.png", 90, 30, lambda p: p.fillRect(0, 0, 90, 30, QColor("navy")))
    files, words, web = QMimeData(), QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "logo.png"))])
    words.setText("logo.png")
    web.setUrls([QUrl("https://example.com/logo.png")])
    assert not drop(dialog, words)
    assert not drop(dialog, web)
    seen(qtbot, dialog, lambda: drop(dialog, files))
    assert pictures_shown(dialog) == 1


def test_a_file_that_is_no_logo_is_told_and_leaves_the_one_before(
    qtbot: QtBot, dialog: PaperSettingsDialog, tmp_path: Path
) -> None:
    first_seen(qtbot, dialog)
    (tmp_path / "logo.svg").write_bytes(svg(SHAPE))
    (tmp_path / "photo.png").write_bytes(b"\xff\xd8\xff\xe0" + bytes(99))
    dialog._logo.read(tmp_path / "photo.png")  # while the better one is on its way
    seen(qtbot, dialog, lambda: dialog._logo.read(tmp_path / "logo.svg"))
    assert text_of(dialog, "logo_fault") == ""
    dialog._logo.read(tmp_path / "photo.png")
    qtbot.waitUntil(lambda: "photo.png" in text_of(dialog, "logo_fault"), timeout=LONG)
    assert child(dialog, QLabel, "logo_fault").isVisible()
    assert dialog._logo.logo is not None
    assert pictures_shown(dialog) == 1


def test_what_is_saved_holds_for_every_rep(
    qtbot: QtBot, dialog: PaperSettingsDialog, desk: Desk, tmp_path: Path
) -> None:
    first_seen(qtbot, dialog)
    (tmp_path / "logo.svg").write_bytes(svg(SHAPE))
    seen(qtbot, dialog, lambda: dialog._logo.read(tmp_path / "logo.svg"))
    choose(dialog, Section.MEETINGS)
    click(dialog, "section_up")
    tick(dialog, Section.PROFILE)
    type_into(dialog, "showroom", "吉祥寺店")
    with qtbot.waitSignals([desk.changed, dialog.accepted]):
        click(dialog, "save_paper_settings")
    kept = desk.read(paper_settings)
    assert kept.order.index(Section.MEETINGS) == USUAL_ORDER.index(Section.MEETINGS) - 1
    assert kept.left_out == {Section.PROFILE}
    assert kept.logo is not None
    assert desk.read(showroom_name) == "吉祥寺店"


def test_it_opens_on_what_is_kept_and_can_be_as_at_first_again(
    qtbot: QtBot, desk: Desk, store: Store, clock: MovableClock
) -> None:
    own = PaperSettings(tuple(reversed(USUAL_ORDER)), frozenset({Section.VEHICLES}))
    keep_paper_settings(store, own, showroom="吉祥寺店", clock=clock)
    dialog = PaperSettingsDialog(desk)
    qtbot.addWidget(dialog)
    assert text_of(dialog, "showroom") == "吉祥寺店"
    assert order_of(dialog) == list(own.order)
    assert "お車" not in first_seen(qtbot, dialog)
    assert "お車" in seen(qtbot, dialog, lambda: click(dialog, "usual_paper"))
    assert text_of(dialog, "showroom") == "吉祥寺店"
    click(dialog, "save_paper_settings")
    assert desk.read(paper_settings) == USUAL_PAPER


def test_leaving_changes_nothing(qtbot: QtBot, dialog: PaperSettingsDialog, desk: Desk) -> None:
    tick(dialog, Section.PROFILE)
    type_into(dialog, "showroom", "吉祥寺店")
    click(dialog, "leave_paper_settings")
    assert not dialog.isVisible()
    assert desk.read(paper_settings) == USUAL_PAPER
    assert desk.read(showroom_name) == "三鷹店"


def test_a_full_disk_is_said_and_the_window_stays(
    dialog: PaperSettingsDialog, store: Store, desk: Desk
) -> None:
    tick(dialog, Section.PROFILE)
    with full_disk(store.settings) as sentence_of_fault:
        click(dialog, "save_paper_settings")
    assert dialog.isVisible()
    assert sentence_of_fault in text_of(dialog, "paper_settings_fault")
    click(dialog, "save_paper_settings")
    assert desk.read(paper_settings).left_out == {Section.PROFILE}


def test_a_name_too_long_is_said_beside_it(dialog: PaperSettingsDialog, desk: Desk) -> None:
    type_into(dialog, "showroom", "店" * 101)
    click(dialog, "save_paper_settings")
    assert "店舗名" in text_of(dialog, "showroom_fault")
    type_into(dialog, "showroom", "吉祥寺店")
    assert text_of(dialog, "showroom_fault") == ""
    click(dialog, "save_paper_settings")
    assert desk.read(showroom_name) == "吉祥寺店"


# -- the list of sections --------------------------------------------------------


def test_rows_are_moved_by_keys_and_by_buttons_as_far_as_the_list_goes(
    qtbot: QtBot, dialog: PaperSettingsDialog
) -> None:
    choose(dialog, Section.NEXT_TIME)
    assert child(dialog, QPushButton, "section_up").isEnabled()
    QTest.keyClick(list_of(dialog), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order_of(dialog)[:2] == [Section.NEXT_TIME, Section.LAST_WORDS]
    assert not child(dialog, QPushButton, "section_up").isEnabled()
    QTest.keyClick(list_of(dialog), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order_of(dialog)[0] is Section.NEXT_TIME
    for _time in range(20):
        QTest.keyClick(list_of(dialog), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order_of(dialog)[-1] is Section.NEXT_TIME
    assert not child(dialog, QPushButton, "section_down").isEnabled()
    assert list_of(dialog).currentIndex().row() == len(Section) - 1
    click(dialog, "section_up")
    assert order_of(dialog)[-2] is Section.NEXT_TIME


def test_the_keyboard_alone_ticks_a_row(dialog: PaperSettingsDialog) -> None:
    choose(dialog, Section.VEHICLES)
    QTest.keyClick(list_of(dialog), Qt.Key.Key_Space)
    assert list_of(dialog).sections.left_out == {Section.VEHICLES}


def test_the_deal_cannot_be_ticked_off_and_says_why(dialog: PaperSettingsDialog) -> None:
    tick(dialog, Section.DEALS)
    choose(dialog, Section.DEALS)
    QTest.keyClick(list_of(dialog), Qt.Key.Key_Space)
    sections = list_of(dialog).sections
    assert sections.left_out == set()
    index = sections.index(order_of(dialog).index(Section.DEALS))
    assert "必ず" in sections.data(index)


def test_a_row_is_dragged_to_another_place(dialog: PaperSettingsDialog) -> None:
    view = list_of(dialog)
    tester = QAbstractItemModelTester(
        view.sections, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    nowhere = QModelIndex()
    select = QItemSelectionModel.SelectionFlag.ClearAndSelect
    # What Qt asks of a model when a row is dropped before another one, or after the last.
    for section, before in ((Section.WRITING, 0), (Section.LAST_WORDS, len(Section))):
        row = order_of(dialog).index(section)
        view.selectionModel().setCurrentIndex(view.sections.index(row), select)
        assert view.sections.moveRow(nowhere, row, nowhere, before)
        assert order_of(dialog)[view.currentIndex().row()] is section
    rest = [s for s in USUAL_ORDER if s not in (Section.WRITING, Section.LAST_WORDS)]
    assert order_of(dialog) == [Section.WRITING, *rest, Section.LAST_WORDS]
    assert not view.sections.moveRow(nowhere, 3, nowhere, 4)  # onto itself
    assert sorted(order_of(dialog)) == sorted(Section)
    del tester


# -- the chart beside ------------------------------------------------------------


class CountedLayout:
    """Lays charts out as ever once it is let, and knows with which settings."""

    def __init__(self) -> None:
        self.settings: list[PaperSettings] = []
        self.may_go_on = threading.Event()
        self._lay_out = customer_chart.customer_chart_pdf

    def __call__(self, charts: Sequence[Any], *, settings: PaperSettings, **options: Any) -> bytes:
        self.settings.append(settings)
        assert self.may_go_on.wait(30)
        return self._lay_out(charts, settings=settings, **options)


def test_a_hurried_person_gets_the_last_wish_and_few_charts_are_laid_out(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = CountedLayout()
    monkeypatch.setattr(customer_chart, "customer_chart_pdf", layout)
    dialog = PaperSettingsDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    choose(dialog, Section.LAST_WORDS)
    for _time in range(9):  # while the first chart is not laid out yet
        click(dialog, "section_down")
        qtbot.wait(20)
    qtbot.wait(300)
    assert [made.order[0] for made in layout.settings] == [Section.LAST_WORDS]
    with qtbot.waitSignal(preview_of(dialog).laid_out, timeout=LONG):
        layout.may_go_on.set()
    assert len(layout.settings) == 2
    assert layout.settings[-1].order[-1] is Section.LAST_WORDS
    text = text_shown(dialog)
    assert text.index("前回のお言葉") > text.index("今回のメモ")


def test_the_window_is_left_while_a_chart_is_laid_out(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = CountedLayout()
    monkeypatch.setattr(customer_chart, "customer_chart_pdf", layout)
    window = QWidget()
    qtbot.addWidget(window)
    dialog = PaperSettingsDialog(desk, window)
    dialog.open()
    qtbot.waitUntil(lambda: bool(layout.settings), timeout=LONG)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
        QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)
    layout.may_go_on.set()
    assert QThreadPool.globalInstance().waitForDone(LONG)
    QApplication.processEvents()


def test_a_chart_that_cannot_be_laid_out_is_told_and_the_next_one_shown(
    qtbot: QtBot, dialog: PaperSettingsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_seen(qtbot, dialog)

    def broken(*_arguments: object, **_options: object) -> bytes:
        raise MemoryError

    with monkeypatch.context() as patch, qtbot.captureExceptions() as bugs:
        patch.setattr(customer_chart, "customer_chart_pdf", broken)
        with qtbot.waitSignal(preview_of(dialog).failed, timeout=LONG):
            tick(dialog, Section.PROFILE)
        assert QThreadPool.globalInstance().waitForDone(LONG)
    assert [bug[0] for bug in bugs] == [MemoryError]
    assert child(dialog, QLabel, "paper_settings_fault").isVisible()
    seen(qtbot, dialog, lambda: tick(dialog, Section.PROFILE))
    assert not child(dialog, QLabel, "paper_settings_fault").isVisible()


def test_the_settings_menu_opens_it(qtbot: QtBot, desk: Desk) -> None:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    menu = child(window, QMenu, "settings_menu")
    next(each for each in menu.actions() if each.objectName() == "paper_settings").trigger()
    opened = child(window, PaperSettingsDialog, "paper_settings")
    assert opened.isVisible()
    first_seen(qtbot, opened)
    opened.reject()
