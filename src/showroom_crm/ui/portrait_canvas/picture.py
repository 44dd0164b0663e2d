"""A picture in device pixels that ink is painted into once and shown from then on."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from showroom_crm.domain.ink import CANVAS

_EDGE = 2


class Picture:
    """As large as the widget; it takes canvas units, and colours only what it is told to."""

    def __init__(self, size: QSize, ratio: float, onto_widget: QTransform) -> None:
        self.pixels = QPixmap((QSizeF(size) * ratio).toSize())
        self.pixels.setDevicePixelRatio(ratio)
        self.pixels.fill(Qt.GlobalColor.transparent)
        self._onto_widget = onto_widget
        self._onto_pixels = onto_widget * QTransform.fromScale(ratio, ratio)
        self._ratio = ratio
        whole = self._onto_pixels.mapRect(QRectF(0, 0, CANVAS, CANVAS)).toAlignedRect()
        self._sheet = whole & self.pixels.rect()

    @contextmanager
    def brush(self, pixels: QRect, *, cleared: bool = False) -> Iterator[QPainter]:
        """Give a painter in canvas units that colours only `pixels` (device pixels)."""
        painter = QPainter(self.pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(1 / self._ratio, 1 / self._ratio)
        painter.setClipRect(pixels)
        if cleared:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
            painter.fillRect(pixels, Qt.GlobalColor.transparent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setTransform(self._onto_widget)
        try:
            yield painter
        finally:
            painter.end()

    def touched(self, bounds: QRectF) -> QRect:
        """Return the device pixels of the paper that ink within `bounds` can colour."""
        if bounds.isNull():
            return QRect()
        pixels = self._onto_pixels.mapRect(bounds).toAlignedRect()
        return pixels.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE) & self._sheet

    def shown(self, pixels: QRect) -> QRectF:
        """Return the part of the canvas that lies on some device pixels."""
        return self._onto_pixels.inverted()[0].mapRect(QRectF(pixels))

    def logical(self, pixels: QRect) -> QRect:
        """Return the widget's pixels that some device pixels lie on."""
        back = QTransform.fromScale(1 / self._ratio, 1 / self._ratio)
        return back.mapRect(QRectF(pixels)).toAlignedRect()
