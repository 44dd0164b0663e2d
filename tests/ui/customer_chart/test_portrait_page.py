"""The portrait is kept without being asked for."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.ink import Drawing, Point, Stroke
from showroom_crm.services import customers, portraits
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_chart.panel import CustomerChartPanel
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.portrait_canvas.editor import PortraitEditor
from tests.conftest import Sato
from tests.ui.forms import child, click, text_of
from tests.ui.refusing import full_disk

SMILE = Drawing((Stroke((Point(200, 500), Point(500, 700), Point(800, 500))),))


def editor_of(panel: CustomerChartPanel) -> PortraitEditor:
    return child(panel, PortraitEditor, "portrait_editor")


def draw(panel: CustomerChartPanel) -> None:
    canvas = editor_of(panel).canvas
    middle = canvas.rect().center()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    for step in range(1, 6):
        QTest.mouseMove(canvas, middle + QPoint(8 * step, 4 * step))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 20))


@pytest.fixture
def drawing(chart: CustomerChartPanel) -> CustomerChartPanel:
    click(chart, "face")
    return chart


def test_the_editor_is_made_when_the_face_is_clicked_first(chart: CustomerChartPanel) -> None:
    assert chart.findChild(PortraitEditor) is None
    click(chart, "face")
    assert editor_of(chart).isVisible()


def test_a_stroke_is_kept_within_two_seconds(
    qtbot: QtBot, drawing: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    draw(drawing)
    qtbot.waitUntil(lambda: portraits.portrait(store, sato.customer_id) is not None, timeout=2000)
    assert portraits.portrait(store, sato.customer_id) == editor_of(drawing).drawing()


@pytest.mark.parametrize("leave", ["another tab", "another customer", "hidden window", "lock"])
def test_a_stroke_is_kept_at_once_when_the_portrait_is_left(
    drawing: CustomerChartPanel, desk: Desk, store: Store, sato: Sato, leave: str
) -> None:
    draw(drawing)
    assert portraits.portrait(store, sato.customer_id) is None
    match leave:
        case "another tab":
            child(drawing, QTabWidget, "chart_tabs").setCurrentIndex(0)
        case "another customer":
            drawing.show_customer(None)
        case "hidden window":
            drawing.hide()
        case _:
            desk.set_locked(True)
    assert portraits.portrait(store, sato.customer_id) is not None


def test_each_customer_has_their_own_paper(
    drawing: CustomerChartPanel, desk: Desk, store: Store, sato: Sato
) -> None:
    draw(drawing)
    other = customers.add_customer(
        store, Profile("鈴木"), by=desk.staff_id, clock=desk.clock
    ).customer_id
    drawing.show_customer(other)
    drawing.draw_portrait()
    assert editor_of(drawing).drawing().empty
    assert portraits.portrait(store, other) is None
    drawing.show_customer(sato.customer_id)
    drawing.draw_portrait()
    assert editor_of(drawing).drawing() == portraits.portrait(store, sato.customer_id)


def test_what_can_be_undone_is_not_lost_when_the_portrait_is_kept(
    qtbot: QtBot, drawing: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    draw(drawing)
    qtbot.waitUntil(lambda: portraits.portrait(store, sato.customer_id) is not None, timeout=2000)
    editor_of(drawing).canvas.undo()
    assert editor_of(drawing).drawing().empty


def test_an_emptied_paper_leaves_the_face_that_was_kept(
    drawing: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    draw(drawing)
    tabs = child(drawing, QTabWidget, "chart_tabs")
    tabs.setCurrentIndex(0)
    click(drawing, "face")
    editor_of(drawing).canvas.clear()
    tabs.setCurrentIndex(0)
    click(drawing, "face")
    assert editor_of(drawing).drawing() == portraits.portrait(store, sato.customer_id)


def test_a_damaged_portrait_is_told_and_never_blocks_the_chart(
    panel: CustomerChartPanel,
    store: Store,
    desk: Desk,
    sato: Sato,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    portraits.save_portrait(store, sato.customer_id, SMILE, by=desk.staff_id, clock=desk.clock)
    monkeypatch.setattr(
        "showroom_crm.storage.portraits.ink_format.to_bytes", lambda _drawing: b"\x00damaged"
    )
    portraits.save_portrait(store, sato.customer_id, SMILE, by=desk.staff_id, clock=desk.clock)
    monkeypatch.undo()
    panel.show_customer(sato.customer_id)
    click(panel, "face")
    assert child(panel, QLabel, "portrait_damage").isVisible()
    assert text_of(panel, "portrait_damage")
    assert not editor_of(panel).isVisible()
    click(panel, "new_portrait")
    assert editor_of(panel).isVisible()


def test_the_paper_takes_the_place_of_the_head_while_it_is_drawn_on(
    drawing: CustomerChartPanel,
) -> None:
    assert not child(drawing, QWidget, "next_contact").isVisible()
    assert child(drawing, QLabel, "drawn_name").text() == "佐藤 健一 様"
    child(drawing, QTabWidget, "chart_tabs").setCurrentIndex(0)
    assert child(drawing, QWidget, "next_contact").isVisible()


def test_keeping_up_does_not_wait_for_the_hand_to_rest(
    qtbot: QtBot, drawing: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    for _stroke in range(6):
        draw(drawing)
        qtbot.wait(400)
    kept = portraits.portrait(store, sato.customer_id)
    assert kept is not None
    assert len(kept.strokes) >= 2


def test_keeping_up_does_not_cut_the_stroke_under_the_hand(
    qtbot: QtBot, drawing: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    draw(drawing)
    canvas = editor_of(drawing).canvas
    middle = canvas.rect().center()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    for step in range(1, 6):
        QTest.mouseMove(canvas, middle - QPoint(8 * step, 4 * step))
    qtbot.waitUntil(lambda: portraits.portrait(store, sato.customer_id) is not None, timeout=2000)
    for step in range(6, 11):
        QTest.mouseMove(canvas, middle - QPoint(8 * step, 4 * step))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle - QPoint(80, 40))
    assert len(editor_of(drawing).drawing().strokes) == 2


def test_a_portrait_that_the_machine_refused_is_kept_later(
    qtbot: QtBot,
    drawing: CustomerChartPanel,
    store: Store,
    sato: Sato,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("showroom_crm.ui.drafts._AGAIN_MS", 100)
    draw(drawing)
    drawn = editor_of(drawing).drawing()
    tabs = child(drawing, QTabWidget, "chart_tabs")
    with full_disk(store.portraits) as sentence:
        tabs.setCurrentIndex(0)
        click(drawing, "face")
        assert text_of(drawing, "portrait_fault") == sentence
        assert child(drawing, QLabel, "portrait_fault").isVisible()
    qtbot.waitUntil(lambda: portraits.portrait(store, sato.customer_id) == drawn, timeout=2000)
    assert not child(drawing, QLabel, "portrait_fault").isVisible()


def test_a_portrait_that_was_refused_is_not_lost_when_another_customer_comes(
    qtbot: QtBot,
    drawing: CustomerChartPanel,
    desk: Desk,
    store: Store,
    sato: Sato,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("showroom_crm.ui.drafts._AGAIN_MS", 100)
    other = customers.add_customer(
        store, Profile("鈴木"), by=desk.staff_id, clock=desk.clock
    ).customer_id
    draw(drawing)
    drawn = editor_of(drawing).drawing()
    with full_disk(store.portraits):
        drawing.show_customer(other)
        drawing.draw_portrait()
        assert editor_of(drawing).drawing().empty
        drawing.show_customer(sato.customer_id)
        drawing.draw_portrait()
        assert editor_of(drawing).drawing() == drawn
        drawing.show_customer(other)
    qtbot.waitUntil(lambda: portraits.portrait(store, sato.customer_id) == drawn, timeout=2000)
    assert portraits.portrait(store, other) is None
