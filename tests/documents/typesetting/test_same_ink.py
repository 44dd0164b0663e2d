"""Screen, small picture and paper show the same ink: one outline, three painters."""

import json
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from showroom_crm.documents.typesetting.portrait import draw_portrait
from showroom_crm.domain.ink import Drawing, InkTool, Layer
from showroom_crm.domain.ink_nibs import WIDTHS
from showroom_crm.domain.ink_quickdraw import drawing_from_quickdraw
from showroom_crm.ui.ink_painting import paint_drawing, thumbnail

FACES = Path(__file__).parents[3] / "resources" / "demo" / "faces.ndjson"
SIDE = 600

needs_poppler = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler-utils")


def face(number: int) -> Drawing:
    return drawing_from_quickdraw(json.loads(FACES.read_text().splitlines()[number])["drawing"])


def with_tool(drawing: Drawing, tool: InkTool) -> Drawing:
    strokes = [replace(each, tool=tool, width=WIDTHS[tool]) for each in drawing.strokes]
    return Drawing((*strokes[:1], *(replace(each, layer=Layer.SKETCH) for each in strokes[1:])))


def on_screen(drawing: Drawing) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_drawing(painter, drawing, QRectF(0, 0, SIDE, SIDE))
    painter.end()
    return image


def on_paper(drawing: Drawing, folder: Path) -> QImage:
    page = BytesIO()
    canvas = Canvas(page, pagesize=(SIDE, SIDE))
    draw_portrait(canvas, drawing, x=0, y=0, side=SIDE)
    canvas.save()
    (folder / "face.pdf").write_bytes(page.getvalue())
    command = ["pdftoppm", "-r", "72", "-png", "-singlefile", "face.pdf", "face"]
    subprocess.run(command, cwd=folder, check=True)
    return QImage(str(folder / "face.png"))


def tones(image: QImage) -> bytes:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    assert grey.width() == grey.height() == SIDE
    stride = grey.bytesPerLine()
    pixels = bytes(grey.constBits())
    return b"".join(pixels[row * stride : row * stride + SIDE] for row in range(SIDE))


def overlap(one: QImage, other: QImage) -> float:
    """How much of all inked pixels are inked in both."""
    first = {place for place, tone in enumerate(tones(one)) if tone < 200}
    second = {place for place, tone in enumerate(tones(other)) if tone < 200}
    return len(first & second) / len(first | second)


@needs_poppler
@pytest.mark.parametrize("number", range(25))
def test_paper_shows_every_face_as_the_screen_does(
    qtbot: QtBot, tmp_path: Path, number: int
) -> None:
    assert overlap(on_screen(face(number)), on_paper(face(number), tmp_path)) > 0.93


@needs_poppler
@pytest.mark.parametrize("tool", InkTool)
def test_paper_shows_every_tool_and_layer_as_the_screen_does(
    qtbot: QtBot, tmp_path: Path, tool: InkTool
) -> None:
    drawing = with_tool(face(14), tool)
    screen, paper = on_screen(drawing), on_paper(drawing, tmp_path)

    assert overlap(screen, paper) > 0.9
    differing = [abs(a - b) for a, b in zip(tones(screen), tones(paper), strict=True)]
    assert sum(each > 60 for each in differing) < 0.01 * SIDE * SIDE


@pytest.mark.parametrize("number", range(0, 25, 4))
def test_a_small_picture_shows_the_same_face(qtbot: QtBot, number: int) -> None:
    """At a size at which its lines need no widening, it is the screen's ink, closer up."""
    filled = Drawing(tuple(replace(each, width=40.0) for each in face(number).strokes))
    small = thumbnail(filled, SIDE, 1.0).toImage()
    points = [point for stroke in filled.strokes for point in stroke.points]
    left, right = min(p.x for p in points), max(p.x for p in points)
    top, bottom = min(p.y for p in points), max(p.y for p in points)
    side = max(right - left, bottom - top) * 1.12
    corner = ((left + right - side) / 2, (top + bottom - side) / 2)
    closer = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    closer.fill(QColor("white"))
    painter = QPainter(closer)
    painter.scale(SIDE / side, SIDE / side)
    painter.translate(-corner[0], -corner[1])
    paint_drawing(painter, filled, QRectF(0, 0, 1000, 1000))
    painter.end()

    assert overlap(small, closer) > 0.95
