"""The doors from the main window to all other windows, and where each leads on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from showroom_crm.domain.attachments import Attachment
from showroom_crm.domain.estimates import Estimate
from showroom_crm.domain.identifiers import CustomerId, DealId
from showroom_crm.ui.main_window.talk_dialogs import TalkDialogs

if TYPE_CHECKING:
    from showroom_crm.domain.board import SectionKind
    from showroom_crm.domain.staff import Staff
    from showroom_crm.domain.statistics import Statistics


class Dialogs(TalkDialogs):
    """Each window is imported when it is first opened: the program starts faster.

    Signals: those of `TalkDialogs`, and
    chart_going(CustomerId): as `MergeDialog`.
    trial_wanted(): as `ReminderSettings`.
    quit_wanted(): the program is to end.
    """

    chart_going = Signal(object)
    trial_wanted = Signal()
    quit_wanted = Signal()
    _board_section: "SectionKind | None" = None

    def new_customer(self) -> None:
        """Take down a new customer; first words lead on to the close of the meeting."""
        from showroom_crm.ui.new_customer.dialog import NewCustomerDialog

        def build() -> NewCustomerDialog:
            dialog = NewCustomerDialog(self._desk, self._window)
            dialog.customer_added.connect(self.customer_wanted)
            dialog.existing_wanted.connect(self.customer_wanted)
            dialog.first_words_saved.connect(self.close_meeting)
            dialog.portrait_wanted.connect(self.portrait_wanted)
            return dialog

        self._show("new_customer", build)

    def new_walk_in(self) -> None:
        """Take down someone whose name is not known yet, in the same window."""
        from showroom_crm.ui.new_customer.dialog import NewCustomerDialog

        self.new_customer()
        dialog = self._shown("new_customer")
        if isinstance(dialog, NewCustomerDialog):
            dialog.be_unnamed()

    def merge_customers(self, customer_id: CustomerId) -> None:
        """Find the other chart of a customer, and make the two one."""
        from showroom_crm.ui.merging.dialog import MergeDialog

        def build() -> MergeDialog:
            dialog = MergeDialog(self._desk, customer_id, None, self._window)
            dialog.chart_going.connect(self.chart_going)
            dialog.merged.connect(self.customer_wanted)
            return dialog

        self._show(("merge", customer_id), build)

    def show_mentions(self, customer_id: CustomerId) -> None:
        """Show all that is to be mentioned to a customer."""
        from showroom_crm.ui.mentions.dialog import MentionsDialog

        self._show(
            ("mentions", customer_id),
            lambda: MentionsDialog(self._desk, customer_id, self._window),
        )

    def print_chart(self, customer_id: CustomerId) -> None:
        """Show the chart as it comes out on paper."""
        self.print_charts([customer_id])

    def print_charts(self, customer_ids: Sequence[CustomerId]) -> None:
        """Show several charts as they come out on paper, one after the other."""
        from showroom_crm.ui.chart_preview.dialog import ChartPreview

        self._show(
            ("print", *customer_ids), lambda: ChartPreview(self._desk, customer_ids, self._window)
        )

    def print_labels(self, customer_ids: Sequence[CustomerId]) -> None:
        """Show the address labels of several customers as they come out on paper."""
        from showroom_crm.ui.labels.dialog import LabelsPreview

        self._show(
            ("labels", *customer_ids),
            lambda: LabelsPreview(self._desk, customer_ids, self._window),
        )

    def export_customers(self, customer_ids: Sequence[CustomerId]) -> None:
        """Write customers into a file."""
        from showroom_crm.ui.customer_export.dialog import CustomerExportDialog

        self._show(
            ("export", *customer_ids),
            lambda: CustomerExportDialog(self._desk, customer_ids, self._window),
        )

    def hand_over(self, customer_ids: Sequence[CustomerId]) -> None:
        """Give customers to another rep."""
        from showroom_crm.ui.hand_over.whom import of_customers

        self._show(
            ("hand_over", *customer_ids),
            lambda: of_customers(self._desk, customer_ids, self._window),
        )

    def hand_over_deal(self, customer_id: CustomerId, deal_id: DealId) -> None:
        """Give one deal to another rep."""
        from showroom_crm.ui.hand_over.whom import of_deal

        self._show(
            ("hand_over_deal", deal_id),
            lambda: of_deal(self._desk, customer_id, deal_id, self._window),
        )

    def edit_deal(self, customer_id: CustomerId, deal_id: DealId) -> None:
        """Edit what a deal is about."""
        from showroom_crm.ui.deal.deal_dialog import DealDialog

        self._show(
            ("deal", deal_id),
            lambda: DealDialog(self._desk, customer_id, deal_id, self._window),
        )

    def take_message(self, customer_id: CustomerId) -> None:
        """Leave the customer's rep a message."""
        from showroom_crm.ui.messages.dialog import MessageDialog

        self._show(
            ("message", customer_id),
            lambda: MessageDialog(self._desk, customer_id, self._window),
        )

    def order_list(self) -> None:
        """Set what an order needs."""
        from showroom_crm.ui.orders.list_dialog import OrderListDialog

        self._show("order_list", lambda: OrderListDialog(self._desk, self._window))

    def days_off(self) -> None:
        """Set who is not there and who stands in."""
        from showroom_crm.ui.days_off.dialog import DaysOffDialog

        self._show("days_off", lambda: DaysOffDialog(self._desk, self._window))

    def end_deal(self, customer_id: CustomerId, deal_id: DealId, won: bool) -> None:
        """End a deal without a meeting."""
        from showroom_crm.ui.orders.ending_dialog import DealEndingDialog

        self._show(
            ("end_deal", deal_id, won),
            lambda: DealEndingDialog(
                self._desk, customer_id, deal_id, won=won, parent=self._window
            ),
        )

    def reopen_deal(self, customer_id: CustomerId, deal_id: DealId) -> None:
        """Open an ended deal again, with our next contact."""
        from showroom_crm.ui.orders.reopening_dialog import DealReopeningDialog

        self._show(
            ("reopen_deal", deal_id),
            lambda: DealReopeningDialog(self._desk, customer_id, deal_id, self._window),
        )

    def take_estimate(self, deal_id: DealId, estimate: Estimate | None) -> None:
        """Take down an estimate, or edit one."""
        from showroom_crm.ui.deal.estimate_dialog import EstimateDialog

        self._show(
            ("estimate", deal_id, None if estimate is None else estimate.id),
            lambda: EstimateDialog(self._desk, deal_id, estimate, self._window),
        )

    def open_attachment(self, attachment: Attachment) -> None:
        """Look at a photo or PDF."""
        from showroom_crm.ui.attachments.preview import AttachmentPreview

        self._show(
            ("attachment", attachment.customer_id, attachment.id),
            lambda: AttachmentPreview(self._desk, attachment, self._window),
        )

    def open_bin(self) -> None:
        """Show what was deleted, and the way back."""
        from showroom_crm.ui.bin.dialog import BinDialog

        self._show("bin", lambda: BinDialog(self._desk, self._window))

    def morning_board(self) -> None:
        """Show the morning board, on the section it was left at."""
        from showroom_crm.ui.board.dialog import BoardDialog

        def build() -> BoardDialog:
            dialog = BoardDialog(self._desk, self._board_section, self._window)
            dialog.chart_wanted.connect(self.customer_wanted)
            dialog.contact_wanted.connect(self.set_contact)
            dialog.outcome_wanted.connect(self.record_call)
            dialog.close_wanted.connect(self.close_meeting)
            dialog.word_wanted.connect(self.leave_word)
            dialog.rules_wanted.connect(self.board_rules)
            dialog.print_wanted.connect(self.print_board)
            dialog.day_sheet_wanted.connect(self.print_day_sheet)
            dialog.section_chosen.connect(self._remember_section)
            return dialog

        self._show("board", build)

    def _remember_section(self, kind: "SectionKind") -> None:
        self._board_section = kind

    def print_board(self) -> None:
        """Show the morning board as it comes out on paper."""
        from showroom_crm.ui.board.preview import BoardPreview

        self._show("board_print", lambda: BoardPreview(self._desk, self._window))

    def print_day_sheet(self) -> None:
        """Show the calls and visits of a day as they come out on paper."""
        from showroom_crm.ui.day_sheet.preview import DaySheetPreview

        self._show("day_sheet", lambda: DaySheetPreview(self._desk, self._window))

    def leave_word(self, customer_id: CustomerId, deal_id: DealId) -> None:
        """Leave a word on a deal for its rep."""
        from showroom_crm.ui.board.word_dialog import WordDialog

        self._show(
            ("word", deal_id),
            lambda: WordDialog(self._desk, customer_id, deal_id, self._window),
        )

    def board_rules(self) -> None:
        """Set what the morning board warns of."""
        from showroom_crm.ui.board.rules_dialog import BoardRulesDialog

        self._show("board_rules", lambda: BoardRulesDialog(self._desk, self._window))

    def statistics(self) -> None:
        """Show what became of meetings, promises and deals."""
        from showroom_crm.ui.statistics.dialog import StatisticsDialog

        def build() -> StatisticsDialog:
            dialog = StatisticsDialog(self._desk, self._window)
            dialog.chart_wanted.connect(self.customer_wanted)
            dialog.print_wanted.connect(self.print_statistics)
            return dialog

        self._show("statistics", build)

    def print_statistics(self, shown: "Statistics", whose: str) -> None:
        """Show the figures as they come out on paper."""
        from showroom_crm.ui.statistics.preview import StatisticsPreview

        self._show(
            ("statistics_print", shown.scope),
            lambda: StatisticsPreview(self._desk, shown, whose, self._window),
        )

    def showroom_days(self) -> None:
        """Set when the showroom is open."""
        from showroom_crm.ui.showroom_days.dialog import ShowroomDaysDialog

        self._show("showroom_days", lambda: ShowroomDaysDialog(self._desk, self._window))

    def said_sentences(self) -> None:
        """Word the sentences that are said at the close."""
        from showroom_crm.ui.said_sentences.dialog import SaidSentencesDialog

        self._show("said_sentences", lambda: SaidSentencesDialog(self._desk, self._window))

    def paper_settings(self) -> None:
        """Set the showroom's name and logo, and what charts show in which order."""
        from showroom_crm.ui.paper_settings.dialog import PaperSettingsDialog

        self._show("paper_settings", lambda: PaperSettingsDialog(self._desk, self._window))

    def horizons(self) -> None:
        """Set how long before it falls due something is told."""
        from showroom_crm.ui.horizons.dialog import HorizonsDialog

        self._show("horizons", lambda: HorizonsDialog(self._desk, self._window))

    def reminder_settings(self) -> None:
        """Set when and how this PC reminds."""
        from showroom_crm.ui.reminder_settings.dialog import ReminderSettings

        def build() -> ReminderSettings:
            dialog = ReminderSettings(self._desk, self._window)
            dialog.trial_wanted.connect(self.trial_wanted)
            return dialog

        self._show("reminder_settings", build)

    def new_staff(self) -> None:
        """Add a colleague; the first one works at once."""
        from showroom_crm.ui.staff.dialog import NewStaffDialog

        self._show("new_staff", lambda: NewStaffDialog(self._desk, self._window))

    def members(self) -> None:
        """Show who works in the showroom."""
        from showroom_crm.ui.staff.members_dialog import MembersDialog

        def build() -> MembersDialog:
            dialog = MembersDialog(self._desk, self._window)
            dialog.new_staff_wanted.connect(self.new_staff)
            dialog.leaving_wanted.connect(self.let_leave)
            return dialog

        self._show("members", build)

    def let_leave(self, member: "Staff") -> None:
        """Choose who takes over from a rep who leaves."""
        from showroom_crm.ui.staff.leaving_dialog import LeavingDialog

        # Not a pair: those whose second part is a customer's id are closed with their chart.
        self._show(f"leaving/{member.id}", lambda: LeavingDialog(self._desk, member, self._window))
