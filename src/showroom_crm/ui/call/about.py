"""What a call is about: a planned contact and what becomes of it, or a deal."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom_crm.domain.came_first import Bearing, is_due, usual_bearing
from showroom_crm.domain.follow_ups import Channel, FollowUp, Plan
from showroom_crm.domain.identifiers import DealId, FollowUpId
from showroom_crm.domain.matters import Matter
from showroom_crm.domain.showroom import CustomerChart, DealChart
from showroom_crm.ui.call.matters import MatterField
from showroom_crm.ui.drafts import Texts
from showroom_crm.ui.meeting.bearing_row import BearingRow
from showroom_crm.ui.theme.tokens import SPACE_12


class AboutPart(QWidget):
    """The contact that a call was opened for is what it fulfils, unless the rep says otherwise.

    Signals:
    matter_changed(): the call is about something else.
    bearing_changed(): something else becomes of the contact.
    """

    matter_changed = Signal()
    bearing_changed = Signal()

    def __init__(
        self,
        chart: CustomerChart,
        matter: Matter,
        *,
        named: FollowUpId | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._chart = chart
        self._named = named
        self._matter = MatterField(chart, matter)
        self._bearing = BearingRow()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_12)
        layout.addWidget(self._matter)
        layout.addWidget(self._bearing)
        self._show_contact()
        self._matter.changed.connect(self._take_matter)
        self._bearing.changed.connect(self.bearing_changed)

    @property
    def contact(self) -> FollowUp | None:
        """The planned contact that the call is about."""
        planned = self._matter.value().answers_id
        return next((each for each in self._chart.planned if each.id == planned), None)

    @property
    def answered(self) -> FollowUp | None:
        """The planned contact that the call fulfils."""
        return self._contact_for(Bearing.FULFILS)

    @property
    def moved(self) -> FollowUp | None:
        """The planned contact of which the customer asked for another day or time."""
        return self._contact_for(Bearing.MOVED)

    @property
    def picked(self) -> bool:
        """Whether the rep said what becomes of the contact."""
        return self._bearing.picked

    @property
    def deal_id(self) -> DealId | None:
        return self._matter.value().deal_id

    @property
    def deal(self) -> DealChart | None:
        return next((each for each in self._chart.deals if each.deal.id == self.deal_id), None)

    def standing(self) -> Plan | None:
        """Return what stays planned of the same deal, the earliest first."""
        answered = self.answered
        stays = (
            each
            for each in self._chart.planned
            if each != answered and each.deal_id == self.deal_id
        )
        earliest = min(stays, key=lambda each: each.plan.at, default=None)
        return None if earliest is None else earliest.plan

    def is_due(self, at: datetime) -> bool:
        """Whether the contact was named, or was to be made by a wall-clock time."""
        contact = self.contact
        if contact is None:
            return False
        return contact.id == self._named or is_due(contact.plan, at=at)

    def judge(self, channel: Channel, *, at: datetime, reached: bool) -> None:
        """Let what usually becomes of the contact hold, unless the rep said."""
        if (contact := self.contact) is not None:
            usual = usual_bearing(contact.plan, (channel,), at=at, reached=reached)
            named = contact.id == self._named
            self._bearing.suggest(Bearing.FULFILS if named else usual)

    def texts(self) -> Texts:
        """Return what was chosen, for a draft."""
        deal, answers = self._matter.texts()
        bearing = self._bearing.value() if self._bearing.picked else ""
        return {"deal": deal, "answers": answers, "bearing": bearing}

    def set_texts(self, texts: Texts) -> None:
        """Show a draft again; a contact that is planned no more is not asked about."""
        self._matter.restore(texts["deal"], texts["answers"])
        self._bearing.ask_anew()
        bearing = texts.get("bearing", "")
        if bearing and self.contact is not None:
            self._bearing.answer(Bearing(bearing))

    def _contact_for(self, bearing: Bearing) -> FollowUp | None:
        return self.contact if self._bearing.value() is bearing else None

    def _take_matter(self) -> None:
        self._show_contact()
        self._bearing.ask_anew()
        self.matter_changed.emit()

    def _show_contact(self) -> None:
        contact = self.contact
        self._bearing.setVisible(contact is not None)
        if contact is not None:
            self._bearing.show_contact(contact.plan, named_above=self._matter.is_list)
