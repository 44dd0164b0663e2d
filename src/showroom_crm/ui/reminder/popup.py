"""The reminder of one promise."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from showroom_crm.domain.open_days import ALWAYS_OPEN, ShowroomDays
from showroom_crm.domain.showroom import Alert
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.quotation import quoted
from showroom_crm.ui.face import Face
from showroom_crm.ui.field import plain_label, quiet_label, warning_label
from showroom_crm.ui.reminder import alert_words
from showroom_crm.ui.reminder.actions import AlertActions, offer
from showroom_crm.ui.reminder.beside_row import BesideRow
from showroom_crm.ui.reminder.clamped_label import show_clamped, sized_label
from showroom_crm.ui.reminder.measures import CONTENT_WIDTH, EDGE
from showroom_crm.ui.reminder.window import ReminderWindow
from showroom_crm.ui.reminder.word_row import ManagerWordRow
from showroom_crm.ui.theme.tokens import (
    BODY_PX,
    CUSTOMER_NAME_PX,
    NAME_PX,
    PHONE_PX,
    SPACE_4,
    SPACE_8,
    SPACE_12,
)

FACE_PX = 72
QUIET_EDGE = 2
_BESIDE_FACE = CONTENT_WIDTH - FACE_PX - SPACE_12
_LINES = 2


class ReminderPopup(ReminderWindow):
    """A promise of the rep at work in full, or another rep's in a quieter form.

    Contacts with one customer at the same time share it: the first in full, the others by a line
    each, with an outcome of its own.
    """

    def __init__(
        self,
        alerts: Sequence[Alert],
        *,
        now: datetime,
        days: ShowroomDays = ALWAYS_OPEN,
        quiet: bool,
        for_rep: str = "",
    ) -> None:
        """`alerts` are of one customer and time; `for_rep` says whose promises they are, for who
        is not that rep.
        """
        super().__init__("reminder_popup", alerts)
        alert = alerts[0]
        self.quiet = quiet
        self.for_rep = for_rep
        self.edge = QUIET_EDGE if quiet else EDGE
        self._standing = plain_label(name="reminder_standing", wrap=True)
        self._agreement = plain_label(name="reminder_agreement")
        self._face = Face(alert.portrait, alert.contact.customer.known_by, FACE_PX)
        self._kana = quiet_label(name="reminder_kana")
        self._name = sized_label("reminder_name", NAME_PX if quiet else CUSTOMER_NAME_PX)
        self._phone = self._phone_label()
        self._refusals = warning_label("reminder_refusals")
        self._tried = quiet_label(name="reminder_tried")
        self._reason = sized_label("reminder_reason", BODY_PX if quiet else NAME_PX)
        self._said = plain_label(name="reminder_said")
        self._bring = quiet_label(name="reminder_bring")
        self._preparation = warning_label("reminder_preparation")
        self._mention = quiet_label(name="reminder_mention")
        self._word = ManagerWordRow()
        self.serve_word(self._word, lambda: self.alert)
        self._days = days
        self._actions = AlertActions(offer(alert, days, now), quiet=quiet)
        self.serve(self._actions, lambda: self.alert, lambda: self.alerts)
        self._beside = [BesideRow(number) for number in range(len(alerts) - 1)]
        for row in self._beside:
            row.record_chosen.connect(lambda of: self._wish(self.record_wanted, of))
        self._lay_out()
        self.show_alerts(alerts, now=now)

    @property
    def alert(self) -> Alert:
        return self.alerts[0]

    def show_alerts(self, alerts: Sequence[Alert], *, now: datetime) -> None:
        """Show as many reminders as before, as they stand now."""
        self.alerts = tuple(alerts)
        alert = self.alert
        for row, other in zip(self._beside, self.alerts[1:], strict=True):
            row.show_alert(other)
        customer, plan = alert.contact.customer, alert.contact.follow_up.plan
        beside = CONTENT_WIDTH if self.quiet else _BESIDE_FACE
        show_clamped(self._kana, "" if self.quiet else customer.profile.kana, width=beside)
        show_clamped(self._name, words.customer(customer), width=beside)
        show_clamped(self._reason, plan.reason, width=CONTENT_WIDTH, lines=_LINES)
        said = alert.contact.last_words
        shown = "" if self.quiet else quoted(said)
        show_clamped(self._said, shown, width=CONTENT_WIDTH, lines=_LINES)
        bring = alert_words.bring(plan.bring) if plan.bring and not self.quiet else ""
        show_clamped(self._bring, bring, width=CONTENT_WIDTH)
        preparation = "" if self.quiet else alert_words.preparation(alert.contact)
        show_clamped(self._preparation, preparation, width=CONTENT_WIDTH)
        mention = "" if self.quiet else alert_words.to_mention(alert.contact, now.date())
        show_clamped(self._mention, mention, width=CONTENT_WIDTH)
        self._word.show_word(alert, can_tick=not self.quiet)
        phone, warnings = alert_words.number(alert), alert_words.warnings(alert)
        self._phone.setText(_("No phone number") if phone is None else formats.phone(phone))
        self._refusals.setText(warnings)
        self._refusals.setVisible(bool(warnings))
        self._phone.setVisible(not self.quiet)
        tried = alert_words.tried(alert)
        self._tried.setText(tried)
        self._tried.setVisible(bool(tried) and not self.quiet)
        self._agreement.setText(words.agreement(plan))
        self._agreement.setProperty("meaning", "agreed" if plan.agreed else "not_agreed")
        if not self.quiet:
            self._face.show_face(alert.portrait, customer.known_by)
        self.show_time(now)

    def show_time(self, now: datetime) -> None:
        """Say how the promise stands at a wall-clock time."""
        plan = self.alert.contact.follow_up.plan
        self._actions.set_offer(offer(self.alert, self._days, now))
        self.late = alert_words.lateness(plan, now) is not None
        parts = [self.for_rep, alert_words.standing(plan, now), words.channel(plan.channel)]
        self._standing.setText("  ".join(part for part in parts if part))
        self._standing.setProperty("meaning", "overdue" if self.late else "today")
        self.style().unpolish(self._standing)
        self.style().polish(self._standing)
        self.setAccessibleName(alert_words.spoken(self.alert, now))
        self.adjustSize()
        self.update()

    def _lay_out(self) -> None:
        self.column.addLayout(self._head())
        self.column.addLayout(self._who())
        for part in (
            self._reason,
            self._said,
            self._bring,
            self._preparation,
            self._mention,
        ):
            self.column.addWidget(part)
        for row in self._beside:
            self.column.addWidget(row)
        self.column.addWidget(self._word)
        self.column.addWidget(self._fault)
        self.column.addWidget(self._actions)
        QWidget.setTabOrder(self._actions.last_stop, self._word.tick)

    def _head(self) -> QHBoxLayout:
        again = quiet_label(_("Shown again"), name="reminder_again")
        again.setVisible(self.alert.reminder.again)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self._standing, 1)
        for part in (again, self._agreement):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _who(self) -> QHBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for part in (self._kana, self._name):
            lines.addWidget(part)
        lines.addSpacing(SPACE_4)
        lines.addWidget(self._phone)
        lines.addWidget(self._refusals)
        lines.addWidget(self._tried)
        lines.addStretch()
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        if self.quiet:
            self._face.hide()
        else:
            row.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        return row

    def _phone_label(self) -> QLabel:
        label = sized_label("reminder_phone", PHONE_PX)
        label.setAccessibleName(_("Phone"))
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return label
