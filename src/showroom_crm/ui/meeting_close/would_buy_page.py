"""The second question: if that were solved, would you buy?"""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from showroom_crm.domain.deals import WouldBuy
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.language import closing_sentences, words
from showroom_crm.language.catalog import _
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.field import Field, plain_label, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.meeting_close.answers_state import ConcernAnswer, GatheredAnswers
from showroom_crm.ui.meeting_close.page import Page, discard, numbered
from showroom_crm.ui.meeting_close.sentence_band import SentenceBand
from showroom_crm.ui.meeting_close.ways_on import WaysOn
from showroom_crm.ui.painting import font_of
from showroom_crm.ui.theme.tokens import NAME_PX, SPACE_8, SPACE_12

_ANSWERS = (WouldBuy.YES, WouldBuy.YES_IF, WouldBuy.NO, WouldBuy.NOT_ASKED)


class WouldBuyPage(Page):
    """One answer for each concern that is open; a *no* shows where it leads."""

    fields = ("other_car",)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("would_buy_page", parent)
        self._cards: list[_AnswerCard] = []
        self._band = SentenceBand("ask_would_buy")
        self._no_concern = quiet_label(
            _("No concern is open. If nothing keeps them, it is an order; if something does, "
              "it is a concern."),
            name="would_buy_no_concern",
            wrap=True,
        )  # fmt: skip
        self._answers = QVBoxLayout()
        self._answers.setSpacing(SPACE_8)
        self._ways = WaysOn()
        self._ways.step_wanted.connect(self.step_wanted)
        self._ways.changed.connect(self.changed)
        self.body.addWidget(self._band)
        self.body.addWidget(self._no_concern)
        self.body.addLayout(self._answers)
        self.body.addWidget(self._ways)
        self.body.addStretch()

    def show_answers(self, answers: GatheredAnswers) -> None:
        for card in self._cards:
            self._answers.removeWidget(card)
            discard(card)
        self._cards = [self._card(concern) for concern in answers.open_concerns]
        self._band.say(closing_sentences.ask_would_buy(answers.open_categories))
        self._no_concern.setVisible(not self._cards)
        self._ways.show_answers(answers)
        self._show_ways()

    def gathered(self, answers: GatheredAnswers) -> GatheredAnswers:
        answered = iter([card.answer() for card in self._cards])
        return replace(
            self._ways.gathered(answers),
            concerns=tuple(
                concern if concern.resolved else next(answered) for concern in answers.concerns
            ),
        )

    def pick(self, number: int) -> None:
        """The key answers for the card with the focus, else for the first one unanswered."""
        if not self._cards or number > len(_ANSWERS):
            return
        card = self._card_at_hand()
        card.take(_ANSWERS[number - 1])
        if _ANSWERS[number - 1] is WouldBuy.YES_IF:
            card.focus_condition()
            return
        following = self._cards[self._cards.index(card) + 1 :]
        (following[0] if following else card).focus_choice()

    def show_fault(self, fault: ShowroomError) -> None:
        self._ways.refuse_other_car(fault)

    def set_customer_view(self, *, on: bool) -> None:
        self._ways.set_customer_view(on=on)
        self._show_ways()

    def focus_first(self) -> None:
        if self._cards:
            self._cards[0].focus_choice()
        else:
            self._ways.focus_first()

    def _card(self, concern: ConcernAnswer) -> "_AnswerCard":
        card = _AnswerCard(concern)
        card.changed.connect(self._answered)
        self._answers.addWidget(card)
        card.show()
        return card

    def _card_at_hand(self) -> "_AnswerCard":
        focused = self.focusWidget()
        for card in self._cards:
            if focused is not None and card.isAncestorOf(focused):
                return card
        return self._cards[0]

    def _answered(self) -> None:
        self._show_ways()
        self.changed.emit()

    def _show_ways(self) -> None:
        refused = any(card.answer().would_buy is WouldBuy.NO for card in self._cards)
        self._ways.setVisible(refused or not self._cards)
        self._ways.show_for(refused=refused)


class _AnswerCard(QFrame):
    """Signals: changed(): another answer, or another condition."""

    changed = Signal()

    def __init__(self, concern: ConcernAnswer) -> None:
        super().__init__()
        self.setObjectName("would_buy_card")
        self.setProperty("card", "true")
        self._concern = concern
        self._choice = Choices(
            "would_buy",
            [
                (answer.value, numbered(index + 1, words.would_buy(answer)))
                for index, answer in enumerate(_ANSWERS)
            ],
        )
        self._choice.set_value(concern.would_buy)
        self._condition = Line(concern.condition)
        self._condition_field = Field(
            "would_buy_condition", _("On what condition?"), self._condition
        )
        self._fill()
        self._choice.changed.connect(self._chosen)
        self._condition.textEdited.connect(self.changed)

    def answer(self) -> ConcernAnswer:
        return replace(
            self._concern,
            would_buy=WouldBuy(self._choice.value()),
            condition=self._condition.text(),
        )

    def take(self, answer: WouldBuy) -> None:
        self._choice.set_value(answer)

    def focus_choice(self) -> None:
        self._choice.setFocus()

    def focus_condition(self) -> None:
        self._condition.setFocus()

    def _fill(self) -> None:
        category = plain_label(words.concern(self._concern.category), name="would_buy_concern")
        category.setFont(font_of(category.font(), NAME_PX))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        layout.setSpacing(SPACE_8)
        layout.addWidget(category)
        layout.addWidget(self._choice)
        layout.addWidget(self._condition_field)
        self._show_condition()

    def _chosen(self) -> None:
        self._show_condition()
        self.changed.emit()

    def _show_condition(self) -> None:
        self._condition_field.setVisible(self._choice.value() == WouldBuy.YES_IF)
