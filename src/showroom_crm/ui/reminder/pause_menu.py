"""How long reminders may pause, as a small menu."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.language import formats
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.services.closing_time import closing_time
from showroom_crm.ui.buttons import as_typed
from showroom_crm.ui.desk import Desk

_SHORT_MINUTES = 30
_LONG_HOURS = 1


class PauseMenu(QMenu):
    """Short spans, and the rest of the working day at most.

    Signals:
    pause_wanted(datetime): nothing is to pop up until this wall-clock time.
    """

    pause_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Pause the reminders"))
        self.setObjectName("tray_pause")
        self._desk = desk

    def refresh(self) -> None:
        """Offer what this moment allows."""
        self.clear()
        minutes = ngettext("{number} minute", "{number} minutes", _SHORT_MINUTES)
        hours = ngettext("{number} hour", "{number} hours", _LONG_HOURS)
        self._offer_span(
            "tray_pause_short",
            minutes.format(number=_SHORT_MINUTES),
            timedelta(minutes=_SHORT_MINUTES),
        )
        self._offer_span(
            "tray_pause_long", hours.format(number=_LONG_HOURS), timedelta(hours=_LONG_HOURS)
        )
        closes = self._closes()
        if closes is not None:
            caption = _("Until we close today ({time})").format(time=formats.clock_time(closes))
            self._offer("tray_pause_closing", caption, lambda: closes)

    def _offer_span(self, name: str, caption: str, span: timedelta) -> None:
        # Counted from the click: the menu may have been filled a while ago.
        self._offer(name, caption, lambda: self._desk.clock.local() + span)

    def _offer(self, name: str, caption: str, until: Callable[[], datetime]) -> None:
        action = self.addAction(as_typed(caption))
        action.setObjectName(name)
        action.triggered.connect(lambda _on: self.pause_wanted.emit(until()))

    def _closes(self) -> datetime | None:
        """Return when the showroom closes today; None once it has."""
        clock = self._desk.clock
        try:
            closes = self._desk.read(lambda store: closing_time(store, clock=clock))
        except ShowroomError:
            # The watcher meets the same fault within a minute and tells of it.
            return None
        return closes if closes > clock.local() else None
