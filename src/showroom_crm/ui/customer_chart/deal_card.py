"""One deal on the tab 案件."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from showroom_crm.domain.deals import DealState
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.estimates import Estimate, Step
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.showroom import DealChart
from showroom_crm.domain.written_dates import read_day
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.deal_words import deal_lines
from showroom_crm.language.sentences import sentence
from showroom_crm.services import deals
from showroom_crm.ui.airy_text import AiryText
from showroom_crm.ui.buttons import as_typed, button
from showroom_crm.ui.customer_chart.concern_list import ConcernList
from showroom_crm.ui.customer_chart.estimate_list import EstimateList
from showroom_crm.ui.customer_chart.timeline_entries import day_near, deal_heading, deal_standing
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, plain_label, quiet_label
from showroom_crm.ui.flow import FlowLayout
from showroom_crm.ui.line import Line
from showroom_crm.ui.orders.order_part import OrderPart
from showroom_crm.ui.theme.tokens import NAME_PX, SPACE_4, SPACE_8, SPACE_12

_STEP_DAY_SIGNS = 14


class DealCard(QFrame):
    """A step is one key: it is noted for today, or for the day typed beside the steps.

    Signals:
    edit_wanted(CustomerId, DealId): edit what the deal is about.
    estimate_wanted(DealId, Estimate | None): take down an estimate, or edit one.
    ending_wanted(CustomerId, DealId, bool won): end the deal without a meeting.
    reopening_wanted(CustomerId, DealId): open the deal again.
    hand_over_wanted(CustomerId, DealId): give the deal to another rep.
    """

    edit_wanted = Signal(object, object)
    ending_wanted = Signal(object, object, bool)
    reopening_wanted = Signal(object, object)
    hand_over_wanted = Signal(object, object)
    estimate_wanted = Signal(object, object)

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__()
        self.setObjectName(f"deal_{number}")
        self.setProperty("card", "true")
        self._desk = desk
        self._number = number
        self._chart: DealChart | None = None
        self._heading = plain_label(name=f"deal_heading_{number}", wrap=True)
        self._standing = quiet_label(name=f"deal_standing_{number}", wrap=True)
        self._facts = AiryText(name=f"deal_facts_{number}")
        self._steps = {step: self._step_button(step, key) for key, step in enumerate(Step, start=1)}
        self._day = Line()
        self._fault = fault_label(f"deal_fault_{number}")
        self._estimates = EstimateList(number)
        self._order = OrderPart(desk, number)
        self._concerns = ConcernList(desk, number)
        self._win = button(f"win_deal_{number}", _("Mark as won"), style="link")
        self._lose = button(f"lose_deal_{number}", _("Mark as lost"), style="link")
        self._give = button(f"give_deal_{number}", _("Change rep"), style="link")
        self._reopen = button(f"reopen_deal_{number}", _("Open again"), style="link")
        self._fill()
        self._estimates.estimate_wanted.connect(self._want_estimate)
        self._estimates.deletion_wanted.connect(self._delete_estimate)
        self._day.textChanged.connect(self._fault.hide)
        desk.refused.connect(self._show_refusal)

    def show_deal(self, chart: DealChart, today: date) -> None:
        """Show a deal with its steps and estimates."""
        self._chart = chart
        self._heading.setText(deal_heading(chart.deal))
        names = self._staff_names()
        rep = names.get(chart.deal.staff_id) if chart.deal.staff_id is not None else None
        in_charge = "" if rep is None else _("Rep: {rep}").format(rep=rep)
        standing = deal_standing(chart.deal, today)
        self._standing.setText("  ".join(part for part in (standing, in_charge) if part))
        facts = "\n".join(deal_lines(chart.deal, chart.roles))
        self._facts.set_text(facts)
        self._facts.setVisible(bool(facts))
        for step, step_button in self._steps.items():
            days = [done.on for done in chart.steps if done.step is step]
            last = f"  {day_near(max(days), today)}" if days else ""
            step_button.setText(as_typed(words.step(step) + last))
            step_button.setChecked(bool(days))
            step_button.setEnabled(not chart.deal.state.ended)
        self._day.setEnabled(not chart.deal.state.ended)
        self._show_ending(chart, today)
        self._concerns.show_concerns(chart, names)
        self._estimates.show_estimates(chart.estimates, today)

    def _staff_names(self) -> dict[StaffId, str]:
        return {each.id: each.name for each in self._desk.read(lambda store: store.staff.all())}

    def _show_ending(self, chart: DealChart, today: date) -> None:
        ended = chart.deal.state.ended
        self._win.setVisible(not ended)
        self._lose.setVisible(not ended)
        self._give.setVisible(not ended)
        self._reopen.setVisible(ended)
        won = chart.deal.state is DealState.WON
        self._order.setVisible(won)
        self._step_line.setVisible(not won)
        if won:
            self._order.show_order(chart, today)

    def _fill(self) -> None:
        font = self._heading.font()
        font.setPixelSize(NAME_PX)
        self._heading.setFont(font)
        edit = button(f"edit_deal_{self._number}", _("Edit the deal"), style="link")
        edit.clicked.connect(self._want_edit)
        top = QHBoxLayout()
        top.setSpacing(SPACE_8)
        top.addWidget(self._heading, 1)
        for act in (self._win, self._lose, self._reopen, self._give, edit):
            top.addWidget(act)
        self._win.clicked.connect(lambda: self._want_ending(won=True))
        self._lose.clicked.connect(lambda: self._want_ending(won=False))
        self._reopen.clicked.connect(self._want_reopening)
        self._give.clicked.connect(self._want_hand_over)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_12)
        layout.setSpacing(SPACE_8)
        layout.addLayout(top)
        layout.addWidget(self._standing)
        layout.addWidget(self._facts)
        self._step_line = self._step_row()
        layout.addWidget(self._step_line)
        layout.addWidget(self._order)
        layout.addWidget(self._concerns)
        layout.addWidget(self._fault)
        layout.addWidget(self._estimates)

    def _step_row(self) -> QWidget:
        self._day.setObjectName(f"step_day_{self._number}")
        self._day.setAccessibleName(_("Day of the step"))
        self._day.setPlaceholderText(_("Day: today"))
        self._day.setFixedWidth(self._day.fontMetrics().horizontalAdvance("0" * _STEP_DAY_SIGNS))
        row = QWidget()
        steps = FlowLayout(SPACE_4, row)
        for step_button in self._steps.values():
            steps.addWidget(step_button)
        steps.addWidget(self._day)
        return row

    def _step_button(self, step: Step, key: int) -> QPushButton:
        made = button(f"step_{step}_{self._number}", words.step(step), style="choice")
        made.setCheckable(True)
        if self._number == 0:
            # The first card is the deal at hand. Qt forgets a button's own key with its text.
            QShortcut(QKeySequence(f"Alt+{key}"), self, made.click)
            made.setToolTip(f"Alt+{key}")
        made.clicked.connect(partial(self._take_step, step))
        return made

    def _take_step(self, step: Step) -> None:
        """Note the step for the day; pressed once more on that day, it is taken back."""
        chart, desk = self._chart, self._desk
        if chart is None:
            return
        today = desk.clock.local().date()
        try:
            typed = self._day.text().strip()
            on = read_day(typed, field="step_day") if typed else today
        except RuleBroken as fault:
            self._refuse(fault, chart, today)
            return
        noted = any(done.step is step and done.on == on for done in chart.steps)
        act = deals.take_back_step if noted else deals.note_step
        done = desk.run(
            lambda store: act(store, chart.deal.id, step, on, by=desk.staff_id, clock=desk.clock),
            origin=self,
        )
        if done is not None:
            self._day.clear()

    def _refuse(self, fault: ShowroomError, chart: DealChart, today: date) -> None:
        self.show_deal(chart, today)
        self._fault.setText(sentence(fault))
        self._fault.show()

    def _want_edit(self) -> None:
        if self._chart is not None:
            self.edit_wanted.emit(self._chart.deal.customer_id, self._chart.deal.id)

    def _want_ending(self, *, won: bool) -> None:
        if self._chart is not None:
            deal = self._chart.deal
            self.ending_wanted.emit(deal.customer_id, deal.id, won)

    def _want_reopening(self) -> None:
        if self._chart is not None:
            self.reopening_wanted.emit(self._chart.deal.customer_id, self._chart.deal.id)

    def _want_hand_over(self) -> None:
        if self._chart is not None:
            self.hand_over_wanted.emit(self._chart.deal.customer_id, self._chart.deal.id)

    def _want_estimate(self, estimate: Estimate | None) -> None:
        if self._chart is not None:
            self.estimate_wanted.emit(self._chart.deal.id, estimate)

    def _delete_estimate(self, estimate: Estimate) -> None:
        chart, desk = self._chart, self._desk
        if chart is None or estimate.id is None:
            return
        estimate_id = estimate.id
        title = _("Estimate {day} {car}").format(
            day=formats.day(estimate.made_on), car=estimate.car
        )
        desk.run(
            lambda store: deals.drop_estimate(
                store,
                chart.deal.id,
                estimate_id,
                title=title.strip(),
                by=desk.staff_id,
                clock=desk.clock,
            ),
            origin=self,
        )

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self and self._chart is not None:
            self._refuse(fault, self._chart, self._desk.clock.local().date())
