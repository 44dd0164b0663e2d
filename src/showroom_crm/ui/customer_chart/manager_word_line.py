"""What the manager says on a deal, and the button by which the rep has taken it in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom_crm.domain.manager_words import ManagerWord
from showroom_crm.language import deal_words
from showroom_crm.language.catalog import _
from showroom_crm.ui.airy_text import AiryText
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.theme.tokens import SPACE_8

_LINES = 2


class ManagerWordLine(QWidget):
    """The oldest word that is not ticked, and how many more follow; hidden without one.

    Signals:
    ticked(ManagerWordId): the rep has taken it in.
    """

    ticked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("manager_word_line")
        self._word: ManagerWord | None = None
        self._text = AiryText(name="manager_word")
        self._text.set_at_most(_LINES)
        self._more = quiet_label(name="more_manager_words")
        self._tick = button("tick_manager_word", _("Seen"), style="link")
        self._tick.setProperty("slim", "true")
        self._tick.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tick.clicked.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._text, 1)
        for part in (self._more, self._tick):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)

    def show_words(self, standing: Sequence[ManagerWord]) -> None:
        """Show the first of those that stand before the rep."""
        self._word = next(iter(standing), None)
        text = "" if self._word is None else deal_words.manager_says(self._word.words)
        self._text.set_text(text)
        self._tick.setAccessibleName(_("Seen: {words}").format(words=text))
        self._more.setText(_("{number} more").format(number=len(standing) - 1))
        self._more.setVisible(len(standing) > 1)
        self.setVisible(bool(text))

    def height_in(self, width: int) -> int:
        """Return the height that it takes in a width, in pixels."""
        beside = self._tick.sizeHint().width() + SPACE_8
        if not self._more.isHidden():
            beside += self._more.sizeHint().width() + SPACE_8
        text = self._text.heightForWidth(max(1, width - beside))
        return max(text, self._tick.sizeHint().height())

    def _tell(self) -> None:
        if self._word is not None:
            self.ticked.emit(self._word.id)
