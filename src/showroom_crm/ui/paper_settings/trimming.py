"""A picture on white paper, and where on it there is ink."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from showroom_crm.ui.theme.tokens import PORTRAIT_PAPER

_WHITE = bytes(range(0xFA, 0x100))


def on_white(picture: QImage) -> QImage:
    """Return a picture with white behind it."""
    picture.convertTo(QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
    painter.fillRect(picture.rect(), QColor(PORTRAIT_PAPER))
    painter.end()
    picture.convertTo(QImage.Format.Format_RGB32)
    return picture


def inked(picture: QImage) -> QRect:
    """Return the least part of a picture outside which all is white; an empty one for none."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    width, of_line = grey.width(), grey.bytesPerLine()
    dots = grey.constBits()
    left, right, top, bottom = width, 0, -1, -1
    for y in range(grey.height()):
        line = bytes(dots[y * of_line : y * of_line + width])
        ink_from_left = line.lstrip(_WHITE)
        if not ink_from_left:
            continue
        left = min(left, width - len(ink_from_left))
        right = max(right, len(line.rstrip(_WHITE)))
        top, bottom = (y if top < 0 else top), y + 1
    return QRect(left, top, right - left, bottom - top) if bottom > 0 else QRect()
