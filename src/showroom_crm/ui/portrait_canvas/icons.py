"""The signs of the tools: lines of one weight on a field of 24 × 24."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from showroom_crm.ui.theme.tokens import LIGHT

FIELD = 24
LINE = 1.75
Sign = Callable[[QPainter, QColor], None]


def pen(painter: QPainter, colour: QColor) -> None:
    path = _lines((4, 20), (5.2, 15.2), (16.5, 3.9), (20.1, 7.5), (8.8, 18.8), (4, 20))
    path.addPath(_lines((13.6, 6.8), (17.2, 10.4)))
    _draw(painter, path, colour)


def eraser(painter: QPainter, colour: QColor) -> None:
    path = _lines((9, 20), (3.6, 14.6), (14, 4.2), (20.4, 10.6), (11, 20), (9, 20))
    path.addPath(_lines((8.8, 9.4), (15.2, 15.8)))
    path.addPath(_lines((9, 20), (20.4, 20)))
    _draw(painter, path, colour)


def undo(painter: QPainter, colour: QColor) -> None:
    path = _lines((9, 4.5), (4, 9.5), (9, 14.5))
    path.moveTo(4, 9.5)
    path.lineTo(14.5, 9.5)
    path.arcTo(QRectF(9.5, 9.5, 10, 10), 90, -180)
    path.lineTo(9, 19.5)
    _draw(painter, path, colour)


def redo(painter: QPainter, colour: QColor) -> None:
    painter.save()
    painter.translate(FIELD, 0)
    painter.scale(-1, 1)
    undo(painter, colour)
    painter.restore()


def clear(painter: QPainter, colour: QColor) -> None:
    path = _lines((4, 6.5), (20, 6.5))
    path.addPath(_lines((9, 6.5), (9, 3.5), (15, 3.5), (15, 6.5)))
    path.addPath(_lines((6, 6.5), (7, 20.5), (17, 20.5), (18, 6.5)))
    path.addPath(_lines((10.2, 10.5), (10.6, 16.5)))
    path.addPath(_lines((13.8, 10.5), (13.4, 16.5)))
    _draw(painter, path, colour)


def swatch(ink: str) -> Sign:
    """Return a filled circle in a colour of ink, with a thin line that shows it on any ground."""

    def sign(painter: QPainter, colour: QColor) -> None:
        painter.setPen(QPen(colour, 1))
        painter.setBrush(QColor(ink))
        painter.drawEllipse(QPointF(FIELD / 2, FIELD / 2), 9.5, 9.5)

    return sign


def eraser_cursor() -> QCursor:
    """Return a circle that shows what the eraser reaches."""
    picture = QPixmap(FIELD, FIELD)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(LIGHT.quiet), LINE))
    painter.drawEllipse(QPointF(FIELD / 2, FIELD / 2), 7, 7)
    painter.end()
    return QCursor(picture)


def _draw(painter: QPainter, path: QPainterPath, colour: QColor) -> None:
    line = QPen(colour, LINE)
    line.setCapStyle(Qt.PenCapStyle.RoundCap)
    line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line)
    painter.drawPath(path)


def _lines(*places: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in places]))
    return path
