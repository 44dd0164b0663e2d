"""What every page of the close has in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.ui.meeting_close.answers_state import GatheredAnswers
from showroom_crm.ui.theme.tokens import SPACE_12


class Page(QWidget):
    """One question; it shows the answers gathered so far and adds its own.

    Signals:
    changed(): something was answered or typed.
    step_wanted(Step): an answer leads to another page.
    """

    changed = Signal()
    step_wanted = Signal(object)

    fields: tuple[str, ...] = ()
    """The fields of faults that belong to this page."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE_12)

    def show_answers(self, answers: GatheredAnswers) -> None:
        """Show what was gathered, when the page is turned to."""
        raise NotImplementedError

    def gathered(self, answers: GatheredAnswers) -> GatheredAnswers:
        """Return the answers with those of this page."""
        raise NotImplementedError

    def pick(self, number: int) -> None:
        """Take the chip with a number (1 to 10), as its key does."""

    def show_fault(self, fault: ShowroomError) -> None:
        """Show a fault of this page beside its field, which takes the focus."""

    def set_customer_view(self, *, on: bool) -> None:
        """Hide what the customer is not to read, or show it again."""

    def focus_first(self) -> None:
        """Set the focus where answering begins."""
        self.setFocus()


def numbered(number: int, caption: str) -> str:
    """Return a chip's caption with the key that takes it."""
    return f"{number % 10} {caption}"


def discard(widget: QWidget) -> None:
    """Take a widget out of its window at once; it ends when its own signals have returned."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
