"""Rows of the same kind below each other, and a link that adds one; an empty row is none."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.ui.buttons import button
from showroom_crm.ui.drafts import Texts
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.tab_order import walk_before
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8

Row = tuple[str, ...]


class RowsEditor(QWidget):
    """Lines side by side in rows, each row with a kind where there are kinds.

    A row is the kind's value, when there are kinds, and the text of each line. Rows that were
    made stay, hidden while they are not needed.

    Signals:
    changed(): something was edited.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        captions: Sequence[str],
        add_caption: str,
        *,
        kinds: Sequence[tuple[str, str]] = (),
        kind_caption: str = "",
        first_caption: str = "",
        make_first_caption: str = "",
    ) -> None:
        """`kinds` are pairs of value and caption; a new row has the first one.

        With a `make_first_caption` a link moves a row to the top; what the first one is stands
        beside it, `first_caption`, where there are more.
        """
        super().__init__()
        self._name = name
        self._captions = captions
        self._kinds = kinds
        self._kind_caption = kind_caption
        self._first_captions = (first_caption, make_first_caption)
        self._rows: list[_RowWidget] = []
        self._shown = 0
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_4)
        self._add = button(f"add_{name}", add_caption, style="link")
        self._add.clicked.connect(self._add_row)
        below = QHBoxLayout()
        below.addWidget(self._add)
        below.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._column)
        layout.addLayout(below)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on: a focus proxy would lead Tab back to the first row (Qt 6.11)."""
        self._rows[0].lines[0].setFocus(event.reason())

    def rows(self) -> list[Row]:
        """Return the rows in which something stands."""
        shown = [row.values() for row in self._rows[: self._shown]]
        lines_from = 1 if self._kinds else 0
        return [row for row in shown if any(text.strip() for text in row[lines_from:])]

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, or one empty row where there are none."""
        self._show(max(1, len(rows)))
        for number, widget in enumerate(self._rows):
            widget.set_values(rows[number] if number < len(rows) else None)

    def texts(self) -> Texts:
        """Return the rows as flat texts, for a draft."""
        return {
            f"{self._name}/{number}/{column}": text
            for number, row in enumerate(self.rows())
            for column, text in enumerate(row)
        }

    def set_texts(self, texts: Texts) -> None:
        """Show the rows that `texts` gave."""
        width = len(self._captions) + (1 if self._kinds else 0)
        rows: list[Row] = []
        while f"{self._name}/{len(rows)}/0" in texts:
            start = f"{self._name}/{len(rows)}"
            rows.append(tuple(texts.get(f"{start}/{column}", "") for column in range(width)))
        self.set_rows(rows)

    def _make_first(self, place: int) -> None:
        """Move a row to the top."""
        rows = [row.values() for row in self._rows[: self._shown]]
        self.set_rows([rows[place], *rows[:place], *rows[place + 1 :]])
        self.changed.emit()

    def _add_row(self) -> None:
        self._show(self._shown + 1)
        self._rows[self._shown - 1].lines[0].setFocus()

    def _show(self, number: int) -> None:
        while len(self._rows) < number:
            row = _RowWidget(
                f"{self._name}_{len(self._rows)}", self._captions, self._kinds, self._kind_caption
            )
            row.changed.connect(self.changed)
            row.add_order(*self._first_captions)
            row.first_wanted.connect(partial(self._make_first, len(self._rows)))
            self._column.addWidget(row)
            self._rows.append(row)
            walk_before(self._add, [row])
        for place, row in enumerate(self._rows):
            row.setVisible(place < number)
            row.show_place(place, number)
        self._shown = number


class _RowWidget(QWidget):
    changed = Signal()
    first_wanted = Signal()

    def __init__(
        self,
        name: str,
        captions: Sequence[str],
        kinds: Sequence[tuple[str, str]],
        kind_caption: str,
    ) -> None:
        super().__init__()
        self._kind: QComboBox | None = None
        self.lines: list[Line] = []
        self._order: QStackedWidget | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_8)
        if kinds:
            self._kind = QComboBox()
            self._kind.setObjectName(f"{name}_kind")
            self._kind.setAccessibleName(kind_caption)
            for value, caption in kinds:
                self._kind.addItem(caption, value)
            self._kind.currentIndexChanged.connect(self.changed)
            layout.addWidget(self._kind)
        for column, caption in enumerate(captions):
            line = Line()
            line.setObjectName(f"{name}_{column}")
            line.setAccessibleName(caption)
            line.setPlaceholderText(caption)
            line.textChanged.connect(self.changed)
            layout.addWidget(line, 1)
            self.lines.append(line)

    def add_order(self, first_caption: str, make_first_caption: str) -> None:
        """Let the row be moved to the top, and say when it is there."""
        layout = self.layout()
        if not make_first_caption or layout is None:
            return
        name = self.lines[0].objectName().removesuffix("_0")
        make_first = button(f"{name}_make_first", make_first_caption, style="link")
        make_first.clicked.connect(self.first_wanted)
        self._order = QStackedWidget()
        self._order.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._order.addWidget(quiet_label(first_caption, name=f"{name}_first"))
        self._order.addWidget(make_first)
        layout.addWidget(self._order)

    def show_place(self, place: int, number: int) -> None:
        """Say which of how many rows this is."""
        if self._order is not None:
            self._order.setVisible(number > 1)
            self._order.setCurrentIndex(min(place, 1))

    def values(self) -> Row:
        texts = tuple(line.text() for line in self.lines)
        return texts if self._kind is None else (str(self._kind.currentData()), *texts)

    def set_values(self, row: Row | None) -> None:
        values = list(row or ())
        if self._kind is not None:
            kind = values.pop(0) if values else ""
            self._kind.setCurrentIndex(max(0, self._kind.findData(kind)))
        for number, line in enumerate(self.lines):
            line.setText(values[number] if number < len(values) else "")
            line.setCursorPosition(0)
