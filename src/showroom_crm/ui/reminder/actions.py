"""What a rep can do with a reminder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from showroom_crm.domain.call_proposals import NextTry
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.quick_retries import retries
from showroom_crm.domain.reminders import later_choices
from showroom_crm.domain.showroom import Alert
from showroom_crm.language.catalog import _
from showroom_crm.ui.reminder import alert_acts, alert_words
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8


@dataclass(frozen=True)
class Offer:
    """What fits a reminder: one `before` its time is taken in, not recorded yet.

    `retries` are how and when to try again after a try in vain; `suits` says when that suits
    the customer.
    """

    channel: Channel
    now: datetime
    before: bool = False
    retries: Sequence[NextTry] = ()
    suits: str = ""


def offer(alert: Alert, days: ShowroomDays, now: datetime) -> Offer:
    """Return what fits a reminder at a wall-clock time."""
    tries, profile = alert.tries, alert.contact.customer.profile
    failed = (alert_acts.tried_in_vain(alert, now), *tries.in_vain)
    return Offer(
        alert.contact.follow_up.plan.channel,
        now,
        before=bool(alert.reminder.lead),
        retries=retries(failed, profile, attempts=tries.all, days=days, now=now),
        suits=alert_words.suits(alert.contact),
    )


class AlertActions(QWidget):
    """The acts of now in one row, the ways on in another; quiet, only three and none is loud.

    Tab leaves it by `last_stop`.

    Signals:
    record_chosen(): the rep acted and wants to write it down.
    acknowledge_chosen(): the rep has taken in a reminder that came before its time.
    retry_chosen(NextTry): nobody was reached; the rep tries again in that way and at that time.
    later_chosen(int minutes): the reminder is to come again.
    move_chosen(): the contact is to take place at another time.
    print_chosen(): the rep wants the chart on paper.
    chart_chosen(): the rep wants to see the chart.
    """

    record_chosen = Signal()
    acknowledge_chosen = Signal()
    retry_chosen = Signal(object)
    later_chosen = Signal(int)
    move_chosen = Signal()
    print_chosen = Signal()
    chart_chosen = Signal()

    def __init__(self, offer: Offer, *, quiet: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer = offer
        loud, look = ("link", "link") if quiet else ("primary", "")
        self._quiet = quiet
        self._acknowledge = _button("reminder_acknowledge", _("Got it"), loud)
        self._acknowledge.clicked.connect(self.acknowledge_chosen)
        self._record = _button("reminder_record", "", loud)
        self._record.clicked.connect(self.record_chosen)
        self._retry, self._retry_menu = _menu_button("reminder_retry", "", look)
        self._later, self._later_menu = _menu_button("reminder_later", _("Later"), look)
        # What changed while a menu was open stands there when it is opened again.
        self._retry_menu.aboutToShow.connect(self._fill_retries)
        self._later_menu.aboutToShow.connect(self._fill_later)
        chart = _button("reminder_chart", _("Open chart"), "link")
        chart.clicked.connect(self.chart_chosen)
        self.last_stop = chart
        now = (self._acknowledge, self._record, self._retry, self._later)
        self._lay_out(now, (chart,) if quiet else (*self._more_ways_on(), chart))
        self.set_offer(offer)

    def set_offer(self, offer: Offer) -> None:
        """Offer what fits the reminder as it stands."""
        self._offer = offer
        caption = alert_words.record(offer.channel)
        self._record.setText(caption)
        self._record.setAccessibleName(caption)
        self._record.setVisible(not offer.before)
        self._acknowledge.setVisible(offer.before)
        self._fill_later()
        self._fill_retries()

    def _more_ways_on(self) -> tuple[QPushButton, QPushButton]:
        move = _button("reminder_move", _("Move"), "link")
        move.clicked.connect(self.move_chosen)
        on_paper = _button("reminder_print", _("Print chart"), "link")
        on_paper.clicked.connect(self.print_chosen)
        return move, on_paper

    def _lay_out(self, now: Sequence[QPushButton], ways_on: Sequence[QPushButton]) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE_4)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(SPACE_8)
        for act in now:
            first.addWidget(act)
        first.addStretch()
        row = first if self._quiet else second
        for act in ways_on:
            row.addWidget(act)
        rows.addLayout(first)
        if not self._quiet:
            second.addStretch()
            rows.addLayout(second)

    def _fill_later(self) -> None:
        choices = later_choices(now=self._offer.now)
        # Tomorrow breaks the promise: it can only be moved then.
        self._later.setVisible(bool(choices))
        if self._later_menu.isVisible():
            return
        self._later_menu.clear()
        for minutes in choices:
            action = self._later_menu.addAction(alert_words.later(minutes))
            action.setObjectName(f"later_{minutes}")
            action.triggered.connect(lambda _on, minutes=minutes: self.later_chosen.emit(minutes))

    def _fill_retries(self) -> None:
        offer = self._offer
        offered = bool(offer.retries) and not offer.before and not self._quiet
        self._retry.setVisible(offered)
        if self._retry_menu.isVisible():
            return
        caption = alert_words.in_vain(offer.channel)
        self._retry.setText(caption)
        self._retry.setAccessibleName(_("{result}: try again").format(result=caption))
        self._retry_menu.clear()
        if offer.suits:
            heading = self._retry_menu.addAction(offer.suits)
            heading.setObjectName("retry_suits")
            heading.setEnabled(False)
        for number, found in enumerate(offer.retries):
            words = alert_words.retry(found, offer.channel, offer.now)
            action = self._retry_menu.addAction(words)
            action.setObjectName(f"retry_{number}")
            action.triggered.connect(lambda _on, found=found: self.retry_chosen.emit(found))


def _menu_button(name: str, caption: str, look: str) -> tuple[QPushButton, QMenu]:
    button = _button(name, caption, look)
    menu = QMenu(button)
    menu.setObjectName(f"{name}_menu")
    button.setMenu(menu)
    return button, menu


def _button(name: str, caption: str, look: str) -> QPushButton:
    button = QPushButton(caption)
    button.setObjectName(name)
    button.setAccessibleName(caption)
    if look:
        button.setProperty(look, "true")
    return button
