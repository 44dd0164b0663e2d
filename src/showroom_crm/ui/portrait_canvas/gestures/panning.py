"""The paper pushed about under the hand."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QUndoCommand

from showroom_crm.ui.portrait_canvas.gestures.gesture import Sample
from showroom_crm.ui.portrait_canvas.page import Page


class Panning:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._at: QPointF | None = None

    def go_on(self, sample: Sample) -> None:
        if self._at is not None:
            self._page.look(self._page.view.moved(sample.position - self._at))
        self._at = sample.position

    def finish(self) -> QUndoCommand | None:
        return None

    def give_up(self) -> None:
        """Where the paper lies is no part of the drawing."""

    def paint(self, painter: QPainter) -> None:
        self._page.paint(painter)
