"""The signs of what lies behind *more*, in the manner of `icons`."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from showroom_crm.domain.ink import Drawing
from showroom_crm.ui.portrait_canvas.icons import FIELD, LINE, Sign, draw, lines

# Of the canvas: what a sign shows of a face.
_FACE_SIDE = 800.0
_FACE_MIDDLE = 500.0
_WIDEST_LINE = 24.0
_OTHER_SHEET = 0.75


def pencil(painter: QPainter, colour: QColor) -> None:
    path = lines((4, 20), (6, 14), (15.5, 4.5), (19.5, 8.5), (10, 18), (4, 20))
    path.addPath(lines((6, 14), (10, 18)))
    path.addPath(lines((8, 16), (17.5, 6.5)))
    draw(painter, path, colour)


def brush(painter: QPainter, colour: QColor) -> None:
    path = lines((20, 4), (11, 12))
    path.moveTo(11, 12)
    path.cubicTo(7, 11, 6, 15, 4, 20)
    path.cubicTo(10, 20, 14, 18, 13, 14)
    path.lineTo(11, 12)
    draw(painter, path, colour)


def marker(painter: QPainter, colour: QColor) -> None:
    path = lines((9, 4), (15, 4), (15, 10), (17, 13), (17, 16), (7, 16), (7, 13), (9, 10), (9, 4))
    path.addPath(lines((7, 13), (17, 13)))
    path.addPath(lines((4, 20.5), (20, 20.5)))
    draw(painter, path, colour)


def lasso(painter: QPainter, colour: QColor) -> None:
    path = QPainterPath()
    path.addEllipse(QRectF(4, 4, 16, 11))
    dashed = QPen(colour, LINE, Qt.PenStyle.CustomDashLine)
    dashed.setDashPattern([2.4, 1.8])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(dashed)
    painter.drawPath(path)
    tail = QPainterPath(QPointF(8, 15))
    tail.cubicTo(6, 18, 9, 18, 8, 21)
    draw(painter, tail, colour)


def everything(painter: QPainter, colour: QColor) -> None:
    path = lines((3.5, 8), (3.5, 3.5), (8, 3.5))
    path.addPath(lines((16, 3.5), (20.5, 3.5), (20.5, 8)))
    path.addPath(lines((20.5, 16), (20.5, 20.5), (16, 20.5)))
    path.addPath(lines((8, 20.5), (3.5, 20.5), (3.5, 16)))
    path.addEllipse(QRectF(7.5, 7.5, 9, 9))
    draw(painter, path, colour)


def mirror(painter: QPainter, colour: QColor) -> None:
    path = lines((12, 3.5), (12, 20.5))
    path.addPath(lines((9, 6), (3.5, 18), (9, 18), (9, 6)))
    draw(painter, path, colour)
    painter.setBrush(colour)
    painter.drawPath(lines((15, 6), (20.5, 18), (15, 18), (15, 6)))


def copy(painter: QPainter, colour: QColor) -> None:
    path = lines((8.5, 8.5), (20, 8.5), (20, 20), (8.5, 20), (8.5, 8.5))
    path.addPath(lines((15.5, 4), (4, 4), (4, 15.5)))
    draw(painter, path, colour)


def delete(painter: QPainter, colour: QColor) -> None:
    path = lines((6, 6), (18, 18))
    path.addPath(lines((18, 6), (6, 18)))
    draw(painter, path, colour)


def sketch_layer(painter: QPainter, colour: QColor) -> None:
    _sheets(painter, colour, upper=False)


def ink_layer(painter: QPainter, colour: QColor) -> None:
    _sheets(painter, colour, upper=True)


def eye(painter: QPainter, colour: QColor) -> None:
    path = QPainterPath(QPointF(3, 12))
    path.quadTo(12, 2, 21, 12)
    path.quadTo(12, 22, 3, 12)
    path.addEllipse(QPointF(12, 12), 3, 3)
    draw(painter, path, colour)


def clear_sketch(painter: QPainter, colour: QColor) -> None:
    _sheets(painter, colour, upper=None)
    draw(painter, lines((16, 16), (21, 21)), colour)
    draw(painter, lines((21, 16), (16, 21)), colour)


def part(painter: QPainter, colour: QColor) -> None:
    draw(painter, lines((2.5, 12), (7, 12)), colour)
    draw(painter, lines((17, 12), (21.5, 12)), colour)
    path = lines((9, 16), (9, 8), (15, 8), (15, 16), (9, 16))
    draw(painter, path, colour)


def guides(painter: QPainter, colour: QColor) -> None:
    path = QPainterPath()
    path.addEllipse(QRectF(5, 3, 14, 18))
    path.addPath(lines((12, 3), (12, 21)))
    path.addPath(lines((5, 12), (19, 12)))
    draw(painter, path, colour)


def mirror_view(painter: QPainter, colour: QColor) -> None:
    path = QPainterPath()
    path.addEllipse(QRectF(6, 2.5, 12, 14))
    path.addPath(lines((12, 16.5), (12, 21.5)))
    path.addPath(lines((10, 9.5), (13.5, 6)))
    draw(painter, path, colour)


def zoom_in(painter: QPainter, colour: QColor) -> None:
    _glass(painter, colour)
    draw(painter, lines((10, 7), (10, 13)), colour)


def zoom_out(painter: QPainter, colour: QColor) -> None:
    _glass(painter, colour)


def fit(painter: QPainter, colour: QColor) -> None:
    path = lines((4, 4), (20, 4), (20, 20), (4, 20), (4, 4))
    path.addPath(lines((8, 11), (8, 8), (11, 8)))
    path.addPath(lines((13, 16), (16, 16), (16, 13)))
    draw(painter, path, colour)


def line(width: Callable[[], float]) -> Sign:
    """Return a dot as large as the line is wide, in units of the field, as far as it fits."""

    def sign(painter: QPainter, colour: QColor) -> None:
        side = min(_WIDEST_LINE, max(1.0, width()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(FIELD / 2, FIELD / 2), side / 2, side / 2)

    return sign


def face(outline: Drawing) -> Sign:
    """Return a face outline as a sign."""

    def placed(at: float) -> float:
        return FIELD / 2 + (at - _FACE_MIDDLE) * FIELD / _FACE_SIDE

    path = QPainterPath()
    for stroke in outline.strokes:
        path.addPath(lines(*((placed(point.x), placed(point.y)) for point in stroke.points)))
    return lambda painter, colour: draw(painter, path, colour)


def _glass(painter: QPainter, colour: QColor) -> None:
    path = lines((15, 15), (21, 21))
    path.addEllipse(QPointF(10, 10), 7, 7)
    path.addPath(lines((7, 10), (13, 10)))
    draw(painter, path, colour)


def _sheets(painter: QPainter, colour: QColor, *, upper: bool | None) -> None:
    """Paint two sheets, one on the other: the one that is meant is filled."""
    for is_upper, top in ((False, 10.0), (True, 4.0)):
        sheet = lines((12, top), (20.5, top + 5), (12, top + 10), (3.5, top + 5), (12, top))
        if is_upper is upper:
            painter.fillPath(sheet, colour)
        painter.save()
        painter.setOpacity(painter.opacity() * (1 if is_upper is upper else _OTHER_SHEET))
        draw(painter, sheet, colour)
        painter.restore()
