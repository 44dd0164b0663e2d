"""Set who is not there and who stands in for them."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.days_off import DayOff
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.written_dates import read_day
from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services.days_off import days_off_to_come, drop_day_off, keep_day_off
from showroom_crm.services.staff import all_staff, current_staff
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import Field, fault_label, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_24

_WIDTH = 560


class DaysOffDialog(QDialog):
    """The days off to come, and a line to add some; each is kept at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("days_off_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Days off and stand-ins"))
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._staff = desk.read(current_staff)
        self._known: list[DayOff] = []
        self._list = QListWidget()
        self._list.setObjectName("days_off")
        self._list.setAccessibleName(_("Days off to come"))
        self._list.setSpacing(SPACE_4)
        self._none = quiet_label(_("Nobody has a day off."), name="no_days_off")
        self._rep, self._stand_in = QComboBox(), QComboBox()
        self._stand_in.addItem(_("Nobody"))
        for member in self._staff:
            self._rep.addItem(member.name)
            self._stand_in.addItem(member.name)
        self._first, self._last = Line(), Line()
        self._last.setPlaceholderText(_("The same day"))
        self._fields = {
            "rep": Field("day_off_rep", _("Who is off"), self._rep),
            "first_on": Field("first_on", _("First day"), self._first),
            "last_on": Field("last_on", _("Last day"), self._last),
            "stand_in": Field("stand_in", _("Stand-in"), self._stand_in),
        }
        self._fault = fault_label("days_off_fault")
        self._fill()
        self._show()
        desk.refused.connect(self._show_refusal)
        desk.changed.connect(self._take_changes)

    def _fill(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addWidget(self._none)
        layout.addWidget(self._list)
        fields = QHBoxLayout()
        fields.setSpacing(SPACE_8)
        for field in self._fields.values():
            fields.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(fields)
        layout.addWidget(self._fault)
        self._drop = button("drop_day_off", _("Remove"), style="link")
        self._drop.clicked.connect(self._remove)
        add = button("keep_day_off", _("Add days off"), style="primary")
        add.setDefault(True)
        add.clicked.connect(self._add)
        back = button("leave_days_off", _("Close"))
        back.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self._drop)
        row.addStretch()
        row.addWidget(back)
        row.addWidget(add)
        layout.addLayout(row)

    def _show(self) -> None:
        desk = self._desk
        self._known = list(desk.read(lambda store: days_off_to_come(store, clock=desk.clock)))
        names = {each.id: each.name for each in desk.read(all_staff)}
        self._list.clear()
        for each in self._known:
            who = names.get(each.staff_id, "")
            days = _days(each.first_on, each.last_on)
            stand_in = "" if each.stand_in_id is None else names.get(each.stand_in_id, "")
            shown = _("{rep}  {days}  nobody stands in").format(rep=who, days=days)
            if stand_in:
                shown = _("{rep}  {days}  stand-in: {stand_in}").format(
                    rep=who, days=days, stand_in=stand_in
                )
            self._list.addItem(shown)
        for part in (self._list, self._drop):
            part.setVisible(bool(self._known))
        self._none.setVisible(not self._known)

    def _add(self) -> None:
        self._clear_faults()
        try:
            wished = self._wished()
        except RuleBroken as fault:
            self._show_fault(fault)
            return
        if self._desk.run(lambda store: keep_day_off(store, wished), origin=self) is not None:
            self._first.clear()
            self._last.clear()

    def _wished(self) -> DayOff:
        today = self._desk.clock.local().date()
        first = read_day(self._first.text(), field="first_on", today=today)
        typed = self._last.text().strip()
        last = read_day(typed, field="last_on", today=first) if typed else first
        stand_in = self._stand_in.currentIndex() - 1
        return DayOff(
            self._staff[self._rep.currentIndex()].id,
            first,
            last,
            None if stand_in < 0 else self._staff[stand_in].id,
        )

    def _remove(self) -> None:
        row = self._list.currentRow()
        chosen = self._known[row].id if 0 <= row < len(self._known) else None
        if chosen is not None:
            self._desk.run(lambda store: drop_day_off(store, chosen), origin=self)

    def _take_changes(self, changes: Changes, _origin: object) -> None:
        if changes.everything:
            self._show()

    def _clear_faults(self) -> None:
        self._fault.hide()
        for field in self._fields.values():
            field.show_fault("")

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._show_fault(fault)

    def _show_fault(self, fault: ShowroomError) -> None:
        field = self._fields.get(str(fault.details.get("field")))
        if field is None:
            self._fault.setText(sentence(fault))
            self._fault.show()
        else:
            field.show_fault(sentence(fault))
            field.editor.setFocus()


def _days(first: date, last: date) -> str:
    return formats.day(first) if first == last else f"{formats.day(first)}–{formats.day(last)}"
