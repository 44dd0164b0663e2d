"""A way out: the customer will not buy here, and why."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.deals import LostReason
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.meeting_close import Lost
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.language import words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import Field, fault_label, plain_label, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.meeting_close.answers_state import GatheredAnswers
from showroom_crm.ui.meeting_close.page import Page, numbered
from showroom_crm.ui.orders.far_contact_choice import FarContactChoice
from showroom_crm.ui.painting import font_of
from showroom_crm.ui.theme.tokens import QUESTION_PX, SPACE_8

_CHIPS_A_ROW = 4
_REASONS = tuple(LostReason)


class LostPage(Page):
    """The reason by a chip, the competitor in words; no reason is chosen beforehand.

    A contact far ahead is proposed, and may be left out.
    """

    fields = ("lost_reason", "competitor", "far_words")

    def __init__(
        self, profile: Profile, days: ShowroomDays, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__("lost_page", parent)
        self._far = FarContactChoice(profile, days, clock)
        self._reason: LostReason | None = None
        self._group = QButtonGroup(self)
        self._chips: list[QPushButton] = []
        self._reason_fault = fault_label("lost_reason_fault")
        self._competitor = Line()
        self._competitor_field = Field(
            "competitor", _("Competitor: maker, car, dealer"), self._competitor
        )
        self._fill()
        self._competitor.textEdited.connect(self._edited)
        self._far.changed.connect(self.changed)

    def lost(self) -> Lost:
        """Return the outcome as it was entered. Raises RuleBroken as `FarContactChoice.plan`.

        Without a reason it is refused for that, whatever else is missing.
        """
        far = None if self._reason is None else self._far.plan()
        return Lost(self._reason, self._competitor.text(), far)

    def show_answers(self, answers: GatheredAnswers) -> None:
        self._reason = answers.lost_reason
        if answers.lost_reason is not None:
            self._chips[_REASONS.index(answers.lost_reason)].setChecked(True)
        self._competitor.setText(answers.competitor)
        self._far.set_texts(answers.far_contact, answers.far_words)

    def gathered(self, answers: GatheredAnswers) -> GatheredAnswers:
        choice, named = self._far.texts()
        return replace(
            answers,
            lost_reason=self._reason,
            competitor=self._competitor.text(),
            far_contact=choice,
            far_words=named,
        )

    def pick(self, number: int) -> None:
        if number <= len(self._chips):
            self._chips[number - 1].click()

    def show_fault(self, fault: ShowroomError) -> None:
        if fault.details.get("field") == "competitor":
            self._competitor_field.show_fault(sentence(fault))
            self._competitor.setFocus()
            return
        if fault.details.get("field") == "far_words":
            self._far.refuse(fault)
            return
        self._reason_fault.setText(sentence(fault))
        self._reason_fault.show()
        self.focus_first()

    def focus_first(self) -> None:
        self._chips[0].setFocus()

    def _fill(self) -> None:
        heading = plain_label(_("Why was the deal lost?"), name="lost_heading")
        heading.setFont(font_of(heading.font(), QUESTION_PX))
        grid = QGridLayout()
        grid.setSpacing(SPACE_8)
        for index, reason in enumerate(_REASONS):
            caption = numbered(index + 1, words.lost_reason(reason))
            chip = button(f"lost_{reason}", caption, style="choice")
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._take, reason))
            self._group.addButton(chip)
            self._chips.append(chip)
            grid.addWidget(chip, index // _CHIPS_A_ROW, index % _CHIPS_A_ROW)
        self.body.addWidget(heading)
        self.body.addWidget(
            quiet_label(
                _("The deal ends as lost, and the contacts still planned for it end with it."),
                name="lost_explained",
                wrap=True,
            )
        )
        self.body.addLayout(grid)
        self.body.addWidget(self._reason_fault)
        self.body.addWidget(self._competitor_field)
        self.body.addWidget(self._far)
        self.body.addStretch()

    def _take(self, reason: LostReason) -> None:
        self._reason = reason
        self._reason_fault.hide()
        self.changed.emit()

    def _edited(self) -> None:
        self._competitor_field.show_fault("")
        self.changed.emit()
