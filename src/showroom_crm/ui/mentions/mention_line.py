"""One thing to mention, and the button that says it was mentioned."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from showroom_crm.domain.mentions import Mention
from showroom_crm.language.brief_words import mention as in_words
from showroom_crm.language.catalog import _
from showroom_crm.ui.airy_text import AiryText
from showroom_crm.ui.buttons import button
from showroom_crm.ui.theme.tokens import SPACE_4

_LEAST_WIDTH = 90


class MentionLine(QWidget):
    """Signals:
    ticked(MentionId): it was mentioned.
    """

    ticked = Signal(object)

    def __init__(self, number: int, *, lines: int = 1, parent: QWidget | None = None) -> None:
        """`lines` are as many as its words may take."""
        super().__init__(parent)
        self._mention: Mention | None = None
        self._text = AiryText(name=f"mention_{number}")
        self._text.set_at_most(lines)
        self._tick = button(f"tick_mention_{number}", _("Mentioned"), style="link")
        self._tick.setProperty("slim", "true")
        self._tick.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tick.clicked.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_4)
        row.addWidget(self._text, 1)
        row.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_mention(self, mention: Mention, today: date) -> None:
        """Show what is to be mentioned."""
        self._mention = mention
        self._text.set_text(in_words(mention, today))
        self._tick.setAccessibleName(_("Mentioned: {words}").format(words=in_words(mention, today)))

    def natural_width(self) -> int:
        """Return how wide it is when nothing of it is cut off, in pixels."""
        words = self._text.fontMetrics().horizontalAdvance(self._text.text()) + SPACE_4
        return max(_LEAST_WIDTH, words) + SPACE_4 + self._tick.sizeHint().width()

    def _tell(self) -> None:
        if self._mention is not None:
            self.ticked.emit(self._mention.id)
