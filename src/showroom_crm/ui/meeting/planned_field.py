"""What a meeting does to our planned contacts: which one it is about, and what becomes of it."""

from collections.abc import Collection, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from showroom_crm.domain.came_first import Bearing, contact_meant, usual_bearing
from showroom_crm.domain.follow_ups import Channel, FollowUp
from showroom_crm.domain.identifiers import FollowUpId
from showroom_crm.language import contact_words
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.meeting.bearing_row import BearingRow
from showroom_crm.ui.theme.tokens import SPACE_4


class PlannedField(QWidget):
    """It is there only while a contact is planned; several are a list to choose from.

    Signals:
    changed(): another answer holds, or it is about another contact.
    moving_wanted(FollowUpId): the customer asked for another day or time.
    """

    changed = Signal()
    moving_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contacts: Sequence[FollowUp] = ()
        self._at_first: frozenset[FollowUpId] | None = None
        self._chosen: FollowUpId | None = None
        self._by_hand = False
        self._customer_sees = False
        self._list = QComboBox()
        self._list.setObjectName("planned_contact")
        self._list.setAccessibleName(_("Planned contact"))
        self._bearing = BearingRow()
        self._move = button("move_planned", _("Set the new day and time …"), style="link")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(self._list)
        layout.addWidget(self._bearing)
        layout.addWidget(self._move, alignment=Qt.AlignmentFlag.AlignLeft)
        self._list.activated.connect(self._take_contact)
        self._bearing.changed.connect(self._take_bearing)
        self._move.clicked.connect(self._want_to_move)
        self._show()

    @property
    def answered_id(self) -> FollowUpId | None:
        """The contact that the meeting fulfils."""
        return self._chosen if self._bearing.value() is Bearing.FULFILS else None

    def show_contacts(
        self, contacts: Sequence[FollowUp], channels: Collection[Channel], *, at: datetime
    ) -> None:
        """Ask about these contacts, as they stand now; what was answered stays.

        One that was set only after the first time is not usually fulfilled already.
        """
        answered = self.answered_id
        self._contacts = contacts
        if self._at_first is None:
            self._at_first = frozenset(each.id for each in contacts)
        self.judge(channels, at=at)
        if self.answered_id != answered:
            self.changed.emit()

    def judge(self, channels: Collection[Channel], *, at: datetime) -> None:
        """Show the usual answer for a talk by some `channels`, at a wall-clock time."""
        if self._contact is None and self._chosen is not None:
            self._by_hand = False
            self._bearing.ask_anew()
        if not (self._by_hand or self._bearing.picked) or self._contact is None:
            at_first = [each for each in self._contacts if self._was_there(each)]
            meant = contact_meant(at_first or self._contacts, channels, at=at)
            self._chosen = None if meant is None else meant.id
        self._suggest(channels, at)
        self._show()

    def answer(self, contact_id: FollowUpId, bearing: Bearing) -> None:
        """Let an answer hold for a contact, whatever is usual."""
        if any(each.id == contact_id for each in self._contacts):
            self._chosen, self._by_hand = contact_id, True
            self._bearing.answer(bearing)
            self._show()

    def set_customer_view(self, *, on: bool) -> None:
        """Our own plans are not for the customer's eyes."""
        self._customer_sees = on
        self._show()

    def leave_standing(self) -> None:
        """Let the contact stand that is meant: the rep said so elsewhere."""
        self._bearing.answer(Bearing.STANDS)

    @property
    def _contact(self) -> FollowUp | None:
        return next((each for each in self._contacts if each.id == self._chosen), None)

    def _suggest(self, channels: Collection[Channel], at: datetime) -> None:
        contact = self._contact
        if contact is None or not self._was_there(contact):
            self._bearing.suggest(Bearing.STANDS)
        else:
            self._bearing.suggest(usual_bearing(contact.plan, channels, at=at))

    def _was_there(self, contact: FollowUp) -> bool:
        return self._at_first is None or contact.id in self._at_first

    def _show(self) -> None:
        contact, several = self._contact, len(self._contacts) > 1
        self.setVisible(contact is not None and not self._customer_sees)
        self._list.setVisible(several)
        self._move.setVisible(self._bearing.value() is Bearing.MOVED)
        if contact is None:
            return
        self._bearing.show_contact(contact.plan, named_above=several)
        self._list.clear()
        for each in self._contacts:
            self._list.addItem(contact_words.contact_with_reason(each.plan))
        self._list.setCurrentIndex(self._contacts.index(contact))

    def _take_contact(self, index: int) -> None:
        self._chosen, self._by_hand = self._contacts[index].id, True
        self._show()
        self.changed.emit()

    def _take_bearing(self) -> None:
        self._show()
        self.changed.emit()
        if self._bearing.picked and self._bearing.value() is Bearing.MOVED:
            self._want_to_move()

    def _want_to_move(self) -> None:
        if self._chosen is not None:
            self.moving_wanted.emit(self._chosen)
