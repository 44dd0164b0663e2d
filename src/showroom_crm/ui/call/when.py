"""When the try was made: now, unless the rep says otherwise (R3)."""

from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.meeting.held_edit import HeldEdit


class WhenPart(QWidget):
    """A link that makes way for the fields of another day and time.

    Signals:
    changed(): the day or the time was edited or picked.
    """

    changed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._last = clock.local().replace(second=0, microsecond=0)
        self._edit = HeldEdit(
            clock, caption=_("Date of the contact"), in_future="attempt.in_future"
        )
        self._link = button("change_held", _("Another day or time"), style="link")
        self._edit.set_value(self._last)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._link, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._edit)
        self._open(opened=False)
        self._link.clicked.connect(self._take_focus)
        self._edit.changed.connect(self.changed)

    def value(self) -> datetime:
        """Return the moment in the showroom's time. Raises RuleBroken as `HeldEdit.value`."""
        return self._edit.value()

    def last_readable(self) -> datetime:
        """Return the last moment that could be read."""
        with suppress(RuleBroken):
            self._last = self._edit.value()
        return self._last

    def texts(self) -> tuple[str, str]:
        """Return day and time as they were typed, for a draft."""
        return self._edit.texts()

    def set_texts(self, day: str, time_of_day: str) -> None:
        """Show a draft again; the fields of today stay behind the link."""
        self._edit.set_texts(day, time_of_day)
        self._open(opened=day != f"{self._clock.local():%Y-%m-%d}")

    def show_fault(self, text: str) -> None:
        """Show a sentence below the fields, which take the focus."""
        self._open(opened=True)
        self._edit.show_fault(text)
        self._edit.setFocus()

    def _take_focus(self) -> None:
        self._open(opened=True)
        self._edit.setFocus()

    def _open(self, *, opened: bool) -> None:
        self._edit.setVisible(opened)
        self._link.setVisible(not opened)
