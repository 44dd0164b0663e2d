"""A span of days or months: one of a few that are often wanted, or any from … to."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.field import fault_label, plain_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_4

Ends = Callable[[date, date], Any]


class SpanEdit(QWidget):
    """Asks for nothing until a span is chosen; what cannot be read leaves the span as it was.

    Signals:
    changed(): another span is asked for.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        caption: str,
        options: Sequence[tuple[Any, str]],
        *,
        ends: Ends,
        read: Callable[[str], date],
        written: Callable[[date], str],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        """`options` are pairs of a span and its caption; `ends` makes one of its two ends, which
        are typed as `read` and `written` have it.
        """
        super().__init__(parent)
        self._spans = [None, *(span for span, _caption in options)]
        self._ends, self._read, self._written = ends, read, written
        self._typed_span = ends(today, today)
        self._choice = QComboBox()
        self._choice.setObjectName(name)
        self._choice.setAccessibleName(caption)
        self._choice.addItems([_("Any"), *(said for _span, said in options), _("From … to …")])
        self._first, self._last = Line(), Line()
        for line in (self._first, self._last):
            line.setProperty("slim", "true")
        self._fault = fault_label(f"{name}_fault")
        self._lay_out(name, caption)
        self.setFocusProxy(self._choice)
        self._choice.currentIndexChanged.connect(self._chosen)
        for line in (self._first, self._last):
            line.editingFinished.connect(self._take_typed)

    def value(self) -> Any:
        """Return the span that is asked for; None for none."""
        return self._typed_span if self._typing else self._spans[self._choice.currentIndex()]

    def set_value(self, span: Any) -> None:
        """Show a span, without a signal."""
        self._choice.blockSignals(True)
        if span in self._spans:
            self._choice.setCurrentIndex(self._spans.index(span))
        else:
            self._typed_span = span
            self._choice.setCurrentIndex(len(self._spans))
        self._choice.blockSignals(False)
        self._show_ends()

    @property
    def _typing(self) -> bool:
        return self._choice.currentIndex() == len(self._spans)

    def _lay_out(self, name: str, caption: str) -> None:
        self._first.setObjectName(f"{name}_first")
        self._first.setAccessibleName(_("{caption} from").format(caption=caption))
        self._last.setObjectName(f"{name}_last")
        self._last.setAccessibleName(_("{caption} to").format(caption=caption))
        self._place = QWidget()
        line = QHBoxLayout(self._place)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_4)
        line.addWidget(self._first, stretch=1)
        line.addWidget(plain_label("–"))
        line.addWidget(self._last, stretch=1)
        self._place.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        for part in (self._choice, self._place, self._fault):
            column.addWidget(part)

    def _chosen(self) -> None:
        self._show_ends()
        self.changed.emit()

    def _show_ends(self) -> None:
        self._first.setText(self._written(self._typed_span.first))
        self._last.setText(self._written(self._typed_span.last))
        self._place.setVisible(self._typing)
        self._fault.hide()

    def _take_typed(self) -> None:
        try:
            first, last = sorted(self._read(line.text()) for line in (self._first, self._last))
        except RuleBroken as fault:
            self._fault.setText(sentence(fault))
            self._fault.show()
            return
        before, self._typed_span = self._typed_span, self._ends(first, last)
        self._show_ends()
        if self._typed_span != before:
            self.changed.emit()
