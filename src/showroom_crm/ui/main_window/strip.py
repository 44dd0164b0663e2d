"""The strip on top: what is to be done today, as counts that filter the list."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from showroom_crm.domain.showroom import Counts, Filter
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.services import finding
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.everywhere_key import LOCK_KEY
from showroom_crm.ui.main_window.customer_view_button import CustomerViewButton
from showroom_crm.ui.main_window.staff_switch import StaffSwitch
from showroom_crm.ui.main_window.watch_line import WatchLine
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8

_SHAPES = {
    Filter.TODAY: "◐",
    Filter.OVERDUE: "▲",
    Filter.WAITING: "■",
    Filter.NOT_AGREED: "○",
    Filter.UNCLOSED: "□",
}
_ROOMY_FROM = 1100
_NATIVE = QKeySequence.SequenceFormat.NativeText


class Strip(QFrame):
    """Signals:
    filter_wanted(Filter): a count was clicked; ALL when it was clicked again.
    lock_wanted(): hide every customer.
    customer_view_wanted(): a customer sees the screen now, or no more.
    new_staff_wanted(): a colleague is to be added.
    """

    filter_wanted = Signal(object)
    lock_wanted = Signal()
    customer_view_wanted = Signal()
    new_staff_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._desk = desk
        self._filter = Filter.ALL
        self._buttons = {each: self._count_button(each) for each in _SHAPES}
        self._watch = WatchLine(self)
        self._staff = StaffSwitch(desk, self)
        self._staff.new_staff_wanted.connect(self.new_staff_wanted)
        self._lock = QPushButton(_("Lock"), self)
        self._lock.setObjectName("lock_button")
        self._lock.setAccessibleName(_("Lock the screen"))
        self._lock.setToolTip(QKeySequence(LOCK_KEY).toString(_NATIVE))
        self._lock.clicked.connect(self.lock_wanted)
        self._customer_view = CustomerViewButton(desk, self)
        self._customer_view.clicked.connect(self.customer_view_wanted)
        self._lay_out()
        self.refresh()
        desk.customer_came.connect(self._obey_customer_view)
        self._obey_customer_view(desk.customer_present)

    def refresh(self) -> None:
        """Count anew."""
        whose, clock = self._desk.whose_contacts, self._desk.clock
        counts = self._desk.read(lambda store: finding.counts(store, staff_id=whose, clock=clock))
        for each, button in self._buttons.items():
            self._show_count(button, each, _number(counts, each))

    def set_filter(self, shown: Filter) -> None:
        """Mark which count the list shows, without a signal."""
        self._filter = shown
        for each, button in self._buttons.items():
            button.setChecked(each is shown)

    def set_watch_words(self, text: str, more: str = "") -> None:
        """Say that reminders are watched and which comes next; `more` is in the tooltip only."""
        self._watch.set_words(text, more)

    def add_button(self, button: QPushButton) -> None:
        """Put one more quiet button at the end."""
        self._line.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._customer_view.set_roomy(self.width() >= _ROOMY_FROM)

    def _obey_customer_view(self, present: bool) -> None:
        """How many we owe a call is no matter for customers."""
        for button in self._buttons.values():
            button.setVisible(not present)

    def _count_button(self, counted: Filter) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(f"count_{counted.value}")
        button.setCheckable(True)
        button.setProperty("strip", "true")
        button.clicked.connect(partial(self._count_clicked, counted))
        return button

    def _show_count(self, button: QPushButton, counted: Filter, number: int) -> None:
        """Zero is quiet: without shape and colour."""
        said = f"{words.list_filter(counted)} {formats.count(number)}"
        button.setText(f"{_SHAPES[counted]} {said}" if number else said)
        button.setAccessibleName(said)
        meaning = counted.value if number else ""
        if button.property("meaning") != meaning:
            button.setProperty("meaning", meaning)
            button.style().unpolish(button)
            button.style().polish(button)

    def _count_clicked(self, counted: Filter) -> None:
        wanted = Filter.ALL if counted is self._filter else counted
        self.set_filter(wanted)
        self.filter_wanted.emit(wanted)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_4)
        for button in self._buttons.values():
            line.addWidget(button)
        line.addWidget(self._watch, stretch=1)
        line.addSpacing(SPACE_8)
        line.addWidget(self._customer_view)
        line.addWidget(self._staff)
        line.addWidget(self._lock)
        self._line = line


def _number(counts: Counts, counted: Filter) -> int:
    return {
        Filter.TODAY: counts.today,
        Filter.OVERDUE: counts.overdue,
        Filter.WAITING: counts.waiting,
        Filter.NOT_AGREED: counts.not_agreed,
        Filter.UNCLOSED: counts.unclosed,
        Filter.ALL: 0,
    }[counted]
