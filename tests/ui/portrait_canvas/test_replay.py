"""Faces that real people drew, drawn again by mouse, pen and finger on the real widget."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from showroom_crm.domain.ink import INK, PEN_WIDTH, InkTool
from showroom_crm.domain.ink_nibs import NIBS
from showroom_crm.ui.ink_painting import paint_drawing
from showroom_crm.ui.portrait_canvas.canvas import PortraitCanvas
from showroom_crm.ui.portrait_canvas.tools import Tool
from tests.ui.portrait_canvas.hand import SIDE, Finger, Mouse, Pen, Place, face_lines

FACES = face_lines()
SCALE = SIDE / 1000


def raster(lines: Sequence[Sequence[Place]], width: float) -> QImage:
    """The same centre lines drawn by Qt's own pen: nothing of our outline is in it."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    pen = QPen(QColor("black"), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for line in lines:
        painter.drawPolyline([QPointF(*place) for place in line])
        painter.drawPoint(QPointF(*line[0]))
    painter.end()
    return image


def inked(image: QImage) -> set[int]:
    """The places of the pixels that are dark, within the frame that the widget draws."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    stride = grey.bytesPerLine()
    pixels = bytes(grey.constBits())
    return {
        y * SIDE + x
        for y in range(2, SIDE - 2)
        for x, value in enumerate(pixels[y * stride : y * stride + SIDE])
        if 2 <= x < SIDE - 2 and value < 128
    }


def darkened(image: QImage, opacity: float) -> QImage:
    """Ink that shines through, made as dark as ink that does not."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    table = bytes(max(0, round(255 - (255 - value) / opacity)) for value in range(256))
    rows = bytes(grey.constBits()).translate(table)
    return QImage(rows, SIDE, SIDE, grey.bytesPerLine(), QImage.Format.Format_Grayscale8).copy()


def spread(pixels: set[int]) -> set[int]:
    """The pixels with their neighbours: how far two smooth edges may differ."""
    return {pixel + step for pixel in pixels for step in (-SIDE, -1, 0, 1, SIDE)}


def assert_same_ink(image: QImage, lines: Sequence[Sequence[Place]]) -> None:
    drawn = inked(image)
    core = inked(raster(lines, 1.0))
    middle = inked(raster(lines, PEN_WIDTH * SCALE * 0.75))
    rim = inked(raster(lines, PEN_WIDTH * SCALE + 4))
    assert len(drawn & core) >= 0.97 * len(core), "a line is missing"
    assert len(drawn - rim) <= 0.005 * len(drawn), "ink where no hand was"
    assert len(drawn & middle) >= 0.7 * len(drawn | middle)


@pytest.mark.parametrize("number", range(25))
@pytest.mark.parametrize("hand", [Mouse, Pen, Finger])
def test_a_face_looks_as_the_hand_moved(
    canvas: PortraitCanvas, hand: type[Mouse | Pen | Finger], number: int
) -> None:
    drawing_hand = hand(canvas)
    for line in FACES[number]:
        drawing_hand.time += 5000
        drawing_hand.draw(line)

    assert len(canvas.drawing().strokes) == len(FACES[number])
    assert_same_ink(canvas.grab().toImage(), FACES[number])


@pytest.mark.parametrize("number", [0, 8, 11, 14, 23])
@pytest.mark.parametrize("tool", [Tool.PENCIL, Tool.BRUSH, Tool.MARKER])
def test_a_face_looks_as_the_hand_moved_with_every_tool(
    canvas: PortraitCanvas, tool: Tool, number: int
) -> None:
    canvas.set_tool(tool)
    canvas.set_width(PEN_WIDTH * 1.2 if tool is Tool.BRUSH else PEN_WIDTH)
    for line in FACES[number]:
        pen = Pen(canvas)
        pen.pressure = 0.7
        pen.draw(line)

    opacity = NIBS[InkTool(tool.value)].opacity
    assert {stroke.tool for stroke in canvas.drawing().strokes} == {tool.ink}
    assert_same_ink(darkened(canvas.grab().toImage(), opacity), FACES[number])


def test_the_measure_sees_a_missing_line_and_one_too_many(canvas: PortraitCanvas) -> None:
    for line in FACES[0]:
        Mouse(canvas).draw(line)

    with pytest.raises(AssertionError):
        assert_same_ink(canvas.grab().toImage(), FACES[0] + FACES[1])
    with pytest.raises(AssertionError):
        assert_same_ink(canvas.grab().toImage(), FACES[0][:1])


@pytest.mark.parametrize("number", [0, 11, 14])
def test_the_ink_under_the_pen_is_the_ink_that_stays(canvas: PortraitCanvas, number: int) -> None:
    for line in FACES[number]:
        pen = Pen(canvas)
        pen.press(line[0])
        for place in line[1:]:
            pen.move(place)
        wet = inked(canvas.grab().toImage())
        pen.release(line[-1])
        dry = inked(canvas.grab().toImage())

        assert wet <= spread(dry)
        assert dry <= spread(wet)


def test_what_was_painted_bit_by_bit_is_what_is_painted_at_once(canvas: PortraitCanvas) -> None:
    for line in FACES[14]:
        Mouse(canvas).draw(line)
    bit_by_bit = canvas.grab().toImage()

    at_once = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    at_once.fill(QColor("white"))
    painter = QPainter(at_once)
    paint_drawing(painter, canvas.drawing(), QRectF(0, 0, SIDE, SIDE))
    painter.end()

    assert inked(bit_by_bit) == inked(at_once)


def test_ink_is_dark_on_light_paper(canvas: PortraitCanvas) -> None:
    Mouse(canvas).draw([(100, 250), (400, 250)])

    image = canvas.grab().toImage()

    assert image.pixelColor(250, 250) == QColor(INK)
    assert image.pixelColor(250, 200) == QColor("white")
