"""Many reminders in one window: what was missed while the program was away, above all."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView

from showroom_crm.domain.days_off import StandIn
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.open_days import ALWAYS_OPEN, ShowroomDays
from showroom_crm.domain.showroom import Alert
from showroom_crm.language import formats
from showroom_crm.language.catalog import ngettext
from showroom_crm.ui.field import warning_label
from showroom_crm.ui.reminder import alert_words
from showroom_crm.ui.reminder.actions import AlertActions, offer
from showroom_crm.ui.reminder.alert_list import ALERT_ROLE, ROW_PX, AlertDelegate, AlertModel
from showroom_crm.ui.reminder.clamped_label import show_clamped, sized_label
from showroom_crm.ui.reminder.measures import CONTENT_WIDTH
from showroom_crm.ui.reminder.window import ENTER, ReminderWindow
from showroom_crm.ui.reminder.word_row import ManagerWordRow
from showroom_crm.ui.theme.tokens import NAME_PX, PHONE_PX

_ROWS_SHOWN = 6
_FRAME_PX = 2
# Heading, phone number, what is refused, prepared and said, a fault and the buttons.
_AROUND_ROWS_PX = 300


class ReminderList(ReminderWindow):
    """The oldest promise comes first and is chosen; the buttons act on the chosen one."""

    def __init__(
        self,
        alerts: Sequence[Alert],
        *,
        whose: StaffId | None,
        now: datetime,
        days: ShowroomDays = ALWAYS_OPEN,
        room: int,
        stand_ins: Sequence[StandIn] = (),
        chosen: Alert | None = None,
    ) -> None:
        """`whose` is the rep at work; the rows of others say whose they are.

        `room` is how high the window may become, in pixels.
        """
        super().__init__("reminder_list_window", alerts)
        self._model = AlertModel(self.alerts, whose=whose, now=now, stand_ins=stand_ins)
        self._model.setParent(self)
        self._heading = sized_label("reminder_heading", NAME_PX)
        self._view = self._list_view(max(1, min(_ROWS_SHOWN, (room - _AROUND_ROWS_PX) // ROW_PX)))
        self._phone = sized_label("reminder_phone", PHONE_PX)
        self._phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._refusals = warning_label("reminder_refusals")
        self._preparation = warning_label("reminder_preparation")
        self._whose, self._stand_ins = whose, stand_ins
        self._word = ManagerWordRow()
        self.serve_word(self._word, self.chosen)
        self._days = days
        self._actions = AlertActions(offer(self.alerts[0], days, now), quiet=False)
        self.serve(self._actions, self.chosen, lambda: (self.chosen(),))
        of_chosen = (self._phone, self._refusals, self._preparation, self._word)
        for part in (self._heading, self._view, *of_chosen, self._fault, self._actions):
            self.column.addWidget(part)
        self.setTabOrder(self._actions.last_stop, self._word.tick)
        self._view.selectionModel().currentChanged.connect(self._show_chosen)
        self._choose(chosen)
        self.show_time(now)

    def chosen(self) -> Alert:
        """Return the reminder that the buttons act on."""
        alert = self._view.currentIndex().data(ALERT_ROLE)
        assert isinstance(alert, Alert)
        return alert

    def show_time(self, now: datetime) -> None:
        """Say how the promises stand at a wall-clock time."""
        number = len(self.alerts)
        heading = ngettext("{number} reminder", "{number} reminders", number)
        self._heading.setText(heading.format(number=formats.count(number)))
        self.setAccessibleName(self._heading.text())
        self.late = any(
            alert_words.lateness(alert.contact.follow_up.plan, now) is not None
            for alert in self.alerts
        )
        self._model.show_time(now)
        self._actions.set_offer(offer(self.chosen(), self._days, now))
        self.adjustSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self._view.hasFocus():
            self._wish(self.chart_wanted, self.chosen())
        else:
            super().keyPressEvent(event)

    def _list_view(self, rows_at_most: int) -> QListView:
        view = QListView()
        view.setObjectName("reminder_list")
        view.setModel(self._model)
        view.setItemDelegate(AlertDelegate(self._model))
        view.setUniformItemSizes(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setFixedHeight(min(len(self.alerts), rows_at_most) * ROW_PX + _FRAME_PX)
        view.doubleClicked.connect(lambda _row: self._wish(self.chart_wanted, self.chosen()))
        return view

    def _choose(self, chosen: Alert | None) -> None:
        marks = [alert.reminder.id for alert in self.alerts]
        known = chosen is not None and chosen.reminder.id in marks
        row = marks.index(chosen.reminder.id) if chosen is not None and known else 0
        self._view.setCurrentIndex(self._model.index(row))

    def _show_chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        alert = self.chosen()
        contact = alert.contact
        phone, warnings = alert_words.number(alert), alert_words.warnings(alert)
        self._phone.setText("" if phone is None else formats.phone(phone))
        self._phone.setVisible(phone is not None)
        self._refusals.setText(warnings)
        self._refusals.setVisible(bool(warnings))
        show_clamped(self._preparation, alert_words.preparation(contact), width=CONTENT_WIDTH)
        is_theirs = alert_words.is_of(contact, self._whose, self._stand_ins)
        self._word.show_word(alert, can_tick=is_theirs)
        self._actions.set_offer(offer(alert, self._days, self._model.now))
        self._fault.hide()
