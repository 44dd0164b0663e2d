"""The period that figures are of: a ready one, or any first and last day."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.months import month_end, months_later
from showroom_crm.domain.statistics import Scope, accepted_scope
from showroom_crm.domain.written_dates import read_day
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.field import fault_label, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_8

Days = tuple[date, date]
_DAY_WIDTH = 120


class PeriodChoice(QWidget):
    """Opens on this month; the days of a ready period stand beside it and may be typed over.

    Signals:
    chosen(): `days` are others now; those that cannot be are refused beside them.
    """

    chosen = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._ready = QComboBox()
        self._ready.setObjectName("statistics_period")
        self._ready.setAccessibleName(_("Period"))
        for name, days in _periods(today).items():
            self._ready.addItem(name, days)
        self._ready.addItem(_("Days of your choice"), None)
        self._first = _day_line("statistics_first", _("First day"))
        self._last = _day_line("statistics_last", _("Last day"))
        self._fault = fault_label("statistics_period_fault")
        self._fault.setWordWrap(False)
        self.days: Days = self._ready.currentData()
        self._show_days()
        self._lay_out()
        self._ready.activated.connect(self._take_ready)
        for line in (self._first, self._last):
            line.editingFinished.connect(self._take_typed)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_8)
        for part in (self._ready, self._first, quiet_label("–"), self._last, self._fault):
            layout.addWidget(part)
        layout.addStretch()

    def _take_ready(self) -> None:
        days = self._ready.currentData()
        if days is None:
            self._first.setFocus()
            self._first.selectAll()
            return
        self._fault.hide()
        self._choose(days)
        self._show_days()

    def _take_typed(self) -> None:
        self._fault.hide()
        try:
            days = self._typed_days()
        except RuleBroken as fault:
            self._fault.setText(sentence(fault))
            self._fault.show()
            return
        if days != self.days:
            self._show_ready(days)
            self._choose(days)
        self._show_days()

    def _typed_days(self) -> Days:
        """A first day without a year is the latest such day, a last one lies in its year."""
        a_year_ago = self._today - timedelta(days=365)
        first = read_day(self._first.text(), field="first", today=a_year_ago)
        last = read_day(self._last.text(), field="last", today=date(first.year, 1, 1))
        scope = accepted_scope(Scope(first, last))
        return scope.first, scope.last

    def _choose(self, days: Days) -> None:
        if days != self.days:
            self.days = days
            self.chosen.emit()

    def _show_ready(self, days: Days) -> None:
        known = [self._ready.itemData(index) for index in range(self._ready.count())]
        self._ready.setCurrentIndex(known.index(days) if days in known else known.index(None))

    def _show_days(self) -> None:
        for line, day in zip((self._first, self._last), self.days, strict=True):
            line.setText(f"{day.year}/{day.month}/{day.day}")


def _day_line(name: str, told: str) -> Line:
    line = Line()
    line.setObjectName(name)
    line.setAccessibleName(told)
    line.setFixedWidth(_DAY_WIDTH)
    return line


def _periods(today: date) -> dict[str, Days]:
    month = today.replace(day=1)
    before = months_later(month, -1)
    return {
        _("This month"): (month, month_end(today)),
        _("Last month"): (before, month_end(before)),
        _("Last three months"): (months_later(month, -2), month_end(today)),
        _("This year"): (date(today.year, 1, 1), date(today.year, 12, 31)),
    }
