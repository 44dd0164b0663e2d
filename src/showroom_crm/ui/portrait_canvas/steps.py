"""What undo and redo go through: one step for each stroke, erasing move and clearing."""

from collections.abc import Sequence

from PySide6.QtGui import QUndoCommand

from showroom_crm.ui.portrait_canvas.page import Inked, Page


class StrokeDrawn(QUndoCommand):
    def __init__(self, page: Page, item: Inked) -> None:
        super().__init__()
        self._page = page
        self._item = item

    def redo(self) -> None:
        self._page.add(self._item)

    def undo(self) -> None:
        self._page.take([self._item])


class StrokesTaken(QUndoCommand):
    """Strokes that were taken off in one move, with the places they lay at, in that order."""

    def __init__(self, page: Page, taken: Sequence[tuple[int, Inked]]) -> None:
        super().__init__()
        self._page = page
        self._taken = taken

    def redo(self) -> None:
        self._page.take(item for _index, item in self._taken)

    def undo(self) -> None:
        self._page.put_back(self._taken)
