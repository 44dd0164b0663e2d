"""The window in which a rep spends the day."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import window_state
from showroom_crm.ui.customer_list.filter_bar import FILTER_KEY
from showroom_crm.ui.customer_list.panel import DAY_SHEET_KEY, CustomerListPanel
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.everywhere_key import CUSTOMER_VIEW_KEY, LOCK_KEY, EverywhereKey
from showroom_crm.ui.field import fault_label
from showroom_crm.ui.main_window import place
from showroom_crm.ui.main_window.board_button import BOARD_KEY, BoardButton
from showroom_crm.ui.main_window.chart_pane import ChartPane
from showroom_crm.ui.main_window.customer_view import CustomerView
from showroom_crm.ui.main_window.dialogs import Dialogs
from showroom_crm.ui.main_window.keys import Keys
from showroom_crm.ui.main_window.list_place import ListPlace
from showroom_crm.ui.main_window.lock_cover import HiddenDialogs, LockCover
from showroom_crm.ui.main_window.panes import Panes
from showroom_crm.ui.main_window.settings_button import SettingsButton
from showroom_crm.ui.main_window.strip import Strip
from showroom_crm.ui.main_window.undo_key import UndoKey
from showroom_crm.ui.main_window.undo_line import UndoLine
from showroom_crm.ui.main_window.undoing import Undoing
from showroom_crm.ui.reminder.stack import ReminderStack
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12

if TYPE_CHECKING:
    from showroom_crm.ui.customer_chart.panel import CustomerChartPanel

_USUAL_SIZE = QSize(1366, 700)
_LEAST_HEIGHT = 280


class MainWindow(QMainWindow):
    """`allow_close` is set by who quits; until then closing only hides the window, or
    minimises it where there is no tray to bring it back from (`tray_shown`).

    Signals:
    closed_to_tray(): the window is hidden and the program goes on.
    minimised_instead(): the window was closed where there is no tray.
    """

    closed_to_tray = Signal()
    minimised_instead = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("main_window")
        self.setWindowTitle(_("Customer charts"))
        self.allow_close = False
        self.tray_shown = True
        self._desk = desk
        self._told_at = desk.clock.local()
        self._hidden = HiddenDialogs()
        self._build(desk)
        self._keys = Keys(self, self._acts_of_keys())
        self._lock_key = EverywhereKey(LOCK_KEY, self)
        self._customer_view_key = EverywhereKey(CUSTOMER_VIEW_KEY, self)
        self._undo_key = UndoKey(self)
        self._connect(desk)
        self._stand_where_it_stood()
        self.list_panel.focus_search()
        self._obey_lock(desk.locked)

    def refresh(self) -> None:
        """Tell anew what is due and late, once a minute at most: call it at every tick."""
        now = self._desk.clock.local()
        if now.replace(second=0) != self._told_at.replace(second=0):
            self._told_at = now
            self._strip.refresh()
            self.list_panel.refresh_times()
            self._chart.refresh_times()

    def set_watch_words(self, text: str, more: str = "") -> None:
        """Say on the strip that reminders are watched and which comes next; `more` in its tip."""
        self._strip.set_watch_words(text, more)

    def serve_reminders(self, stack: ReminderStack) -> None:
        """Fulfil the wishes of the pop-ups."""
        stack.outcome_wanted.connect(self.record_outcome)
        stack.print_wanted.connect(self.print_chart)
        stack.move_wanted.connect(self.move_contact)
        self.dialogs.trial_wanted.connect(stack.show_sample)
        stack.chart_wanted.connect(self.show_chart)

    def come_to_front(self) -> None:
        """Show the window above all others, from the tray or minimised too."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def new_customer(self) -> None:
        """Take down a new customer; on a locked screen nothing but the cover comes."""
        self.come_to_front()
        if not self._desk.locked:
            self.dialogs.new_customer()

    def record_meeting_with_somebody(self) -> None:
        """Record a conversation with a customer who is asked for."""
        self.come_to_front()
        if not self._desk.locked:
            self.dialogs.record_meeting_with_somebody()

    def record_call_with_somebody(self) -> None:
        """Record a try to reach a customer who is asked for."""
        self.come_to_front()
        if not self._desk.locked:
            self.dialogs.record_call(None, None)

    def record_outcome(self, customer_id: CustomerId, follow_up_id: FollowUpId) -> None:
        """Show the customer's chart and record what came of a contact of ours."""
        self.show_chart(customer_id)
        if not self._desk.locked:
            self.dialogs.record_call(customer_id, follow_up_id)

    def print_chart(self, customer_id: CustomerId) -> None:
        """Show the customer's chart, and as it comes out on paper."""
        self.show_chart(customer_id)
        if not self._desk.locked:
            self.dialogs.print_chart(customer_id)

    def move_contact(
        self, customer_id: CustomerId, deal_id: DealId | None, follow_up_id: FollowUpId
    ) -> None:
        """Show the customer's chart and agree on another time for a contact."""
        self.show_chart(customer_id)
        if not self._desk.locked:
            self.dialogs.set_contact(customer_id, deal_id, follow_up_id)

    def show_chart(self, customer_id: CustomerId) -> None:
        """Come to the front with a customer's chart."""
        self.come_to_front()
        if not self._desk.locked and self._view.may_see(customer_id):
            self.list_panel.select(customer_id)

    def lock(self) -> None:
        """Hide every customer at once."""
        self._desk.set_locked(True)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_place()
        if self.allow_close:
            super().closeEvent(event)
        elif self.tray_shown:
            event.ignore()
            self.hide()
            self.closed_to_tray.emit()
        else:
            event.ignore()
            self.showMinimized()
            self.minimised_instead.emit()

    def _build(self, desk: Desk) -> None:
        self._strip = Strip(desk)
        self.list_panel = CustomerListPanel(desk)
        self._chart = ChartPane(desk)
        list_place = ListPlace(self.list_panel)
        self._panes = Panes(list_place, self._chart)
        self._fault = fault_label("window_fault")
        self._cover = LockCover()
        self.dialogs = Dialogs(desk, self)
        self._strip.add_button(BoardButton(self.dialogs))
        self._strip.add_button(SettingsButton(self.dialogs))
        self._content = QWidget()
        line = UndoLine(self._content)
        self._undoing = Undoing(desk, self.dialogs, line)
        self._view = CustomerView(
            desk, self.dialogs, self.list_panel, list_place, self._chart, line
        )
        column = QVBoxLayout(self._content)
        column.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_12)
        column.setSpacing(SPACE_8)
        column.addWidget(self._strip)
        column.addWidget(self._fault)
        column.addWidget(self._panes, stretch=1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._content)
        self._stack.addWidget(self._cover)
        self.setCentralWidget(self._stack)
        self.setMinimumHeight(_LEAST_HEIGHT)

    def _connect(self, desk: Desk) -> None:
        """All wishes of all parts, in one place."""
        panel, chart, dialogs = self.list_panel, self._chart, self.dialogs
        self._strip.filter_wanted.connect(panel.set_filter)
        self._strip.lock_wanted.connect(self.lock)
        self._strip.customer_view_wanted.connect(self._view.toggle)
        self._strip.new_staff_wanted.connect(dialogs.new_staff)
        panel.filter_changed.connect(self._strip.set_filter)
        panel.customer_chosen.connect(chart.show_customer)
        panel.customer_opened.connect(self._enter_chart)
        panel.new_customer_wanted.connect(dialogs.new_customer)
        panel.day_sheet_wanted.connect(dialogs.print_day_sheet)
        panel.selection.print_wanted.connect(dialogs.print_charts)
        panel.selection.labels_wanted.connect(dialogs.print_labels)
        panel.selection.export_wanted.connect(dialogs.export_customers)
        panel.selection.hand_over_wanted.connect(dialogs.hand_over)
        chart.chart_built.connect(self._serve_chart)
        dialogs.customer_wanted.connect(panel.select)
        dialogs.portrait_wanted.connect(self._view.draw_portrait)
        self._cover.unlock_wanted.connect(lambda: desk.set_locked(False))
        desk.changed.connect(self._take_changes)
        desk.staff_switched.connect(self._strip.refresh)
        desk.refused.connect(self._show_refusal)
        desk.lock_changed.connect(self._obey_lock)
        self._lock_key.pressed.connect(self.lock)
        self._customer_view_key.pressed.connect(self._view.toggle)
        self._undo_key.pressed.connect(self._undoing.undo)
        self._undoing.chart_closed.connect(lambda _customer_id: chart.show_customer(None))
        self._undoing.customer_back.connect(panel.select)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.commitDataRequest.connect(self._end_with_session)

    def _serve_chart(self, chart: "CustomerChartPanel") -> None:
        """Fulfil the wishes of the chart."""
        dialogs = self.dialogs
        chart.meeting_wanted.connect(dialogs.record_meeting)
        chart.call_wanted.connect(dialogs.record_call)
        chart.close_wanted.connect(dialogs.close_meeting)
        chart.meeting_continued.connect(dialogs.continue_meeting)
        chart.meeting_edit_wanted.connect(dialogs.edit_meeting)
        chart.versions_wanted.connect(dialogs.show_versions)
        chart.mentions_wanted.connect(dialogs.show_mentions)
        chart.paper_laid_out.connect(self._give_room)
        chart.contact_wanted.connect(dialogs.set_contact)
        chart.print_wanted.connect(dialogs.print_chart)
        chart.customer_wanted.connect(self.list_panel.select)
        chart.message_wanted.connect(dialogs.take_message)
        chart.merge_wanted.connect(dialogs.merge_customers)
        chart.delete_wanted.connect(self._undoing.delete)
        chart.bin_wanted.connect(dialogs.open_bin)
        chart.tabs.deals.deal_edit_wanted.connect(dialogs.edit_deal)
        chart.tabs.deals.estimate_wanted.connect(dialogs.take_estimate)
        chart.tabs.deals.hand_over_wanted.connect(dialogs.hand_over_deal)
        chart.tabs.deals.ending_wanted.connect(dialogs.end_deal)
        chart.tabs.deals.reopening_wanted.connect(dialogs.reopen_deal)
        chart.tabs.attachments.attachment_wanted.connect(dialogs.open_attachment)

    def _acts_of_keys(self) -> dict[str, Callable[[], object]]:
        return {
            "F2": self.dialogs.new_customer,
            "Shift+F2": self.dialogs.new_walk_in,
            "F4": self._record_meeting,
            "F6": self._record_call,
            "F7": self._draw_portrait,
            BOARD_KEY: self.dialogs.morning_board,
            DAY_SHEET_KEY: self.dialogs.print_day_sheet,
            "Ctrl+F": self._find,
            FILTER_KEY: self._narrow,
            "Ctrl+P": self._print,
        }

    def _record_meeting(self) -> None:
        if not self._chart.ask_for_meeting():
            self.dialogs.record_meeting_with_somebody()

    def _record_call(self) -> None:
        if not self._chart.ask_for_call():
            self.dialogs.record_call(None, None)

    def _give_room(self, to_paper: bool) -> None:
        self._panes.give_all_to_chart(to_paper)
        if not to_paper:
            self.dialogs.bring_back()

    def _draw_portrait(self) -> None:
        if not self._chart.ask_for_portrait():
            self.dialogs.draw_portrait_of_somebody()

    def _find(self) -> None:
        if self._view.may_see(None):
            self._chart.leave_portrait()
            self.list_panel.focus_search()

    def _narrow(self) -> None:
        if self._view.may_see(None):
            self.list_panel.toggle_filters()

    def _print(self) -> None:
        """Several that are selected come before the one whose chart is open."""
        if self.list_panel.selection.number > 1:
            self.list_panel.selection.ask_for_print()
        else:
            self._chart.ask_for_print()

    def _enter_chart(self) -> None:
        self._panes.show_chart()
        self._chart.take_keyboard()

    def _take_changes(self, _changes: Changes, _origin: object) -> None:
        self._fault.hide()
        self._strip.refresh()

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin in (self, self._desk):
            self._fault.setText(sentence(fault))
            self._fault.show()

    def _obey_lock(self, locked: bool) -> None:
        self._keys.set_enabled(not locked)
        self._undo_key.set_enabled(not locked)
        if locked:
            self._hidden.hide_all()
            self._stack.setCurrentWidget(self._cover)
            self._cover.take_keyboard()
        else:
            self._stack.setCurrentWidget(self._content)
            self._hidden.show_again()

    def _end_with_session(self) -> None:
        """A window that only hides would keep the desktop from logging out."""
        self.allow_close = True

    def _keep_place(self) -> None:
        state = place.written(self.saveGeometry(), self._panes.state())
        self._desk.note(
            lambda store: window_state.keep_window_state(store, state, clock=self._desk.clock),
            origin=self,
        )

    def _stand_where_it_stood(self) -> None:
        self.resize(_USUAL_SIZE)
        state = place.read(self._desk.read(window_state.window_state))
        if state is not None:
            geometry, panes = state
            self.restoreGeometry(geometry)
            self._panes.restore(panes)
        # The screen may be smaller, or scaled more, than where the window stood before.
        self.resize(self.size().boundedTo(self.screen().availableSize()))
