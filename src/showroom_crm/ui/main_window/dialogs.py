"""The doors from the main window to all other windows, and where each leads on."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, MeetingId
from showroom_crm.ui.desk import Desk


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

        self._show(("meeting", customer_id, deal_id), build, blocks=False)

    def continue_meeting(self, meeting_id: MeetingId) -> None:
        """Open a meeting again that was begun."""
        from showroom_crm.ui.meeting.dialog import MeetingDialog

        def build() -> MeetingDialog:
            dialog = MeetingDialog.continuing(self._desk, meeting_id, self._window)
            dialog.close_wanted.connect(self.close_meeting)
            return dialog

        self._show(("begun", meeting_id), build, blocks=False)

    def close_meeting(self, meeting_id: MeetingId) -> None:
        """Ask the four questions, and end with our next contact."""
        from showroom_crm.ui.meeting_close.dialog import MeetingCloseDialog

        def build() -> MeetingCloseDialog:
            dialog = MeetingCloseDialog(self._desk, meeting_id, self._window)
            dialog.closed.connect(self.customer_wanted)
            return dialog

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

    def _show(self, key: Hashable, build: Callable[[], QDialog], *, blocks: bool = True) -> None:
        """Open a dialog, or bring the one of the same matter to the front.

        A meeting does not block the list: who is interrupted while writing looks up another.
        """
        dialog = self._open.get(key)
        if dialog is None or not isValid(dialog) or not dialog.isVisible():
            dialog = build()
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.setWindowModality(
                Qt.WindowModality.WindowModal if blocks else Qt.WindowModality.NonModal
            )
            self._open[key] = dialog
            dialog.show()
        dialog.raise_()
        dialog.activateWindow()
