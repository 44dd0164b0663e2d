"""The third question: when will you finally decide, and who does?"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from showroom_crm.domain.decision_spans import SaidTime, Span, read_span, said_span
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.written_dates import read_day
from showroom_crm.language import closing_sentences, formats
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import Field, quiet_label, warning_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.meeting_close.answers_state import GatheredAnswers
from showroom_crm.ui.meeting_close.page import Page, numbered
from showroom_crm.ui.meeting_close.sentence_band import SentenceBand
from showroom_crm.ui.theme.tokens import SPACE_8

_SAID = tuple(SaidTime)


class DecisionPage(Page):
    """Words as people say them, the days they mean, who decides, what they do until then.

    A chip fills in words and days at once, and so do words that are typed; all can be corrected.
    A day that is over already is warned of: it may be right for a meeting entered late.
    """

    fields = ("decision_words", "decision_on", "decided_by", "customer_does")

    def __init__(
        self,
        *,
        held_on: date,
        today: date,
        inspection_until: date | None,
        parent: QWidget | None = None,
    ) -> None:
        """`held_on` is the day of the meeting: 今月末 is said from there."""
        super().__init__("decision_page", parent)
        self._held_on = held_on
        self._today = today
        self._inspection_until = inspection_until
        self._words = Line()
        self._on = Line()
        self._by = Line()
        self._does = Line()
        self._from = ""
        self._read_from_words = ""
        self._showing = False
        self._reading = quiet_label(name="decision_reading")
        self._over = warning_label("decision_over")
        self._over.setText(_("That day is over already. Please check the date."))
        self._over.hide()
        self._said_chips = _chips(
            "said", [said_words(said) for said in _SAID], self._take_said, first_number=1
        )
        self._deciders = _chips("decider", _deciders(), self._take_decider, first_number=7)
        self._fields = {
            "decision_words": Field("decision_words", _("When, in their words"), self._words),
            "decision_on": Field("decision_on", _("By which day at the latest"), self._on),
            "decided_by": Field("decided_by", _("Who decides"), self._by),
            "customer_does": Field("customer_does", _("What they do until then"), self._does),
        }
        self._on.setPlaceholderText(_("10/31 or 2026-10-31"))
        self._fill()
        self._connect()

    def show_answers(self, answers: GatheredAnswers) -> None:
        self._showing = True
        self._from = answers.decision_from
        said = self._span_of(answers.decision_words)
        spoken = said is not None and said.last.isoformat() == answers.decision_on
        self._read_from_words = answers.decision_on if answers.decision_from or spoken else ""
        self._words.setText(answers.decision_words)
        self._on.setText(answers.decision_on)
        self._by.setText(answers.decided_by)
        self._does.setText(answers.customer_does)
        self._showing = False

    def gathered(self, answers: GatheredAnswers) -> GatheredAnswers:
        return replace(
            answers,
            decision_words=self._words.text(),
            decision_on=self._on.text(),
            decided_by=self._by.text(),
            decision_from=self._from,
            customer_does=self._does.text(),
        )

    def pick(self, number: int) -> None:
        chips = (*self._said_chips, *self._deciders)
        if number <= len(chips):
            chips[number - 1].click()

    def show_fault(self, fault: ShowroomError) -> None:
        field = self._fields[str(fault.details["field"])]
        field.show_fault(sentence(fault))
        field.editor.setFocus()

    def focus_first(self) -> None:
        self._said_chips[0].setFocus()

    def _fill(self) -> None:
        band = SentenceBand("ask_decision")
        band.say(closing_sentences.ask_decision())
        self.body.addWidget(band)
        self.body.addLayout(_grid(self._said_chips, columns=3))
        when = QHBoxLayout()
        when.setSpacing(SPACE_8)
        when.addWidget(self._fields["decision_words"], 3)
        when.addWidget(self._fields["decision_on"], 2)
        self.body.addLayout(when)
        self.body.addWidget(self._reading)
        self.body.addWidget(self._over)
        self.body.addSpacing(SPACE_8)
        self.body.addLayout(_grid(self._deciders, columns=4))
        until = QHBoxLayout()
        until.setSpacing(SPACE_8)
        until.addWidget(self._fields["decided_by"], 2)
        until.addWidget(self._fields["customer_does"], 3)
        self.body.addLayout(until)
        self.body.addStretch()

    def _connect(self) -> None:
        for name, field in self._fields.items():
            editor = field.editor
            assert isinstance(editor, Line)
            editor.textChanged.connect(partial(self._edited, name))

    def _take_said(self, number: int) -> None:
        said = _SAID[number]
        self._words.setText(said_words(said))
        self._take_span(
            said_span(said, today=self._held_on, inspection_until=self._inspection_until)
        )

    def _take_decider(self, number: int) -> None:
        self._by.setText(_deciders()[number])

    def _edited(self, name: str, _text: str) -> None:
        self._fields[name].show_fault("")
        if name == "decision_words" and not self._showing:
            self._read_words()
        self._show_reading()
        self.changed.emit()

    def _read_words(self) -> None:
        """Words fill in their days, but never in the place of a day that was typed."""
        if self._on.text() not in ("", self._read_from_words):
            return
        span = self._span_of(self._words.text())
        if span is not None or self._read_from_words:
            self._take_span(span)

    def _span_of(self, said: str) -> Span | None:
        return read_span(said, today=self._held_on, inspection_until=self._inspection_until)

    def _take_span(self, span: Span | None) -> None:
        self._read_from_words = "" if span is None else span.last.isoformat()
        # Days that begin today say no more than their last one.
        later = span is not None and self._held_on < span.first < span.last
        self._from = span.first.isoformat() if span is not None and later else ""
        self._on.setText(self._read_from_words)
        self._show_reading()

    def _show_reading(self) -> None:
        try:
            last = read_day(self._on.text(), field="decision_on", today=self._held_on)
        except RuleBroken:
            last = None
        self._reading.setText("" if last is None else self._understood(last))
        self._over.setVisible(last is not None and last < self._today)

    def _understood(self, last: date) -> str:
        first = date.fromisoformat(self._from) if self._from else None
        if first is None or first >= last:
            return formats.full_day(last)
        return _("{first}–{last}").format(first=formats.day(first), last=formats.full_day(last))


def said_words(said: SaidTime) -> str:
    """Return how people say when they will decide."""
    return {
        SaidTime.END_OF_MONTH: _("by the end of the month"),
        SaidTime.MIDDLE_OF_NEXT_MONTH: _("in the middle of next month"),
        SaidTime.END_OF_NEXT_MONTH: _("by the end of next month"),
        SaidTime.AFTER_BONUS: _("after the bonus"),
        SaidTime.BEFORE_INSPECTION: _("before the inspection is due"),
        SaidTime.NOT_KNOWN: _("not known yet"),
    }[said]


def _deciders() -> tuple[str, ...]:
    return (_("the customer alone"), _("the couple"), _("the family"), _("the company"))


def _chips(
    name: str, captions: Sequence[str], picked: Callable[[int], None], *, first_number: int
) -> list[QPushButton]:
    chips = []
    for index, caption in enumerate(captions):
        chip = button(f"{name}_{index}", numbered(first_number + index, caption), style="choice")
        chip.clicked.connect(partial(picked, index))
        chips.append(chip)
    return chips


def _grid(chips: list[QPushButton], *, columns: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(SPACE_8)
    for index, chip in enumerate(chips):
        grid.addWidget(chip, index // columns, index % columns)
    return grid
