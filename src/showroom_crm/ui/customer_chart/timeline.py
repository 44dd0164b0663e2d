"""The tab 商談: meetings still to be closed, then the timeline."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.identifiers import MeetingId, StaffId
from showroom_crm.domain.meetings import Meeting
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language.catalog import _
from showroom_crm.language.quotation import quoted
from showroom_crm.ui.buttons import button
from showroom_crm.ui.customer_chart.timeline_delegate import TimelineDelegate
from showroom_crm.ui.customer_chart.timeline_entries import entries, moment_near
from showroom_crm.ui.customer_chart.timeline_model import TimelineModel
from showroom_crm.ui.field import plain_label, quiet_label
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12

_SPOKEN_SIGNS = 80


class Timeline(QWidget):
    """Signals:
    close_wanted(MeetingId): close a meeting that was begun.
    meeting_continued(MeetingId): go on writing it.
    """

    close_wanted = Signal(object)
    meeting_continued = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[_UnclosedCard] = []
        self._card_column = QVBoxLayout()
        self._card_column.setSpacing(SPACE_8)
        self._none_yet = quiet_label(_("No meeting is recorded yet."), name="no_meetings")
        self._model = TimelineModel(self)
        self._list = _TimelineView(self._model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_8, 0, 0)
        layout.setSpacing(SPACE_8)
        layout.addLayout(self._card_column)
        layout.addWidget(self._none_yet)
        layout.addWidget(self._list, 1)
        layout.addStretch()

    def show_chart(
        self, chart: CustomerChart, staff_names: Mapping[StaffId, str], today: date
    ) -> None:
        """Show a customer's meetings, those that must be closed first."""
        while len(self._cards) < len(chart.unclosed):
            self._add_card()
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(chart.unclosed))
            if number < len(chart.unclosed):
                card.show_meeting(chart.unclosed[number], today)
        rows = entries(chart.deals)
        self._model.show_entries(rows, staff_names, today)
        self._list.setVisible(bool(rows))
        self._none_yet.setVisible(not rows and not chart.unclosed)

    def _add_card(self) -> None:
        card = _UnclosedCard(len(self._cards))
        card.close_wanted.connect(self.close_wanted)
        card.meeting_continued.connect(self.meeting_continued)
        self._cards.append(card)
        self._card_column.addWidget(card)


class _TimelineView(QListView):
    def __init__(self, model: TimelineModel) -> None:
        super().__init__()
        self.setObjectName("timeline")
        self.setAccessibleName(_("Deals and meetings"))
        self.setModel(model)
        self.setItemDelegate(TimelineDelegate(self, model))
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(40)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        copy = QAction(_("Copy"), self)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self._copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _copy(self) -> None:
        rows = sorted(self.selectedIndexes(), key=lambda index: index.row())
        texts = [str(index.data(Qt.ItemDataRole.DisplayRole)) for index in rows]
        if texts:
            QGuiApplication.clipboard().setText("\n\n".join(texts))


class _UnclosedCard(QFrame):
    """A meeting that was begun and still must be closed (締め未入力)."""

    close_wanted = Signal(object)
    meeting_continued = Signal(object)

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setObjectName(f"unclosed_{number}")
        self.setProperty("promise", "today")
        self._meeting_id: MeetingId | None = None
        self._heading = plain_label(name=f"unclosed_heading_{number}")
        self._heading.setProperty("loud", "true")
        self._spoken = plain_label(name=f"unclosed_words_{number}", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(SPACE_4)
        words.addWidget(self._heading)
        words.addWidget(self._spoken)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        row.setSpacing(SPACE_8)
        row.addLayout(words, 1)
        row.addWidget(self._button(f"continue_{number}", _("Go on writing"), self._go_on))
        row.addWidget(self._button(f"close_{number}", _("Close it"), self._close_it))

    def show_meeting(self, meeting: Meeting, today: date) -> None:
        self._meeting_id = meeting.id
        held_at = moment_near(meeting.record.held_at, today)
        self._heading.setText("◐ " + _("Not closed: {moment}").format(moment=held_at))
        spoken = " ".join(meeting.record.said.split())
        self._spoken.setText(quoted(spoken, at_most=_SPOKEN_SIGNS))
        self._spoken.setVisible(bool(self._spoken.text()))

    def _button(self, name: str, words: str, act: object) -> QPushButton:
        made = button(name, words)
        made.clicked.connect(act)
        return made

    def _go_on(self) -> None:
        self.meeting_continued.emit(self._meeting_id)

    def _close_it(self) -> None:
        self.close_wanted.emit(self._meeting_id)
