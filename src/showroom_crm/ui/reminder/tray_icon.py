"""The tray's picture: a customer card, with the number of promises that want an answer."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication

from showroom_crm.ui.theme.tokens import LIGHT

_SIZES = (16, 22, 24, 32, 48, 64)
_UNITS = 64
_MOST_SHOWN = 9
_RIM = 3


class Standing(Enum):
    """Told apart by shape, too: nothing, a disc, a triangle, a cross."""

    CALM = "calm"
    DUE = "due"
    OVERDUE = "overdue"
    NOT_WATCHING = "not_watching"


def tray_icon(standing: Standing, number: int, *, paused: bool = False) -> QIcon:
    """Return the icon in every size a tray asks for; themes may have none.

    In a pause its card is grey, with two bars for the face.
    """
    icon = QIcon()
    for size in _SIZES:
        icon.addPixmap(_picture(standing, number, size, paused))
    return icon


def _picture(standing: Standing, number: int, size: int, paused: bool) -> QPixmap:
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / _UNITS, size / _UNITS)
    painter.setPen(Qt.PenStyle.NoPen)
    if paused:
        _bars(painter)
    else:
        _card(painter)
    # A light rim keeps the badge apart from the card.
    painter.setPen(QPen(QColor(LIGHT.surface), _RIM))
    match standing:
        case Standing.DUE:
            painter.setBrush(QColor(LIGHT.today))
            painter.drawEllipse(QRectF(16, 16, 48, 48))
            _number(painter, number, QRectF(16, 16, 48, 48))
        case Standing.OVERDUE:
            painter.setBrush(QColor(LIGHT.overdue))
            painter.drawPolygon(QPolygonF([QPointF(37, 4), QPointF(64, 64), QPointF(8, 64)]))
            _number(painter, number, QRectF(10, 24, 54, 42))
        case Standing.NOT_WATCHING:
            painter.setBrush(QColor(LIGHT.quiet))
            painter.drawRect(QRectF(20, 20, 44, 44))
            _sign(painter, "×", QRectF(20, 18, 44, 44))
        case Standing.CALM:
            pass
    painter.end()
    return picture


def _card(painter: QPainter) -> None:
    """A face and shoulders on a card."""
    painter.setBrush(QColor(LIGHT.act))
    painter.drawRoundedRect(QRectF(2, 2, 60, 60), 10, 10)
    painter.setBrush(QColor(LIGHT.surface))
    painter.drawEllipse(QRectF(21, 11, 22, 22))
    painter.drawRoundedRect(QRectF(12, 38, 40, 30), 16, 16)
    painter.setBrush(QColor(LIGHT.act))
    painter.drawRect(QRectF(8, 56, 48, 6))


def _bars(painter: QPainter) -> None:
    """The sign for a pause on a card; a badge leaves them to be seen at the left."""
    painter.setBrush(QColor(LIGHT.quiet))
    painter.drawRoundedRect(QRectF(2, 2, 60, 60), 10, 10)
    painter.setBrush(QColor(LIGHT.surface))
    painter.drawRect(QRectF(11, 12, 9, 36))
    painter.drawRect(QRectF(27, 12, 9, 36))


def _number(painter: QPainter, number: int, place: QRectF) -> None:
    _sign(painter, str(number) if number <= _MOST_SHOWN else f"{_MOST_SHOWN}+", place)


def _sign(painter: QPainter, sign: str, place: QRectF) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(36 if len(sign) == 1 else 28)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.surface))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, sign)
