"""What a rep works with, wired together: window, watch over promises, pop-ups, tray."""

from PySide6.QtCore import QObject, Signal

from showroom_crm.domain.clock import Clock
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.main_window.window import MainWindow
from showroom_crm.ui.messages.popup import MessagePopups
from showroom_crm.ui.reminder.stack import ReminderStack
from showroom_crm.ui.reminder.tray import Tray
from showroom_crm.ui.reminder.watcher import ReminderWatcher


class Workplace(QObject):
    """Signals:
    quit_wanted(): the rep ends the program.
    """

    quit_wanted = Signal()

    def __init__(self, store: Store, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = Desk(store, clock, self)
        self.watcher = ReminderWatcher(self.desk, self)
        self.stack = ReminderStack(self.desk, self)
        self.messages = MessagePopups(self.desk, self)
        self.tray = Tray(self.desk, self.watcher, self)
        self.window = MainWindow(self.desk)
        self._connect()

    def show(self) -> None:
        """Bring the window to the front; where nobody works yet, ask who does."""
        self.window.come_to_front()
        if self.desk.staff is None:
            self.window.dialogs.new_staff()

    def take_down(self) -> None:
        """Stop the watch and take everything off the screen."""
        self.watcher.stop()
        self.stack.close()
        self.messages.close()
        self.tray.hide()
        self.window.allow_close = True
        self.window.close()
        self.window.deleteLater()

    def _connect(self) -> None:
        self.watcher.alerts_fired.connect(self.stack.show_alerts)
        self.watcher.watched.connect(self._show_watch)
        self.watcher.watch_failed.connect(self._show_watch)
        self.watcher.clock_jumped.connect(self.window.refresh)
        self.desk.staff_switched.connect(self._show_watch)
        self.desk.lock_changed.connect(self._show_watch)
        self.desk.customer_came.connect(self._show_watch)
        self.tray.open_wanted.connect(self.show)
        self.tray.new_customer_wanted.connect(self.window.new_customer)
        self.tray.call_wanted.connect(self.window.record_call_with_somebody)
        self.tray.meeting_wanted.connect(self.window.record_meeting_with_somebody)
        self.tray.lock_wanted.connect(self.window.lock)
        self.tray.quit_wanted.connect(self._quit)
        self.tray.reminders_wanted.connect(self.stack.take_keyboard)
        self.tray.chart_wanted.connect(self.window.show_chart)
        self.messages.chart_wanted.connect(self.window.show_chart)
        self.tray.availability_changed.connect(self._stay_reachable)
        self.window.serve_reminders(self.stack)
        self._stay_reachable()

    def _quit(self) -> None:
        # Qt asks each window to close before it quits, and this one would hide instead.
        self.window.allow_close = True
        self.quit_wanted.emit()

    def _show_watch(self, _fault: object = None) -> None:
        self.window.set_watch_words(self.tray.watch_words())
        self.window.refresh()

    def _stay_reachable(self, _available: bool = False) -> None:
        """Without a tray a hidden window would be lost: closing minimises it instead."""
        self.window.tray_shown = self.tray.available
