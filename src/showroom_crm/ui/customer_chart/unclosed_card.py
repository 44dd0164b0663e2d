"""A meeting that was begun and still must be closed (締め未入力)."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from showroom_crm.domain.identifiers import MeetingId
from showroom_crm.domain.meetings import Meeting
from showroom_crm.language.catalog import _
from showroom_crm.language.quotation import quoted
from showroom_crm.ui.buttons import button
from showroom_crm.ui.customer_chart.timeline_entries import moment_near
from showroom_crm.ui.field import plain_label
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12

_SPOKEN_SIGNS = 80


class UnclosedCard(QFrame):
    """Signals:
    close_wanted(MeetingId): close it.
    meeting_continued(MeetingId): go on writing it.
    """

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
        """Show which meeting it is."""
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
