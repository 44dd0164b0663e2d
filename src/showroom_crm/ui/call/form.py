"""The fields of a call: how, what came of it, what was said, and what comes next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom_crm.domain.attempts import Attempt, Result, dead_numbers
from showroom_crm.domain.call_proposals import NUMBERED, NextTry, next_try
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.identifiers import DealId, FollowUpId
from showroom_crm.domain.matters import Matter
from showroom_crm.domain.meetings import Place, Record
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.repeats import repeats_offered
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.call.about import AboutPart
from showroom_crm.ui.call.next_part import NextPart
from showroom_crm.ui.call.number_field import NumberField
from showroom_crm.ui.call.other_ways import OtherWays
from showroom_crm.ui.call.proposing import failed_tries, plan_of, ways_after
from showroom_crm.ui.call.result_row import ResultRow
from showroom_crm.ui.call.when import WhenPart
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.drafts import Texts
from showroom_crm.ui.field import Field, warning_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_12

_PLACES = {
    Channel.PHONE: Place.PHONE,
    Channel.VISIT_US: Place.SHOWROOM,
    Channel.VISIT_THEM: Place.THEIR_HOME,
    Channel.POST: Place.ELSEWHERE,
}


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
        *,
        named: FollowUpId | None = None,
    ) -> None:
        """`named` is the contact that the call was opened for: it is what the call fulfils."""
        super().__init__(parent)
        self._chart = chart
        self._days = days
        self._clock = clock
        self._about = AboutPart(chart, matter, named=named)
        self._channel = Choices("call_channel", [(each, words.channel(each)) for each in Channel])
        self._number = NumberField(chart.customer.profile.phones, dead_numbers(chart.attempts))
        self._refusals = warning_label("call_refusals")
        profile = chart.customer.profile
        refusals = profile.reach.refusals
        self._refusals.setText(words.refusals(refusals))
        self._refusals.setVisible(bool(refusals))
        self._result = ResultRow()
        self._words = Line()
        self._words_field = Field("call_words", _("What was said"), self._words)
        self._when = WhenPart(clock)
        self._ways = OtherWays()
        self.next = NextPart(clock, profile.reach, repeats_offered(profile))
        self._fill()
        self._show_matter()
        self._connect()

    def attempt(self) -> Attempt:
        """Return the try as it was entered.

        Raises RuleBroken: "attempt.result_missing", and those of `WhenPart.value`.
        """
        result = self._result.value()
        if result is None:
            raise RuleBroken("attempt.result_missing", field="result")
        channel = Channel(self._channel.value())
        return Attempt(
            self._chart.customer.id,
            channel,
            result,
            self._when.value(),
            words=self._words.text(),
            deal_id=self.deal_id,
            follow_up_id=self.answers_id,
            number=self._number.value() if channel in NUMBERED else "",
        )

    @property
    def deal_id(self) -> DealId | None:
        """The deal that the call is about."""
        return self._about.deal_id

    @property
    def answers_id(self) -> FollowUpId | None:
        """The planned contact that the call fulfils."""
        return None if self._about.answered is None else self._about.answered.id

    @property
    def moves_id(self) -> FollowUpId | None:
        """The planned contact of which the customer asked for another day or time."""
        return None if self._about.moved is None else self._about.moved.id

    @property
    def reached(self) -> bool:
        """Whether there was somebody to talk with."""
        result = self._result.value()
        return result is not None and result.reached

    def as_meeting(self) -> Record:
        """Return what was entered as the beginning of a meeting's record."""
        place = _PLACES.get(Channel(self._channel.value()), Place.ONLINE)
        return Record(self._when.last_readable(), place, said=self._words.text())

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
        day, time_of_day = self._when.texts()
        return {
            "channel": self._channel.value(),
            "result": self._result.value() or "",
            "words": self._words.text(),
            "number": self._number.value(),
            "way": self._ways.text(),
            "day": day,
            "time": time_of_day,
            **self._about.texts(),
            **self.next.texts(),
        }

    def set_texts(self, texts: Texts) -> None:
        """Show a draft again; a contact that is planned no more is not answered."""
        self._about.set_texts(texts)
        self._channel.set_value(texts["channel"])
        self._result.set_value(Result(texts["result"]) if texts["result"] else None)
        self._words.setText(texts["words"])
        self._number.choose(texts["number"])
        self._when.set_texts(texts["day"], texts["time"])
        self._judge()
        self._ways.set_text(texts.get("way", ""))
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
                self._when.show_fault(said)
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_12)
        layout.addWidget(self._about)
        layout.addWidget(Field("call_channel", _("How"), self._channel))
        layout.addWidget(self._number)
        layout.addWidget(self._refusals)
        layout.addWidget(self._result)
        layout.addWidget(self._words_field)
        layout.addWidget(self._ways)
        layout.addWidget(self.next)
        layout.addWidget(self._when)
        layout.addStretch()

    def _connect(self) -> None:
        self._about.matter_changed.connect(self._show_matter)
        self._channel.changed.connect(self._show_channel)
        self._about.bearing_changed.connect(self._take_bearing)
        self._result.picked.connect(self._take_result)
        self._ways.taken.connect(self._take_way)
        self._when.changed.connect(self._judge)
        self._words.textChanged.connect(lambda: self._words_field.show_fault(""))
        for edited in (
            self._about.matter_changed,
            self._about.bearing_changed,
            self._channel.changed,
            self._ways.taken,
            self._number.changed,
            self._result.picked,
            self._words.textChanged,
            self._when.changed,
            self.next.changed,
        ):
            edited.connect(self.changed)

    def _take_result(self) -> None:
        self._judge()
        self._words.setFocus()
        self.result_picked.emit()

    def _show_matter(self) -> None:
        """The channel is that of the contact which is due, else the one they like."""
        contact = self._about.contact
        channel = self._chart.customer.profile.reach.channel or Channel.PHONE
        if contact is not None and self._about.is_due(self._when.last_readable()):
            channel = contact.plan.channel
        self._channel.set_value(channel)
        self._show_channel()

    def _show_channel(self) -> None:
        channel = Channel(self._channel.value())
        self._number.show_for(channel in NUMBERED)
        self._result.show_channel(channel)
        self._judge()

    def _judge(self) -> None:
        channel = Channel(self._channel.value())
        self._about.judge(channel, at=self._when.last_readable(), reached=self.reached)
        self._show_bearing()

    def _take_bearing(self) -> None:
        self._show_bearing()
        if self._about.picked and self._about.moved is not None:
            self.next.setFocus()

    def _show_bearing(self) -> None:
        """A contact that stands is enough, where our own next try is not asked for."""
        moved, standing = self._about.moved, self._about.standing()
        result = self._result.value()
        self.next.ask_to_move(None if moved is None else moved.plan)
        waits = result is not None and result.waits_for_them
        nothing_owed = self._about.deal is None and not waits
        self.next.stand_beside(
            standing, may_be_none=standing is not None or nothing_owed, asks=waits
        )
        self._propose()

    def _propose(self) -> None:
        result, channel = self._result.value(), Channel(self._channel.value())
        if result is None:
            self._ways.propose((), failures=0, tried=channel)
            self.next.propose(None)
            return
        tried = self._tried(result)
        failed = () if self._about.moved is not None else failed_tries(self._chart, tried)
        ways = ways_after(self._chart, failed, now=self._clock.local(), days=self._days)
        self._ways.propose(ways, failures=len(failed), tried=channel)
        found = self._ways.value() or self._usual_try(channel, result)
        answered, deal = self._about.answered, self._about.deal
        self.next.propose(
            None if found is None else plan_of(found, result, answered=answered, deal=deal)
        )

    def _take_way(self) -> None:
        self._propose()
        self.next.take_proposal()

    def _usual_try(self, channel: Channel, result: Result) -> NextTry | None:
        return next_try(
            channel,
            result,
            now=self._clock.local(),
            reach=self._chart.customer.profile.reach,
            days=self._days,
            other_number=self._number.has_another,
        )

    def _tried(self, result: Result) -> Attempt:
        return Attempt(
            self._chart.customer.id,
            Channel(self._channel.value()),
            result,
            self._when.last_readable(),
            number=self._number.value(),
        )
