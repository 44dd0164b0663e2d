"""A portrait that cannot be read is told wherever a face stands, and blocks nothing."""

from datetime import timedelta

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.ink import DAMAGED, Drawing, Point, Stroke
from showroom_crm.services import customers, portraits, reminders
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_chart.panel import CustomerChartPanel
from showroom_crm.ui.customer_list.faces import Faces
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.face import Face
from showroom_crm.ui.ink_painting import thumbnail
from tests.conftest import MovableClock, Sato
from tests.ui.forms import child

INK = b"\x02\x01this is no drawing"


@pytest.fixture
def damaged(store: Store, desk: Desk, sato: Sato) -> None:
    """佐藤's portrait, of which the bytes were spoiled."""
    face = Drawing((Stroke((Point(200, 300), Point(800, 300))),))
    portraits.save_portrait(store, sato.customer_id, face, by=desk.staff_id, clock=desk.clock)
    store._database.rows("UPDATE portrait SET ink = ?", (INK,))  # type: ignore[attr-defined]


def kept(store: Store) -> bytes:
    return bytes(store._database.value("SELECT ink FROM portrait"))  # type: ignore[attr-defined]


def test_a_damaged_face_is_told_apart_from_one_that_nobody_drew(qtbot: QtBot) -> None:
    broken, none = Face(DAMAGED, "佐藤", 72), Face(None, "佐藤", 72)
    for each in (broken, none):
        qtbot.addWidget(each)

    assert "壊れて" in broken.toolTip()
    assert "壊れて" in broken.accessibleName()
    assert none.toolTip() == ""
    assert broken.grab().toImage() != none.grab().toImage()


def test_its_sheet_is_crossed_out() -> None:
    picture = thumbnail(DAMAGED, 80, 1.0).toImage()

    assert picture.pixelColor(40, 40) != QColor("white")
    assert picture.pixelColor(5, 5) == QColor("white")


def test_chart_and_pop_up_open_and_say_so(
    damaged: None, chart: CustomerChartPanel, store: Store, clock: MovableClock, sato: Sato
) -> None:
    chart.show_customer(None)
    chart.show_customer(sato.customer_id)
    assert "壊れて" in child(chart, QWidget, "face").toolTip()

    clock.advance(timedelta(days=30))
    [alert, *_rest] = reminders.fire_due(store, clock=clock)
    assert alert.portrait == DAMAGED
    assert kept(store) == INK


def test_the_list_shows_a_crossed_sheet(
    damaged: None, desk: Desk, qtbot: QtBot, sato: Sato
) -> None:
    faces = Faces(desk)
    faces.face(sato.customer_id, 1.0)
    qtbot.waitUntil(lambda: faces.face(sato.customer_id, 1.0) is not None)

    picture = faces.face(sato.customer_id, 1.0)
    assert picture is not None
    assert picture.toImage() == thumbnail(DAMAGED, picture.width(), 1.0).toImage()


def test_a_new_face_may_be_drawn_and_the_damaged_bytes_stay(
    damaged: None, desk: Desk, store: Store, sato: Sato
) -> None:
    face = Drawing((Stroke((Point(100, 300, 1.0), Point(500, 300, 1.0))),))
    desk.run(
        lambda s: portraits.save_portrait(
            s, sato.customer_id, face, by=desk.staff_id, clock=desk.clock
        ),
        origin=None,
    )

    chart = customers.reread_chart(store, sato.customer_id)
    assert chart.portrait == face
    inks = store._database.rows("SELECT ink FROM portrait ORDER BY id")  # type: ignore[attr-defined]
    assert bytes(inks[0][0]) == INK
