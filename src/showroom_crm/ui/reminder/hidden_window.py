"""Reminders on a locked screen or before a customer: time, rep and count only (R5)."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby

from PySide6.QtWidgets import QPushButton

from showroom_crm.domain.showroom import Alert
from showroom_crm.language import formats
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.ui.field import plain_label
from showroom_crm.ui.reminder import alert_words
from showroom_crm.ui.reminder.clamped_label import sized_label
from showroom_crm.ui.reminder.window import ESCAPE_MINUTES, ReminderWindow
from showroom_crm.ui.theme.tokens import NAME_PX


class HiddenReminders(ReminderWindow):
    """One line a rep; nothing can be done here but letting all of them come again later."""

    def __init__(
        self, alerts: Sequence[Alert], *, now: datetime, doer: Callable[[Alert], str]
    ) -> None:
        """`doer` says who makes a contact: its rep, or who stands in for them."""
        super().__init__("reminder_hidden_window", alerts)
        heading = sized_label("reminder_heading", NAME_PX)
        heading.setText(_("Time for the next contact"))
        self.column.addWidget(heading)
        for line in _lines(self.alerts, now, doer):
            self.column.addWidget(plain_label(line, name="reminder_rep"))
        self.setAccessibleName(heading.text())
        self.column.addWidget(self._fault)
        self.column.addWidget(self._later_button())
        self.show_time(now)

    def show_time(self, now: datetime) -> None:
        """Say whether a promise is late at a wall-clock time."""
        self.late = any(
            alert_words.lateness(alert.contact.follow_up.plan, now) is not None
            for alert in self.alerts
        )
        self.adjustSize()
        self.update()

    def _later_button(self) -> QPushButton:
        caption = ngettext("{number} minute later", "{number} minutes later", ESCAPE_MINUTES)
        button = QPushButton(caption.format(number=ESCAPE_MINUTES))
        button.setObjectName("reminder_later")
        button.setAccessibleName(button.text())
        button.clicked.connect(self._later)
        return button

    def _later(self) -> None:
        if self._meant():
            self.later_wanted.emit(self.alerts, ESCAPE_MINUTES)


def _lines(alerts: Sequence[Alert], now: datetime, doer: Callable[[Alert], str]) -> list[str]:
    """Return for each rep the time of the oldest promise and how many there are."""
    by_rep = groupby(sorted(alerts, key=doer), key=doer)
    lines = []
    for rep, of_rep in by_rep:
        oldest = list(of_rep)
        time = alert_words.moment(oldest[0].contact.follow_up.plan, now)
        count = ngettext("{number} contact", "{number} contacts", len(oldest))
        lines.append("  ".join(
            part for part in (time, rep, count.format(number=formats.count(len(oldest)))) if part
        ))  # fmt: skip
    return lines
