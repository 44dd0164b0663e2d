"""A stroke that is being drawn."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QUndoCommand

from showroom_crm.domain.ink import Stroke
from showroom_crm.ui.ink_painting import outline_path
from showroom_crm.ui.portrait_canvas.gestures.gesture import Sample
from showroom_crm.ui.portrait_canvas.inked import Inked
from showroom_crm.ui.portrait_canvas.page import Page
from showroom_crm.ui.portrait_canvas.steps import StrokeDrawn
from showroom_crm.ui.portrait_canvas.wet_stroke import WetStroke


class Inking:
    """Only what the newest point changes is painted; `update` has a part of the widget redrawn."""

    def __init__(
        self, page: Page, bare: Stroke, began_at: int, update: Callable[[QRect], None]
    ) -> None:
        self._page = page
        self._wet = WetStroke(bare, began_at)
        self._tip = QPainterPath()
        self._update = update

    def go_on(self, sample: Sample) -> None:
        place = sample.place
        self._wet.add(place.x(), place.y(), sample.pressure, sample.time, sample.tilt)
        settled = self._wet.settle()
        if settled:
            self._page.wet(settled, self._wet.bare)
        before = self._tip.boundingRect()
        self._tip = outline_path(self._wet.tip())
        self._update(self._page.area(before.united(self._tip.boundingRect())))

    def finish(self) -> QUndoCommand | None:
        self._leave(self._tip.boundingRect())
        return StrokeDrawn(self._page, Inked.of(self._wet.finished()))

    def give_up(self) -> None:
        self._leave(self._tip.boundingRect())

    def paint(self, painter: QPainter) -> None:
        self._page.paint(painter, self._wet.bare, self._tip)

    def _leave(self, tip: QRectF) -> None:
        self._page.dry()
        self._tip = QPainterPath()
        self._update(self._page.area(tip))
