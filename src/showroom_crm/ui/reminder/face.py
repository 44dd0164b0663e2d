"""The customer's face in a reminder: the portrait, else the first sign of the name."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from showroom_crm.domain.showroom import Alert
from showroom_crm.ui.ink_painting import thumbnail
from showroom_crm.ui.theme.style import tokens
from showroom_crm.ui.theme.tokens import RADIUS

_SIGN_SHARE = 0.45


def face(alert: Alert, size_px: int, device_pixel_ratio: float) -> QPixmap:
    """Return a square picture, `size_px` logical pixels wide."""
    if alert.portrait is not None and not alert.portrait.empty:
        return thumbnail(alert.portrait, size_px, device_pixel_ratio)
    return _first_sign(alert.contact.customer.name.strip()[:1], size_px, device_pixel_ratio)


def _first_sign(sign: str, size_px: int, device_pixel_ratio: float) -> QPixmap:
    pixels = round(size_px * device_pixel_ratio)
    picture = QPixmap(pixels, pixels)
    picture.setDevicePixelRatio(device_pixel_ratio)
    picture.fill(Qt.GlobalColor.transparent)
    square = QRectF(0, 0, size_px, size_px)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens().line))
    painter.drawRoundedRect(square, RADIUS, RADIUS)
    font = QApplication.font()
    font.setPixelSize(round(size_px * _SIGN_SHARE))
    painter.setFont(font)
    painter.setPen(QColor(tokens().quiet))
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, sign)
    painter.end()
    return picture
