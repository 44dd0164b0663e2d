"""What an order still needs, and its day of delivery, on the card of a won deal."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.orders import OrderTask, next_task
from showroom_crm.domain.showroom import DealChart
from showroom_crm.domain.written_dates import read_day, read_day_gone_by
from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import orders
from showroom_crm.ui.buttons import as_typed, button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, plain_label, quiet_label
from showroom_crm.ui.flow import FlowLayout
from showroom_crm.ui.line import Line
from showroom_crm.ui.orders.done_on_edit import DoneOnEdit
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8

_DAY_SIGNS = 16


class OrderPart(QWidget):
    """A task is one click: done today, or open again; the next open one is named first.

    The day of the task that was just ticked can be set to an earlier one.
    """

    def __init__(self, desk: Desk, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"order_{number}")
        self._desk = desk
        self._number = number
        self._chart: DealChart | None = None
        self._next = plain_label(name=f"order_next_{number}", wrap=True)
        self._buttons: list[QPushButton] = []
        self._done_on = DoneOnEdit(number)
        self._delivery = Line()
        self._keep = button(f"keep_delivery_{number}", _("Save"), style="link")
        self._fault = fault_label(f"order_fault_{number}")
        tasks = QWidget()
        self._tasks = FlowLayout(SPACE_4, tasks)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_8)
        layout.addWidget(self._next)
        layout.addWidget(tasks)
        layout.addWidget(self._done_on)
        layout.addLayout(self._delivery_row())
        layout.addWidget(self._fault)
        self._done_on.day_typed.connect(self._redate)
        desk.refused.connect(self._show_refusal)

    def show_order(self, chart: DealChart, today: date) -> None:
        """Show the tasks and the delivery of a deal."""
        other = self._chart is None or self._chart.deal.id != chart.deal.id
        kept = chart.deal.delivery_on
        moved = not other and self._chart is not None and self._chart.deal.delivery_on != kept
        self._chart = chart
        if other or moved:
            self._delivery.setText("" if kept is None else kept.isoformat())
            self._fault.hide()
        if other:
            self._done_on.show_task(None)
        self._show_keep()
        self._next.setText(next_task_line(chart))
        self._next.setVisible(bool(chart.order_tasks))
        while len(self._buttons) < len(chart.order_tasks):
            self._add_button()
        for place, shown in enumerate(self._buttons):
            shown.setVisible(place < len(chart.order_tasks))
            if place < len(chart.order_tasks):
                _show_task(shown, chart.order_tasks[place])
        self._done_on.follow(chart.order_tasks)

    def _delivery_row(self) -> QHBoxLayout:
        caption = quiet_label(_("Day of delivery"))
        caption.setBuddy(self._delivery)
        self._delivery.setObjectName(f"delivery_{self._number}")
        self._delivery.setAccessibleName(_("Day of delivery"))
        self._delivery.setPlaceholderText(_("Not fixed yet"))
        width = self._delivery.fontMetrics().horizontalAdvance("0" * _DAY_SIGNS)
        self._delivery.setFixedWidth(width)
        self._delivery.textChanged.connect(self._show_keep)
        self._delivery.returnPressed.connect(self._keep_delivery)
        self._keep.clicked.connect(self._keep_delivery)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        for part in (caption, self._delivery, self._keep):
            row.addWidget(part)
        row.addStretch()
        return row

    def _show_keep(self) -> None:
        kept = None if self._chart is None else self._chart.deal.delivery_on
        shown = "" if kept is None else kept.isoformat()
        self._keep.setVisible(self._delivery.text().strip() != shown)

    def _add_button(self) -> None:
        place = len(self._buttons)
        made = button(f"order_task_{self._number}_{place}", "", style="choice")
        made.setCheckable(True)
        made.clicked.connect(partial(self._tick, place))
        self._buttons.append(made)
        self._tasks.addWidget(made)

    def _tick(self, place: int) -> None:
        chart, desk = self._chart, self._desk
        if chart is None:
            return
        self._fault.hide()
        task, today = chart.order_tasks[place], desk.clock.local().date()
        on = today if task.done_on is None else None
        self._done_on.show_task(replace(task, done_on=on))
        self._keep_task(task, on)

    def _redate(self, task: OrderTask, typed: str) -> None:
        self._fault.hide()
        try:
            today = self._desk.clock.local().date()
            on = read_day_gone_by(typed, field="done_on", today=today)
        except RuleBroken as fault:
            self._refuse(fault)
            return
        self._keep_task(task, on)

    def _keep_task(self, task: OrderTask, on: date | None) -> None:
        desk, task_id = self._desk, task.id
        assert task_id is not None
        desk.run(
            lambda store: orders.tick_task(store, task_id, on, by=desk.staff_id, clock=desk.clock),
            origin=self,
        )

    def _keep_delivery(self) -> None:
        chart, desk = self._chart, self._desk
        if chart is None:
            return
        self._fault.hide()
        typed, today = self._delivery.text().strip(), desk.clock.local().date()
        try:
            on = read_day(typed, field="delivery_on", today=today) if typed else None
        except RuleBroken as fault:
            self._refuse(fault)
            return
        desk.run(
            lambda store: orders.set_delivery(
                store, chart.deal.id, on, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )

    def _refuse(self, fault: ShowroomError) -> None:
        if self._chart is not None:
            self.show_order(self._chart, self._desk.clock.local().date())
        self._fault.setText(sentence(fault))
        self._fault.show()

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._refuse(fault)


def next_task_line(chart: DealChart) -> str:
    """Return what is to be done next for an order, and how far it is."""
    open_task = next_task(chart.order_tasks)
    if open_task is None:
        return _("✓ All of the order is done")
    done = sum(task.done_on is not None for task in chart.order_tasks)
    return _("Next: {task}  ({done} of {number} done)").format(
        task=open_task.words, done=done, number=len(chart.order_tasks)
    )


def _show_task(shown: QPushButton, task: OrderTask) -> None:
    done = "" if task.done_on is None else f"  {formats.day(task.done_on)}"
    sign = "□" if task.done_on is None else "✓"
    shown.setText(as_typed(f"{sign} {task.words}{done}"))
    shown.setAccessibleName(f"{task.words}{done}")
    shown.setChecked(task.done_on is not None)
    shown.setCursor(Qt.CursorShape.PointingHandCursor)
