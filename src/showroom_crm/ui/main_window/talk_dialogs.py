"""The doors to the windows in which talks with customers are recorded, closed and corrected."""

from collections.abc import Hashable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog

from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, MeetingId
from showroom_crm.domain.matters import matter_at_hand
from showroom_crm.domain.meetings import Record
from showroom_crm.language.catalog import _
from showroom_crm.services import customers
from showroom_crm.ui.main_window.open_dialogs import OpenDialogs, bring_to_front

if TYPE_CHECKING:
    from showroom_crm.ui.meeting.dialog import MeetingDialog


class TalkDialogs(OpenDialogs):
    """Each window is imported when it is first opened: the program starts faster.

    Signals:
    customer_wanted(CustomerId): a dialog leads to this customer's chart.
    portrait_wanted(CustomerId): after `customer_wanted`, the paper for their portrait.
    """

    customer_wanted = Signal(object)
    portrait_wanted = Signal(object)

    def record_call(self, customer_id: CustomerId | None, follow_up_id: FollowUpId | None) -> None:
        """Record a try to reach a customer; without one, the window asks whom."""
        from showroom_crm.ui.call.dialog import CallDialog

        def build() -> CallDialog:
            dialog = CallDialog(self._desk, customer_id, follow_up_id, self._window)
            dialog.recorded.connect(self.customer_wanted)
            dialog.meeting_wanted.connect(self.record_meeting)
            return dialog

        calls = (each for each in self._all_shown() if isinstance(each, CallDialog))
        already = next((each for each in calls if each.customer_id == customer_id), None)
        if already is not None:
            bring_to_front(already)
        else:
            self._show(("call", customer_id, follow_up_id), build)

    def record_meeting_with_somebody(self) -> None:
        """Ask for the customer, then record a conversation with them about what is at hand."""
        from showroom_crm.ui.call.who_dialog import WhoDialog

        def build() -> WhoDialog:
            dialog = WhoDialog(self._desk, _("Record a meeting"), self._window)
            dialog.picked.connect(self._record_meeting_at_hand)
            return dialog

        self._show("who", build)

    def draw_portrait_of_somebody(self) -> None:
        """Ask for the customer, then lay out the paper for their portrait."""
        from showroom_crm.ui.call.who_dialog import WhoDialog

        def build() -> WhoDialog:
            dialog = WhoDialog(self._desk, _("Draw the portrait"), self._window)
            dialog.picked.connect(self.customer_wanted)
            dialog.picked.connect(self.portrait_wanted)
            return dialog

        self._show("who_is_drawn", build)

    def record_meeting(
        self,
        customer_id: CustomerId,
        deal_id: DealId | None,
        answers_id: FollowUpId | None,
        heard: Record | None = None,
    ) -> None:
        """Record a conversation; `answers_id` is the contact that it fulfils.

        `heard` is what was typed of it already, as that of a call.
        """
        from showroom_crm.ui.meeting.dialog import MeetingDialog

        def build() -> MeetingDialog:
            dialog = MeetingDialog(
                self._desk, customer_id, deal_id, answers_id, self._window, heard=heard
            )
            dialog.close_wanted.connect(self.close_meeting)
            dialog.portrait_wanted.connect(partial(self._draw_beside, dialog))
            dialog.moving_wanted.connect(self.set_contact)
            return dialog

        matter: tuple[Hashable, ...] = ("meeting", customer_id, deal_id)
        recorder = self._shown(matter)
        if (
            answers_id is not None
            and isinstance(recorder, MeetingDialog)
            and not recorder.fulfils(answers_id)
        ):
            matter = (*matter, answers_id)
        recorder = self._shown(matter)
        if heard is not None and isinstance(recorder, MeetingDialog):
            recorder.add_words(heard)
        self._show(matter, build)

    def continue_meeting(self, meeting_id: MeetingId) -> None:
        """Open a meeting again that was begun, or come back to the window that records it."""
        from showroom_crm.ui.meeting.dialog import MeetingDialog
        from showroom_crm.ui.meeting_close.dialog import MeetingCloseDialog

        recorder = self._recorder_of(meeting_id)
        if recorder is not None:
            bring_to_front(recorder)
            return

        def build() -> MeetingDialog:
            dialog = MeetingDialog.continuing(self._desk, meeting_id, self._window)
            dialog.close_wanted.connect(self.close_meeting)
            dialog.portrait_wanted.connect(partial(self._draw_beside, dialog))
            dialog.moving_wanted.connect(self.set_contact)
            return dialog

        closing = self._shown(("close", meeting_id))
        # Its answers are kept; the close that opens next knows the words added here.
        if isinstance(closing, MeetingCloseDialog) and not closing.set_aside():
            bring_to_front(closing)
            return
        self._show(("begun", meeting_id), build)

    def close_meeting(self, meeting_id: MeetingId) -> None:
        """Ask the four questions, and end with our next contact."""
        from showroom_crm.ui.meeting_close.dialog import MeetingCloseDialog

        def build() -> MeetingCloseDialog:
            dialog = MeetingCloseDialog(self._desk, meeting_id, self._window)
            dialog.closed.connect(self.customer_wanted)
            return dialog

        recorder = self._recorder_of(meeting_id)
        if recorder is not None:
            # It saves what was typed, as words added while the meeting is closed would be lost,
            # and wishes for the close again; or it stays and says what could not be saved.
            recorder.go_on()
            if recorder.isVisible():
                bring_to_front(recorder)
            return
        self._show(("close", meeting_id), build)

    def set_contact(
        self, customer_id: CustomerId, deal_id: DealId | None, follow_up_id: FollowUpId | None
    ) -> None:
        """Set or move our next contact."""
        from showroom_crm.ui.contact.dialog import ContactDialog

        self._show(
            ("contact", customer_id, deal_id, follow_up_id),
            lambda: ContactDialog(self._desk, customer_id, deal_id, follow_up_id, self._window),
        )

    def edit_meeting(self, meeting_id: MeetingId) -> None:
        """Correct a meeting that is closed already."""
        from showroom_crm.ui.meeting.edit_dialog import EditMeetingDialog

        def build() -> EditMeetingDialog:
            dialog = EditMeetingDialog(self._desk, meeting_id, self._window)
            dialog.versions_wanted.connect(self.show_versions)
            return dialog

        self._show(("meeting_edit", meeting_id), build)

    def show_versions(self, meeting_id: MeetingId) -> None:
        """Show what a meeting said before its edits, beside what it says now."""
        from showroom_crm.ui.meeting_versions.dialog import VersionsDialog

        self._show(
            ("versions", meeting_id), lambda: VersionsDialog(self._desk, meeting_id, self._window)
        )

    def meeting_tags(self) -> None:
        """Change the tags that the showroom marks its meetings with."""
        from showroom_crm.ui.meeting_tags.dialog import MeetingTagsDialog

        self._show("meeting_tags", lambda: MeetingTagsDialog(self._desk, self._window))

    def _record_meeting_at_hand(self, customer_id: CustomerId) -> None:
        chart = self._desk.read(lambda store: customers.reread_chart(store, customer_id))
        matter = matter_at_hand(chart, now=self._desk.clock.local())
        self.customer_wanted.emit(customer_id)
        self.record_meeting(customer_id, matter.deal_id, matter.answers_id)

    def _draw_beside(self, dialog: QDialog, customer_id: CustomerId) -> None:
        """Lay out the paper in the main window; the dialog waits until it is left."""
        if self._kept_closed(("portrait", customer_id)):
            return
        self.customer_wanted.emit(customer_id)
        self._set_aside(dialog)
        self.portrait_wanted.emit(customer_id)
        self._window.activateWindow()

    def _recorder_of(self, meeting_id: MeetingId) -> "MeetingDialog | None":
        """Return the window in which a meeting is being recorded."""
        from showroom_crm.ui.meeting.dialog import MeetingDialog

        recorders = (each for each in self._all_shown() if isinstance(each, MeetingDialog))
        return next((each for each in recorders if each.meeting_id == meeting_id), None)
