"""What a rep works with, wired together: window, watch over promises, pop-ups, tray."""

from PySide6.QtCore import QObject, Signal

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.services.autostart import Autostart
from showroom_crm.services.closing_time import StillOwed, still_owed
from showroom_crm.services.customers import customer_with_number
from showroom_crm.services.store import Store
from showroom_crm.services.window_state import no_tray_told, note_no_tray_told
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.main_window.window import MainWindow
from showroom_crm.ui.messages.popup import MessagePopups
from showroom_crm.ui.reminder.machine_events import MachineEvents
from showroom_crm.ui.reminder.no_tray_note import NoTrayNote
from showroom_crm.ui.reminder.quit_question import QuitQuestion
from showroom_crm.ui.reminder.sound import ReminderSound
from showroom_crm.ui.reminder.stack import ReminderStack
from showroom_crm.ui.reminder.tray import Tray
from showroom_crm.ui.reminder.watcher import ReminderWatcher
from showroom_crm.ui.start_request import StartRequest


class Workplace(QObject):
    """Signals:
    quit_wanted(): the rep ends the program.
    """

    quit_wanted = Signal()

    def __init__(
        self,
        store: Store,
        clock: Clock,
        parent: QObject | None = None,
        *,
        autostart: Autostart | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = Desk(store, clock, self, autostart=autostart)
        self.watcher = ReminderWatcher(self.desk, self)
        self.machine_events = MachineEvents(self)
        self.stack = ReminderStack(self.desk, self)
        self.sound = ReminderSound(self.desk, self)
        self.messages = MessagePopups(self.desk, self)
        self.tray = Tray(self.desk, self.watcher, self)
        self.window = MainWindow(self.desk)
        self._question: QuitQuestion | None = None
        self._note: NoTrayNote | None = None
        self._waits_for_tray = False
        self._connect()

    def show(self) -> None:
        """Bring the window to the front; where nobody works yet, ask who does."""
        self.window.come_to_front()
        if self.desk.staff is None:
            self.window.dialogs.new_staff()

    def start(self, request: StartRequest) -> None:
        """Begin as it was asked for; a tray may be there only after us (autostart)."""
        if not request.in_tray:
            self.serve(request)
        elif not self.tray.available:
            self._waits_for_tray = True
            self.window.showMinimized()

    def serve(self, request: StartRequest) -> None:
        """Do what a later start asks for; one in the tray asks for nothing that can be seen."""
        if request.customer_number is not None:
            self.open_customer(request.customer_number)
        elif not request.in_tray:
            self.show()

    def open_customer(self, number: int) -> None:
        """Show the chart with a number; behind a lock nothing but the lock."""
        self.show()
        if self.desk.locked:
            return
        try:
            customer_id = self.desk.read(lambda store: customer_with_number(store, number))
        except RuleBroken as fault:
            self.desk.refused.emit(fault, self.desk)
            return
        self.window.show_chart(customer_id)

    def take_down(self) -> None:
        """Stop the watch and take everything off the screen."""
        for box in (self._question, self._note):
            if box is not None:
                box.close()
                box.deleteLater()
        self.watcher.stop()
        self.stack.close()
        self.messages.close()
        self.tray.hide()
        self.window.allow_close = True
        self.window.close()
        self.window.deleteLater()

    def _connect(self) -> None:
        self.machine_events.woke.connect(self.watcher.check)
        self.watcher.alerts_fired.connect(self.stack.show_alerts)
        self.stack.rang.connect(self.sound.ring)
        self.stack.attended.connect(self.sound.hush)
        self.watcher.watched.connect(self.stack.review)
        self.watcher.watched.connect(self._show_watch)
        self.watcher.watch_failed.connect(self._show_watch)
        self.watcher.paused.connect(self.stack.close)
        self.watcher.paused.connect(self.sound.hush)
        self.watcher.paused.connect(self._hold_messages)
        self.watcher.watched.connect(self._hold_messages)
        self.watcher.clock_jumped.connect(self.window.refresh)
        self.desk.staff_switched.connect(self._show_watch)
        self.desk.lock_changed.connect(self._show_watch)
        self.desk.customer_came.connect(self._show_watch)
        self.tray.open_wanted.connect(self.show)
        self.tray.new_customer_wanted.connect(self.window.new_customer)
        self.tray.call_wanted.connect(self.window.record_call_with_somebody)
        self.tray.meeting_wanted.connect(self.window.record_meeting_with_somebody)
        self.tray.lock_wanted.connect(self.window.lock)
        self.tray.quit_wanted.connect(self._ask_before_quit)
        self.window.dialogs.quit_wanted.connect(self._ask_before_quit)
        self.window.minimised_instead.connect(self._tell_of_no_tray)
        self.tray.reminders_wanted.connect(self.stack.take_keyboard)
        self.tray.chart_wanted.connect(self.window.show_chart)
        self.messages.chart_wanted.connect(self.window.show_chart)
        self.tray.availability_changed.connect(self._stay_reachable)
        self.window.serve_reminders(self.stack)
        self._stay_reachable()

    def _hold_messages(self) -> None:
        self.messages.hold(self.watcher.paused_until is not None)

    def _ask_before_quit(self) -> None:
        """Once it has ended, nobody is reminded; with nothing owed there is nothing to ask."""
        owed = self._still_owed()
        if not owed.number:
            self._quit()
            return
        if self._question is None or not self._question.isVisible():
            self._question = QuitQuestion(owed)
            self._question.quit_confirmed.connect(self._quit)
        self._question.show()
        self._question.raise_()
        self._question.activateWindow()

    def _still_owed(self) -> StillOwed:
        try:
            return self.desk.read(lambda store: still_owed(store, clock=self.desk.clock))
        except ShowroomError:
            # A database that fails must not keep anybody from ending the program.
            return StillOwed(0, 0)

    def _tell_of_no_tray(self) -> None:
        desk = self.desk
        if desk.read(no_tray_told):
            return
        desk.note(lambda store: note_no_tray_told(store, clock=desk.clock), origin=desk)
        self._note = NoTrayNote()
        self._note.show()

    def _quit(self) -> None:
        # Qt asks each window to close before it quits, and this one would hide instead.
        self.window.allow_close = True
        self.quit_wanted.emit()

    def _show_watch(self, _fault: object = None) -> None:
        self.window.set_watch_words(self.tray.watch_words(), self.tray.check_words())
        self.window.refresh()

    def _stay_reachable(self, _available: bool = False) -> None:
        """Without a tray a hidden window would be lost: closing minimises it instead."""
        self.window.tray_shown = self.tray.available
        if self._waits_for_tray and self.tray.available:
            self._waits_for_tray = False
            if self.window.isMinimized():
                self.window.hide()
