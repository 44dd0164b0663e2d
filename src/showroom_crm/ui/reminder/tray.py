"""The icon in the tray: that promises are watched, which comes next, and the way back in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.follow_ups import Urgency, urgency
from showroom_crm.domain.showroom import Alert, Counts, DueContact
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.services import finding, reminders
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder import alert_words, watch_words
from showroom_crm.ui.reminder.pause_menu import PauseMenu
from showroom_crm.ui.reminder.tray_icon import Standing, tray_icon
from showroom_crm.ui.reminder.watcher import ReminderWatcher

_PROMISES_SHOWN = 3
_NAMED_AT_MOST = 3
# It may lie over the pop-up, where desktops put both.
_MESSAGE_MS = 4000
_FIRST_LOOK_MS = 1000
_LONGEST_LOOK_MS = 30_000


class Tray(QObject):
    """Names no customer while the desk is locked or a customer sees the screen (R5).

    The desktop's own messages are Qt's: desktops drop and silence such messages, so they only go
    along with our own window, and a library for them would bring a loop of its own for no gain.

    Signals:
    open_wanted(): the window is wanted.
    reminders_wanted(): the reminders on the screen are wanted, with the keyboard.
    chart_wanted(CustomerId): a promise of the menu was chosen.
    new_customer_wanted(), call_wanted(), meeting_wanted(), lock_wanted(), quit_wanted(): as
        their entries say.
    availability_changed(bool): there is a tray now, or there is none any more.
    """

    open_wanted = Signal()
    reminders_wanted = Signal()
    chart_wanted = Signal(object)
    new_customer_wanted = Signal()
    call_wanted = Signal()
    meeting_wanted = Signal()
    lock_wanted = Signal()
    quit_wanted = Signal()
    availability_changed = Signal(bool)

    def __init__(self, desk: Desk, watcher: ReminderWatcher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._watcher = watcher
        self._promises: Sequence[DueContact] = ()
        self._counts = Counts()
        self._shown: tuple[Standing, int, bool] | None = None
        self._was_available = False
        self._menu = QMenu()
        self._pauses = PauseMenu(desk)
        self._pauses.pause_wanted.connect(watcher.pause)
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.reminders_wanted)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self._look_again)
        watcher.watched.connect(self._take_watched)
        watcher.watch_failed.connect(self._show)
        watcher.alerts_fired.connect(self._announce)
        desk.lock_changed.connect(self._show_anew)
        desk.customer_came.connect(self._show_anew)
        self._show()
        self._look_for_tray()
        self._look.start(_FIRST_LOOK_MS)

    @property
    def available(self) -> bool:
        """Whether the icon can be seen; without it, closing a window must not hide it."""
        return QSystemTrayIcon.isSystemTrayAvailable() and self._icon.isVisible()

    @property
    def menu(self) -> QMenu:
        return self._menu

    @property
    def tooltip(self) -> str:
        return self._icon.toolTip()

    def standing(self) -> tuple[Standing, int]:
        """Return how urgent it is, and how many contacts are overdue or due now."""
        now, whose = self._desk.clock.local(), self._desk.whose_contacts
        stand_ins = self._desk.stand_ins() if self._watcher.due else ()
        due = sum(
            urgency(alert.contact.follow_up.plan, now=now) is not Urgency.OVERDUE
            for alert in self._watcher.due
            if alert_words.is_of(alert.contact, whose, stand_ins)
        )
        number = self._counts.overdue + due
        if self._watcher.fault is not None:
            return Standing.NOT_WATCHING, number
        if self._counts.overdue:
            return Standing.OVERDUE, number
        return (Standing.DUE if due else Standing.CALM), number

    def watch_words(self) -> str:
        """Return whether promises are watched and what comes next, in one line."""
        return _("{watching} · {more}").format(watching=self._watching(), more=self._more())

    def check_words(self) -> str:
        """Return when promises were last checked."""
        return watch_words.last_checked(self._watcher.last_checked)

    def hide(self) -> None:
        """Take the icon away: the program ends."""
        self._look.stop()
        self._icon.hide()

    def _take_watched(self) -> None:
        self._look_for_tray()
        whose, clock = self._desk.whose_contacts, self._desk.clock
        try:
            self._promises = self._desk.read(
                lambda store: reminders.next_promises(
                    store, staff_id=whose, limit=_PROMISES_SHOWN, clock=clock
                )
            )
            self._counts = self._desk.read(
                lambda store: finding.counts(store, staff_id=whose, clock=clock)
            )
        except ShowroomError:
            # The watcher meets the same fault within a minute and tells of it.
            return
        self._show()

    def _show(self) -> None:
        # Qt takes a tooltip whose first line holds a tag for markup: names stand below it (R6).
        lines = dict.fromkeys((self._watching(), self._more(), self.check_words()))
        self._icon.setToolTip("\n".join(lines))
        self._fill_menu()
        paused = self._watcher.paused_until is not None
        standing, number = self.standing()
        if (standing, number, paused) != self._shown:
            self._shown = standing, number, paused
            self._icon.setIcon(tray_icon(standing, number, paused=paused))

    def _show_anew(self) -> None:
        """Who may see what has changed: an open menu is not left as it was."""
        self._menu.close()
        self._show()

    def _watching(self) -> str:
        return watch_words.watching(
            well=self._watcher.fault is None, paused_until=self._watcher.paused_until
        )

    def _more(self) -> str:
        if self._watcher.fault is not None:
            return self.check_words()
        promise = self._promises[0] if self._promises else None
        now = self._desk.clock.local()
        return watch_words.next_promise(promise, now=now, named=self._desk.names_customers)

    def _fill_menu(self) -> None:
        if self._menu.isVisible():
            return
        self._menu.clear()
        for words_ in (self._watching(), self.check_words()):
            self._menu.addAction(words_).setEnabled(False)
        for promise in self._promises:
            action = self._menu.addAction(_menu_text(self._promise_words(promise)))
            action.setObjectName("tray_promise")
            action.setEnabled(self._desk.names_customers)
            customer_id = promise.customer.id
            action.triggered.connect(lambda _on, to=customer_id: self.chart_wanted.emit(to))
        self._menu.addSeparator()
        paused = self._watcher.paused_until is not None
        if self._watcher.due and not paused:
            self._add("tray_reminders", self._reminders_words(), self.reminders_wanted)
        self._add("tray_open", _("Open"), self.open_wanted)
        if not self._desk.locked:
            self._add("tray_new_customer", _("New customer"), self.new_customer_wanted)
            self._add("tray_call", _("Record a contact"), self.call_wanted)
            self._add("tray_meeting", _("Record a meeting"), self.meeting_wanted)
            self._add("tray_lock", _("Lock"), self.lock_wanted)
        self._menu.addSeparator()
        if paused:
            self._offer("tray_resume", _("Resume the reminders"), self._watcher.resume)
        elif not self._desk.locked:
            self._pauses.refresh()
            self._menu.addMenu(self._pauses)
        self._add("tray_quit", _("Quit"), self.quit_wanted)

    def _add(self, name: str, caption: str, wish: SignalInstance) -> None:
        self._offer(name, caption, wish.emit)

    def _offer(self, name: str, caption: str, act: Callable[[], object]) -> None:
        action = self._menu.addAction(caption)
        action.setObjectName(name)
        action.triggered.connect(lambda _on: act())

    def _promise_words(self, promise: DueContact) -> str:
        plan = promise.follow_up.plan
        parts = [
            alert_words.moment(plan, self._desk.clock.local()),
            words.channel(plan.channel),
            words.customer(promise.customer) if self._desk.names_customers else "",
        ]
        return "  ".join(part for part in parts if part)

    def _reminders_words(self) -> str:
        number = len(self._watcher.due)
        words_ = ngettext("Go to {number} reminder", "Go to {number} reminders", number)
        return words_.format(number=formats.count(number))

    def _announce(self, alerts: Sequence[Alert]) -> None:
        """The desktop's own message goes along; the pop-up is the reminder."""
        now = self._desk.clock.local()
        title = _("Time for the next contact")
        if not self._desk.names_customers or len(alerts) > _NAMED_AT_MOST:
            count = ngettext("{number} contact", "{number} contacts", len(alerts))
            text = count.format(number=formats.count(len(alerts)))
        else:
            text = "\n".join(_message_text(alert_words.brief(alert, now)) for alert in alerts)
        if self.available:
            self._icon.showMessage(title, text, self._icon.icon(), _MESSAGE_MS)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.open_wanted.emit()

    def _look_again(self) -> None:
        """A tray may come after us: look often at first; later, each check looks."""
        self._look_for_tray()
        if self._look.interval() < _LONGEST_LOOK_MS:
            self._look.start(self._look.interval() * 2)

    def _look_for_tray(self) -> None:
        there = QSystemTrayIcon.isSystemTrayAvailable()
        if there != self._was_available:
            self._was_available = there
            # One that came back is given the icon anew.
            self._icon.setVisible(there)
            self.availability_changed.emit(there)


def _menu_text(text: str) -> str:
    """An ampersand in a name is no key."""
    return text.replace("&", "&&")


def _message_text(text: str) -> str:
    """Some desktops take a message for markup; full-width signs are none (R6)."""
    return text.replace("&", "＆").replace("<", "＜")
