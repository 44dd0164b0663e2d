"""Two fingers push the paper about and bring it nearer."""

from math import hypot

from PySide6.QtCore import QPointF

from showroom_crm.ui.portrait_canvas.page import Page

_CLOSEST = 8.0


class Pinching:
    """`go_on` takes where the two fingers are, in the widget's pixels."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._before: tuple[QPointF, float] | None = None

    def go_on(self, one: QPointF, other: QPointF) -> None:
        middle = (one + other) / 2
        apart = max(_CLOSEST, hypot(other.x() - one.x(), other.y() - one.y()))
        if self._before is not None:
            last_middle, last_apart = self._before
            view = self._page.view.moved(middle - last_middle)
            self._page.look(view.zoomed(apart / last_apart, middle))
        self._before = (middle, apart)
