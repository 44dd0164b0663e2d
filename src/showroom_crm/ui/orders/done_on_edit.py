"""On which day a task of an order was done, where that was not today."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom_crm.domain.orders import OrderTask
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import plain_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_8

_DAY_SIGNS = 16


class DoneOnEdit(QWidget):
    """Stands below the tasks once one is ticked; hidden while none is.

    Signals:
    day_typed(OrderTask, str): the task was done on the day that was typed.
    """

    day_typed = Signal(object, str)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: OrderTask | None = None
        self._caption = plain_label(name=f"order_done_task_{number}")
        self._day = Line()
        self._day.setObjectName(f"order_done_on_{number}")
        self._day.setAccessibleName(_("Done on"))
        self._day.setFixedWidth(self._day.fontMetrics().horizontalAdvance("0" * _DAY_SIGNS))
        self._keep = button(f"keep_order_done_{number}", _("Save"), style="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        for part in (self._caption, self._day, self._keep):
            row.addWidget(part)
        row.addStretch()
        self._day.textChanged.connect(self._show_keep)
        self._day.returnPressed.connect(self._tell)
        self._keep.clicked.connect(self._tell)
        self.hide()

    def show_task(self, task: OrderTask | None) -> None:
        """Offer the day of a task that is done; nothing for an open one."""
        self._task = None if task is None or task.done_on is None else task
        if self._task is not None and self._task.done_on is not None:
            self._caption.setText(_("{task}: done on").format(task=self._task.words))
            self._day.setText(self._task.done_on.isoformat())
        self._show_keep()
        self.setVisible(self._task is not None)

    def follow(self, tasks: Sequence[OrderTask]) -> None:
        """Show how the task stands by now; a day that is being typed stays."""
        task = self._task
        if task is None:
            return
        now = next((each for each in tasks if each.id == task.id), None)
        if now is None or now.done_on != task.done_on:
            self.show_task(now)

    def _show_keep(self) -> None:
        kept = None if self._task is None else self._task.done_on
        self._keep.setVisible(kept is not None and self._day.text().strip() != kept.isoformat())

    def _tell(self) -> None:
        if self._task is not None and self._keep.isVisibleTo(self):
            self.day_typed.emit(self._task, self._day.text())
