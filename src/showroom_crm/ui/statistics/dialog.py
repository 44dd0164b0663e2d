"""The proof on the screen: figures with their definitions, and the deals behind each bar."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.statistics import Bar, DealRow, Figure, FigureKind, Scope, Statistics
from showroom_crm.language import statistics_words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import statistics as service
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, plain_label, quiet_label
from showroom_crm.ui.screen_room import scrolling
from showroom_crm.ui.statistics.deals import DealsTable
from showroom_crm.ui.statistics.figure_panel import FigurePanel
from showroom_crm.ui.statistics.latest_read import LatestRead
from showroom_crm.ui.statistics.period_choice import PeriodChoice
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16

_SIZE = QSize(1180, 660)
_CHART_SHARE, _DEALS_SHARE = 3, 2


class StatisticsDialog(QDialog):
    """Opens on this month, for the rep who works, or for the team where a manager does.

    What changes meanwhile is counted again as soon as the window can be seen.

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
        self._figures = LatestRead(desk, self)
        self._behind = LatestRead(desk, self)
        self._shown: Statistics | None = None
        self._panels: dict[FigureKind, FigurePanel] = {}
        self._chosen: tuple[FigureKind, str] | None = None
        self._outdated = True
        self._build()
        self._lay_out()
        self._connect()
        self._list_staff(desk.whose_contacts)

    def save_to(self, path: Path) -> None:
        """Write the figures shown into a file; how that went is said in the window."""
        from showroom_crm.exchange.statistics_csv import write_statistics

        if self._shown is None:
            return
        desk = self._desk
        self._fault.hide()
        try:
            write_statistics(path, self._shown, whose=self._whose_words())
        except ShowroomError as fault:
            self._show_fault(fault)
            return
        self._saved.setText(_("Saved as {file}").format(file=path.name))
        desk.run(
            lambda store: service.note_statistics_exported(
                store, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._outdated:
            self._read()

    def _build(self) -> None:
        self._whose = QComboBox()
        self._whose.setObjectName("statistics_whose")
        self._whose.setAccessibleName(_("Rep or team"))
        self._period = PeriodChoice(self._desk.clock.local().date())
        self._counting = quiet_label(_("Counting …"), name="statistics_counting")
        self._heading = plain_label(name="statistics_heading", wrap=True)
        self._deals = DealsTable()
        self._saved = quiet_label(name="statistics_saved")
        self._fault = fault_label("statistics_fault")
        self._save = button("save_statistics", _("Save as CSV …"))
        self._print = button("print_statistics", _("Print …"))
        self._close = button("close_statistics", _("Close"))
        for each in (self._save, self._print):
            each.setEnabled(False)
        self._content = QWidget()
        self._rows = QVBoxLayout(self._content)
        self._rows.setSpacing(SPACE_16)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_8)
        for part in (self._whose, self._period, self._counting):
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
        for each in (self._print, self._save, self._saved, self._fault):
            foot.addWidget(each)
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
        self._period.chosen.connect(self._read)
        self._figures.answered.connect(self._show)
        self._figures.refused.connect(self._show_fault)
        self._behind.answered.connect(self._show_deals)
        self._deals.chart_wanted.connect(self._want_chart)
        self._save.clicked.connect(self._ask_file)
        self._print.clicked.connect(
            lambda: self.print_wanted.emit(self._shown, self._whose_words())
        )
        self._close.clicked.connect(self.reject)
        self._desk.changed.connect(self._take_changes)
        self._desk.staff_switched.connect(self._take_switch)

    def _list_staff(self, chosen: StaffId | None) -> None:
        """List whose figures may be seen by who works."""
        desk = self._desk
        self._whose.blockSignals(True)
        self._whose.clear()
        self._whose.addItem(_("The whole team"), None)
        for member in desk.read(lambda store: service.whose_figures(store, by=desk.staff_id)):
            self._whose.addItem(member.name, member.id)
        self._whose.setCurrentIndex(max(self._whose.findData(chosen), 0))
        self._whose.blockSignals(False)

    def _take_switch(self) -> None:
        self._list_staff(self._desk.whose_contacts)
        self._read()

    def _take_changes(self, changes: Changes, _origin: object) -> None:
        if changes.staff or changes.everything:
            self._list_staff(self._whose.currentData())
        if changes.follow_ups or changes.customers or changes.staff or changes.everything:
            self._read()

    def _read(self) -> None:
        """Count in a worker: a year of a large showroom takes longer than a hand waits."""
        self._outdated = not self.isVisible()
        if self._outdated:
            return
        desk, by = self._desk, self._desk.staff_id
        scope = Scope(*self._period.days, self._whose.currentData())
        self._counting.show()
        self._figures.ask(lambda store: service.statistics(store, scope, by=by, clock=desk.clock))

    def _show(self, statistics: Statistics) -> None:
        self._shown = statistics
        self._counting.hide()
        self._fault.hide()
        self._saved.setText("")
        if not self._panels:
            self._build_panels(statistics)
        for figure in statistics.figures:
            self._panels[figure.kind].show_figure(figure)
        for each in (self._save, self._print):
            each.setEnabled(True)
        self._list(*self._still_chosen(statistics))

    def _build_panels(self, statistics: Statistics) -> None:
        for figure in statistics.figures:
            panel = FigurePanel(figure)
            panel.bar_chosen.connect(self._list)
            self._panels[figure.kind] = panel
            self._rows.addWidget(panel)
        self._rows.addWidget(quiet_label(statistics_words.interval_meaning(), wrap=True))
        self._rows.addStretch()

    def _still_chosen(self, statistics: Statistics) -> tuple[Figure, Bar]:
        """Return the bar that was chosen; else the first one behind which any deal stands."""
        bars = [(figure, bar) for figure in statistics.figures for bar in figure.bars]
        same = (each for each in bars if (each[0].kind, each[1].key) == self._chosen)
        with_deals = (each for each in bars if each[1].deal_ids)
        return next(same, None) or next(with_deals, bars[0])

    def _list(self, figure: Figure, bar: Bar) -> None:
        self._chosen = (figure.kind, bar.key)
        for kind, panel in self._panels.items():
            panel.chart.mark(bar if kind is figure.kind else None)
        title = statistics_words.title(figure.kind)
        told = statistics_words.bar_told(figure.kind, bar)
        self._heading.setText(f"{title} — {told}")
        by = self._desk.staff_id
        self._behind.ask(lambda store: service.deals_behind(store, bar.deal_ids, by=by))

    def _show_deals(self, rows: object) -> None:
        self._deals.show_deals(cast("Sequence[DealRow]", rows))

    def _show_fault(self, fault: ShowroomError) -> None:
        self._counting.hide()
        self._fault.setText(sentence(fault))
        self._fault.show()

    def _whose_words(self) -> str:
        """Return whose figures are shown, which a choice just made may be ahead of."""
        shown = None if self._shown is None else self._shown.scope.staff_id
        return self._whose.itemText(max(self._whose.findData(shown), 0))

    def _want_chart(self, customer_id: object) -> None:
        self.accept()
        self.chart_wanted.emit(customer_id)

    def _ask_file(self) -> None:
        if self._shown is None:
            return
        scope = self._shown.scope
        name = f"statistics-{scope.first:%Y%m%d}-{scope.last:%Y%m%d}.csv"
        dialog = QFileDialog(self, self.windowTitle(), name, "CSV (*.csv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
