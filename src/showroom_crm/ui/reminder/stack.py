"""The reminders on the screen: one above the other, from four on in a list."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.days_off import whose
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import ManagerWordId
from showroom_crm.domain.showroom import Alert
from showroom_crm.language import words
from showroom_crm.language.sentences import sentence
from showroom_crm.services import reminders
from showroom_crm.services.board import tick_word
from showroom_crm.services.staff import all_staff
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder import alert_words
from showroom_crm.ui.reminder.hidden_window import HiddenReminders
from showroom_crm.ui.reminder.list_window import ReminderList
from showroom_crm.ui.reminder.popup import ReminderPopup
from showroom_crm.ui.reminder.ranks import Ranks
from showroom_crm.ui.reminder.window import ReminderWindow

POPUPS_AT_MOST = 3
RECORDING_MINUTES = 10


class ReminderStack(QObject):
    """What a rep does with a reminder is saved first; then its window goes.

    Signals:
    outcome_wanted(CustomerId, FollowUpId): the rep acted and records what came of it.
    chart_wanted(CustomerId): the rep wants to see the chart.
    """

    outcome_wanted = Signal(object, object)
    chart_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._alerts: list[Alert] = []
        self._ranks = Ranks(self._now, self)
        # What was missed while the PC was off comes in one window (R4).
        self._together = False
        desk.changed.connect(self._take_changes)
        desk.refused.connect(self._show_refusal)
        desk.lock_changed.connect(self._form_anew)
        desk.customer_came.connect(self._form_anew)
        desk.staff_switched.connect(self._form_anew)

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """What is on the screen, in the order in which it came."""
        return tuple(self._alerts)

    @property
    def windows(self) -> tuple[ReminderWindow, ...]:
        """The windows on the screen or behind the bar, the lowest first."""
        return self._ranks.windows

    def show_alerts(self, alerts: Sequence[Alert]) -> None:
        """Put reminders on the screen where the pointer is, beside those that are there."""
        missed = [alert for alert in alerts if self._was_missed(alert)]
        self._together = self._together or len(missed) > 1
        known = {alert.reminder.id for alert in alerts}
        self._alerts = [alert for alert in self._alerts if alert.reminder.id not in known]
        self._alerts.extend(alerts)
        self._ranks.come_in_full()
        self._form()

    @property
    def folded(self) -> bool:
        """Whether a bar stands for the windows, because a dialog needs their place."""
        return self._ranks.folded

    def show_time(self) -> None:
        """Say how late each is by now; done by itself while something is on the screen."""
        self._ranks.show_time()

    def take_keyboard(self) -> None:
        """Let the rep work through the reminders with the keys."""
        self._ranks.take_keyboard()

    def close(self) -> None:
        """Take everything off the screen; nothing of it is answered."""
        self._alerts = []
        self._form()

    def _form(self) -> None:
        """Bring the windows in line with the reminders; those that fit stay as they are."""
        self._together = self._together and len(self._alerts) > 1
        if not self._alerts:
            self._replace_windows([])
        elif not self._desk.names_customers:
            alerts, doer = self._oldest_first(), self._doers()
            self._replace_windows([HiddenReminders(alerts, now=self._now(), doer=doer)])
        elif self._together or len(self._alerts) > POPUPS_AT_MOST:
            self._show_list()
        elif self._ranks.fit(popups := self._popups()):
            self._replace_windows(popups)
        else:
            self._show_list()

    def _was_missed(self, alert: Alert) -> bool:
        """Tell whether a reminder comes so late that nobody can have seen it in time."""
        return alert_words.lateness(alert.contact.follow_up.plan, self._now()) is not None

    def _form_anew(self) -> None:
        """Who may see what has changed: no window stays."""
        self._replace_windows([])
        self._form()

    def _popups(self) -> list[ReminderPopup]:
        there = {
            window.alert.reminder.id: window
            for window in self.windows
            if isinstance(window, ReminderPopup)
        }
        return [self._popup(alert, there.get(alert.reminder.id)) for alert in self._alerts]

    def _popup(self, alert: Alert, there: ReminderPopup | None) -> ReminderPopup:
        whose, stand_ins = self._desk.whose_contacts, self._desk.stand_ins()
        for_rep = alert_words.for_rep(alert.contact, whose, stand_ins)
        if there is None or there.for_rep != for_rep:
            quiet = not alert_words.is_of(alert.contact, whose, stand_ins)
            return ReminderPopup(alert, now=self._now(), quiet=quiet, for_rep=for_rep)
        if there.alert != alert:
            there.show_alert(alert, now=self._now())
        return there

    def _doers(self) -> Callable[[Alert], str]:
        """Return what says who makes a contact now: its rep, or who stands in for them."""
        stand_ins = self._desk.stand_ins()
        names = {each.id: each.name for each in self._desk.read(all_staff)}

        def doer(alert: Alert) -> str:
            rep, at = alert.contact.staff, alert.contact.follow_up.plan.at
            if rep is None:
                return ""
            doing = whose(stand_ins, rep.id, at.date())
            return words.doer(names[doing], "" if doing == rep.id else rep.name)

        return doer

    def _show_list(self) -> None:
        chosen = next((w.chosen() for w in self.windows if isinstance(w, ReminderList)), None)
        shown = ReminderList(
            self._oldest_first(),
            whose=self._desk.whose_contacts,
            stand_ins=self._desk.stand_ins(),
            now=self._now(),
            room=self._ranks.area().height(),
            chosen=chosen,
        )
        self._replace_windows([shown])

    def _replace_windows(self, windows: Sequence[ReminderWindow]) -> None:
        for new in windows:
            if new not in self.windows:
                new.record_wanted.connect(self._record)
                new.later_wanted.connect(self._put_off)
                new.chart_wanted.connect(self._open_chart)
                if isinstance(new, ReminderPopup):
                    new.word_ticked.connect(self._tick_word)
        self._ranks.stand(windows)

    def _record(self, alert: Alert) -> None:
        """Take it off the screen while the rep writes; without an outcome it comes again."""
        if not self._put_off([alert], RECORDING_MINUTES):
            return
        follow_up = alert.contact.follow_up
        self.outcome_wanted.emit(follow_up.customer_id, follow_up.id)

    def _put_off(self, alerts: Sequence[Alert], minutes: int) -> bool:
        def put_off(store: Store) -> Changes:
            for alert in alerts:
                reminders.put_off(store, alert.reminder.id, minutes=minutes, clock=self._desk.clock)
            return Changes()

        if self._desk.run(put_off, origin=self.sender()) is None:
            return False
        self._take_off(alerts)
        return True

    def _open_chart(self, alert: Alert) -> None:
        self.chart_wanted.emit(alert.contact.customer.id)

    def _tick_word(self, word_id: ManagerWordId) -> None:
        desk = self._desk
        desk.run(
            lambda store: tick_word(store, word_id, by=desk.staff_id, clock=desk.clock),
            origin=self.sender(),
        )

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
        if origin in self.windows:
            assert isinstance(origin, ReminderWindow)
            origin.show_fault(sentence(fault))
            self._ranks.place()

    def _oldest_first(self) -> list[Alert]:
        return sorted(self._alerts, key=lambda alert: alert.reminder.agreed_for)

    def _now(self) -> datetime:
        return self._desk.clock.local()
