"""The customer chart on the screen."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.follow_ups import Urgency, urgency
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import words
from showroom_crm.language.catalog import _
from showroom_crm.services import customers
from showroom_crm.services.staff import all_staff
from showroom_crm.ui.buttons import button
from showroom_crm.ui.customer_chart.head import ChartHead
from showroom_crm.ui.customer_chart.invitation import invitation
from showroom_crm.ui.customer_chart.profile_editing import ProfileEditing, has_draft
from showroom_crm.ui.customer_chart.tabs import ChartTabs
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import plain_label
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12


class CustomerChartPanel(QWidget):
    """Signals:
    meeting_wanted(CustomerId, DealId | None, FollowUpId | None): record a meeting; the
        contact is the one due today or earlier, which the meeting answers.
    close_wanted(MeetingId): close a meeting that was begun.
    meeting_continued(MeetingId): go on writing it.
    contact_wanted(CustomerId, DealId | None, FollowUpId | None): set or move a contact.
    print_wanted(CustomerId): print the chart.
    """

    meeting_wanted = Signal(object, object, object)
    close_wanted = Signal(object)
    meeting_continued = Signal(object)
    contact_wanted = Signal(object, object, object)
    print_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("customer_chart")
        self.setAccessibleName(_("Customer chart"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk = desk
        self._chart: CustomerChart | None = None
        self._editing: ProfileEditing | None = None
        self._head = ChartHead()
        self._tabs = ChartTabs(desk)
        self._fill()
        self._connect()
        self.show_customer(None)

    def show_customer(self, customer_id: CustomerId | None) -> None:
        """Show a customer's chart and note that it was seen, or invite to choose one."""
        if self._chart is not None and self._chart.customer.id == customer_id:
            self._read_again(customer_id)
            return
        self._leave()
        desk = self._desk
        if customer_id is None:
            self._chart = None
            self._whole.setCurrentWidget(self._invitation)
            return
        self._chart = desk.read(
            lambda store: customers.open_chart(
                store, customer_id, by=desk.staff_id, clock=desk.clock
            )
        )
        self._show_chart(self._chart)
        self._whole.setCurrentWidget(self._page)
        if has_draft(desk, customer_id):
            self._begin_editing(self._chart)

    def edit(self) -> None:
        """Begin to edit the profile."""
        if self._chart is not None and not self._edits:
            self._begin_editing(self._chart).take_focus()

    def ask_for_meeting(self) -> None:
        """Wish for a meeting with the customer on screen, about the deal at hand."""
        if self._chart is None:
            return
        self._keep()
        deal = self._chart.current_deal
        deal_id = None if deal is None else deal.deal.id
        due = self._chart.next_contact
        if due is not None and urgency(due.plan, now=self._now()) is not Urgency.LATER:
            self.meeting_wanted.emit(self._customer_id, due.deal_id or deal_id, due.id)
        else:
            self.meeting_wanted.emit(self._customer_id, deal_id, None)

    def ask_for_print(self) -> None:
        """Wish for the chart on paper."""
        if self._chart is not None:
            self._keep()
            self.print_wanted.emit(self._customer_id)

    def refresh_times(self) -> None:
        """Say anew how late the next contact is: call it when time has passed."""
        self._head.show_time(self._now())

    def hideEvent(self, event: QHideEvent) -> None:
        self._keep()
        super().hideEvent(event)

    @property
    def _customer_id(self) -> CustomerId | None:
        return None if self._chart is None else self._chart.customer.id

    @property
    def _edits(self) -> bool:
        return self._editing is not None and self._body.currentWidget() is self._editing

    def _fill(self) -> None:
        self._edit = button("edit_profile", _("Edit  Ctrl+E"), style="link")
        self._tabs.setCornerWidget(self._edit)
        self._tabs.currentChanged.connect(self._make_room)
        self._body = QStackedWidget()
        self._body.addWidget(self._tabs)
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        self._drawn_name = plain_label(name="drawn_name")
        column.addWidget(self._head)
        column.addWidget(self._drawn_name)
        column.addWidget(self._body, 1)
        column.addLayout(self._foot())
        self._make_room()
        self._invitation = invitation()
        self._whole = QStackedWidget()
        self._whole.addWidget(self._invitation)
        self._whole.addWidget(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._whole)

    def _foot(self) -> QHBoxLayout:
        self._meeting = button("record_meeting_button", _("Record meeting  F4"), style="primary")
        self._print = button("print_chart_button", _("Print chart  Ctrl+P"))
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self._meeting)
        row.addWidget(self._print)
        row.addStretch()
        return row

    def _connect(self) -> None:
        self._head.portrait_wanted.connect(self._open_portrait)
        self._head.contact_wanted.connect(self._want_contact)
        self._tabs.timeline.close_wanted.connect(self.close_wanted)
        self._tabs.timeline.meeting_continued.connect(self.meeting_continued)
        self._edit.clicked.connect(self.edit)
        self._meeting.clicked.connect(self.ask_for_meeting)
        self._print.clicked.connect(self.ask_for_print)
        QShortcut(QKeySequence("Ctrl+E"), self, self._toggle_editing)
        self._desk.changed.connect(self._take_changes)
        self._desk.lock_changed.connect(lambda _locked: self._keep())

    def _show_chart(self, chart: CustomerChart) -> None:
        now = self._now()
        names = {member.id: member.name for member in self._desk.read(all_staff)}
        self._head.show_chart(chart, now)
        self._drawn_name.setText(words.customer(chart.customer))
        self._tabs.show_chart(chart, names, now.date())

    def _take_changes(self, changes: Changes, _origin: object) -> None:
        typed = self._customer_id in changes.words_of
        staff = changes.staff and self._chart is not None
        if changes.touches(self._customer_id) or typed or staff:
            self._read_again(self._customer_id)

    def _read_again(self, customer_id: CustomerId | None) -> None:
        if customer_id is not None:
            self._chart = self._desk.read(lambda store: customers.reread_chart(store, customer_id))
            self._show_chart(self._chart)

    def _begin_editing(self, chart: CustomerChart) -> ProfileEditing:
        if self._editing is None:
            self._editing = ProfileEditing(self._desk)
            self._editing.finished.connect(self._read_mode)
            self._body.addWidget(self._editing)
        self._editing.begin(chart.customer)
        self._body.setCurrentWidget(self._editing)
        self._make_room()
        return self._editing

    def _toggle_editing(self) -> None:
        if self._edits and self._editing is not None:
            self._editing.finish()
        else:
            self.edit()

    def _read_mode(self) -> None:
        self._body.setCurrentWidget(self._tabs)
        self._make_room()

    def _leave(self) -> None:
        """Keep everything of the customer on screen before another one comes."""
        self._tabs.portrait.flush()
        if self._edits and self._editing is not None:
            self._editing.leave()
            self._read_mode()

    def _keep(self) -> None:
        self._tabs.portrait.flush()
        if self._edits and self._editing is not None:
            self._editing.flush()

    def _open_portrait(self) -> None:
        if not self._edits or (self._editing is not None and self._editing.finish()):
            self._tabs.setCurrentWidget(self._tabs.portrait)

    def _make_room(self) -> None:
        """While a portrait is drawn, the paper has the place of the head."""
        drawing = not self._edits and self._tabs.shows_portrait
        self._head.setVisible(not drawing)
        self._drawn_name.setVisible(drawing)

    def _want_contact(self, deal_id: DealId | None, follow_up_id: FollowUpId | None) -> None:
        self.contact_wanted.emit(self._customer_id, deal_id, follow_up_id)

    def _now(self) -> datetime:
        return self._desk.clock.local()
