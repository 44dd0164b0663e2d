"""The tab 商談: meetings still to be closed, then the timeline with its filter."""

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.timeline import entries
from showroom_crm.language.catalog import _
from showroom_crm.ui.customer_chart.timeline_entries import Frame
from showroom_crm.ui.customer_chart.timeline_filter import TimelineFilter
from showroom_crm.ui.customer_chart.timeline_model import TimelineModel
from showroom_crm.ui.customer_chart.timeline_view import TimelineView
from showroom_crm.ui.customer_chart.unclosed_card import UnclosedCard
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8

_MINUTE = timedelta(minutes=1)


class Timeline(QWidget):
    """What is filtered stays so while the customer stays.

    Signals:
    close_wanted(MeetingId): close a meeting that was begun.
    meeting_continued(MeetingId): go on writing it.
    meeting_edit_wanted(MeetingId), versions_wanted(MeetingId), deletion_wanted(UndoKind, id):
        as `TimelineView`.
    """

    close_wanted = Signal(object)
    meeting_continued = Signal(object)
    meeting_edit_wanted = Signal(object)
    versions_wanted = Signal(object)
    deletion_wanted = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chart: CustomerChart | None = None
        self._staff_names: Mapping[StaffId, str] = {}
        self._cards: list[UnclosedCard] = []
        self._card_column = QVBoxLayout()
        self._card_column.setSpacing(SPACE_8)
        self._filter = TimelineFilter()
        self._none_yet = quiet_label(_("No meeting is recorded yet."), name="no_meetings")
        self._none_fit = quiet_label(_("Nothing fits this choice."), name="nothing_fits")
        self._model = TimelineModel(self)
        self._list = TimelineView(self._model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_4, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addLayout(self._card_column)
        layout.addWidget(self._filter)
        layout.addWidget(self._none_yet)
        layout.addWidget(self._none_fit)
        layout.addWidget(self._list, 1)
        layout.addStretch()
        self._list.meeting_edit_wanted.connect(self.meeting_edit_wanted)
        self._list.versions_wanted.connect(self.versions_wanted)
        self._list.deletion_wanted.connect(self.deletion_wanted)
        self._filter.chosen.connect(self._show_rows)
        self._filter.searched.connect(self._search)

    def show_chart(self, chart: CustomerChart, staff_names: Mapping[StaffId, str]) -> None:
        """Show what happened with a customer; meetings that must be closed come first."""
        stays = self._chart is not None and self._chart.customer.id == chart.customer.id
        self._chart, self._staff_names = chart, staff_names
        self._show_cards(chart)
        if not stays:
            self._filter.reset()
            self._model.search(())
        self._filter.show_deals([each.deal for each in chart.deals])
        self._show_rows()

    def _show_cards(self, chart: CustomerChart) -> None:
        today = self._desk.clock.local().date()
        while len(self._cards) < len(chart.unclosed):
            self._add_card()
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(chart.unclosed))
            if number < len(chart.unclosed):
                card.show_meeting(chart.unclosed[number], today)

    def _show_rows(self) -> None:
        chart = self._chart
        if chart is None:
            return
        offset = _utc_offset(self._desk.clock)
        rows = entries(
            chart, utc_offset=offset, kinds=self._filter.kinds, deal_id=self._filter.deal_id
        )
        now, present = self._desk.clock.local(), self._desk.customer_present
        self._model.show_entries(rows, Frame(self._staff_names, now, for_customer=present))
        self._show_whether_any()

    def _search(self) -> None:
        self._model.search(self._filter.folded_words)
        self._show_whether_any()

    def _show_whether_any(self) -> None:
        narrowed = bool(self._filter.kinds or self._filter.deal_id or self._filter.folded_words)
        any_rows = self._model.rowCount() > 0
        none_at_all = not any_rows and not narrowed
        unclosed = self._chart is not None and bool(self._chart.unclosed)
        self._filter.setVisible(not none_at_all)
        self._list.setVisible(any_rows)
        self._none_fit.setVisible(narrowed and not any_rows)
        self._none_yet.setVisible(none_at_all and not unclosed)

    def _add_card(self) -> None:
        card = UnclosedCard(len(self._cards))
        card.close_wanted.connect(self.close_wanted)
        card.meeting_continued.connect(self.meeting_continued)
        self._cards.append(card)
        self._card_column.addWidget(card)


def _utc_offset(clock: Clock) -> timedelta:
    """Return how far the wall clock is ahead of UTC; its two times are read one after another."""
    ahead = clock.local() - clock.utc().replace(tzinfo=None)
    return round(ahead / _MINUTE) * _MINUTE
