"""Fingers on the paper: one does what the tool says, two push the paper about."""

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEventPoint, QTouchEvent

from showroom_crm.ui.portrait_canvas.gestures.pinching import Pinching
from showroom_crm.ui.portrait_canvas.hands import first_touch
from showroom_crm.ui.portrait_canvas.page import Page

_A_TAP = 24.0


class Touching:
    """Tells the finger that draws from those that push, over the events of one widget."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.finger: int | None = None
        self._pinching: Pinching | None = None
        self._came_down = QPointF()
        self._gone = 0.0

    def pushes(self, event: QTouchEvent, *, may_begin: bool) -> bool:
        """Take an event for two fingers; False where it is for one that uses the tool."""
        down = [each for each in event.points() if each.state() != QEventPoint.State.Released]
        ended = event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)
        if self._pinching is None:
            if ended or len(down) < 2 or not may_begin:
                return False
            self._pinching = Pinching(self._page)
        if len(down) >= 2:
            self._pinching.go_on(down[0].position(), down[1].position())
        if ended or not down:
            self._pinching = None
        return True

    def rest(self) -> None:
        """Have two fingers push no more, though they may still lie on the paper."""
        self._pinching = None

    def takes(self, touch: QEventPoint) -> None:
        """Know a finger from now on as the one that draws."""
        self.finger = touch.id()
        self._came_down = touch.position()
        self._gone = 0.0

    @property
    def has_only_tapped(self) -> bool:
        """Whether the finger that draws has stayed about where it came down."""
        return self._gone <= _A_TAP

    def touch(self, event: QTouchEvent) -> QEventPoint | None:
        """Return the finger that draws, or one that was just put down and may."""
        touch = first_touch(event.points(), self.finger)
        if touch is not None and touch.state() == QEventPoint.State.Updated:
            gone = (touch.position() - self._came_down).manhattanLength()
            self._gone = max(self._gone, gone)
        return touch
