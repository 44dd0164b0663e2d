"""The paper and the strokes on it, painted once into pictures in device pixels.

From below: paper with what is traced, the sketch, the ink; the stroke that is being drawn lies on
top of its own layer.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPixmap

from showroom_crm.domain.ink import CANVAS, Drawing, Layer, Stroke
from showroom_crm.domain.ink_nibs import NIBS
from showroom_crm.domain.ink_outline import Outline
from showroom_crm.ui.ink_painting import ink_colour, outline_path
from showroom_crm.ui.portrait_canvas.fresh_pictures import FreshPictures, lay
from showroom_crm.ui.portrait_canvas.inked import Inked, united
from showroom_crm.ui.portrait_canvas.picture import Picture
from showroom_crm.ui.portrait_canvas.view import View
from showroom_crm.ui.theme.tokens import PORTRAIT_PAPER

_WHOLE = QRectF(0, 0, CANVAS, CANVAS)
_SHARP_AFTER = 60
# Milliseconds of painting after which a hand that moves must be heard.
_A_WHILE = 15
_BOTTOM_UP = (Layer.SKETCH, Layer.INK)


class Page(QObject):
    """A square paper in a widget.

    Signals: `repainted(area)` after any change to what is seen; the area in the widget's pixels.
    """

    repainted = Signal(QRect)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.view = View()
        self._items: list[Inked] = []
        self._ratio = 1.0
        self._underlay = QImage()
        self._strength = 1.0
        self._hidden: set[Layer] = set()
        self._wet_area = QRect()
        self._fresh: FreshPictures | None = None
        self._make_pictures()
        self._sharpening = QTimer(self)
        self._sharpening.setSingleShot(True)
        self._sharpening.timeout.connect(lambda: self._sharpen_for(_A_WHILE))

    @property
    def items(self) -> Sequence[Inked]:
        return self._items

    @property
    def sheet(self) -> QRect:
        """Return the paper's place in the widget."""
        return self.view.sheet

    def drawing(self) -> Drawing:
        return Drawing(tuple(item.stroke for item in self._items))

    def to_canvas(self, position: QPointF) -> QPointF:
        """Return a place in the widget as canvas units."""
        return self.view.to_canvas(position)

    def fit(self, size: QSize, ratio: float) -> None:
        """Make the pictures for a widget's size and device pixel ratio; nothing if they fit."""
        if size == self.view.size and ratio == self._ratio:
            return
        self.view, self._ratio = self.view.resized(size), ratio
        self._make_pictures()
        self._repaint(_WHOLE)

    def look(self, view: View) -> None:
        """Look at the paper in another way: what is painted moves at once, and is soon sharp."""
        if view == self.view:
            return
        self.view = view
        self._fresh = None
        self._sharpening.start(_SHARP_AFTER)
        self.repainted.emit(QRect(0, 0, view.size.width(), view.size.height()))

    def sharpen(self) -> None:
        """Paint anew at once what is only shown enlarged or moved."""
        self._sharpen_for(None)

    def trace(self, picture: QImage | None, strength: float) -> None:
        """Lay a picture under all ink, as strong as said from 0 to 1; None takes it away."""
        self._underlay = QImage() if picture is None else picture
        self._strength = strength
        self._paint_ground()
        self.repainted.emit(self._ground.logical(self._ground.touched(_WHOLE)))

    def show_layer(self, layer: Layer, *, shown: bool) -> None:
        """Show a layer or leave it out of sight; it stays in the drawing."""
        (self._hidden.discard if shown else self._hidden.add)(layer)
        self.repainted.emit(self._ground.logical(self._ground.touched(_WHOLE)))

    def is_shown(self, layer: Layer) -> bool:
        return layer not in self._hidden

    def items_in_sight(self) -> list[Inked]:
        return [item for item in self._items if self.is_shown(item.stroke.layer)]

    def replace(self, drawing: Drawing) -> None:
        """Show another drawing."""
        self._items = [Inked.of(stroke) for stroke in drawing.strokes]
        self._repaint(_WHOLE)

    def add(self, item: Inked) -> None:
        """Lay a stroke on top of its layer; the cost does not grow with their number."""
        self._items.append(item)
        self._fresh = None
        picture = self._finished[item.stroke.layer]
        self.repainted.emit(picture.logical(lay(item, picture)))

    def take(self, items: Iterable[Inked]) -> None:
        """Take strokes off."""
        wanted = {id(item) for item in items}
        self.arrange([item for item in self._items if id(item) not in wanted])

    def arrange(self, items: Sequence[Inked]) -> None:
        """Have just these strokes on the paper, in this order of drawing."""
        before, after = {id(item) for item in self._items}, {id(item) for item in items}
        differing = [item for item in self._items if id(item) not in after]
        differing += [item for item in items if id(item) not in before]
        self._items = list(items)
        self._repaint(united(differing))

    def wet(self, polygon: Outline, stroke: Stroke) -> None:
        """Paint a settled part of the stroke that is being drawn."""
        path = outline_path(polygon)
        pixels = self._wet.touched(path.boundingRect())
        if pixels.isEmpty():
            return
        with self._wet.brush(pixels) as painter:
            painter.fillPath(path, QColor(stroke.colour))
        self._wet_area = self._wet_area.united(pixels)

    def dry(self) -> None:
        """Take off what `wet` painted: the stroke is finished or given up."""
        if self._wet_area.isEmpty():
            return
        with self._wet.brush(self._wet_area, cleared=True):
            pass
        self.repainted.emit(self._wet.logical(self._wet_area))
        self._wet_area = QRect()

    def paint(
        self, painter: QPainter, wet: Stroke | None = None, tip: QPainterPath | None = None
    ) -> None:
        """Paint paper and ink within the painter's clip, the stroke being drawn with its tip."""
        painter.save()
        if self._painted_for != self.view:
            back = self._painted_for.onto_widget().inverted()[0]
            painter.setTransform(back * self.view.onto_widget(), combine=True)
        painter.drawPixmap(0, 0, self._ground.pixels)
        for layer in _BOTTOM_UP:
            if self.is_shown(layer):
                painter.drawPixmap(0, 0, self._finished[layer].pixels)
            if wet is not None and wet.layer is layer:
                self._paint_wet(painter, wet, tip or QPainterPath())
        painter.restore()

    def area(self, bounds: QRectF) -> QRect:
        """Return the widget's pixels that ink within `bounds` (canvas units) can colour."""
        return self._ground.logical(self._ground.touched(bounds))

    def _paint_wet(self, painter: QPainter, stroke: Stroke, tip: QPainterPath) -> None:
        """What shines through is joined first, so that no ink lies on ink of the same stroke."""
        opacity = NIBS[stroke.tool].opacity
        if opacity == 1.0:
            painter.drawPixmap(0, 0, self._wet.pixels)
            self._paint_tip(painter, stroke, tip)
            return
        clip = painter.clipBoundingRect().toAlignedRect()
        joined = QPixmap((clip.size().toSizeF() * self._ratio).toSize())
        joined.setDevicePixelRatio(self._ratio)
        joined.fill(Qt.GlobalColor.transparent)
        joining = QPainter(joined)
        joining.translate(-clip.topLeft())
        joining.drawPixmap(0, 0, self._wet.pixels)
        self._paint_tip(joining, stroke, tip)
        joining.end()
        painter.setOpacity(opacity)
        painter.drawPixmap(clip.topLeft(), joined)
        painter.setOpacity(1.0)

    def _paint_tip(self, painter: QPainter, stroke: Stroke, tip: QPainterPath) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.sheet, Qt.ClipOperation.IntersectClip)
        painter.setTransform(self.view.onto_widget(), combine=True)
        painter.fillPath(tip, QColor(stroke.colour))
        painter.restore()

    def _sharpen_for(self, milliseconds: int | None) -> None:
        self._sharpening.stop()
        if self._painted_for == self.view:
            return
        if self._fresh is None:
            self._fresh = FreshPictures(self.view, self._ratio, self._items)
        fresh = self._fresh
        if not fresh.go_on(milliseconds):
            self._sharpening.start(0)
            return
        self._make_pictures()
        self._finished = fresh.finished
        self.repainted.emit(QRect(QPoint(), self.view.size))

    def _make_pictures(self) -> None:
        self._painted_for = self.view
        self._fresh = None
        self._ground, self._wet = self._blank(), self._blank()
        self._finished = {layer: self._blank() for layer in _BOTTOM_UP}
        self._wet_area = QRect()
        self._paint_ground()

    def _blank(self) -> Picture:
        return Picture(self.view.size, self._ratio, self.view.onto_widget())

    def _paint_ground(self) -> None:
        pixels = self._ground.touched(_WHOLE)
        if pixels.isEmpty():
            return
        with self._ground.brush(pixels) as painter:
            painter.fillRect(_WHOLE, QColor(PORTRAIT_PAPER))
            if not self._underlay.isNull():
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.setOpacity(self._strength)
                painter.drawImage(_within_sheet(self._underlay.size()), self._underlay)

    def _repaint(self, bounds: QRectF) -> None:
        """Paint the part of the pictures within `bounds` anew."""
        self._fresh = None
        pixels = self._ground.touched(bounds)
        if pixels.isEmpty():
            return
        shown = self._ground.shown(pixels)
        for layer, picture in self._finished.items():
            with picture.brush(pixels, cleared=True) as painter:
                for item in self._items:
                    if item.stroke.layer is layer and item.bounds.intersects(shown):
                        painter.fillPath(item.path, ink_colour(item.stroke))
        self.repainted.emit(self._ground.logical(pixels))


def _within_sheet(size: QSize) -> QRectF:
    """Return where a picture of a size lies, as large as the sheet takes it whole."""
    fitted = QRectF(
        QPointF(), size.toSizeF().scaled(CANVAS, CANVAS, Qt.AspectRatioMode.KeepAspectRatio)
    )
    fitted.moveCenter(_WHOLE.center())
    return fitted
