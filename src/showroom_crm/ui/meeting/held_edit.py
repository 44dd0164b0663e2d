"""When a meeting was held: now, or days ago when it is entered late (R3)."""

from datetime import date, datetime, time, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.written_dates import read_day, read_time
from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import Field, fault_label, quiet_label
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_12


class HeldEdit(QWidget):
    """A day and a time that have passed, typed or picked; what was understood stands below.

    Signals:
    changed(): the day or the time was edited or picked.
    """

    changed = Signal()

    def __init__(
        self,
        clock: Clock,
        *,
        caption: str | None = None,
        in_future: str = "meeting.in_future",
        parent: QWidget | None = None,
    ) -> None:
        """`caption` stands above the day; `in_future` is the key of the fault of a later one."""
        super().__init__(parent)
        self._caption = _("Date of the meeting") if caption is None else caption
        self._in_future = in_future
        self._clock = clock
        self._day = QLineEdit()
        self._time = QLineEdit()
        self._reading = quiet_label(name="held_reading")
        self._fault = fault_label("held_fault")
        self._fill()
        self.setFocusProxy(self._day)
        for editor in (self._day, self._time):
            editor.textChanged.connect(self._edited)
            editor.editingFinished.connect(self.check)

    def value(self) -> datetime:
        """Return the moment in the showroom's time.

        Raises RuleBroken with the field "held_at": "date.missing", "date.unreadable",
        "time.missing", "time.unreadable", or the key for a later moment.
        """
        held_at = datetime.combine(self._read_day(), self._read_time())
        if held_at > self._clock.local():
            raise RuleBroken(self._in_future, field="held_at")
        return held_at

    def check(self) -> None:
        """Show what is wrong with the moment, if anything is."""
        try:
            self.value()
        except RuleBroken as fault:
            self.show_fault(sentence(fault))

    def texts(self) -> tuple[str, str]:
        """Return day and time as they were typed, for a draft."""
        return self._day.text(), self._time.text()

    def set_texts(self, day: str, time_of_day: str) -> None:
        self._day.setText(day)
        self._time.setText(time_of_day)

    def set_value(self, value: datetime) -> None:
        self._day.setText(f"{value:%Y-%m-%d}")
        self._time.setText(formats.clock_time(value))

    def show_fault(self, text: str) -> None:
        """Show a sentence below; an empty one takes it away, as the next edit does."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
        self._reading.setVisible(not text)

    def _fill(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(SPACE_12)
        layout.setVerticalSpacing(SPACE_4)
        layout.addWidget(Field("held_day", self._caption, self._day), 0, 0)
        layout.addWidget(Field("held_time", _("Time"), self._time), 0, 1)
        layout.addLayout(self._picks(), 1, 0, 1, 2)
        layout.addWidget(self._fault, 2, 0, 1, 2)
        layout.setColumnStretch(0, 3)
        layout.setColumnStretch(1, 2)

    def _picks(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        captions = (_("today"), _("yesterday"), _("two days ago"))
        for days, caption in enumerate(captions):
            pick = button(f"pick_{days}_days_ago", caption, style="link")
            pick.clicked.connect(partial(self._pick, days))
            row.addWidget(pick)
        row.addStretch()
        row.addWidget(self._reading)
        return row

    def _pick(self, days: int) -> None:
        self._day.setText(f"{self._clock.local().date() - timedelta(days=days):%Y-%m-%d}")

    def _edited(self) -> None:
        self.show_fault("")
        try:
            self._reading.setText(formats.moment(self.value()))
        except RuleBroken:
            self._reading.setText("")
        self.changed.emit()

    def _read_day(self) -> date:
        """A day without a year is the nearest such day, which lies in the past for most."""
        typed = self._day.text()
        if not typed.strip():
            raise RuleBroken("date.missing", field="held_at")
        half_a_year_ago = self._clock.local().date() - timedelta(days=180)
        return read_day(typed, field="held_at", today=half_a_year_ago)

    def _read_time(self) -> time:
        typed = self._time.text()
        if not typed.strip():
            raise RuleBroken("time.missing", field="held_at")
        return read_time(typed, field="held_at")
