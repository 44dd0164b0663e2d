"""What the manager said on a deal, and the button by which its rep takes it in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom_crm.domain.showroom import Alert
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import plain_label
from showroom_crm.ui.reminder import alert_words
from showroom_crm.ui.reminder.clamped_label import show_clamped
from showroom_crm.ui.reminder.measures import CONTENT_WIDTH
from showroom_crm.ui.theme.tokens import SPACE_8

_LINES = 2


class ManagerWordRow(QWidget):
    """Signals:
    tick_chosen(): the rep has taken in what stands here.
    """

    tick_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._word = plain_label(name="reminder_manager_word")
        self._word.setProperty("meaning", "not_agreed")
        # A click leaves the keyboard where it is.
        self.tick = button("reminder_tick_word", _("Seen"), style="link")
        self.tick.setProperty("slim", "true")
        self.tick.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tick.clicked.connect(self.tick_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._word, 1)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)

    def show_word(self, alert: Alert, *, can_tick: bool) -> None:
        """Show what is not ticked yet; only its rep ticks it."""
        word = alert_words.manager_word(alert.contact)
        beside = self.tick.sizeHint().width() + SPACE_8 if can_tick else 0
        show_clamped(self._word, word, width=CONTENT_WIDTH - beside, lines=_LINES)
        self.tick.setAccessibleName(_("Seen: {words}").format(words=word))
        self.tick.setVisible(bool(word) and can_tick)
        self.setVisible(bool(word))
