"""The fourth question: may we be in touch on that day, at that time, for that reason?"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.deals import ConcernCategory
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.follow_ups import Channel, Plan, Repeat
from showroom_crm.domain.open_days import ALWAYS_OPEN, ShowroomDays
from showroom_crm.domain.proposals import contact_moments
from showroom_crm.domain.reaching import Reach
from showroom_crm.domain.remedies import due_too_late
from showroom_crm.domain.rep_days import FREE, RepDays
from showroom_crm.domain.repeats import OF_ANY_CUSTOMER
from showroom_crm.domain.showroom import DueContact
from showroom_crm.language import closing_sentences, formats
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.contact.contact_warnings import contact_warnings
from showroom_crm.ui.contact.plan_form import PlanForm
from showroom_crm.ui.field import quiet_label, warning_label
from showroom_crm.ui.flow import FlowLayout
from showroom_crm.ui.meeting_close.answers_state import GatheredAnswers
from showroom_crm.ui.meeting_close.page import Page, discard, numbered
from showroom_crm.ui.meeting_close.rep_day import RepDay
from showroom_crm.ui.meeting_close.sentence_band import SentenceBand
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_16


class ContactPage(Page):
    """The sentence follows what is planned; a proposal fills in day and time at once.

    Proposals are open days of the showroom and hours that suit the customer, by the channel
    they prefer, clear of the rep's other contacts and days off; what they refuse cannot be
    chosen. A time after the decision or beside another contact is warned of, not refused.
    """

    fields = ("channel", "at", "until", "reason", "bring", "minutes")

    def __init__(
        self,
        clock: Clock,
        *,
        held_on: date,
        days: ShowroomDays = ALWAYS_OPEN,
        reach: Reach | None = None,
        repeats: Sequence[Repeat] = OF_ANY_CUSTOMER,
        rep: RepDays = FREE,
        contacts_of_day: Callable[[date], Sequence[DueContact]] = lambda _day: (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("contact_page", parent)
        self._clock = clock
        self._days = days
        self._hours = None if reach is None else reach.hours
        self._held_on = held_on
        self._rep = rep
        self._decides_on: date | None = None
        self._dues: Sequence[datetime] = ()
        self._customer_view = False
        self._rep_day = RepDay(contacts_of_day)
        self._warnings = warning_label("contact_warnings")
        self._concerns: list[ConcernCategory] = []
        self._other_car: str | None = None
        self._suggested_reason = ""
        self._moments: Sequence[datetime] = []
        self._chips: list[QPushButton] = []
        self._band = SentenceBand("ask_next_contact")
        self._form = PlanForm(clock, days, reach, repeats)
        proposals = QWidget()
        self._proposals = FlowLayout(SPACE_8, proposals)
        proposed = QVBoxLayout()
        proposed.setSpacing(SPACE_4)
        proposed.addWidget(quiet_label(_("Proposals")))
        proposed.addWidget(proposals)
        self.body.addWidget(self._band)
        self.body.addLayout(proposed)
        beside = QHBoxLayout()
        beside.setSpacing(SPACE_16)
        beside.addWidget(self._form, 1)
        beside.addLayout(self._day_column())
        self.body.addLayout(beside)
        self.body.addStretch()
        self._form.changed.connect(self._edited)

    def plan(self, *, agreed: bool) -> Plan:
        """Return the contact as it was entered. Raises RuleBroken as `PlanForm.plan`."""
        return self._form.plan(agreed)

    def show_answers(self, answers: GatheredAnswers) -> None:
        self._concerns = list(answers.open_categories)
        self._other_car = answers.car_to_propose
        self._decides_on = answers.known_decision_day(held_on=self._held_on)
        self._dues = answers.known_dues
        self._propose(
            contact_moments(
                now=self._clock.local(),
                decides_on=self._decides_on,
                decides_from=answers.first_day(self._decides_on),
                days=self._days,
                hours=self._hours,
                rep=self._rep,
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

    def set_customer_view(self, *, on: bool) -> None:
        self._customer_view = on
        self._rep_day.set_customer_view(on=on)
        self._say()

    def take_another(self) -> None:
        """Take the proposal after the one that is entered; any other day can be typed."""
        entered = self._entered()[0]
        later = [moment for moment in self._moments if entered is None or moment > entered]
        self._take((later or self._moments)[0])
        self._form.moment.setFocus()

    def _texts_with_reason(self, answers: GatheredAnswers) -> dict[str, str]:
        """A reason that is still the one suggested follows the answers; a typed one stays."""
        texts = dict(answers.contact) or self._first_texts()
        suggestion = closing_sentences.contact_reason(self._concerns, other_car=self._other_car)
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
            self._proposals.addWidget(chip)
            chip.show()

    def _take(self, moment: datetime) -> None:
        self._form.moment.set_value(moment)

    def _edited(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """Until day and time can be read, the sentence keeps a blank for them."""
        channel = Channel(self._form.texts()["channel"])
        at, until = self._entered()
        self._band.say(
            closing_sentences.ask_next_contact(
                self._concerns, channel, at, until, other_car=self._other_car is not None
            )
        )
        day = None if at is None else at.date()
        self._rep_day.show_day(day, off=day is not None and self._rep.is_off(day))
        warnings = [] if at is None else self._warnings_of(at)
        self._warnings.setText("\n".join(warnings))
        self._warnings.setVisible(bool(warnings) and not self._customer_view)

    def _day_column(self) -> QVBoxLayout:
        self._warnings.setWordWrap(True)
        self._warnings.setFixedWidth(self._rep_day.width())
        column = QVBoxLayout()
        column.setSpacing(SPACE_8)
        column.addWidget(self._rep_day)
        column.addWidget(self._warnings)
        column.addStretch()
        return column

    def _entered(self) -> tuple[datetime | None, time | None]:
        try:
            return self._form.moment.value(), self._form.moment.window_end()
        except RuleBroken:
            return None, None

    def _warnings_of(self, at: datetime) -> list[str]:
        planned = tuple(each.follow_up.plan for each in self._rep_day.contacts)
        rep = replace(self._rep, contacts=planned)
        warnings = contact_warnings(at, decides_on=self._decides_on, rep=rep)
        if any(due_too_late(due, at) for due in self._dues):
            ready = formats.moment(max(self._dues))
            warnings.append(_("The remedy is to be ready only by {moment}.").format(moment=ready))
        return warnings
