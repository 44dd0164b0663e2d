"""See the morning board as it will be printed, then print or save it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from showroom_crm.domain.board import Board
from showroom_crm.domain.changes import Changes
from showroom_crm.language import board_words
from showroom_crm.language.catalog import _
from showroom_crm.services import staff
from showroom_crm.services.board import board, note_board_printed
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.paper_preview.preview import PaperPreview, Sheet


class BoardPreview(PaperPreview):
    """The board as it stands when the preview is opened."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            name="board_preview",
            title=_("Print the morning board"),
            pages=_("Pages of the morning board"),
            parent=parent,
        )

    def layout_work(self) -> Callable[[], Sheet]:
        """Return the work of laying the board out."""
        desk = self._desk
        showroom = desk.read(staff.showroom_name)
        printed_by = "" if desk.staff is None else desk.staff.name

        def lay_out() -> Sheet:
            # WORKAROUND(91 ms to import reportlab): loaded at first use, in the worker
            from showroom_crm.documents.board import board_pdf

            shown = desk.in_worker(lambda store: board(store, desk.clock))
            pdf = board_pdf(shown, printed_by=printed_by, showroom=showroom)
            return Sheet(pdf, f"board-{shown.at:%Y-%m-%d}.pdf", _boxed_words(shown))

        return lay_out

    def note_printed(self) -> Changes | None:
        """Note it in the access log, for all customers."""
        desk = self._desk
        return desk.run(
            lambda store: note_board_printed(store, by=self.by, clock=desk.clock),
            origin=self,
        )


def _boxed_words(shown: Board) -> str:
    from showroom_crm.documents.board import texts
    from showroom_crm.documents.unprintable import boxed_in

    told = ((board_words.who(entry), boxed_in(text)) for entry, text in texts(shown))
    lines = (
        _("{name}: no font has {characters}; a box is printed instead.").format(
            name=name, characters=" ".join(boxed)
        )
        for name, boxed in told
        if boxed
    )
    return "\n".join(dict.fromkeys(lines))
