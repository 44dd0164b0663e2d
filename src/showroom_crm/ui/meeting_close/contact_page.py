"""The fourth question: may we be in touch on that day, at that time, for that reason?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.deals import ConcernCategory
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.open_days import ALWAYS_OPEN, ShowroomDays
from showroom_crm.domain.proposals import contact_moments
from showroom_crm.domain.reaching import Reach
from showroom_crm.language import closing_sentences, formats
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.contact.plan_form import PlanForm
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.meeting_close.answers_state import GatheredAnswers
from showroom_crm.ui.meeting_close.page import Page, discard, numbered
from showroom_crm.ui.meeting_close.sentence_band import SentenceBand
from showroom_crm.ui.theme.tokens import SPACE_8


class ContactPage(Page):
    """The sentence follows what is planned; a proposal fills in day and time at once.

    Proposals are open days of the showroom and hours that suit the customer, by the channel
    they prefer; what they refuse cannot be chosen.
    """

    fields = ("channel", "at", "until", "reason", "bring")

    def __init__(
        self,
        clock: Clock,
        *,
        held_on: date,
        days: ShowroomDays = ALWAYS_OPEN,
        reach: Reach | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("contact_page", parent)
        self._clock = clock
        self._days = days
        self._hours = None if reach is None else reach.hours
        self._held_on = held_on
        self._concerns: list[ConcernCategory] = []
        self._suggested_reason = ""
        self._moments: Sequence[datetime] = []
        self._chips: list[QPushButton] = []
        self._band = SentenceBand("ask_next_contact")
        self._form = PlanForm(clock, days, reach)
        self._proposals = QHBoxLayout()
        self._proposals.setSpacing(SPACE_8)
        self._proposals.addWidget(quiet_label(_("Proposals")))
        self._proposals.addStretch()
        self.body.addWidget(self._band)
        self.body.addLayout(self._proposals)
        self.body.addWidget(self._form)
        self.body.addStretch()
        self._form.changed.connect(self._edited)

    def plan(self, *, agreed: bool) -> Plan:
        """Return the contact as it was entered. Raises RuleBroken as `PlanForm.plan`."""
        return self._form.plan(agreed)

    def show_answers(self, answers: GatheredAnswers) -> None:
        self._concerns = list(answers.open_categories)
        decides_on = answers.known_decision_day(held_on=self._held_on)
        self._propose(
            contact_moments(
                now=self._clock.local(), decides_on=decides_on, days=self._days, hours=self._hours
            )
        )
        self._form.set_texts(self._texts_with_reason(answers))
        self._say()

    def gathered(self, answers: GatheredAnswers) -> GatheredAnswers:
        return replace(answers, contact=self._form.texts(), suggested_reason=self._suggested_reason)

    def pick(self, number: int) -> None:
        if number <= len(self._chips):
            self._chips[number - 1].click()

    def show_fault(self, fault: ShowroomError) -> None:
        self._form.show_fault(fault)

    def focus_first(self) -> None:
        self._chips[0].setFocus()

    def _texts_with_reason(self, answers: GatheredAnswers) -> dict[str, str]:
        """A reason that is still the one suggested follows the concerns; a typed one stays."""
        texts = dict(answers.contact) or self._first_texts()
        suggestion = closing_sentences.contact_reason(self._concerns)
        if texts["reason"] in ("", answers.suggested_reason):
            texts["reason"] = suggestion
        self._suggested_reason = suggestion
        return texts

    def _first_texts(self) -> dict[str, str]:
        self._form.set_plan(Plan(self._form.first_channel, self._moments[0], reason=""))
        return self._form.texts()

    def _propose(self, moments: Sequence[datetime]) -> None:
        for chip in self._chips:
            self._proposals.removeWidget(chip)
            discard(chip)
        self._moments = moments
        self._chips = []
        for index, moment in enumerate(moments):
            caption = numbered(index + 1, formats.moment(moment))
            chip = button(f"proposal_{index + 1}", caption, style="choice")
            chip.clicked.connect(partial(self._take, moment))
            self._chips.append(chip)
            self._proposals.insertWidget(index + 1, chip)
            chip.show()

    def _take(self, moment: datetime) -> None:
        self._form.moment.set_value(moment)

    def _edited(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """Until day and time can be read, the sentence keeps a blank for them."""
        channel = Channel(self._form.texts()["channel"])
        try:
            at, until = self._form.moment.value(), self._form.moment.window_end()
        except RuleBroken:
            at, until = None, None
        self._band.say(closing_sentences.ask_next_contact(self._concerns, channel, at, until))
