"""One figure with its definition beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom_crm.domain.statistics import Bar, Figure
from showroom_crm.language import statistics_words
from showroom_crm.ui.field import plain_label, quiet_label
from showroom_crm.ui.statistics.chart import FigureChart
from showroom_crm.ui.theme.tokens import SPACE_4


class FigurePanel(QWidget):
    """Its title, how it is counted, its bars, and what they tell.

    Signals:
    bar_chosen(Figure, Bar): show what it is counted from.
    """

    bar_chosen = Signal(object, object)

    def __init__(self, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = figure
        kind = figure.kind
        title = plain_label(statistics_words.title(kind), name=f"title_{kind.value}")
        definition = quiet_label(
            statistics_words.definition(kind), name=f"definition_{kind.value}", wrap=True
        )
        self._none = quiet_label(statistics_words.none_yet(), name=f"none_{kind.value}")
        self._verdict = plain_label(name=f"verdict_{kind.value}", wrap=True)
        self.chart = FigureChart(figure)
        self.chart.bar_chosen.connect(self._choose)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE_4)
        for part in (title, definition, self._none, self.chart, self._verdict):
            rows.addWidget(part)
        self.show_figure(figure)

    def show_figure(self, figure: Figure) -> None:
        """Show the figure as it is counted now."""
        self._figure = figure
        self.chart.show_figure(figure)
        verdict = statistics_words.verdict(figure)
        self._verdict.setText(verdict)
        self._verdict.setVisible(bool(verdict))
        self._none.setVisible(not figure.bars)

    def _choose(self, bar: Bar) -> None:
        self.bar_chosen.emit(self._figure, bar)
