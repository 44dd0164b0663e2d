"""The paper with its finished strokes, painted once into a picture in device pixels."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap, QTransform

from showroom_crm.domain.ink import CANVAS, Drawing, Stroke
from showroom_crm.domain.ink_outline import Outline
from showroom_crm.ui.ink_painting import outline_path, stroke_path
from showroom_crm.ui.theme.tokens import PORTRAIT_PAPER

_EDGE = 2


@dataclass(frozen=True, eq=False)
class Inked:
    """A stroke with its ink, both in canvas units; one is told from another by identity."""

    stroke: Stroke
    path: QPainterPath
    bounds: QRectF

    @classmethod
    def of(cls, stroke: Stroke) -> "Inked":
        path = stroke_path(stroke)
        return cls(stroke, path, path.boundingRect())


class Page(QObject):
    """A square paper in the middle of a widget, and the strokes on it.

    Signals: `repainted(area)` after any change to the picture; the area in the widget's pixels.
    """

    repainted = Signal(QRect)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._items: list[Inked] = []
        self._size = QSize(0, 0)
        self._ratio = 1.0
        self._finished = QPixmap()
        self._wet = QPixmap()
        self._wet_area = QRect()

    @property
    def items(self) -> Sequence[Inked]:
        return self._items

    @property
    def sheet(self) -> QRect:
        """Return the paper's place in the widget."""
        side = min(self._size.width(), self._size.height())
        return QRect(
            (self._size.width() - side) // 2, (self._size.height() - side) // 2, side, side
        )

    def drawing(self) -> Drawing:
        return Drawing(tuple(item.stroke for item in self._items))

    def to_canvas(self, position: QPointF) -> QPointF:
        """Return a place in the widget as canvas units."""
        scale = CANVAS / max(1, self.sheet.width())
        return (position - QPointF(self.sheet.topLeft())) * scale

    def fit(self, size: QSize, ratio: float) -> None:
        """Make the picture for a widget's size and device pixel ratio; nothing if it fits."""
        if size == self._size and ratio == self._ratio:
            return
        self._size, self._ratio = size, ratio
        self._finished, self._wet = self._blank(), self._blank()
        self._wet_area = QRect()
        self._repaint(QRectF(0, 0, CANVAS, CANVAS))

    def replace(self, drawing: Drawing) -> None:
        """Show another drawing."""
        self._items = [Inked.of(stroke) for stroke in drawing.strokes]
        self._repaint(QRectF(0, 0, CANVAS, CANVAS))

    def add(self, item: Inked) -> None:
        """Lay a stroke on top of the others; the cost does not grow with their number."""
        self._items.append(item)
        self._fill(self._finished, item.path, item.stroke.colour)
        self.repainted.emit(self.area(item.bounds))

    def take(self, items: Iterable[Inked]) -> list[tuple[int, Inked]]:
        """Take those of the strokes off that are there; return them with their places, in order."""
        wanted = {id(item) for item in items}
        taken = [(index, item) for index, item in enumerate(self._items) if id(item) in wanted]
        self._items = [item for item in self._items if id(item) not in wanted]
        self._repaint(_united(taken))
        return taken

    def put_back(self, taken: Sequence[tuple[int, Inked]]) -> None:
        """Put strokes back to the places they were taken from."""
        for index, item in taken:
            self._items.insert(index, item)
        self._repaint(_united(taken))

    def wet(self, polygon: Outline, colour: str) -> None:
        """Paint a settled part of the stroke that is being drawn."""
        path = outline_path(polygon)
        self._fill(self._wet, path, colour)
        self._wet_area = self._wet_area.united(self._pixels(path.boundingRect()))

    def dry(self) -> None:
        """Take off what `wet` painted: the stroke is finished or given up."""
        if self._wet_area.isEmpty():
            return
        with self._brush(self._wet, self._wet_area) as painter:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
            painter.fillRect(QRectF(0, 0, CANVAS, CANVAS), Qt.GlobalColor.transparent)
        self.repainted.emit(self._logical(self._wet_area))
        self._wet_area = QRect()

    def paint(self, painter: QPainter) -> None:
        """Paint paper and ink, within the painter's clip."""
        painter.drawPixmap(0, 0, self._finished)
        if not self._wet_area.isEmpty():
            painter.drawPixmap(0, 0, self._wet)

    def paint_tip(self, painter: QPainter, path: QPainterPath, colour: str) -> None:
        """Paint the newest part of the stroke that is being drawn, which may still change."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.sheet, Qt.ClipOperation.IntersectClip)
        painter.setTransform(self._onto_widget(), combine=True)
        painter.fillPath(path, QColor(colour))
        painter.restore()

    def area(self, bounds: QRectF) -> QRect:
        """Return the widget's pixels that ink within `bounds` (canvas units) can colour."""
        return self._logical(self._pixels(bounds))

    def _blank(self) -> QPixmap:
        picture = QPixmap((QSizeF(self._size) * self._ratio).toSize())
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(Qt.GlobalColor.transparent)
        return picture

    def _repaint(self, bounds: QRectF) -> None:
        """Paint the part of the picture within `bounds` anew."""
        pixels = self._pixels(bounds)
        if pixels.isEmpty():
            return
        shown = self._onto_pixels().inverted()[0].mapRect(QRectF(pixels))
        with self._brush(self._finished, pixels) as painter:
            painter.fillRect(shown, QColor(PORTRAIT_PAPER))
            for item in self._items:
                if item.bounds.intersects(shown):
                    painter.fillPath(item.path, QColor(item.stroke.colour))
        self.repainted.emit(self._logical(pixels))

    def _fill(self, picture: QPixmap, path: QPainterPath, colour: str) -> None:
        pixels = self._pixels(path.boundingRect())
        if not pixels.isEmpty():
            with self._brush(picture, pixels) as painter:
                painter.fillPath(path, QColor(colour))

    @contextmanager
    def _brush(self, picture: QPixmap, pixels: QRect) -> Iterator[QPainter]:
        """Give a painter in canvas units that colours only `pixels` of a picture."""
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(1 / self._ratio, 1 / self._ratio)
        painter.setClipRect(pixels)
        painter.setTransform(self._onto_widget())
        try:
            yield painter
        finally:
            painter.end()

    def _onto_widget(self) -> QTransform:
        sheet = self.sheet
        scale = sheet.width() / CANVAS
        return QTransform(scale, 0, 0, scale, sheet.x(), sheet.y())

    def _onto_pixels(self) -> QTransform:
        return self._onto_widget() * QTransform.fromScale(self._ratio, self._ratio)

    def _pixels(self, bounds: QRectF) -> QRect:
        """Return the device pixels of the paper that ink within `bounds` can colour."""
        if bounds.isNull():
            return QRect()
        sheet = QRectF(
            QPointF(self.sheet.topLeft()) * self._ratio, QSizeF(self.sheet.size()) * self._ratio
        )
        pixels = self._onto_pixels().mapRect(bounds).toAlignedRect()
        return pixels.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE) & sheet.toAlignedRect()

    def _logical(self, pixels: QRect) -> QRect:
        return (
            QTransform.fromScale(1 / self._ratio, 1 / self._ratio)
            .mapRect(QRectF(pixels))
            .toAlignedRect()
        )


def _united(taken: Sequence[tuple[int, Inked]]) -> QRectF:
    area = QRectF()
    for _index, item in taken:
        area = area.united(item.bounds)
    return area
