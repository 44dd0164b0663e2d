"""Pages are found among many: small ones beside them, customers to go to, larger and smaller."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QListView, QPushButton
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from showroom_crm.ui.attachments.views import PagesView
from showroom_crm.ui.paper_preview.pages_panel import PagesPanel
from showroom_crm.ui.paper_preview.thumbnails import ThumbnailModel
from tests.ui.forms import child, click, text_of

Shown = Callable[[int, int], PagesPanel]


@pytest.fixture
def show(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    """Show so many pages, a bookmark on every so many of them."""
    document, buffer = QPdfDocument(), QBuffer()
    panel = PagesPanel(document, name="pages")
    qtbot.addWidget(panel)
    panel.resize(900, 700)
    panel.show()

    def shown(pages: int, each: int) -> PagesPanel:
        file = tmp_path / f"{pages}.pdf"
        canvas = Canvas(str(file), pagesize=(595, 842))
        for page in range(pages):
            if page % each == 0:
                canvas.bookmarkPage(str(page), fit="XYZ", left=0, top=842, zoom=0)
                canvas.addOutlineEntry(f"No. {page // each}", str(page))
            canvas.drawString(100, 100, str(page))
            canvas.showPage()
        canvas.save()
        document.close()
        buffer.close()
        buffer.setData(QByteArray(file.read_bytes()))
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        document.load(buffer)
        panel.begin_anew()
        return panel

    yield shown
    document.close()


def small(panel: PagesPanel) -> QListView:
    return child(panel, QListView, "thumbnails")


def page_seen(panel: PagesPanel) -> int:
    return child(panel, PagesView, "pages").pageNavigator().currentPage()


def test_one_page_stands_alone(show: Shown) -> None:
    panel = show(1, 1)
    assert not small(panel).isVisible()
    assert not child(panel, QComboBox, "jump_to").isVisible()
    assert text_of(panel, "page_words") == "1/1 ページ"


def test_several_pages_are_seen_small_and_lead_to_the_large_ones(show: Shown) -> None:
    panel = show(12, 3)
    QAbstractItemModelTester(small(panel).model())
    assert small(panel).isVisible()
    assert text_of(panel, "page_words") == "1/12 ページ"
    small(panel).setFocus()
    QTest.keyClick(small(panel), Qt.Key.Key_End)
    assert page_seen(panel) == 11
    assert text_of(panel, "page_words") == "12/12 ページ"
    QTest.keyClick(small(panel), Qt.Key.Key_Up)
    assert page_seen(panel) == 10


def test_a_customer_is_gone_to_and_told_while_the_pages_move(show: Shown) -> None:
    panel = show(12, 3)
    jump = child(panel, QComboBox, "jump_to")
    assert [jump.itemText(row) for row in range(jump.count())] == [f"No. {n}" for n in range(4)]
    jump.setCurrentIndex(2)
    jump.activated.emit(2)
    assert page_seen(panel) == 6
    assert small(panel).currentIndex().row() == 6
    panel.go_to(11)
    assert jump.currentText() == "No. 3"
    bar = child(panel, PagesView, "pages").verticalScrollBar()
    bar.setValue(0)
    assert (jump.currentText(), small(panel).currentIndex().row()) == ("No. 0", 0)


def test_another_document_is_shown_from_its_first_page(show: Shown) -> None:
    show(12, 3).go_to(8)
    panel = show(3, 3)
    assert text_of(panel, "page_words") == "1/3 ページ"
    assert small(panel).model().rowCount() == 3
    assert not child(panel, QComboBox, "jump_to").isVisible()


def test_pages_grow_shrink_and_fit_by_buttons_and_keys(qtbot: QtBot, show: Shown) -> None:
    panel = show(5, 5)
    view = child(panel, PagesView, "pages")
    panel.go_to(3)
    fitting = view._factor()
    click(panel, "zoom_in")
    assert view.zoomFactor() == pytest.approx(fitting * 1.25)
    QTest.keyClick(panel, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoomFactor() == pytest.approx(fitting)
    assert page_seen(panel) == 3
    click(panel, "fit_page")
    assert view.zoomMode() is PagesView.ZoomMode.FitInView
    assert page_seen(panel) == 3
    click(panel, "zoom_in")
    assert view.zoomFactor() < fitting
    click(panel, "fit_width")
    assert view.zoomMode() is PagesView.ZoomMode.FitToWidth
    assert page_seen(panel) == 3


def test_pages_grow_no_larger_than_memory_has_room_for(show: Shown) -> None:
    panel = show(2, 2)
    view = child(panel, PagesView, "pages")
    for _time in range(12):
        click(panel, "zoom_in")
    page = view.document().pagePointSize(0) * view.zoomFactor() * view.logicalDpiX() / 72
    assert 7_000_000 < page.width() * page.height() < 8_100_000


def test_before_there_is_a_page_nothing_can_be_zoomed(qtbot: QtBot) -> None:
    document = QPdfDocument()
    panel = PagesPanel(document, name="pages")
    qtbot.addWidget(panel)
    assert not any(each.isEnabled() for each in panel.findChildren(QPushButton))


def test_of_a_thousand_pages_only_those_looked_at_are_drawn_and_few_are_kept(
    qtbot: QtBot, show: Shown
) -> None:
    panel = show(1000, 10)
    model = small(panel).model()
    assert isinstance(model, ThumbnailModel)
    qtbot.waitUntil(lambda: model.kept > 0)
    qtbot.wait(100)
    assert model.kept < 20
    for page in range(0, 1000, 5):
        small(panel).scrollTo(model.index(page, 0))
        small(panel).viewport().repaint()
    qtbot.waitUntil(lambda: model.kept == 60, timeout=20_000)
    qtbot.wait(100)
    assert model.kept == 60
