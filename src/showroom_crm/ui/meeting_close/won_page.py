"""A way out: the customer ordered."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.meeting_close import Won
from showroom_crm.language.catalog import _
from showroom_crm.ui.field import plain_label, quiet_label
from showroom_crm.ui.meeting_close.answers_state import GatheredAnswers
from showroom_crm.ui.meeting_close.page import Page
from showroom_crm.ui.orders.delivery_edit import DeliveryEdit
from showroom_crm.ui.painting import font_of
from showroom_crm.ui.theme.tokens import QUESTION_PX


class WonPage(Page):
    """It stands between a wrong click and a deal that has ended; the delivery may come later."""

    fields = ("delivery_on",)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("won_page", parent)
        heading = plain_label(_("The customer ordered"), name="won_heading")
        heading.setFont(font_of(heading.font(), QUESTION_PX))
        self.body.addWidget(heading)
        self.body.addWidget(
            quiet_label(
                _("The deal ends as won, and the contacts still planned for it end with it."),
                name="won_explained",
                wrap=True,
            )
        )
        self._delivery = DeliveryEdit(today)
        self.body.addWidget(self._delivery)
        self.body.addWidget(
            quiet_label(
                _("What is to be done until then stands as a list on the chart."),
                name="won_tasks",
                wrap=True,
            )
        )
        self.body.addStretch()
        self._delivery.changed.connect(self.changed)

    def won(self) -> Won:
        """Return the outcome as it was entered. Raises RuleBroken: "date.unreadable"."""
        return Won(self._delivery.day())

    def show_answers(self, answers: GatheredAnswers) -> None:
        self._delivery.set_text(answers.delivery_on)

    def gathered(self, answers: GatheredAnswers) -> GatheredAnswers:
        return replace(answers, delivery_on=self._delivery.text())

    def show_fault(self, fault: ShowroomError) -> None:
        self._delivery.refuse(fault)
