"""What undo and redo go through: one step for each stroke, erasing move, change and clearing."""

from collections.abc import Sequence

from PySide6.QtGui import QUndoCommand

from showroom_crm.ui.portrait_canvas.inked import Inked
from showroom_crm.ui.portrait_canvas.page import Page


class StrokeDrawn(QUndoCommand):
    def __init__(self, page: Page, item: Inked) -> None:
        super().__init__()
        self._page = page
        self._item = item

    def redo(self) -> None:
        self._page.add(self._item)

    def undo(self) -> None:
        self._page.take([self._item])


class Rearranged(QUndoCommand):
    """All the strokes before and after something that took, changed or brought several."""

    def __init__(self, page: Page, before: Sequence[Inked], after: Sequence[Inked]) -> None:
        super().__init__()
        self._page = page
        self._before = tuple(before)
        self._after = tuple(after)

    def redo(self) -> None:
        self._page.arrange(self._after)

    def undo(self) -> None:
        self._page.arrange(self._before)
