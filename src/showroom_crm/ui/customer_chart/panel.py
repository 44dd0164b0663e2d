"""The customer chart on the screen."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.customer_view import for_customers_eyes
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId
from showroom_crm.domain.matters import matter_at_hand
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.undo import UndoKind
from showroom_crm.language import words
from showroom_crm.language.catalog import _
from showroom_crm.services import customers
from showroom_crm.services.staff import all_staff
from showroom_crm.ui.buttons import button
from showroom_crm.ui.customer_chart.head import ChartHead
from showroom_crm.ui.customer_chart.invitation import invitation
from showroom_crm.ui.customer_chart.last_printed import LastPrinted
from showroom_crm.ui.customer_chart.more_button import MoreButton
from showroom_crm.ui.customer_chart.profile_editing import ProfileEditing, has_draft
from showroom_crm.ui.customer_chart.share_line import ShareLine
from showroom_crm.ui.customer_chart.tabs import ChartTabs
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import plain_label
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12

_LEAST_TIMELINE = 184


class CustomerChartPanel(QWidget):
    """`tabs` are its pages, with wishes of their own.

    Signals:
    meeting_wanted(CustomerId, DealId | None, FollowUpId | None): record a meeting; the
        contact is the one due today or earlier, which the meeting answers.
    call_wanted(CustomerId, FollowUpId | None): record a try to reach them.
    close_wanted(MeetingId): close a meeting that was begun.
    meeting_continued(MeetingId): go on writing it.
    contact_wanted(CustomerId, DealId | None, FollowUpId | None): set or move a contact.
    print_wanted(CustomerId): print the chart.
    customer_wanted(CustomerId): show another chart, of someone who belongs to this customer.
    message_wanted(CustomerId): leave the customer's rep a message.
    merge_wanted(CustomerId): make this chart and another one of the same customer one.
    delete_wanted(UndoKind, id, CustomerId): put the customer, or something of them, into the bin.
    bin_wanted(): show what was deleted.
    meeting_edit_wanted(MeetingId), versions_wanted(MeetingId): as `Timeline`.
    mentions_wanted(CustomerId): see all things to mention.
    paper_laid_out(bool): a portrait is drawn, which wants all the room there is, or no more.
    """

    meeting_wanted = Signal(object, object, object)
    call_wanted = Signal(object, object)
    close_wanted = Signal(object)
    meeting_continued = Signal(object)
    contact_wanted = Signal(object, object, object)
    print_wanted = Signal(object)
    customer_wanted = Signal(object)
    message_wanted = Signal(object)
    merge_wanted = Signal(object)
    delete_wanted = Signal(object, object, object)
    bin_wanted = Signal()
    meeting_edit_wanted = Signal(object)
    versions_wanted = Signal(object)
    mentions_wanted = Signal(object)
    paper_laid_out = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("customer_chart")
        self.setAccessibleName(_("Customer chart"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk = desk
        self._chart: CustomerChart | None = None
        self._editing: ProfileEditing | None = None
        self._head = ChartHead(desk)
        self.tabs = ChartTabs(desk)
        self._share = ShareLine(desk)
        self._fill()
        self._connect()
        self._show_acts()
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
        self.tabs.open_at(self._chart)
        self._whole.setCurrentWidget(self._page)
        self._edit_where_left()

    def edit(self) -> None:
        """Begin to edit the profile."""
        if self._chart is not None and not self._edits and not self._desk.customer_present:
            self._begin_editing(self._chart).take_focus()

    def ask_for_meeting(self) -> bool:
        """Wish for a meeting with the customer on screen; False where none is."""
        if self._chart is None:
            return False
        self._keep()
        matter = matter_at_hand(self._chart, now=self._now())
        self.meeting_wanted.emit(self.customer_id, matter.deal_id, matter.answers_id)
        return True

    def ask_for_call(self) -> bool:
        """Wish to record a try to reach the customer on screen; False where none is."""
        if self._chart is None:
            return False
        self._keep()
        self.call_wanted.emit(self.customer_id, None)
        return True

    def ask_for_print(self) -> None:
        """Wish for the chart on paper."""
        if self._chart is not None:
            self._keep()
            self.print_wanted.emit(self.customer_id)

    def draw_portrait(self) -> bool:
        """Lay out the paper for the portrait; False where nobody is on screen."""
        if self._chart is None or self._desk.customer_present:
            return False
        self._open_portrait()
        return True

    def ask_for_merge(self) -> None:
        """Wish for this chart and another one of the same customer to be one."""
        if self._chart is not None and (
            not self._edits or (self._editing is not None and self._editing.finish())
        ):
            self._keep()
            self.merge_wanted.emit(self.customer_id)

    def refresh_times(self) -> None:
        """Say anew how late the next contact is: call it when time has passed."""
        self._head.show_time(self._now())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def hideEvent(self, event: QHideEvent) -> None:
        self._keep()
        super().hideEvent(event)

    @property
    def customer_id(self) -> CustomerId | None:
        """Whose chart is shown."""
        return None if self._chart is None else self._chart.customer.id

    @property
    def _edits(self) -> bool:
        return self._editing is not None and self._body.currentWidget() is self._editing

    def _fill(self) -> None:
        self._edit = button("edit_profile", _("Edit  Ctrl+E"), style="link")
        self.tabs.setCornerWidget(self._edit)
        self.tabs.currentChanged.connect(self._make_room)
        self._body = QStackedWidget()
        self._body.addWidget(self.tabs)
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        self._drawn_name = plain_label(name="drawn_name")
        column.addWidget(self._head)
        column.addWidget(self._drawn_name)
        column.addWidget(self._share)
        column.addWidget(self._body, 1)
        column.addLayout(self._foot())
        self._invitation = invitation()
        self._whole = QStackedWidget()
        self._whole.addWidget(self._invitation)
        self._whole.addWidget(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._whole)
        self._make_room()

    def _foot(self) -> QHBoxLayout:
        self._meeting = button("record_meeting_button", _("Record meeting  F4"), style="primary")
        self._call = button("record_call_button", _("Record contact  F6"))
        self._print = button("print_chart_button", _("Print chart  Ctrl+P"))
        self._last_printed = LastPrinted(self._desk)
        self._more = MoreButton()
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self._meeting)
        row.addWidget(self._call)
        row.addWidget(self._print)
        row.addWidget(self._last_printed, 1)
        row.addStretch()
        row.addWidget(self._more)
        return row

    def _connect(self) -> None:
        self._head.portrait_wanted.connect(self._open_portrait)
        self._head.contact_wanted.connect(self._want_contact)
        self._head.name_wanted.connect(self.edit)
        self._head.merge_wanted.connect(self.ask_for_merge)
        self._head.contact_deletion_wanted.connect(
            lambda contact_id: self._want_deleted(UndoKind.FOLLOW_UP_DELETED, contact_id)
        )
        self._head.mentions_wanted.connect(self.mentions_wanted)
        self.tabs.timeline.close_wanted.connect(self.close_wanted)
        self.tabs.timeline.meeting_continued.connect(self.meeting_continued)
        self.tabs.timeline.meeting_edit_wanted.connect(self.meeting_edit_wanted)
        self.tabs.timeline.versions_wanted.connect(self.versions_wanted)
        self.tabs.timeline.deletion_wanted.connect(self._want_deleted)
        self.tabs.profile.chart_wanted.connect(self.customer_wanted)
        self.tabs.cars.contact_wanted.connect(self._want_contact)
        self._edit.clicked.connect(self.edit)
        self._meeting.clicked.connect(self.ask_for_meeting)
        self._call.clicked.connect(self.ask_for_call)
        self._print.clicked.connect(self.ask_for_print)
        self._more.message_wanted.connect(lambda: self.message_wanted.emit(self.customer_id))
        self._more.merge_wanted.connect(self.ask_for_merge)
        self._more.deletion_wanted.connect(self._want_customer_deleted)
        self._more.bin_wanted.connect(self.bin_wanted)
        QShortcut(QKeySequence("Ctrl+E"), self, self._toggle_editing)
        self._desk.changed.connect(self._take_changes)
        self._desk.lock_changed.connect(lambda _locked: self._keep())
        self._desk.customer_came.connect(self._obey_customer_view)

    def _show_chart(self, chart: CustomerChart) -> None:
        now, present = self._now(), self._desk.customer_present
        if present:
            chart = for_customers_eyes(chart)
        names = {member.id: member.name for member in self._desk.read(all_staff)}
        self._head.show_chart(chart, now)
        self._share.show_customer(None if present else chart.customer.id)
        self._last_printed.show_customer(chart.customer.id)
        self._drawn_name.setText(words.customer(chart.customer))
        self.tabs.show_chart(chart, names, now.date())

    def _take_changes(self, changes: Changes, _origin: object) -> None:
        if self.customer_id in changes.gone:
            self.show_customer(None)
            return
        typed = self.customer_id in changes.words_of
        staff = changes.staff and self._chart is not None
        if changes.touches(self.customer_id) or typed or staff:
            self._read_again(self.customer_id)

    def _read_again(self, customer_id: CustomerId | None) -> None:
        if customer_id is not None:
            self._chart = self._desk.read(lambda store: customers.reread_chart(store, customer_id))
            self._show_chart(self._chart)

    def _begin_editing(self, chart: CustomerChart) -> ProfileEditing:
        if self._editing is None:
            self._editing = ProfileEditing(self._desk)
            self._editing.finished.connect(self._read_mode)
            self._editing.sharing_offered.connect(self._share.offer)
            self._editing.chart_wanted.connect(self.customer_wanted)
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

    def _edit_where_left(self) -> None:
        """Go on with a profile whose edit a rule refused; not before the customer's eyes."""
        chart = self._chart
        if chart is None or self._desk.customer_present:
            return
        if has_draft(self._desk, chart.customer.id):
            self._begin_editing(chart)

    def _obey_customer_view(self, present: bool) -> None:
        """What is typed or drawn is kept before it goes out of sight."""
        self._keep()
        if present:
            self._leave()
        self._show_acts()
        self._read_again(self.customer_id)
        self._edit_where_left()

    def _show_acts(self) -> None:
        for act in (self._edit, self._call, self._print, self._last_printed, self._more):
            act.setVisible(not self._desk.customer_present)

    def _read_mode(self) -> None:
        self._body.setCurrentWidget(self.tabs)
        self._make_room()

    def _leave(self) -> None:
        """Keep everything of the customer on screen before another one comes."""
        self.tabs.portrait.flush()
        if self.tabs.shows_portrait:
            self.tabs.leave_portrait()
        if self._edits and self._editing is not None:
            self._editing.leave()
            self._read_mode()

    def _keep(self) -> None:
        self.tabs.portrait.flush()
        self._head.flush()
        if self._edits and self._editing is not None:
            self._editing.flush()

    def _open_portrait(self) -> None:
        if not self._edits or (self._editing is not None and self._editing.finish()):
            self.tabs.draw_portrait()

    def _make_room(self) -> None:
        """While a portrait is drawn or a profile edited, that has the place of the head."""
        working = self._edits or self.tabs.shows_portrait
        self._head.setVisible(not working)
        self._drawn_name.setVisible(working)
        self.paper_laid_out.emit(self.tabs.shows_portrait and not self._edits)
        self._fit_head()

    def _fit_head(self) -> None:
        """Let the head take what the timeline's beginning leaves to it."""
        body = max(_LEAST_TIMELINE, self._body.minimumSizeHint().height())
        foot = self._meeting.sizeHint().height()
        self._head.fit(self.width(), self.height() - body - foot - 2 * SPACE_12)

    def _want_customer_deleted(self) -> None:
        self._want_deleted(UndoKind.CUSTOMER_DELETED, self.customer_id)

    def _want_deleted(self, kind: UndoKind, row_id: object) -> None:
        self._keep()
        self.delete_wanted.emit(kind, row_id, self.customer_id)

    def _want_contact(self, deal_id: DealId | None, follow_up_id: FollowUpId | None) -> None:
        self.contact_wanted.emit(self.customer_id, deal_id, follow_up_id)

    def _now(self) -> datetime:
        return self._desk.clock.local()
