"""What to bring up, below one another, beside a form or in a narrow pane."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom_crm.domain.identifiers import MentionId
from showroom_crm.domain.mentions import to_mention
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language.catalog import _
from showroom_crm.services import mentions
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.mentions.mention_line import MentionLine
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_12

_LINES = 3


class MentionCard(QWidget):
    """Each goes when it is ticked; hidden where there is nothing to bring up."""

    def __init__(self, desk: Desk, chart: CustomerChart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mention_card")
        self._desk = desk
        self._lines: dict[MentionId | None, MentionLine] = {}
        today = desk.clock.local().date()
        current = to_mention(chart.mentions, today=today)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_12, 0, 0)
        column.setSpacing(SPACE_4)
        column.addWidget(quiet_label(_("To mention"), name="mention_card_caption"))
        for number, mention in enumerate(current):
            line = MentionLine(number, lines=_LINES)
            line.show_mention(mention, today)
            line.ticked.connect(self._tick)
            self._lines[mention.id] = line
            column.addWidget(line)
        self.setVisible(bool(current))

    def _tick(self, mention_id: MentionId) -> None:
        desk = self._desk
        ticked = desk.run(
            lambda store: mentions.tick_mention(
                store, mention_id, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )
        if ticked is not None:
            self._lines.pop(mention_id).hide()
            self.setVisible(bool(self._lines))
