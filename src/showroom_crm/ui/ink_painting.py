"""Ink on the screen: the outlines of the domain as Qt paths.

The paper is light in dark mode too, as the printed chart is: ink is chosen against it.
"""

from dataclasses import replace
from functools import lru_cache
from itertools import chain
from struct import pack

from PySide6.QtCore import QByteArray, QDataStream, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from showroom_crm.domain.ink import CANVAS, Drawing, Stroke
from showroom_crm.domain.ink_centre_line import FINE
from showroom_crm.domain.ink_nibs import NIBS
from showroom_crm.domain.ink_outline import Outline, outline
from showroom_crm.ui.theme.tokens import LIGHT, PORTRAIT_PAPER

_MARGIN = 0.06
_CROSS = 0.2
_SMALLEST_VIEW = CANVAS / 4
# Logical pixels: what the eye still follows, and more of it the larger the picture is.
_THINNEST_LINE = 1.2
_LINE_A_PIXEL = 0.008
# Of a pixel: finer is not seen.
_PIXEL_SHARE = 1 / 3


def outline_path(polygon: Outline) -> QPainterPath:
    """Return an outline as a closed path that fills by the nonzero rule."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    if polygon:
        path.addPolygon(_polygon(polygon))
        path.closeSubpath()
    return path


def _polygon(polygon: Outline) -> QPolygonF:
    """Return the polygon for Qt.

    It goes over as one piece in Qt's own format: making each point in Python would cost more than
    painting does.
    """
    written = pack(f">I{2 * len(polygon)}d", len(polygon), *chain.from_iterable(polygon))
    stream = QDataStream(QByteArray(written))
    stream.setVersion(QDataStream.Version.Qt_6_0)
    taken = QPolygonF()
    stream >> taken
    return taken


def stroke_path(stroke: Stroke, detail: float = FINE) -> QPainterPath:
    """Return the ink of a stroke, in canvas units; `detail` is what need not be seen."""
    return outline_path(outline(stroke, detail))


def ink_colour(stroke: Stroke) -> QColor:
    """Return the colour to fill a stroke's ink with, as much as its tool lets shine through."""
    return _colour(stroke.colour, NIBS[stroke.tool].opacity)


@lru_cache(maxsize=256)
def _colour(name: str, opacity: float) -> QColor:
    colour = QColor(name)
    colour.setAlphaF(opacity)
    return colour


def paint_drawing(painter: QPainter, drawing: Drawing, rect: QRectF) -> None:
    """Paint the whole canvas into `rect`, without paper; ink outside of the canvas is cut off."""
    _paint(painter, drawing, QRectF(0, 0, CANVAS, CANVAS), rect, FINE)


def thumbnail(drawing: Drawing, size_px: int, device_pixel_ratio: float) -> QPixmap:
    """Return a square picture on paper, `size_px` logical pixels wide, filled by the face.

    Lines are widened where they would be too thin to see at that size.
    """
    pixels = round(size_px * device_pixel_ratio)
    picture = QPixmap(pixels, pixels)
    picture.setDevicePixelRatio(device_pixel_ratio)
    picture.fill(QColor(PORTRAIT_PAPER))
    if drawing.damaged:
        _cross_out(picture)
        return picture
    view = _view(drawing)
    thinnest = (_THINNEST_LINE + _LINE_A_PIXEL * size_px) * view.width() / size_px
    widened = Drawing(
        tuple(
            stroke if stroke.width >= thinnest else replace(stroke, width=thinnest)
            for stroke in drawing.strokes
        )
    )
    painter = QPainter(picture)
    detail = max(FINE, _PIXEL_SHARE * view.width() / pixels)
    _paint(painter, widened, view, QRectF(0, 0, size_px, size_px), detail)
    painter.end()
    return picture


def _cross_out(picture: QPixmap) -> None:
    """Mark a sheet whose drawing cannot be read."""
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(LIGHT.quiet), 2))
    size = picture.deviceIndependentSize()
    across, down = size.width() * _CROSS, size.height() * _CROSS
    middle = QPointF(size.width() / 2, size.height() / 2)
    for end in (QPointF(across, down), QPointF(across, -down)):
        painter.drawLine(middle - end, middle + end)
    painter.end()


def _paint(painter: QPainter, drawing: Drawing, view: QRectF, rect: QRectF, detail: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / view.width(), rect.height() / view.height())
    painter.translate(-view.topLeft())
    for stroke in drawing.bottom_up:
        painter.fillPath(stroke_path(stroke, detail), ink_colour(stroke))
    painter.restore()


def _view(drawing: Drawing) -> QRectF:
    """Return the square of the canvas that holds the ink, with a margin."""
    inside = [
        point
        for stroke in drawing.strokes
        for point in stroke.points
        if 0 <= point.x <= CANVAS and 0 <= point.y <= CANVAS
    ]
    inked = QRectF(0, 0, CANVAS, CANVAS)
    if inside:
        xs, ys = [point.x for point in inside], [point.y for point in inside]
        inked = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
    side = max(inked.width(), inked.height(), _SMALLEST_VIEW) * (1 + 2 * _MARGIN)
    view = QRectF(QPointF(), QSizeF(side, side))
    view.moveCenter(inked.center())
    return view
