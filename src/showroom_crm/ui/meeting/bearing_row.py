"""What a talk does to the contact that was planned: three answers side by side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.came_first import Bearing
from showroom_crm.domain.follow_ups import Plan
from showroom_crm.language import contact_words
from showroom_crm.language.catalog import _
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.field import plain_label, quiet_label
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8


class BearingRow(QWidget):
    """The usual answer holds until the rep picks one; the contact stands above.

    Signals:
    changed(): another answer holds.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picked = False
        self._suggesting = False
        caption = _("The contact we planned")
        self._contact = plain_label(name="bearing_contact", wrap=True)
        asked = QHBoxLayout()
        asked.setSpacing(SPACE_8)
        asked.addWidget(quiet_label(caption), alignment=Qt.AlignmentFlag.AlignTop)
        asked.addWidget(self._contact, 1)
        self._choices = Choices(
            "bearing",
            [
                (Bearing.FULFILS, _("This fulfils it")),
                (Bearing.STANDS, _("It still stands")),
                (Bearing.MOVED, _("Moved")),
            ],
        )
        self._choices.setAccessibleName(caption)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addLayout(asked)
        layout.addWidget(self._choices)
        self.setFocusProxy(self._choices)
        self._choices.changed.connect(self._take)

    def show_contact(self, plan: Plan, *, named_above: bool = False) -> None:
        """Show what was planned, unless a list above names it."""
        told = contact_words.contact_with_reason(plan)
        self._contact.setText(told)
        self._contact.setVisible(not named_above)
        self._choices.setAccessibleDescription(told)

    def value(self) -> Bearing:
        return Bearing(self._choices.value())

    def suggest(self, bearing: Bearing) -> None:
        """Let the usual answer hold, unless the rep picked one."""
        if not self.picked:
            self._suggesting = True
            self._choices.set_value(bearing)
            self._suggesting = False

    def answer(self, bearing: Bearing) -> None:
        """Let an answer hold whatever is usual."""
        self.picked = True
        self._choices.set_value(bearing)

    def ask_anew(self) -> None:
        """Let the usual answer hold again, as for another contact."""
        self.picked = False

    def _take(self) -> None:
        self.picked = self.picked or not self._suggesting
        self.changed.emit()
