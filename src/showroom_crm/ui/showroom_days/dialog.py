"""Set the days on which the showroom is closed, and its hours."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.written_dates import read_time
from showroom_crm.domain.written_periods import read_periods, written_periods
from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services.showroom_days import keep_showroom_days, showroom_days
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import Field, fault_label, note_edit, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24

_WIDTH = 460
_ROOM_FOR_A_SENTENCE = 40


class ShowroomDaysDialog(QDialog):
    """The weekdays and periods on which nobody is there, and the hours of all other days.

    They hold for every rep. It accepts once they are kept; the desk tells of it.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("showroom_days_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Opening days and hours"))
        self._desk = desk
        self._weekdays = [self._weekday(number) for number in range(7)]
        self._opens, self._closes, self._periods = Line(), Line(), note_edit(3)
        self._periods.setPlaceholderText(_("12/29〜1/4 (one a line)"))
        self._fields = {
            "closed_weekdays": Field("closed_weekdays", _("Closed every"), self._week()),
            "opens": Field("opens", _("Opens at"), self._opens),
            "closes": Field("closes", _("Closes at"), self._closes),
            "closed_periods": Field("closed_periods", _("Closed from … to …"), self._periods),
        }
        self._fault = fault_label("showroom_days_fault")
        self._fill()
        self._show(desk.read(showroom_days))
        desk.refused.connect(self._show_refusal)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def _weekday(self, number: int) -> QPushButton:
        weekday = button(f"closed_on_{number}", formats.weekday(number), style="choice")
        weekday.setCheckable(True)
        return weekday

    def _week(self) -> QWidget:
        week = QWidget()
        row = QHBoxLayout(week)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_4)
        for weekday in self._weekdays:
            row.addWidget(weekday)
        row.addStretch()
        week.setFocusProxy(self._weekdays[0])
        return week

    def _fill(self) -> None:
        hours = QGridLayout()
        hours.setHorizontalSpacing(SPACE_16)
        for column, name in enumerate(("opens", "closes")):
            hours.addWidget(self._fields[name], 0, column, Qt.AlignmentFlag.AlignTop)
            hours.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addWidget(self._fields["closed_weekdays"])
        layout.addLayout(hours)
        layout.addWidget(self._fields["closed_periods"])
        meaning = _(
            "Next contacts are proposed for open days; any other day can still be agreed on."
        )
        layout.addWidget(quiet_label(meaning, name="showroom_days_meaning", wrap=True))
        layout.addWidget(self._fault)
        shrinks = QSizePolicy.Policy.Preferred
        layout.addItem(QSpacerItem(0, _ROOM_FOR_A_SENTENCE, vData=shrinks))
        layout.addLayout(self._buttons())
        self.setTabOrder(self._save_button, self._back_button)

    def _buttons(self) -> QHBoxLayout:
        save = button("save_showroom_days", _("Save"), style="primary")
        save.setDefault(True)
        save.clicked.connect(self._save)
        back = button("leave_showroom_days", _("Back"))
        back.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch()
        row.addWidget(back)
        row.addWidget(save)
        self._save_button, self._back_button = save, back
        return row

    def _show(self, days: ShowroomDays) -> None:
        today = self._desk.clock.local().date()
        for number, weekday in enumerate(self._weekdays):
            weekday.setChecked(number in days.closed_weekdays)
        self._opens.setText(formats.clock_time(days.opens))
        self._closes.setText(formats.clock_time(days.closes))
        to_come = [period for period in days.closed_periods if period[1] >= today]
        self._periods.setPlainText(written_periods(to_come))

    def _read(self) -> ShowroomDays:
        """Return what stands here. Raises RuleBroken: "time.unreadable", "date.unreadable"."""
        return ShowroomDays(
            closed_weekdays=frozenset(
                number for number, weekday in enumerate(self._weekdays) if weekday.isChecked()
            ),
            closed_periods=tuple(
                read_periods(
                    self._periods.toPlainText(),
                    field="closed_periods",
                    today=self._desk.clock.local().date(),
                )
            ),
            opens=read_time(self._opens.text(), field="opens"),
            closes=read_time(self._closes.text(), field="closes"),
        )

    def _save(self) -> None:
        self._clear_faults()
        try:
            wished = self._read()
        except RuleBroken as fault:
            self._show_fault(fault)
            return
        desk = self._desk
        kept = desk.run(
            lambda store: keep_showroom_days(store, wished, clock=desk.clock), origin=self
        )
        if kept is not None:
            self.accept()

    def _clear_faults(self) -> None:
        self._fault.hide()
        for field in self._fields.values():
            field.show_fault("")

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._show_fault(fault)

    def _show_fault(self, fault: ShowroomError) -> None:
        name = str(fault.details.get("field"))
        field = self._fields.get("closes" if name == "hours" else name)
        if field is None:
            self._fault.setText(sentence(fault))
            self._fault.show()
        else:
            field.show_fault(sentence(fault))
            field.editor.setFocus()
