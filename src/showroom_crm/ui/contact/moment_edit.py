"""A day and a time, typed as a rep writes them or picked with one click."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.open_days import ALWAYS_OPEN, ShowroomDays
from showroom_crm.domain.written_dates import read_day, read_window
from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.contact.open_day_line import OpenDayLine
from showroom_crm.ui.field import Field, fault_label, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_16

_SATURDAY = 5
_HOURS = (10, 13, 15, 18)


class MomentEdit(QWidget):
    """Where the day and time of a contact are entered; what was understood stands below.

    Below that stands whether the showroom is closed on that day, with the next open day.

    Signals:
    changed(): the day or the time was edited or picked.
    """

    changed = Signal()

    def __init__(
        self, clock: Clock, days: ShowroomDays = ALWAYS_OPEN, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._day = Line()
        self._time = Line()
        self._day.setPlaceholderText(_("10/3 or 2026-10-03"))
        self._time.setPlaceholderText(_("15:00 or 18:00-20:00"))
        self._reading = quiet_label(name="moment_reading")
        self._open_day = OpenDayLine(days)
        self._fault = fault_label("moment_fault")
        self._fill()
        self.setFocusProxy(self._day)
        for editor in (self._day, self._time):
            editor.textChanged.connect(self._edited)
        self._open_day.day_wanted.connect(self._take_day)

    def value(self) -> datetime:
        """Return the moment, or the start of the window, in the showroom's time.

        Raises RuleBroken with the field "at": "date.missing", "date.unreadable",
        "time.missing", "time.unreadable".
        """
        return datetime.combine(self._read_day(), self._read_window()[0])

    def window_end(self) -> time | None:
        """Return the end of the window (18:00-20:00), or None. Raises RuleBroken as `value`."""
        return self._read_window()[1]

    def set_value(self, value: datetime, until: time | None = None) -> None:
        self._day.setText(f"{value:%Y-%m-%d}")
        start = formats.clock_time(value)
        self._time.setText(start if until is None else f"{start}-{formats.clock_time(until)}")

    def texts(self) -> tuple[str, str]:
        """Return day and time as they were typed, for a draft."""
        return self._day.text(), self._time.text()

    def set_texts(self, day: str, time_of_day: str) -> None:
        self._day.setText(day)
        self._time.setText(time_of_day)

    def show_fault(self, sentence: str) -> None:
        """Show a sentence below; an empty one takes it away, as the next edit does."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        self._reading.setVisible(not sentence)

    def _fill(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(SPACE_16)
        layout.setVerticalSpacing(SPACE_4)
        layout.addWidget(Field("moment_day", _("Date"), self._day), 0, 0)
        layout.addWidget(Field("moment_time", _("Time"), self._time), 0, 1)
        layout.addLayout(self._day_picks(), 1, 0)
        layout.addLayout(self._time_picks(), 1, 1)
        layout.addWidget(self._reading, 2, 0, 1, 2)
        layout.addWidget(self._fault, 3, 0, 1, 2)
        layout.addWidget(self._open_day, 4, 0, 1, 2)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 1)

    def _day_picks(self) -> QHBoxLayout:
        today = self._clock.local().date()
        to_saturday = (_SATURDAY - today.weekday()) % 7
        in_this_week = today.weekday() < _SATURDAY
        saturday = _("this Saturday") if in_this_week else _("next Saturday")
        picks = (
            ("tomorrow", _("tomorrow"), timedelta(days=1)),
            ("in_two_days", _("in two days"), timedelta(days=2)),
            ("saturday", saturday, timedelta(days=to_saturday or 7)),
            ("in_a_week", _("in a week"), timedelta(days=7)),
        )
        row = _tight_row()
        for name, caption, later in picks:
            row.addWidget(_pick(name, caption, partial(self._pick_day, later)))
        row.addStretch()
        return row

    def _time_picks(self) -> QHBoxLayout:
        row = _tight_row()
        for hour in _HOURS:
            caption = formats.clock_time(time(hour))
            row.addWidget(_pick(f"at_{hour}", caption, partial(self._time.setText, caption)))
        row.addStretch()
        return row

    def _pick_day(self, later: timedelta) -> None:
        self._day.setText(f"{self._clock.local().date() + later:%Y-%m-%d}")
        if not self._time.text().strip():
            self._time.setFocus()

    def _take_day(self, day: date) -> None:
        # The link that was pressed goes away with the day that it stood beside.
        self._time.setFocus()
        self._day.setText(f"{day:%Y-%m-%d}")

    def _edited(self) -> None:
        self.show_fault("")
        read = self._understood_day()
        self._reading.setText("" if read is None else self._understood(read))
        self._open_day.show_day(read)
        self.changed.emit()

    def _understood_day(self) -> date | None:
        try:
            return self._read_day()
        except RuleBroken:
            return None

    def _understood(self, read: date) -> str:
        day = formats.full_day(read)
        try:
            start, until = self._read_window()
        except RuleBroken:
            return day
        window = formats.clock_time(start)
        return f"{day} {window}" + ("" if until is None else f"–{formats.clock_time(until)}")

    def _read_day(self) -> date:
        typed = self._day.text()
        if not typed.strip():
            raise RuleBroken("date.missing", field="at")
        return read_day(typed, field="at", today=self._clock.local().date())

    def _read_window(self) -> tuple[time, time | None]:
        typed = self._time.text()
        if not typed.strip():
            raise RuleBroken("time.missing", field="at")
        return read_window(typed, field="at")


def _tight_row() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(0)
    return row


def _pick(name: str, caption: str, picked: Callable[[], None]) -> QPushButton:
    pick = button(f"pick_{name}", caption, style="link")
    pick.clicked.connect(picked)
    return pick
