"""The window in which a meeting is recorded."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.follow_ups import Channel, FollowUp
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, MeetingId
from showroom_crm.domain.meetings import Meeting, Place, Record
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language.catalog import _
from showroom_crm.services import customers, follow_ups, meetings
from showroom_crm.services.meeting_tags import meeting_tags
from showroom_crm.ui.attachments.attach_line import AttachLine
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import unsaved_line
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.meeting.form import RecordForm, connect_tag_keys
from showroom_crm.ui.meeting.keeper import RecordKeeper
from showroom_crm.ui.meeting.recall import RecallPanel, planned_contact
from showroom_crm.ui.mentions.card import MentionCard
from showroom_crm.ui.screen_room import scrolling
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16

_SIZE = QSize(1000, 690)
_RECALL_FROM = 900
_PLACES = {Channel.PHONE: Place.PHONE, Channel.VISIT_THEM: Place.THEIR_HOME}


class MeetingDialog(QDialog):
    """What is written is kept while it is written; closing the window loses nothing.

    A meeting that was begun stays 締め未入力 until its close; an empty one leaves nothing.

    Signals:
    close_wanted(MeetingId): the meeting is kept, and the rep goes on to its close.
    portrait_wanted(CustomerId): draw the customer's face (F7), while this window waits.
    moving_wanted(CustomerId, DealId | None, FollowUpId): the customer asked for another day or
        time of a planned contact.
    """

    close_wanted = Signal(object)
    portrait_wanted = Signal(object)
    moving_wanted = Signal(object, object, object)

    def __init__(
        self,
        desk: Desk,
        customer_id: CustomerId,
        deal_id: DealId | None,
        answers_id: FollowUpId | None,
        parent: QWidget | None = None,
        *,
        continued: Meeting | None = None,
        heard: Record | None = None,
    ) -> None:
        """`heard` is what was typed elsewhere already, of a call that became a talk."""
        super().__init__(parent)
        self.setObjectName("meeting_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Record a meeting"))
        self._desk = desk
        self._customer_id = customer_id
        self._deal_id = deal_id
        chart = desk.read(
            lambda store: customers.open_chart(
                store, customer_id, by=desk.staff_id, clock=desk.clock
            )
        )
        planned = planned_contact(chart, deal_id=deal_id, answers_id=answers_id)
        self._recall = RecallPanel(
            chart, deal_id, planned, except_for=continued, mentions=MentionCard(desk, chart)
        )
        tags = desk.read(meeting_tags)
        self._form = RecordForm(desk.clock, tags, asks_wish=deal_id is None)
        self._prefill(chart, answers_id, continued)
        self._keeper = RecordKeeper(desk, customer_id, deal_id, self._form.entry(), self)
        if continued is not None:
            self._keeper.resume(continued)
        self._message = unsaved_line(self._keeper, "meeting_message")
        self._attached = AttachLine(desk, customer_id, self._begun)
        if continued is not None:
            own = (each for each in chart.attachments if each.meeting_id == continued.id)
            self._attached.show_attached([each.name for each in own])
        self._refused: list[str | None] = []
        self._fill()
        self._connect()
        if heard is not None:
            self._take_over(heard, answers_id)
        self._form.setFocus()
        around_form = self._recall.minimumWidth() + 4 * SPACE_16
        self.resize(_SIZE.expandedTo(self._form.minimumSizeHint() + QSize(around_form, 0)))
        self._turn_view(desk.customer_present)

    @classmethod
    def continuing(
        cls, desk: Desk, meeting_id: MeetingId, parent: QWidget | None = None
    ) -> "MeetingDialog":
        """Return the window with a meeting that was begun before."""
        begun = desk.read(lambda store: meetings.meeting(store, meeting_id))
        return cls(
            desk, begun.customer_id, begun.deal_id, begun.answers_id, parent, continued=begun
        )

    @property
    def meeting_id(self) -> MeetingId | None:
        """The meeting that is recorded here; None before its first word."""
        return self._keeper.meeting_id

    def fulfils(self, contact_id: FollowUpId) -> bool:
        """Take a contact as the one fulfilled here, unless another is; tell whether it is."""
        answered = self._form.entry().answers_id
        if answered is None:
            self._show_planned()
            self._form.fulfil(contact_id)
        return answered in (None, contact_id)

    def add_words(self, heard: Record) -> None:
        """Add what was typed elsewhere of the same talk."""
        self._form.add_said(heard.said)

    def done(self, result: int) -> None:
        """Keep all and close; what cannot be kept is said once before the window goes."""
        QGuiApplication.inputMethod().commit()
        if self._keeper.may_leave():
            super().done(result)
        else:
            self._focus_refused()

    def go_on(self) -> None:
        """Keep all and go on to the close; where a part is refused, the window says so."""
        QGuiApplication.inputMethod().commit()
        if self._keeper.begin() and (meeting_id := self._keeper.meeting_id) is not None:
            super().done(QDialog.DialogCode.Accepted)
            self.close_wanted.emit(meeting_id)
        else:
            self._focus_refused()

    def _begun(self) -> MeetingId | None:
        """A file belongs to a meeting, so that is begun with it."""
        self._keeper.begin()
        return self._keeper.meeting_id

    def _prefill(
        self, chart: CustomerChart, answers_id: FollowUpId | None, continued: Meeting | None
    ) -> None:
        contacts = self._of_this_deal(chart.planned)
        called_for = next((each for each in contacts if each.id == answers_id), None)
        if continued is not None:
            self._form.show_record(continued.record, continued.wish)
        elif called_for is not None:
            self._form.set_place(_PLACES.get(called_for.plan.channel, Place.SHOWROOM))
        self._form.show_planned(contacts)
        if called_for is not None:
            self._form.fulfil(called_for.id)
        elif continued is not None:
            self._form.leave_standing()

    def _take_over(self, heard: Record, answers_id: FollowUpId | None) -> None:
        """Of a call that became a talk, it was said what it does to the contact."""
        self._form.show_record(heard, wish="")
        if answers_id is None:
            self._form.leave_standing()
        self._take_edit()

    def _of_this_deal(self, planned: Sequence[FollowUp]) -> Sequence[FollowUp]:
        """Return the planned contacts that a meeting in this deal can fulfil."""
        return [each for each in planned if each.deal_id in (None, self._deal_id)]

    def _show_planned(self) -> None:
        """Ask about the contacts as they stand now: moved, ended or set meanwhile."""
        customer_id = self._customer_id
        planned = self._desk.read(lambda store: follow_ups.contacts_of(store, customer_id))
        self._form.show_planned(self._of_this_deal(planned))

    def _take_changes(self, changes: Changes, _origin: object) -> None:
        if changes.follow_ups and changes.touches(self._customer_id):
            self._show_planned()

    def _want_move(self, contact_id: FollowUpId) -> None:
        self.moving_wanted.emit(self._customer_id, self._deal_id, contact_id)

    def _fill(self) -> None:
        written = QVBoxLayout()
        written.setSpacing(SPACE_12)
        written.addWidget(scrolling(self._form), 1)
        written.addWidget(self._form.planned)
        written.addWidget(self._attached)
        written.addWidget(self._message)
        written.addLayout(self._buttons())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        layout.setSpacing(SPACE_16)
        layout.addWidget(self._recall)
        layout.addLayout(written, 1)
        QWidget.setTabOrder(self._go_on_button, self._later_button)

    def _buttons(self) -> QHBoxLayout:
        go_on = QPushButton(_("Go on to the close") + "  Ctrl+Enter")
        go_on.setObjectName("go_to_close")
        go_on.setAccessibleName(_("Go on to the close"))
        go_on.setProperty("primary", "true")
        go_on.setAutoDefault(False)
        go_on.clicked.connect(self.go_on)
        later = button("close_later", _("Close it later"))
        later.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(quiet_label(_("Saved while you write"), name="meeting_saved"), 1)
        row.addWidget(later)
        row.addWidget(go_on)
        self._go_on_button, self._later_button = go_on, later
        return row

    def _connect(self) -> None:
        self._form.changed.connect(self._take_edit)
        self._form.moving_wanted.connect(self._want_move)
        self._desk.changed.connect(self._take_changes)
        self.finished.connect(lambda: self._desk.changed.disconnect(self._take_changes))
        self._keeper.tried.connect(self._show_faults)
        self._desk.customer_came.connect(self._turn_view)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.go_on)
        QShortcut(QKeySequence("F7"), self, self._want_portrait)
        connect_tag_keys(self, self._form)

    def _focus_refused(self) -> None:
        for name in self._refused:
            self._form.focus_field(name)

    def _turn_view(self, customer_present: bool) -> None:
        """Nothing that we recall stands beside what is written before the customer's eyes.

        On a narrow screen it would leave no room to write.
        """
        room = self.screen().availableSize().width() >= _RECALL_FROM
        self._recall.setVisible(room and not customer_present)
        self._form.set_customer_view(on=customer_present)

    def _want_portrait(self) -> None:
        self._keeper.flush()
        self.portrait_wanted.emit(self._customer_id)

    def _take_edit(self) -> None:
        self._keeper.take(self._form.entry())

    def _show_faults(self, faults: dict[str | None, ShowroomError]) -> None:
        self._refused = list(faults)
        self._form.show_faults(faults)
