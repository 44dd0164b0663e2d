"""The reminders on the screen: one above the other, from four on in a list."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QScreen

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.showroom import Alert
from showroom_crm.language.sentences import sentence
from showroom_crm.services import reminders
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder import alert_words
from showroom_crm.ui.reminder.hidden_window import HiddenReminders
from showroom_crm.ui.reminder.list_window import ReminderList
from showroom_crm.ui.reminder.popup import ReminderPopup
from showroom_crm.ui.reminder.window import ReminderWindow
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_16

POPUPS_AT_MOST = 3
_TIME_SHOWN_MS = 30_000


class ReminderStack(QObject):
    """What a rep does with a reminder is saved first; then its window goes.

    Signals:
    meeting_wanted(CustomerId, DealId | None, FollowUpId): the rep acted and records it.
    chart_wanted(CustomerId): the rep wants to see the chart.
    """

    meeting_wanted = Signal(object, object, object)
    chart_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._alerts: list[Alert] = []
        self._windows: list[ReminderWindow] = []
        self._screen = ""
        # Runs only while something is on the screen.
        self._time = QTimer(self)
        self._time.setInterval(_TIME_SHOWN_MS)
        self._time.timeout.connect(self.show_time)
        for screen in QGuiApplication.screens():
            screen.availableGeometryChanged.connect(self._place)
        desk.changed.connect(self._take_changes)
        desk.refused.connect(self._show_refusal)
        desk.lock_changed.connect(self._form_anew)
        desk.staff_switched.connect(self._form_anew)

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """What is on the screen, in the order in which it came."""
        return tuple(self._alerts)

    @property
    def windows(self) -> tuple[ReminderWindow, ...]:
        """The windows on the screen, the lowest first."""
        return tuple(self._windows)

    def show_alerts(self, alerts: Sequence[Alert]) -> None:
        """Put reminders on the screen where the pointer is, beside those that are there."""
        known = {alert.reminder.id for alert in alerts}
        self._alerts = [alert for alert in self._alerts if alert.reminder.id not in known]
        self._alerts.extend(alerts)
        self._screen = _screen_at_the_pointer().name()
        self._form()

    def show_time(self) -> None:
        """Say how late each is by now; done by itself while something is on the screen."""
        for window in self._windows:
            window.show_time(self._now())
        self._place()

    def take_keyboard(self) -> None:
        """Let the rep work through the reminders with the keys."""
        if self._windows:
            self._windows[0].take_keyboard()

    def close(self) -> None:
        """Take everything off the screen; nothing of it is answered."""
        self._alerts = []
        self._form()

    def _form(self) -> None:
        """Bring the windows in line with the reminders; those that fit stay as they are."""
        if not self._alerts:
            self._replace_windows([])
        elif self._desk.locked:
            self._replace_windows([HiddenReminders(self._oldest_first(), now=self._now())])
        elif len(self._alerts) > POPUPS_AT_MOST or not self._fit(popups := self._popups()):
            self._show_list()
        else:
            self._replace_windows(popups)

    def _form_anew(self) -> None:
        """Who may see what has changed: no window stays."""
        self._replace_windows([])
        self._form()

    def _popups(self) -> list[ReminderPopup]:
        there = {
            window.alert.reminder.id: window
            for window in self._windows
            if isinstance(window, ReminderPopup)
        }
        return [self._popup(alert, there.get(alert.reminder.id)) for alert in self._alerts]

    def _popup(self, alert: Alert, there: ReminderPopup | None) -> ReminderPopup:
        if there is None:
            mine = alert_words.is_of(alert.contact, self._desk.whose_contacts)
            return ReminderPopup(alert, now=self._now(), quiet=not mine)
        if there.alert != alert:
            there.show_alert(alert, now=self._now())
        return there

    def _show_list(self) -> None:
        chosen = next((w.chosen() for w in self._windows if isinstance(w, ReminderList)), None)
        shown = ReminderList(
            self._oldest_first(), whose=self._desk.whose_contacts, now=self._now(), chosen=chosen
        )
        self._replace_windows([shown])

    def _replace_windows(self, windows: Sequence[ReminderWindow]) -> None:
        for gone in self._windows:
            if gone not in windows:
                gone.hide()
                gone.deleteLater()
        for new in windows:
            if new not in self._windows:
                new.record_wanted.connect(self._record)
                new.later_wanted.connect(self._put_off)
                new.chart_wanted.connect(self._open_chart)
        self._windows = list(windows)
        self._place()
        if self._windows:
            self._time.start()
        else:
            self._time.stop()

    def _place(self) -> None:
        """Stack the windows from the corner upward; the one that came first moves least."""
        area = self._area()
        bottom = area.bottom() - SPACE_16
        for window in self._windows:
            window.adjustSize()
            top = max(bottom - window.height(), area.top())
            window.place(QPoint(area.right() - SPACE_16 - window.width(), top))
            window.show()
            bottom = top - SPACE_8

    def _fit(self, popups: Sequence[ReminderPopup]) -> bool:
        needed = sum(popup.sizeHint().height() + SPACE_8 for popup in popups)
        return len(popups) == 1 or needed <= self._area().height() - 2 * SPACE_16

    def _record(self, alert: Alert) -> None:
        answered = self._desk.run(
            lambda store: reminders.answer(store, alert.reminder.id, clock=self._desk.clock),
            origin=self.sender(),
        )
        if answered is None:
            return
        self._take_off([alert])
        follow_up = alert.contact.follow_up
        self.meeting_wanted.emit(follow_up.customer_id, follow_up.deal_id, follow_up.id)

    def _put_off(self, alerts: Sequence[Alert], minutes: int) -> None:
        def put_off(store: Store) -> Changes:
            for alert in alerts:
                reminders.put_off(store, alert.reminder.id, minutes=minutes, clock=self._desk.clock)
            return Changes()

        if self._desk.run(put_off, origin=self.sender()) is not None:
            self._take_off(alerts)

    def _open_chart(self, alert: Alert) -> None:
        self.chart_wanted.emit(alert.contact.customer.id)

    def _take_off(self, alerts: Iterable[Alert]) -> None:
        gone = {alert.reminder.id for alert in alerts}
        self._alerts = [alert for alert in self._alerts if alert.reminder.id not in gone]
        self._form()

    def _take_changes(self, changes: Changes, _origin: object) -> None:
        shown = any(changes.touches(alert.contact.customer.id) for alert in self._alerts)
        if self._alerts and (changes.follow_ups or changes.everything or shown):
            still = [self._as_it_stands(alert) for alert in self._alerts]
            self._alerts = [alert for alert in still if alert is not None]
            self._form()

    def _as_it_stands(self, alert: Alert) -> Alert | None:
        """Return None once the outcome is recorded or the promise moved.

        What cannot be read stays on the screen: better shown twice than not at all.
        """
        try:
            contact = self._desk.read(lambda store: reminders.contact_asked(store, alert.reminder))
        except ShowroomError:
            return alert
        return None if contact is None else replace(alert, contact=contact)

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin in self._windows:
            assert isinstance(origin, ReminderWindow)
            origin.show_fault(sentence(fault))
            self._place()

    def _oldest_first(self) -> list[Alert]:
        return sorted(self._alerts, key=lambda alert: alert.reminder.agreed_for)

    def _area(self) -> QRect:
        """Return the screen's free area; one that was pulled out gives way to the first."""
        screens = {screen.name(): screen for screen in QGuiApplication.screens()}
        screen = screens.get(self._screen) or QGuiApplication.primaryScreen()
        return screen.availableGeometry()

    def _now(self) -> datetime:
        return self._desk.clock.local()


def _screen_at_the_pointer() -> QScreen:
    return QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
