"""Portraits as small pictures."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from showroom_crm.domain.ink import Drawing, Point, Stroke
from showroom_crm.ui.ink_painting import paint_drawing, stroke_path, thumbnail

LINE = Stroke((Point(450, 450, 1.0), Point(550, 550, 1.0)))


@pytest.fixture(autouse=True)
def application(qtbot: QtBot) -> None:
    """Pictures need one."""


def dark_pixels(image: QImage) -> list[tuple[int, int]]:
    return [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y).value() < 170
    ]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_thumbnail_has_the_screen_s_pixels(ratio: float) -> None:
    picture = thumbnail(Drawing((LINE,)), 44, ratio)

    assert picture.width() == picture.height() == round(44 * ratio)
    assert picture.devicePixelRatio() == ratio


def test_a_thumbnail_is_on_light_paper_and_an_empty_drawing_nothing_but_paper() -> None:
    image = thumbnail(Drawing(), 44, 1.0).toImage()

    assert {image.pixelColor(x, y).name() for x in range(44) for y in range(44)} == {"#ffffff"}


def test_a_face_in_a_corner_of_the_canvas_fills_its_thumbnail() -> None:
    face = tuple(
        Point(800 + x, 60 + y) for x, y in [(0, 0), (150, 0), (150, 150), (0, 150), (0, 0)]
    )

    places = dark_pixels(thumbnail(Drawing((Stroke(face),)), 100, 1.0).toImage())

    assert max(x for x, _ in places) - min(x for x, _ in places) > 45
    assert abs(sum(x for x, _ in places) / len(places) - 50) < 5
    assert abs(sum(y for _, y in places) / len(places) - 50) < 5


def test_a_dot_stays_a_dot_and_a_thin_line_can_be_seen() -> None:
    dot = dark_pixels(thumbnail(Drawing((Stroke((Point(10, 10, 1.0),)),)), 100, 1.0).toImage())
    thin = Stroke((Point(0, 500, 0.2), Point(1000, 500, 0.2)))

    assert 1 <= len(dot) < 60
    assert len(dark_pixels(thumbnail(Drawing((thin,)), 44, 1.0).toImage())) >= 30


def test_ink_that_left_the_paper_does_not_shrink_the_face() -> None:
    strayed = Stroke((*LINE.points, Point(2000, 2000)))

    near = thumbnail(Drawing((LINE,)), 44, 1.0).toImage()

    assert (
        dark_pixels(thumbnail(Drawing((strayed,)), 44, 1.0).toImage())[:5] == dark_pixels(near)[:5]
    )


def test_a_drawing_is_painted_within_its_rectangle_and_in_its_order() -> None:
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    across = Stroke((Point(-500, 500, 1.0), Point(1500, 500, 1.0)), "#2F6DB5", 200)
    down = Stroke((Point(500, -500, 1.0), Point(500, 1500, 1.0)), "#C8454E", 200)
    painter = QPainter(image)
    paint_drawing(painter, Drawing((across, down)), QRectF(50, 50, 100, 100))
    painter.end()

    assert image.pixelColor(100, 100) == QColor("#C8454E")
    assert image.pixelColor(60, 100) == QColor("#2F6DB5")
    assert image.pixelColor(45, 100) == QColor("white")
    assert image.pixelColor(100, 155) == QColor("white")


def test_ink_that_crosses_itself_has_no_hole() -> None:
    there_and_back = Stroke(
        (Point(100, 500), Point(900, 500), Point(900, 520), Point(100, 500), Point(500, 100)),
        width=40,
    )

    path = stroke_path(there_and_back)

    assert path.fillRule() == Qt.FillRule.WindingFill
    assert all(path.contains(QRectF(x, 498, 2, 2).center()) for x in range(110, 890, 5))


def test_a_stroke_without_points_is_an_empty_path() -> None:
    assert stroke_path(Stroke(())).isEmpty()
