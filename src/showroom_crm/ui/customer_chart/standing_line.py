"""What a rep must know before they reach for the phone: how dealings stand, what is refused."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom_crm.domain.customers import Profile
from showroom_crm.language import list_words, words
from showroom_crm.ui.field import plain_label, warning_label
from showroom_crm.ui.theme.tokens import SPACE_8


class StandingLine(QWidget):
    """A badge where dealings do not go on as usual, and the refusals in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = plain_label(name="customer_state")
        self._state.setProperty("badge", "true")
        self._refusals = warning_label("customer_refusals")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._refusals, 1)
        # Beside no refusals the badge is as wide as its word.
        row.addStretch()

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return 0 if layout is None else layout.totalHeightForWidth(width)

    def show_profile(self, profile: Profile) -> None:
        """Show how dealings with a customer stand; nothing where they are as usual."""
        state = list_words.customer_state(profile.state)
        refused = words.refusals(profile.reach.refusals)
        for label, text in ((self._state, state), (self._refusals, refused)):
            label.setText(text)
            label.setVisible(bool(text))
            label.ensurePolished()
        self.setVisible(bool(state or refused))
