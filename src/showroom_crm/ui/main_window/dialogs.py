"""The doors from the main window to all other windows, and where each leads on."""

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, MeetingId
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.screen_room import fit_to_screen

if TYPE_CHECKING:
    from showroom_crm.ui.meeting.dialog import MeetingDialog


class Dialogs(QObject):
    """Each window is imported when it is first opened: the program starts faster.

    Signals:
    customer_wanted(CustomerId): a dialog leads to this customer's chart.
    """

    customer_wanted = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._open: dict[Hashable, QDialog] = {}

    def new_customer(self) -> None:
        """Take down a new customer; first words lead on to the close of the meeting."""
        from showroom_crm.ui.new_customer.dialog import NewCustomerDialog

        def build() -> NewCustomerDialog:
            dialog = NewCustomerDialog(self._desk, self._window)
            dialog.customer_added.connect(self.customer_wanted)
            dialog.existing_wanted.connect(self.customer_wanted)
            dialog.first_words_saved.connect(self.close_meeting)
            return dialog

        self._show("new_customer", build)

    def record_meeting(
        self, customer_id: CustomerId, deal_id: DealId | None, answers_id: FollowUpId | None
    ) -> None:
        """Record a conversation; `answers_id` is the contact that it fulfils."""
        from showroom_crm.ui.meeting.dialog import MeetingDialog

        def build() -> MeetingDialog:
            dialog = MeetingDialog(self._desk, customer_id, deal_id, answers_id, self._window)
            dialog.close_wanted.connect(self.close_meeting)
            return dialog

        matter: tuple[Hashable, ...] = ("meeting", customer_id, deal_id)
        recorder = self._shown(matter)
        if (
            answers_id is not None
            and isinstance(recorder, MeetingDialog)
            and not recorder.fulfils(answers_id)
        ):
            matter = (*matter, answers_id)
        self._show(matter, build)

    def continue_meeting(self, meeting_id: MeetingId) -> None:
        """Open a meeting again that was begun, or come back to the window that records it."""
        from showroom_crm.ui.meeting.dialog import MeetingDialog
        from showroom_crm.ui.meeting_close.dialog import MeetingCloseDialog

        recorder = self._recorder_of(meeting_id)
        if recorder is not None:
            _bring_to_front(recorder)
            return

        def build() -> MeetingDialog:
            dialog = MeetingDialog.continuing(self._desk, meeting_id, self._window)
            dialog.close_wanted.connect(self.close_meeting)
            return dialog

        closing = self._shown(("close", meeting_id))
        # Its answers are kept; the close that opens next knows the words added here.
        if isinstance(closing, MeetingCloseDialog) and not closing.set_aside():
            _bring_to_front(closing)
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
                _bring_to_front(recorder)
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

    def print_chart(self, customer_id: CustomerId) -> None:
        """Show the chart as it comes out on paper."""
        from showroom_crm.ui.chart_preview.dialog import ChartPreview

        self._show(
            ("print", customer_id), lambda: ChartPreview(self._desk, [customer_id], self._window)
        )

    def new_staff(self) -> None:
        """Add a colleague; the first one works at once."""
        from showroom_crm.ui.staff.dialog import NewStaffDialog

        self._show("new_staff", lambda: NewStaffDialog(self._desk, self._window))

    def _show(self, matter: Hashable, build: Callable[[], QDialog]) -> None:
        """Open a dialog, or bring the one of the same matter to the front.

        None blocks another: whoever is interrupted while writing answers a reminder at once.
        """
        dialog = self._shown(matter)
        if dialog is None:
            dialog = build()
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.setWindowModality(Qt.WindowModality.NonModal)
            fit_to_screen(dialog)
            dialog.finished.connect(self._return_to_another)
            dialog.show()
        # The one that was shown last stands last.
        others = {other: each for other, each in self._open.items() if isValid(each)}
        others.pop(matter, None)
        self._open = {**others, matter: dialog}
        _bring_to_front(dialog)

    def _return_to_another(self) -> None:
        """Desktops would give the keyboard to the main window below the dialogs."""
        shown = [dialog for dialog in map(self._shown, self._open) if dialog is not None]
        if shown:
            _bring_to_front(shown[-1])

    def _shown(self, matter: Hashable) -> QDialog | None:
        """Return the dialog of a matter while it is on the screen."""
        dialog = self._open.get(matter)
        return dialog if dialog is not None and isValid(dialog) and dialog.isVisible() else None

    def _recorder_of(self, meeting_id: MeetingId) -> "MeetingDialog | None":
        """Return the window in which a meeting is being recorded."""
        from showroom_crm.ui.meeting.dialog import MeetingDialog

        shown = (self._shown(matter) for matter in self._open)
        recorders = (dialog for dialog in shown if isinstance(dialog, MeetingDialog))
        return next((each for each in recorders if each.meeting_id == meeting_id), None)


def _bring_to_front(dialog: QDialog) -> None:
    dialog.raise_()
    dialog.activateWindow()
