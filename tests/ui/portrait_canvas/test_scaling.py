"""Screens with more pixels: ink lies under the pen, and is as sharp as the screen."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, QPointF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from showroom_crm.domain.ink import Drawing, Point, Stroke
from showroom_crm.ui.portrait_canvas.inked import Inked
from showroom_crm.ui.portrait_canvas.page import Page

RATIOS = [1.0, 1.25, 1.5, 2.0, 3.0]

# A window on a scaled screen: draws two strokes, prints where their ink lies in device pixels.
PROGRAM = """
from PySide6.QtWidgets import QApplication
from showroom_crm.ui.portrait_canvas.canvas import PortraitCanvas
from tests.ui.portrait_canvas.hand import SIDE, Mouse

app = QApplication([])
canvas = PortraitCanvas()
canvas.resize(SIDE, SIDE)
canvas.show()
app.processEvents()
mouse = Mouse(canvas)
mouse.draw([(100, 140), (400, 140)])
mouse.press((300, 200))
mouse.move((300, 450))
image = canvas.grab().toImage()
ratio = canvas.devicePixelRatioF()
column = [y for y in range(image.height()) if image.pixelColor(round(200 * ratio), y).value() < 128]
row = [x for x in range(image.width()) if image.pixelColor(x, round(300 * ratio)).value() < 128]
print(ratio, image.width(), sum(column) / len(column), sum(row) / len(row))
"""


@pytest.mark.parametrize("ratio", RATIOS)
def test_ink_lies_under_the_hand_on_a_scaled_screen(ratio: float) -> None:
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": str(ratio),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }

    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True
    )

    shown_ratio, width, column, row = map(float, done.stdout.split())
    assert shown_ratio == ratio
    assert width == pytest.approx(500 * ratio, abs=1)
    assert column == pytest.approx(140 * ratio, abs=1)
    assert row == pytest.approx(300 * ratio, abs=1)


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("size", [(500, 500), (683, 401), (401, 683)])
def test_a_place_on_the_widget_and_its_ink_agree(ratio: float, size: tuple[int, int]) -> None:
    owner = QObject()
    page = Page(owner)
    page.fit(QSize(*size), ratio)
    sheet = page.sheet
    hand = QPointF(sheet.left() + sheet.width() * 0.3, sheet.top() + sheet.height() * 0.7)

    place = page.to_canvas(hand)
    page.add(Inked.of(Stroke((Point(place.x(), place.y(), 1.0),), width=30)))

    image = picture_of(page, size, ratio)
    assert (place.x(), place.y()) == pytest.approx((300, 700))
    spot = hand * ratio
    assert image.pixelColor(spot.toPoint()).value() < 128
    assert page.area(page.items[0].bounds).contains(hand.toPoint())


@pytest.mark.parametrize("ratio", RATIOS)
def test_taking_a_stroke_off_leaves_no_trace_of_its_edge(ratio: float) -> None:
    owner = QObject()
    page = Page(owner)
    page.fit(QSize(401, 401), ratio)
    page.replace(Drawing((Stroke((Point(0, 500), Point(1000, 480))),)))
    before = picture_of(page, (401, 401), ratio)
    other = Inked.of(Stroke((Point(100, 100), Point(873, 911)), "#C8454E"))

    page.add(other)
    assert picture_of(page, (401, 401), ratio) != before
    page.take([other])

    assert picture_of(page, (401, 401), ratio) == before


def picture_of(page: Page, size: tuple[int, int], ratio: float) -> QImage:
    image = QImage(QSize(*size) * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    painter = QPainter(image)
    page.paint(painter)
    painter.end()
    return image


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("zoom", [0.5, 3.7, 16.0])
def test_a_place_and_its_ink_agree_from_near_from_afar_and_in_a_mirror(
    ratio: float, mirrored: bool, zoom: float
) -> None:
    owner = QObject()
    page = Page(owner)
    page.fit(QSize(523, 401), ratio)
    near = page.view.turned(mirrored=mirrored).zoomed(zoom, QPointF(200, 150))
    page.look(near.moved(QPointF(-13.3, 21.7)))
    page.sharpen()
    hand = QPointF(211.25, 173.5)

    place = page.to_canvas(hand)
    width = 20 / page.view.scale
    page.add(Inked.of(Stroke((Point(place.x(), place.y(), 1.0),), width=width)))

    image = picture_of(page, (523, 401), ratio)
    dark = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).value() < 128
    ]
    middle = [(min(axis) + max(axis) + 1) / 2 / ratio for axis in zip(*dark, strict=True)]
    assert middle == pytest.approx((hand.x(), hand.y()), abs=1)
