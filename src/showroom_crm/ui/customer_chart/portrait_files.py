"""A portrait as a file of its own: SVG, whose lines stay lines, or PNG on white paper."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from showroom_crm.domain.ink import CANVAS, Drawing
from showroom_crm.exchange.whole_file import replacing
from showroom_crm.ui.ink_painting import paint_drawing
from showroom_crm.ui.theme.tokens import PORTRAIT_PAPER

_PNG_SIDE = 2000
_CANVAS_SIDE = round(CANVAS)


def write_portrait(drawing: Drawing, path: Path) -> None:
    """Write the ink alone, without a name: as SVG where the path ends so, else as PNG.

    Raises FileUnreadable: "file.not_writable".
    """
    written = _svg(drawing) if path.suffix.lower() == ".svg" else _png(drawing)
    with replacing(path) as file:
        file.write(written)


def _svg(drawing: Drawing) -> bytes:
    from PySide6.QtSvg import QSvgGenerator  # seldom needed

    def paint(buffer: QBuffer) -> None:
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setTitle("")
        generator.setDescription("")
        generator.setSize(QSize(_CANVAS_SIDE, _CANVAS_SIDE))
        generator.setViewBox(QRect(0, 0, _CANVAS_SIDE, _CANVAS_SIDE))
        painter = QPainter(generator)
        paint_drawing(painter, drawing, QRectF(0, 0, CANVAS, CANVAS))
        painter.end()

    return _bytes_of(paint)


def _png(drawing: Drawing) -> bytes:
    def paint(buffer: QBuffer) -> None:
        image = QImage(_PNG_SIDE, _PNG_SIDE, QImage.Format.Format_RGB32)
        image.fill(QColor(PORTRAIT_PAPER))
        painter = QPainter(image)
        paint_drawing(painter, drawing, QRectF(0, 0, _PNG_SIDE, _PNG_SIDE))
        painter.end()
        QImageWriter(buffer, QByteArray(b"png")).write(image)

    return _bytes_of(paint)


def _bytes_of(paint: Callable[[QBuffer], None]) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    paint(buffer)
    return bytes(buffer.data().data())
