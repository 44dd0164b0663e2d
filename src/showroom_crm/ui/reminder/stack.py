"""The reminders on the screen: one above the other, from four on in a list."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal, SignalInstance

from showroom_crm.domain.call_proposals import NextTry
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import ManagerWordId, ReminderId
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.showroom import Alert
from showroom_crm.language.sentences import sentence
from showroom_crm.services import reminders
from showroom_crm.services.showroom_days import showroom_days
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder import addressees, alert_acts, alert_words
from showroom_crm.ui.reminder.addressees import Addressees
from showroom_crm.ui.reminder.hidden_window import HiddenReminders
from showroom_crm.ui.reminder.list_window import ReminderList
from showroom_crm.ui.reminder.popup import ReminderPopup
from showroom_crm.ui.reminder.ranks import Ranks
from showroom_crm.ui.reminder.sample import is_sample, sample_alert
from showroom_crm.ui.reminder.window import ReminderWindow

POPUPS_AT_MOST = 3
RECORDING_MINUTES = 10


class ReminderStack(QObject):
    """What a rep does with a reminder is saved first; then its window goes.

    Signals:
    outcome_wanted(CustomerId, FollowUpId): the rep acted and records what came of it.
    chart_wanted(CustomerId): the rep wants to see the chart.
    print_wanted(CustomerId): the rep wants the chart on paper.
    move_wanted(CustomerId, DealId | None, FollowUpId): the contact takes place another time.
    rang(): what came concerns who works here, loudly.
    attended(): something was done with a reminder, or none is left.
    """

    outcome_wanted = Signal(object, object)
    chart_wanted = Signal(object)
    print_wanted = Signal(object)
    move_wanted = Signal(object, object, object)
    rang = Signal()
    attended = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._alerts: list[Alert] = []
        self._ranks = Ranks(self._now, self)
        # What was missed while the PC was off comes in one window (R4).
        self._together = False
        self._escalated: frozenset[ReminderId] = frozenset()
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
        # Of one contact the newest reminder stands for those before it.
        known = {alert.reminder.follow_up_id for alert in alerts}
        self._alerts = [alert for alert in self._alerts if alert.reminder.follow_up_id not in known]
        self._alerts.extend(alerts)
        whose = addressees.addressees(self._desk)
        self._come(loudly=any(whose.is_loud(alert) for alert in alerts))

    def show_sample(self) -> None:
        """Show a reminder to try, as a real one comes."""
        self._alerts = [alert for alert in self._alerts if not is_sample(alert)]
        self._alerts.append(sample_alert(self._now()))
        self._come(loudly=True)

    def review(self) -> None:
        """Look anew at what is on the screen; a manager is told what has become too late."""
        whose = addressees.addressees(self._desk)
        escalated = frozenset(
            alert.reminder.id for alert in self._alerts if whose.is_escalated(alert)
        )
        new, self._escalated = escalated - self._escalated, escalated
        if new:
            self._come(loudly=True)

    def _come(self, *, loudly: bool) -> None:
        self._ranks.come_in_full()
        self._form()
        if loudly:
            self.rang.emit()

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
            self.attended.emit()
        elif not self._desk.names_customers:
            alerts, doer = self._oldest_first(), addressees.doers(self._desk)
            self._replace_windows([HiddenReminders(alerts, now=self._now(), doer=doer)])
        elif self._together or len(addressees.by_customer(self._alerts)) > POPUPS_AT_MOST:
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
        whose = addressees.addressees(self._desk)
        return [
            self._popup(alerts, there.get(alerts[0].reminder.id), whose)
            for alerts in addressees.by_customer(self._alerts)
        ]

    def _popup(
        self, alerts: Sequence[Alert], there: ReminderPopup | None, whose: Addressees
    ) -> ReminderPopup:
        for_rep, quiet = whose.for_rep(alerts[0]), not whose.is_loud(alerts[0])
        same = (len(alerts), for_rep, quiet)
        if there is None or (len(there.alerts), there.for_rep, there.quiet) != same:
            return ReminderPopup(
                alerts, now=self._now(), days=self._days(), quiet=quiet, for_rep=for_rep
            )
        if there.alerts != tuple(alerts):
            there.show_alerts(alerts, now=self._now())
        return there

    def _days(self) -> ShowroomDays:
        return self._desk.read(showroom_days)

    def _show_list(self) -> None:
        chosen = next((w.chosen() for w in self.windows if isinstance(w, ReminderList)), None)
        shown = ReminderList(
            self._oldest_first(),
            whose=self._desk.staff_id,
            stand_ins=self._desk.stand_ins(),
            now=self._now(),
            days=self._days(),
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
                new.print_wanted.connect(self._print)
                new.move_wanted.connect(self._move)
                new.acknowledged.connect(self._acknowledge)
                new.retry_wanted.connect(self._try_again)
                new.word_ticked.connect(self._tick_word)
        self._ranks.stand(windows)

    def _record(self, alert: Alert) -> None:
        """Take it off the screen while the rep writes; without an outcome it comes again."""
        if self._put_off([alert], RECORDING_MINUTES) and not is_sample(alert):
            follow_up = alert.contact.follow_up
            self.outcome_wanted.emit(follow_up.customer_id, follow_up.id)

    def _move(self, alert: Alert) -> None:
        """Take it off the screen while the rep agrees on another time, as for an outcome."""
        if self._put_off([alert], RECORDING_MINUTES) and not is_sample(alert):
            follow_up = alert.contact.follow_up
            self.move_wanted.emit(follow_up.customer_id, follow_up.deal_id, follow_up.id)

    def _put_off(self, alerts: Sequence[Alert], minutes: int) -> bool:
        done = alert_acts.put_off(self._desk, alerts, minutes, origin=self.sender())
        if done:
            self._take_off(alerts)
        return done

    def _acknowledge(self, alert: Alert) -> None:
        if alert_acts.acknowledge(self._desk, alert, origin=self.sender()):
            self._take_off([alert])

    def _try_again(self, alert: Alert, found: NextTry) -> None:
        if alert_acts.try_again(self._desk, alert, found, origin=self.sender()):
            self._take_off([alert])

    def _open_chart(self, alert: Alert) -> None:
        self._look_at(alert, self.chart_wanted)

    def _print(self, alert: Alert) -> None:
        self._look_at(alert, self.print_wanted)

    def _look_at(self, alert: Alert, wish: SignalInstance) -> None:
        """Looking is not doing: the reminder stays, but it need not ring on."""
        self.attended.emit()
        if is_sample(alert):
            self._take_off([alert])
        else:
            wish.emit(alert.contact.customer.id)

    def _tick_word(self, word_id: ManagerWordId) -> None:
        alert_acts.tick(self._desk, word_id, origin=self.sender())

    def _take_off(self, alerts: Iterable[Alert]) -> None:
        self.attended.emit()
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
        """Return None once there is nothing more to remind of.

        What cannot be read stays on the screen: better shown twice than not at all.
        """
        if is_sample(alert):
            return alert
        try:
            return self._desk.read(lambda store: reminders.as_it_stands(store, alert))
        except ShowroomError:
            return alert

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin in self.windows:
            assert isinstance(origin, ReminderWindow)
            origin.show_fault(sentence(fault))
            self._ranks.place()

    def _oldest_first(self) -> list[Alert]:
        return sorted(self._alerts, key=lambda alert: alert.reminder.agreed_for)

    def _now(self) -> datetime:
        return self._desk.clock.local()
