"""What of the timeline is seen: of which deal, of which kinds, with which words."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from showroom_crm.domain.deals import Deal
from showroom_crm.domain.folding import folded_words
from showroom_crm.domain.identifiers import DealId
from showroom_crm.domain.timeline import Kind
from showroom_crm.language import words
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.customer_chart.timeline_entries import deal_heading
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8

_DEAL_SIGNS = 16
_SEARCH_WIDTH = 190


class TimelineFilter(QWidget):
    """A quiet row; without any kind pressed all are seen.

    Signals:
    chosen(): other kinds or another deal are to be seen.
    searched(): other words are searched for.
    """

    chosen = Signal()
    searched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_filter")
        self._deal = QComboBox()
        self._deal.setObjectName("timeline_deal")
        self._deal.setAccessibleName(_("Deal"))
        self._deal.setProperty("slim", "true")
        self._kinds = {kind: self._toggle(kind) for kind in Kind}
        self._search = _SearchLine()
        self._search.setObjectName("timeline_search")
        self._search.setAccessibleName(_("Search in the timeline"))
        self._search.setPlaceholderText(_("Search in the timeline"))
        self._search.setProperty("slim", "true")
        self._search.setClearButtonEnabled(True)
        self._search.setMaximumWidth(_SEARCH_WIDTH)
        self._search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_4)
        for toggle in self._kinds.values():
            row.addWidget(toggle)
        row.addSpacing(SPACE_8)
        row.addWidget(self._deal)
        row.addStretch(1)
        row.addWidget(self._search, 2)
        self._deal.currentIndexChanged.connect(self.chosen)
        self._search.textChanged.connect(self.searched)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds that were chosen; empty where all are to be seen."""
        return tuple(kind for kind, toggle in self._kinds.items() if toggle.isChecked())

    @property
    def deal_id(self) -> DealId | None:
        """The deal that was chosen; None for all."""
        chosen: DealId | None = self._deal.currentData()
        return chosen

    @property
    def folded_words(self) -> Sequence[str]:
        """The words that are searched for, as they are compared."""
        return folded_words(self._search.text())

    def show_deals(self, deals: Sequence[Deal]) -> None:
        """Offer the deals of a customer; the one that was chosen stays so."""
        chosen = self.deal_id
        with QSignalBlocker(self._deal):
            self._deal.clear()
            self._deal.addItem(_("All deals"), None)
            for deal in deals:
                self._deal.addItem(_named(deal), deal.id)
            self._deal.setCurrentIndex(max(0, self._deal.findData(chosen)))
        self._deal.setVisible(len(deals) > 1)

    def reset(self) -> None:
        """See everything again: another customer comes."""
        with QSignalBlocker(self):
            self._deal.setCurrentIndex(0)
            self._search.clear()
            for toggle in self._kinds.values():
                toggle.setChecked(False)

    def _toggle(self, kind: Kind) -> QPushButton:
        captions = {
            Kind.MEETING: _("Meetings"),
            Kind.CONTACT: _("Contacts"),
            Kind.MESSAGE: _("Messages"),
            Kind.CHANGE: _("Deals and states"),
        }
        toggle = button(f"timeline_kind_{kind}", captions[kind])
        toggle.setProperty("toggle", "true")
        toggle.setCheckable(True)
        toggle.toggled.connect(self.chosen)
        return toggle


class _SearchLine(Line):
    """Escape empties it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)


def _named(deal: Deal) -> str:
    heading = deal_heading(deal)
    cut = heading if len(heading) <= _DEAL_SIGNS else heading[:_DEAL_SIGNS] + "…"
    return f"{cut} · {words.deal_state(deal.state)}"
