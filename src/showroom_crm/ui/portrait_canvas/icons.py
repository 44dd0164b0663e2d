"""The signs of the tools: lines of one weight on a field of 24 × 24."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QConicalGradient,
    QCursor,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)

from showroom_crm.ui.theme.tokens import LIGHT

FIELD = 24
LINE = 1.75
Sign = Callable[[QPainter, QColor], None]


def pen(painter: QPainter, colour: QColor) -> None:
    path = lines((4, 20), (5.2, 15.2), (16.5, 3.9), (20.1, 7.5), (8.8, 18.8), (4, 20))
    path.addPath(lines((13.6, 6.8), (17.2, 10.4)))
    draw(painter, path, colour)


def eraser(painter: QPainter, colour: QColor) -> None:
    path = lines((9, 20), (3.6, 14.6), (14, 4.2), (20.4, 10.6), (11, 20), (9, 20))
    path.addPath(lines((8.8, 9.4), (15.2, 15.8)))
    path.addPath(lines((9, 20), (20.4, 20)))
    draw(painter, path, colour)


def undo(painter: QPainter, colour: QColor) -> None:
    path = lines((9, 4.5), (4, 9.5), (9, 14.5))
    path.moveTo(4, 9.5)
    path.lineTo(14.5, 9.5)
    path.arcTo(QRectF(9.5, 9.5, 10, 10), 90, -180)
    path.lineTo(9, 19.5)
    draw(painter, path, colour)


def redo(painter: QPainter, colour: QColor) -> None:
    painter.save()
    painter.translate(FIELD, 0)
    painter.scale(-1, 1)
    undo(painter, colour)
    painter.restore()


def clear(painter: QPainter, colour: QColor) -> None:
    path = lines((4, 6.5), (20, 6.5))
    path.addPath(lines((9, 6.5), (9, 3.5), (15, 3.5), (15, 6.5)))
    path.addPath(lines((6, 6.5), (7, 20.5), (17, 20.5), (18, 6.5)))
    path.addPath(lines((10.2, 10.5), (10.6, 16.5)))
    path.addPath(lines((13.8, 10.5), (13.4, 16.5)))
    draw(painter, path, colour)


def swatch(ink: str) -> Sign:
    """Return a filled circle in a colour of ink, with a thin line that shows it on any ground."""

    def sign(painter: QPainter, colour: QColor) -> None:
        painter.setPen(QPen(colour, 1))
        painter.setBrush(QColor(ink))
        painter.drawEllipse(QPointF(FIELD / 2, FIELD / 2), 9.5, 9.5)

    return sign


def colour_wheel(inner: str | None) -> Sign:
    """Return a ring of all colours about the one that was taken from it, if any."""

    def sign(painter: QPainter, colour: QColor) -> None:
        middle = QPointF(FIELD / 2, FIELD / 2)
        hues = QConicalGradient(middle, 90)
        for step in range(7):
            hues.setColorAt(step / 6, QColor.fromHsvF(step % 6 / 6, 0.75, 0.95))
        painter.setPen(QPen(colour, 1))
        painter.setBrush(hues)
        painter.drawEllipse(middle, 9.5, 9.5)
        if inner is not None:
            painter.setBrush(QColor(inner))
            painter.drawEllipse(middle, 5.5, 5.5)

    return sign


def more(holds: Callable[[], bool]) -> Sign:
    """Return three dots; a line under them tells that what is in hand lies behind them."""

    def sign(painter: QPainter, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for x in (5, 12, 19):
            painter.drawEllipse(QPointF(x, 12), 1.75, 1.75)
        if holds():
            draw(painter, lines((5, 19), (19, 19)), colour)

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


def draw(painter: QPainter, path: QPainterPath, colour: QColor) -> None:
    """Paint a path in the one weight of all signs."""
    line = QPen(colour, LINE)
    line.setCapStyle(Qt.PenCapStyle.RoundCap)
    line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line)
    painter.drawPath(path)


def lines(*places: tuple[float, float]) -> QPainterPath:
    """Return straight lines from place to place."""
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in places]))
    return path
