"""A way out: the customer ordered."""

from PySide6.QtWidgets import QWidget

from showroom_crm.language.catalog import _
from showroom_crm.ui.field import plain_label, quiet_label
from showroom_crm.ui.meeting_close.answers_state import GatheredAnswers
from showroom_crm.ui.meeting_close.page import Page
from showroom_crm.ui.painting import font_of
from showroom_crm.ui.theme.tokens import QUESTION_PX


class WonPage(Page):
    """Asks nothing; it stands between a wrong click and a deal that has ended."""

    def __init__(self, parent: QWidget | None = None) -> None:
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
        self.body.addStretch()

    def show_answers(self, answers: GatheredAnswers) -> None:
        """There is nothing to show."""

    def gathered(self, answers: GatheredAnswers) -> GatheredAnswers:
        return answers
