"""The tab 案件: each deal with its steps, estimates, wishes and who is who in it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language.catalog import _
from showroom_crm.language.deal_words import wish
from showroom_crm.ui.airy_text import AiryText
from showroom_crm.ui.customer_chart.deal_card import DealCard
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12


class DealsPage(QScrollArea):
    """A card for each deal, those going on first; cards are made once and used again.

    Signals:
    deal_edit_wanted(CustomerId, DealId): edit what the deal is about.
    estimate_wanted(DealId, Estimate | None): take down an estimate, or edit one.
    ending_wanted(CustomerId, DealId, bool won): end a deal without a meeting.
    reopening_wanted(CustomerId, DealId): open an ended deal again.
    hand_over_wanted(CustomerId, DealId): give a deal to another rep.
    """

    deal_edit_wanted = Signal(object, object)
    estimate_wanted = Signal(object, object)
    ending_wanted = Signal(object, object, bool)
    reopening_wanted = Signal(object, object)
    hand_over_wanted = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deals")
        self.setAccessibleName(_("Deals"))
        self.setWidgetResizable(True)
        self._desk = desk
        self._cards: list[DealCard] = []
        self._none_yet = quiet_label(_("No deal is open yet."), name="no_deals")
        self._wishes_caption = quiet_label(_("Cars they want"))
        self._wishes = AiryText(name="wishes")
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_12)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, SPACE_12, SPACE_8, SPACE_12)
        layout.setSpacing(SPACE_12)
        layout.addWidget(self._none_yet)
        layout.addLayout(self._wish_lines())
        layout.addLayout(self._column)
        layout.addStretch()
        self.setWidget(content)

    def show_chart(self, chart: CustomerChart, today: date) -> None:
        """Show a customer's deals."""
        while len(self._cards) < len(chart.deals):
            self._add_card()
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(chart.deals))
            if number < len(chart.deals):
                card.show_deal(chart.deals[number], today)
        self._none_yet.setVisible(not chart.deals)
        self._wishes.set_text(
            "\n".join(wish(each, place) for place, each in enumerate(chart.wishes))
        )
        for part in (self._wishes_caption, self._wishes):
            part.setVisible(bool(chart.wishes))

    def _wish_lines(self) -> QVBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(SPACE_4)
        lines.addWidget(self._wishes_caption)
        lines.addWidget(self._wishes)
        return lines

    def _add_card(self) -> None:
        card = DealCard(self._desk, len(self._cards))
        card.edit_wanted.connect(self.deal_edit_wanted)
        card.estimate_wanted.connect(self.estimate_wanted)
        card.ending_wanted.connect(self.ending_wanted)
        card.reopening_wanted.connect(self.reopening_wanted)
        card.hand_over_wanted.connect(self.hand_over_wanted)
        self._cards.append(card)
        self._column.addWidget(card)
