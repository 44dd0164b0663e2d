"""Whether and when we ask again after a loss."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom_crm.domain import far_contacts
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.decision_spans import read_span
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.far_contacts import FarContact, FarOccasion
from showroom_crm.domain.follow_ups import Plan
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.reaching import first_channel
from showroom_crm.domain.written_dates import read_day
from showroom_crm.language import formats, order_words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.field import Field, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_8

_NONE: Final = "none"
_NAMED_SIGNS = 20


class FarContactChoice(QWidget):
    """One click takes a proposal; where the customer refuses contact, nothing is proposed.

    Signals:
    changed(): another choice holds, or a time was typed.
    """

    changed = Signal()

    def __init__(
        self, profile: Profile, days: ShowroomDays, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._profile = profile
        self._days = days
        self._clock = clock
        self._allowed = far_contacts.may_be_contacted(profile)
        proposed = far_contacts.far_contacts(profile, today=self._today, days=days)
        self._proposed: Mapping[str, FarContact] = {each.occasion: each for each in proposed}
        options = [(_NONE, _("No contact"))]
        options += [(name, _caption(each)) for name, each in self._proposed.items()]
        options.append((FarOccasion.NAMED, _("A time they named")))
        self._choices = Choices("far_contact", options)
        self._named = Line()
        self._named.setPlaceholderText(_("e.g. next April, 2027-04-10"))
        self._named.setMaximumWidth(
            self._named.fontMetrics().horizontalAdvance("あ" * _NAMED_SIGNS)
        )
        self._field = Field("far_words", _("When we ask again"), self._named)
        self._fill()
        self._show_named()
        self._choices.changed.connect(self._choose)
        self._named.textEdited.connect(self._edited)

    def texts(self) -> tuple[str, str]:
        """Return the choice and the time as typed, for a draft."""
        return self._choices.value(), self._named.text()

    def set_texts(self, choice: str, named: str) -> None:
        """Show a choice again; one that is no longer proposed is none."""
        known = choice in (*self._proposed, FarOccasion.NAMED)
        self._choices.set_value(choice if known and self._allowed else _NONE)
        self._named.setText(named)

    def plan(self) -> Plan | None:
        """Return the contact to plan, None for none.

        Raises RuleBroken: "date.missing", "date.unreadable", "follow_up.in_past".
        """
        choice = self._choices.value()
        if choice == _NONE or not self._allowed:
            return None
        far = self._proposed.get(choice) or self._named_contact()
        reach = self._profile.reach
        return Plan(
            first_channel(reach),
            far_contacts.moment_on(far.on, reach, self._days),
            order_words.far_reason(far),
            agreed=False,
        )

    def refuse(self, fault: ShowroomError) -> None:
        """Show a fault below the time, which takes the focus."""
        self._choices.set_value(FarOccasion.NAMED)
        self._field.show_fault(sentence(fault))
        self._named.setFocus()

    @property
    def _today(self) -> date:
        return self._clock.local().date()

    def _named_contact(self) -> FarContact:
        typed = self._named.text().strip()
        if not typed:
            raise RuleBroken("date.missing", field="far_words")
        span = read_span(typed, today=self._today)
        first = (
            read_day(typed, field="far_words", today=self._today) if span is None else span.first
        )
        if first <= self._today:
            raise RuleBroken("follow_up.in_past", field="far_words")
        return FarContact(FarOccasion.NAMED, far_contacts.open_day(first, self._days), first)

    def _fill(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_8)
        caption = _("Ask again one day?")
        if not self._allowed:
            caption = _("This customer wishes no contact: nothing is proposed.")
        layout.addWidget(quiet_label(caption, name="far_caption", wrap=True))
        layout.addWidget(self._choices)
        layout.addWidget(self._field)
        self._choices.setVisible(self._allowed)

    def _show_named(self) -> None:
        self._field.setVisible(self._choices.value() == FarOccasion.NAMED)

    def _choose(self) -> None:
        self._show_named()
        if not self._field.isHidden():
            self._named.setFocus()
        self.changed.emit()

    def _edited(self) -> None:
        self._field.show_fault("")
        self.changed.emit()


def _caption(contact: FarContact) -> str:
    day = formats.full_day(contact.on)
    if contact.occasion is FarOccasion.INSPECTION:
        return _("3 months before the inspection: {day}").format(day=day)
    return _("3 months before the loan ends: {day}").format(day=day)
