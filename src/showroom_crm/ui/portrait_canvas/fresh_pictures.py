"""The layers painted anew for another view, bit by bit, so that no hand has to wait."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QRect

from showroom_crm.domain.ink import Layer
from showroom_crm.ui.ink_painting import ink_colour
from showroom_crm.ui.portrait_canvas.inked import Inked
from showroom_crm.ui.portrait_canvas.picture import Picture
from showroom_crm.ui.portrait_canvas.view import View


class FreshPictures:
    """`finished` is complete once `go_on` says so."""

    def __init__(self, view: View, ratio: float, items: Sequence[Inked]) -> None:
        self.finished = {
            layer: Picture(view.size, ratio, view.onto_widget())
            for layer in (Layer.SKETCH, Layer.INK)
        }
        self._waiting = iter(tuple(items))

    def go_on(self, milliseconds: int | None) -> bool:
        """Paint for about so long, None until the end; tell whether all is painted."""
        clock = QElapsedTimer()
        clock.start()
        for item in self._waiting:
            lay(item, self.finished[item.stroke.layer])
            if milliseconds is not None and clock.elapsed() >= milliseconds:
                return False
        return True


def lay(item: Inked, picture: Picture) -> QRect:
    """Paint a stroke on top of a picture; return the device pixels that it can have coloured."""
    pixels = picture.touched(item.bounds)
    if not pixels.isEmpty():
        with picture.brush(pixels) as painter:
            painter.fillPath(item.path, ink_colour(item.stroke))
    return pixels
