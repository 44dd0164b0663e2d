"""A photo that is traced on the chart's own page: gone at leaving, unless the customer agrees."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.services import customers, portraits
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_chart.panel import CustomerChartPanel
from showroom_crm.ui.customer_chart.portrait_files import write_portrait
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.portrait_canvas.canvas import PortraitCanvas
from tests.conftest import Sato
from tests.ui.forms import child, click
from tests.ui.refusing import full_disk

SKY = QColor("#3060D0")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    picture = QImage(400, 400, QImage.Format.Format_RGB32)
    picture.fill(SKY)
    picture.save(str(tmp_path / "face.jpg"))
    return tmp_path / "face.jpg"


@pytest.fixture
def tracing(qtbot: QtBot, chart: CustomerChartPanel, photo: Path) -> CustomerChartPanel:
    """佐藤's paper with a photo underneath."""
    chart.draw_portrait()
    put_under(qtbot, chart, photo)
    return chart


def put_under(qtbot: QtBot, panel: CustomerChartPanel, photo: Path) -> None:
    tracing_photo = panel.tabs.portrait._photo
    assert tracing_photo is not None
    tracing_photo.take_file(photo)
    qtbot.waitUntil(lambda: shows_photo(panel))


def shows_photo(panel: CustomerChartPanel) -> bool:
    canvas = child(panel, PortraitCanvas, "portrait_canvas")
    shown = canvas.grab().toImage()
    seen = shown.pixelColor(shown.width() // 2, shown.height() // 8)
    return seen.blue() > seen.red() + 40


def draw(panel: CustomerChartPanel) -> None:
    canvas = child(panel, PortraitCanvas, "portrait_canvas")
    middle = canvas.rect().center()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(canvas, middle + QPoint(30, 10))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 20))


def consent(panel: CustomerChartPanel) -> None:
    for name in ("keep_photo", "photo_consent"):
        child(panel, QAbstractButton, name).click()


def test_without_consent_it_is_gone_when_the_page_is_left(
    qtbot: QtBot, tracing: CustomerChartPanel, desk: Desk, store: Store, sato: Sato
) -> None:
    draw(tracing)
    click(tracing, "portrait_done")
    tracing.draw_portrait()
    qtbot.wait(100)

    assert not shows_photo(tracing)
    assert portraits.photo(store, sato.customer_id, by=None, clock=desk.clock) is None
    assert portraits.portrait(store, sato.customer_id) is not None


def test_with_consent_it_is_kept_with_the_portrait(
    qtbot: QtBot, tracing: CustomerChartPanel, desk: Desk, store: Store, sato: Sato
) -> None:
    draw(tracing)
    consent(tracing)
    click(tracing, "portrait_done")

    kept = portraits.photo(store, sato.customer_id, by=None, clock=desk.clock)
    assert kept is not None
    assert kept.consent_noted_by == desk.staff_id
    tracing.draw_portrait()
    qtbot.waitUntil(lambda: child(tracing, QAbstractButton, "show_photo").isVisible())
    click(tracing, "show_photo")
    assert shows_photo(tracing)


def test_another_customer_never_has_it_underneath(
    qtbot: QtBot, tracing: CustomerChartPanel, desk: Desk, store: Store
) -> None:
    draw(tracing)
    other = customers.add_customer(
        store, Profile("鈴木"), by=desk.staff_id, clock=desk.clock
    ).customer_id
    tracing.show_customer(other)
    tracing.draw_portrait()
    qtbot.wait(100)

    assert not shows_photo(tracing)


def test_a_new_portrait_begins_without_it(tracing: CustomerChartPanel) -> None:
    draw(tracing)
    click(tracing, "new_portrait")

    assert not shows_photo(tracing)


def test_a_photo_for_which_there_is_no_room_waits_on_the_paper(
    qtbot: QtBot, tracing: CustomerChartPanel, desk: Desk, store: Store, sato: Sato
) -> None:
    draw(tracing)
    consent(tracing)
    with full_disk(store.portraits):
        click(tracing, "portrait_done")
        tracing.draw_portrait()
        qtbot.wait(50)
        assert shows_photo(tracing)
    click(tracing, "portrait_done")

    assert portraits.photo(store, sato.customer_id, by=None, clock=desk.clock) is not None


def test_it_is_in_no_file_that_is_given_out(
    tracing: CustomerChartPanel, store: Store, sato: Sato, tmp_path: Path
) -> None:
    draw(tracing)
    consent(tracing)
    click(tracing, "portrait_done")
    drawing = portraits.portrait(store, sato.customer_id)
    assert drawing is not None
    write_portrait(drawing, tmp_path / "out.png")
    write_portrait(drawing, tmp_path / "out.svg")

    assert QImage(str(tmp_path / "out.png")).pixelColor(100, 100) == QColor("white")
    assert "<image" not in (tmp_path / "out.svg").read_text(encoding="utf-8")
