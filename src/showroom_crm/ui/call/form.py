"""The fields of a call: how, what came of it, what was said, and what comes next."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom_crm.domain.attempts import Attempt, Result, dead_numbers
from showroom_crm.domain.call_proposals import NextTry, next_try
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.follow_ups import Channel, FollowUp, Plan
from showroom_crm.domain.identifiers import FollowUpId
from showroom_crm.domain.matters import Matter
from showroom_crm.domain.meetings import Place, Record
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.showroom import CustomerChart, DealChart
from showroom_crm.language import closing_sentences, words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.buttons import button
from showroom_crm.ui.call.matters import MatterField
from showroom_crm.ui.call.next_part import NextPart
from showroom_crm.ui.call.number_field import NumberField
from showroom_crm.ui.call.result_row import ResultRow
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.drafts import Texts
from showroom_crm.ui.field import Field, warning_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.meeting.held_edit import HeldEdit
from showroom_crm.ui.theme.tokens import SPACE_12

_PLACES = {
    Channel.PHONE: Place.PHONE,
    Channel.VISIT_US: Place.SHOWROOM,
    Channel.VISIT_THEM: Place.THEIR_HOME,
    Channel.POST: Place.ELSEWHERE,
}
_NUMBERED = (Channel.PHONE, Channel.SMS)


class CallForm(QWidget):
    """Signals:
    changed(): something was edited.
    result_picked(): it is known what came of the try.
    """

    changed = Signal()
    result_picked = Signal()

    def __init__(
        self,
        chart: CustomerChart,
        matter: Matter,
        days: ShowroomDays,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._chart = chart
        self._days = days
        self._clock = clock
        self._matter = MatterField(chart, matter)
        self._channel = Choices("call_channel", [(each, words.channel(each)) for each in Channel])
        self._number = NumberField(chart.customer.profile.phones, dead_numbers(chart.attempts))
        self._refusals = warning_label("call_refusals")
        refusals = chart.customer.profile.reach.refusals
        self._refusals.setText(words.refusals(refusals))
        self._refusals.setVisible(bool(refusals))
        self._result = ResultRow()
        self._words = Line()
        self._words_field = Field("call_words", _("What was said"), self._words)
        self._held_at = clock.local().replace(second=0, microsecond=0)
        self._held = HeldEdit(
            clock, caption=_("Date of the contact"), in_future="attempt.in_future"
        )
        self._when = button("change_held", _("Another day or time"), style="link")
        self.next = NextPart(clock, chart.customer.profile.reach)
        self._fill()
        self._show_matter()
        self._connect()

    def attempt(self) -> Attempt:
        """Return the try as it was entered.

        Raises RuleBroken: "attempt.result_missing", and those of `HeldEdit.value`.
        """
        result = self._result.value()
        if result is None:
            raise RuleBroken("attempt.result_missing", field="result")
        matter, channel = self._matter.value(), Channel(self._channel.value())
        return Attempt(
            self._chart.customer.id,
            channel,
            result,
            self._held.value(),
            words=self._words.text(),
            deal_id=matter.deal_id,
            follow_up_id=matter.answers_id,
            number=self._number.value() if channel in _NUMBERED else "",
        )

    @property
    def matter(self) -> Matter:
        return self._matter.value()

    @property
    def reached(self) -> bool:
        """Whether there was somebody to talk with."""
        result = self._result.value()
        return result is not None and result.reached

    def as_meeting(self) -> Record:
        """Return what was entered as the beginning of a meeting's record."""
        with suppress(RuleBroken):
            self._held_at = self._held.value()
        place = _PLACES.get(Channel(self._channel.value()), Place.ONLINE)
        return Record(self._held_at, place, said=self._words.text())

    def pick(self, number: int) -> None:
        """Take a result by its number."""
        self._result.pick(number)

    def take_focus(self) -> None:
        """Let the keys work where the entering goes on."""
        if self._result.value() is None:
            self._result.setFocus()
        else:
            self._words.setFocus()

    def texts(self) -> Texts:
        """Return all as it was chosen and typed, for a draft."""
        deal, answers = self._matter.texts()
        day, time_of_day = self._held.texts()
        return {
            "channel": self._channel.value(),
            "result": self._result.value() or "",
            "words": self._words.text(),
            "number": self._number.value(),
            "deal": deal,
            "answers": answers,
            "day": day,
            "time": time_of_day,
            **self.next.texts(),
        }

    def set_texts(self, texts: Texts) -> None:
        """Show a draft again; a contact that is planned no more is not answered."""
        self._matter.restore(texts["deal"], texts["answers"])
        self._channel.set_value(texts["channel"])
        self._result.set_value(Result(texts["result"]) if texts["result"] else None)
        self._words.setText(texts["words"])
        self._number.choose(texts["number"])
        self._held.set_texts(texts["day"], texts["time"])
        self._show_held(shown=texts["day"] != f"{self._clock.local():%Y-%m-%d}")
        self._propose()
        self.next.set_texts(texts)

    def show_fault(self, fault: ShowroomError) -> bool:
        """Show what was refused beside its field; False where no field shows it."""
        self.clear_faults()
        said = sentence(fault)
        match fault.details.get("field"):
            case "result":
                self._result.show_fault(said)
                self._result.setFocus()
            case "held_at" | "happened_at":
                self._show_held(shown=True)
                self._held.show_fault(said)
                self._held.setFocus()
            case "attempt_words":
                self._words_field.show_fault(said)
                self._words.setFocus()
            case str():
                self.next.show_fault(fault)
            case _:
                return False
        return True

    def clear_faults(self) -> None:
        self._result.show_fault("")
        self._words_field.show_fault("")
        self.next.clear_fault()

    def _fill(self) -> None:
        self._held.set_value(self._held_at)
        self._show_held(shown=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_12)
        layout.addWidget(self._matter)
        layout.addWidget(Field("call_channel", _("How"), self._channel))
        layout.addWidget(self._number)
        layout.addWidget(self._refusals)
        layout.addWidget(self._result)
        layout.addWidget(self._words_field)
        layout.addWidget(self.next)
        layout.addWidget(self._when, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._held)
        layout.addStretch()

    def _connect(self) -> None:
        self._matter.changed.connect(self._show_matter)
        self._channel.changed.connect(self._show_channel)
        self._result.picked.connect(self._take_result)
        self._when.clicked.connect(lambda: self._show_held(shown=True, focus=True))
        self._words.textChanged.connect(lambda: self._words_field.show_fault(""))
        for edited in (
            self._matter.changed,
            self._channel.changed,
            self._number.changed,
            self._result.picked,
            self._words.textChanged,
            self._held.changed,
            self.next.changed,
        ):
            edited.connect(self.changed)

    def _take_result(self) -> None:
        self._propose()
        self._words.setFocus()
        self.result_picked.emit()

    def _show_held(self, *, shown: bool, focus: bool = False) -> None:
        self._held.setVisible(shown)
        self._when.setVisible(not shown)
        if focus:
            self._held.setFocus()

    def _show_matter(self) -> None:
        """The channel is that of the contact which is answered, else the one they like."""
        answered = self._answered
        reach = self._chart.customer.profile.reach
        usual = reach.channel or Channel.PHONE
        self._channel.set_value(usual if answered is None else answered.plan.channel)
        self._show_channel()
        standing = self._standing()
        has_deal = self._deal is not None
        self.next.stand_beside(standing, may_be_none=standing is not None or not has_deal)

    def _show_channel(self) -> None:
        channel = Channel(self._channel.value())
        self._number.show_for(channel in _NUMBERED)
        self._result.show_channel(channel)
        self._propose()

    def _propose(self) -> None:
        result = self._result.value()
        self.next.propose(None if result is None else self._proposal(result))

    def _proposal(self, result: Result) -> Plan | None:
        found = next_try(
            Channel(self._channel.value()),
            result,
            now=self._clock.local(),
            reach=self._chart.customer.profile.reach,
            days=self._days,
            other_number=self._number.has_another,
        )
        return None if found is None else self._plan(found, result)

    def _plan(self, found: NextTry, result: Result) -> Plan:
        """What was not talked of stays to be done, and what we meant to bring with it."""
        answered = self._answered
        plan = Plan(found.channel, found.at, reason="", agreed=False, until=found.until)
        talked = result.reached and result is not Result.ASKED_TO_CALL_AGAIN
        if answered is not None and not talked:
            return replace(plan, reason=answered.plan.reason, bring=answered.plan.bring)
        deal = self._deal
        if talked and deal is not None and deal.open_concerns:
            concerns = [each.category for each in deal.open_concerns]
            return replace(plan, reason=closing_sentences.contact_reason(concerns))
        if talked:
            return replace(plan, reason=_("Ask how their thoughts stand"))
        return replace(plan, reason=_("Try again ({result})").format(result=words.result(result)))

    @property
    def _answered(self) -> FollowUp | None:
        answers: FollowUpId | None = self._matter.value().answers_id
        return next((each for each in self._chart.planned if each.id == answers), None)

    @property
    def _deal(self) -> DealChart | None:
        deal_id = self._matter.value().deal_id
        return next((each for each in self._chart.deals if each.deal.id == deal_id), None)

    def _standing(self) -> Plan | None:
        """Return what stays planned of the same deal, the earliest first."""
        matter = self._matter.value()
        stays = [
            each.plan
            for each in self._chart.planned
            if each.id != matter.answers_id and each.deal_id == matter.deal_id
        ]
        return min(stays, key=_at, default=None)


def _at(plan: Plan) -> datetime:
    return plan.at
