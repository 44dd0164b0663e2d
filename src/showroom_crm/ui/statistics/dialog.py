"""The proof on the screen: figures with their definitions, and the deals behind each bar."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.months import month_end, months_later
from showroom_crm.domain.statistics import Bar, Figure, Scope, Statistics
from showroom_crm.language import statistics_words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import staff
from showroom_crm.services import statistics as service
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, plain_label, quiet_label
from showroom_crm.ui.screen_room import scrolling
from showroom_crm.ui.statistics.chart import FigureChart
from showroom_crm.ui.statistics.deals import DealsTable
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16

_SIZE = QSize(1180, 660)
_CHART_SHARE, _DEALS_SHARE = 3, 2


class StatisticsDialog(QDialog):
    """Opens on this month, for the rep who works, or for the team where a manager does.

    Signals:
    chart_wanted(CustomerId): show their chart; the window closes.
    print_wanted(Statistics, str): put the figures shown on paper, with whose they are.
    """

    chart_wanted = Signal(object)
    print_wanted = Signal(object, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statistics")
        self.setWindowTitle(_("Results"))
        self.resize(_SIZE)
        self._desk = desk
        self._charts: list[FigureChart] = []
        self._build()
        self._lay_out()
        self._connect()
        self._read()

    def save_to(self, path: Path) -> None:
        """Write the figures shown into a file; how that went is said in the window."""
        from showroom_crm.exchange.statistics_csv import write_statistics

        desk = self._desk
        self._fault.hide()
        try:
            write_statistics(path, self._shown, whose=self._whose.currentText())
        except ShowroomError as fault:
            self._fault.setText(sentence(fault))
            self._fault.show()
            return
        self._saved.setText(_("Saved as {file}").format(file=path.name))
        desk.run(
            lambda store: service.note_statistics_exported(
                store, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )

    def _build(self) -> None:
        desk = self._desk
        self._whose = _combo("statistics_whose", _("Rep or team"))
        self._whose.addItem(_("The whole team"), None)
        for member in desk.read(staff.all_staff):
            self._whose.addItem(member.name, member.id)
        self._whose.setCurrentIndex(max(self._whose.findData(desk.whose_contacts), 0))
        self._period = _combo("statistics_period", _("Period"))
        for name, (first, last) in _periods(desk.clock.local().date()).items():
            self._period.addItem(name, (first, last))
        self._days = quiet_label(name="statistics_days")
        self._heading = plain_label(name="statistics_heading", wrap=True)
        self._deals = DealsTable()
        self._saved = quiet_label(name="statistics_saved")
        self._fault = fault_label("statistics_fault")
        self._save = button("save_statistics", _("Save as CSV …"))
        self._print = button("print_statistics", _("Print …"))
        self._close = button("close_statistics", _("Close"))
        self._content = QWidget()
        self._rows = QVBoxLayout(self._content)
        self._rows.setSpacing(SPACE_16)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_8)
        for part in (self._whose, self._period, self._days):
            top.addWidget(part)
        top.addStretch()
        right = QVBoxLayout()
        right.setSpacing(SPACE_8)
        right.addWidget(self._heading)
        right.addWidget(self._deals, 1)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_12)
        middle.addWidget(scrolling(self._content), _CHART_SHARE)
        middle.addLayout(right, _DEALS_SHARE)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addWidget(self._print)
        foot.addWidget(self._save)
        foot.addWidget(self._saved)
        foot.addWidget(self._fault)
        foot.addStretch()
        foot.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        layout.setSpacing(SPACE_12)
        layout.addLayout(top)
        layout.addLayout(middle, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._whose.currentIndexChanged.connect(self._read)
        self._period.currentIndexChanged.connect(self._read)
        self._deals.chart_wanted.connect(self._want_chart)
        self._save.clicked.connect(self._ask_file)
        self._print.clicked.connect(
            lambda: self.print_wanted.emit(self._shown, self._whose.currentText())
        )
        self._close.clicked.connect(self.reject)

    def _read(self) -> None:
        first, last = self._period.currentData()
        scope = Scope(first, last, self._whose.currentData())
        desk = self._desk
        self._shown: Statistics = desk.read(
            lambda store: service.statistics(store, scope, desk.clock)
        )
        self._days.setText(statistics_words.period(scope))
        self._saved.setText("")
        self._fill()

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._charts = []
        for figure in self._shown.figures:
            self._rows.addWidget(self._figure(figure))
        self._rows.addWidget(quiet_label(statistics_words.interval_meaning(), wrap=True))
        self._rows.addStretch()
        first = self._shown.figures[0]
        self._list(first, self._charts[0], first.bars[0])

    def _figure(self, figure: Figure) -> QWidget:
        shown = QWidget()
        rows = QVBoxLayout(shown)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE_4)
        kind = figure.kind
        rows.addWidget(plain_label(statistics_words.title(kind), name=f"title_{kind.value}"))
        definition = statistics_words.definition(kind)
        rows.addWidget(quiet_label(definition, name=f"definition_{kind.value}", wrap=True))
        chart = FigureChart(figure)
        chart.bar_chosen.connect(partial(self._list, figure, chart))
        self._charts.append(chart)
        rows.addWidget(chart)
        verdict = statistics_words.verdict(figure)
        if verdict:
            rows.addWidget(quiet_label(verdict, name="statistics_verdict", wrap=True))
        return shown

    def _list(self, figure: Figure, chart: FigureChart, bar: Bar) -> None:
        for each in self._charts:
            each.mark(each is chart)
        title, told = (
            statistics_words.title(figure.kind),
            statistics_words.bar_told(figure.kind, bar),
        )
        self._heading.setText(f"{title} — {told}")
        self._deals.show_deals(
            self._desk.read(lambda store: service.deals_behind(store, bar.deal_ids))
        )

    def _want_chart(self, customer_id: object) -> None:
        self.accept()
        self.chart_wanted.emit(customer_id)

    def _ask_file(self) -> None:
        scope = self._shown.scope
        name = f"statistics-{scope.first:%Y%m%d}-{scope.last:%Y%m%d}.csv"
        dialog = QFileDialog(self, self.windowTitle(), name, "CSV (*.csv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _combo(name: str, told: str) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    combo.setAccessibleName(told)
    return combo


def _periods(today: date) -> dict[str, tuple[date, date]]:
    month = today.replace(day=1)
    before = months_later(month, -1)
    return {
        _("This month"): (month, month_end(today)),
        _("Last month"): (before, month_end(before)),
        _("Last three months"): (months_later(month, -2), month_end(today)),
        _("This year"): (date(today.year, 1, 1), date(today.year, 12, 31)),
    }
