"""What is done with the chosen strokes by a button or a key, each one step of undo."""

from collections.abc import Sequence

from PySide6.QtGui import QUndoStack

from showroom_crm.domain.ink_transform import Transform, transformed
from showroom_crm.ui.portrait_canvas.inked import Inked
from showroom_crm.ui.portrait_canvas.page import Page
from showroom_crm.ui.portrait_canvas.selection import Selection
from showroom_crm.ui.portrait_canvas.steps import Rearranged

_BESIDE = 40.0


class SelectionSteps:
    def __init__(self, page: Page, selection: Selection, stack: QUndoStack) -> None:
        self._page = page
        self._selection = selection
        self._stack = stack

    def mirror(self) -> None:
        """Swap left and right of the chosen strokes, where they lie."""
        middle = self._selection.bounds.center().x()
        changed = self._changed(Transform.mirrored(middle))
        before = tuple(self._page.items)
        by_place = dict(zip(map(id, self._selection.items), changed, strict=True))
        self._do(before, [by_place.get(id(item), item) for item in before], changed)

    def copy(self) -> None:
        """Lay a copy beside the chosen strokes; the copy is what is chosen then."""
        copies = self._changed(Transform.moved(_BESIDE, _BESIDE))
        before = tuple(self._page.items)
        self._do(before, [*before, *copies], copies)

    def delete(self) -> None:
        """Take the chosen strokes off."""
        chosen = {id(item) for item in self._selection.items}
        before = tuple(self._page.items)
        self._do(before, [item for item in before if id(item) not in chosen], [])

    def _changed(self, transform: Transform) -> list[Inked]:
        return [Inked.of(transformed(item.stroke, transform)) for item in self._selection.items]

    def _do(self, before: Sequence[Inked], after: Sequence[Inked], chosen: Sequence[Inked]) -> None:
        if not self._selection.items:
            return
        self._page.arrange(after)
        self._selection.choose(chosen)
        self._stack.push(Rearranged(self._page, before, after))
