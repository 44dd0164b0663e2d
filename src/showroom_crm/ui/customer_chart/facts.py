"""Facts in reading mode: a quiet caption and its value; empty ones are not drawn."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import plain_label, quiet_label, warning_label
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_16


class Fact(NamedTuple):
    """A caption and its value; what follows it may be empty.

    `warning` stands loud behind the value. `chart_of` is the customer whose chart a link opens,
    and `lives_here` tells whether another one lets them live elsewhere.
    """

    caption: str
    value: str
    warning: str = ""
    chart_of: CustomerId | None = None
    lives_here: bool = False


class FactsGrid(QWidget):
    """Lines of facts; widgets are made once and used again for the next customer.

    Signals:
    chart_wanted(CustomerId): a link to another chart was clicked.
    parting_wanted(CustomerId): someone lives here no more.
    """

    chart_wanted = Signal(object)
    parting_wanted = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._lines: list[_FactLine] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_16)
        self._grid.setVerticalSpacing(SPACE_8)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Iterable[Fact]) -> bool:
        """Show facts, those without a value fall away; tell whether any was left."""
        shown = [fact for fact in facts if fact.value.strip() or fact.warning]
        while len(self._lines) < len(shown):
            self._add_line()
        captions = [fact.caption for fact in shown]
        for number, line in enumerate(self._lines):
            if number < len(shown):
                said_above = number > 0 and captions[number - 1] == captions[number]
                line.show_fact(shown[number], caption="" if said_above else captions[number])
            else:
                line.clear()
        return bool(shown)

    def _add_line(self) -> None:
        number = len(self._lines)
        line = _FactLine(f"{self._name}_{number}")
        line.chart_wanted.connect(self.chart_wanted)
        line.parting_wanted.connect(self.parting_wanted)
        self._grid.addWidget(line.caption, number, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(line, number, 1, Qt.AlignmentFlag.AlignTop)
        self._lines.append(line)


class _FactLine(QWidget):
    """One fact; its caption stands in another column, and is hidden with it."""

    chart_wanted = Signal(object)
    parting_wanted = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.caption = quiet_label()
        self._value = plain_label(name=name, wrap=True)
        self._value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._warning = warning_label(f"{name}_warning")
        self._chart = _link(f"{name}_chart", _("Open chart"))
        self._part = _link(f"{name}_part", _("Lives elsewhere"))
        self._chart_of: CustomerId | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_16)
        self._row = row
        row.addWidget(self._value)
        for part in (self._warning, self._chart, self._part):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch()
        self._chart.clicked.connect(lambda: self.chart_wanted.emit(self._chart_of))
        self._part.clicked.connect(lambda: self.parting_wanted.emit(self._chart_of))

    def show_fact(self, fact: Fact, *, caption: str) -> None:
        self._chart_of = fact.chart_of
        self.caption.setText(caption)
        self.caption.show()
        self._value.setText(fact.value)
        self._value.setVisible(bool(fact.value.strip()))
        self._warning.setText(fact.warning)
        self._warning.setVisible(bool(fact.warning))
        self._chart.setVisible(fact.chart_of is not None)
        self._part.setVisible(fact.lives_here)
        beside = bool(fact.warning) or fact.chart_of is not None
        self._row.setStretch(0, 0 if beside else 1)
        self._row.setStretch(1, 0 if fact.value.strip() else 1)
        self._value.setWordWrap(not beside)
        self._warning.setWordWrap(not fact.value.strip())
        self.show()

    def clear(self) -> None:
        """Show nothing, until another fact comes."""
        for part in (self.caption, self._value, self._warning, self._chart, self._part, self):
            part.hide()


def _link(name: str, caption: str) -> QPushButton:
    link = button(name, caption, style="link")
    link.setProperty("flush", "true")
    link.setProperty("tight", "true")
    return link
