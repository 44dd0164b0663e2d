"""The foot of the close: back and on, and the ways out that are always in reach."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import fault_label, quiet_label
from showroom_crm.ui.meeting_close.answers_state import QUESTIONS, Step
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_24


class Footer(QWidget):
    """Signals:
    step_wanted(Step): a way out that has a page of its own.
    back_wanted(), next_wanted(): the question before or after.
    other_day_wanted(): the customer would rather have another day.
    customer_view_wanted(bool): the screen is turned to the customer, or back.
    agreed(), own_action_set(): the contact stands; with or without the customer's agreement.
    ended(): the way out that is shown is taken.
    """

    step_wanted = Signal(object)
    back_wanted = Signal()
    next_wanted = Signal()
    other_day_wanted = Signal()
    customer_view_wanted = Signal(bool)
    agreed = Signal()
    own_action_set = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = fault_label("close_message")
        self._won = button("way_out_won", _("Won"))
        self._lost = button("way_out_lost", _("Lost …"))
        self._back = button("close_back", _("Back"))
        self._next = button("close_next", _("Next"), style="primary")
        self._agreed = button("close_agreed", _("The customer agreed"), style="primary")
        self._other_day = button("close_other_day", _("Another day"))
        self._own_action = button("close_own_action", _("Not agreed: we get in touch"))
        self._customer_view = button("customer_view", _("Customer view") + "  F9", style="choice")
        self._customer_view.setCheckable(True)
        self._leaving = quiet_label(
            _("Left before its end, the meeting is listed as not closed; your answers stay."),
            name="close_leaving",
        )
        self._step = Step.CONCERNS
        self._end = button("close_end", "", style="primary")
        self._next.setDefault(True)
        self._agreed.setText(_("The customer agreed") + "  Ctrl+Enter")
        self._fill()
        self._connect()

    def show_step(self, step: Step) -> None:
        """Show the buttons that fit a page."""
        self._step = step
        shown_to_customer = self._customer_view.isChecked()
        asking = step in QUESTIONS[:-1]
        self._next.setVisible(asking)
        self._agreed.setVisible(step is Step.CONTACT)
        self._other_day.setVisible(step is Step.CONTACT)
        self._own_action.setVisible(step is Step.CONTACT and not shown_to_customer)
        self._end.setVisible(step not in QUESTIONS)
        self._back.setEnabled(step is not QUESTIONS[0])
        self._won.setVisible(step is not Step.WON and not shown_to_customer)
        self._lost.setVisible(step is not Step.LOST and not shown_to_customer)
        self._leaving.setVisible(not shown_to_customer)
        self._name_end(_("Close as won") if step is Step.WON else _("Close as lost"))

    def toggle_customer_view(self) -> None:
        self._customer_view.click()

    def set_customer_view(self, *, on: bool) -> None:
        """Show what a customer may see, or all."""
        self._customer_view.setChecked(on)
        self.show_step(self._step)

    def show_message(self, sentence: str) -> None:
        """Show a sentence that belongs to no field; an empty one takes it away."""
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))

    def _name_end(self, caption: str) -> None:
        self._end.setText(caption + "  Ctrl+Enter")
        self._end.setAccessibleName(caption)

    def _fill(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        for way_out in (self._won, self._lost):
            row.addWidget(way_out)
        row.addSpacing(SPACE_24)
        row.addStretch()
        row.addWidget(self._customer_view)
        onwards = (
            self._back, self._own_action, self._other_day, self._next, self._agreed, self._end,
        )  # fmt: skip
        for onward in onwards:
            row.addWidget(onward)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(self._message)
        layout.addLayout(row)
        layout.addWidget(self._leaving)
        order = (
            self._next, self._agreed, self._end, self._other_day, self._own_action,
            self._back, self._won, self._lost, self._customer_view,
        )  # fmt: skip
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self._won.clicked.connect(lambda: self.step_wanted.emit(Step.WON))
        self._lost.clicked.connect(lambda: self.step_wanted.emit(Step.LOST))
        self._back.clicked.connect(self.back_wanted)
        self._next.clicked.connect(self.next_wanted)
        self._agreed.clicked.connect(self.agreed)
        self._own_action.clicked.connect(self.own_action_set)
        self._other_day.clicked.connect(self.other_day_wanted)
        self._customer_view.clicked.connect(self.customer_view_wanted)
        self._end.clicked.connect(self.ended)
