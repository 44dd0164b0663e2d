"""A quiet word below a date on which the showroom is closed, and the next open day."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom_crm.domain.open_days import Closing, ShowroomDays, public_holiday
from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import as_typed, button
from showroom_crm.ui.field import plain_label
from showroom_crm.ui.theme.tokens import SPACE_4


class OpenDayLine(QWidget):
    """Warns and refuses nothing: the rep may agree to any day.

    Signals:
    day_wanted(date): the next open day is to be taken instead.
    """

    day_wanted = Signal(object)

    def __init__(self, days: ShowroomDays, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = days
        self._next: date | None = None
        self._closed = plain_label(name="closed_day")
        self._closed.setProperty("meaning", "overdue")
        self._holiday = plain_label(name="public_holiday")
        self._holiday.setProperty("meaning", "not_agreed")
        self._take_next = button("take_next_open_day", "", style="link")
        self._take_next.clicked.connect(lambda: self.day_wanted.emit(self._next))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        for part in (self._closed, self._holiday, self._take_next):
            layout.addWidget(part)
        layout.addStretch()
        # The line keeps its height, so that nothing below it moves while a date is typed.
        keeps_room = self._take_next.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self._take_next.setSizePolicy(keeps_room)
        self.show_day(None)

    def show_day(self, day: date | None) -> None:
        """Say what stands against a day; for an ordinary one or None, nothing."""
        closing = None if day is None else self._days.closing(day)
        self._next = None if day is None or closing is None else self._days.next_ordinary_day(day)
        on_holiday = closing is Closing.PUBLIC_HOLIDAY
        self._closed.setVisible(closing is not None and not on_holiday)
        self._holiday.setVisible(on_holiday)
        self._take_next.setVisible(self._next is not None)
        if day is not None and closing is not None:
            (self._holiday if on_holiday else self._closed).setText(_sentence(day, closing))
        if self._next is not None:
            caption = _("Take {day}, the next open day").format(day=formats.day(self._next))
            self._take_next.setText(as_typed(caption))
            self._take_next.setAccessibleName(caption)


def _sentence(day: date, closing: Closing) -> str:
    shown = formats.day(day)
    match closing:
        case Closing.WEEKDAY:
            return _("▲ We are always closed on this weekday: {day}").format(day=shown)
        case Closing.PERIOD:
            return _("▲ We are closed on {day}").format(day=shown)
        case Closing.PUBLIC_HOLIDAY:
            holiday = public_holiday(day) or ""
            return _("{day} is a public holiday ({holiday})").format(day=shown, holiday=holiday)
