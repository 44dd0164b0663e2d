"""Which of two sides is right: two buttons, of which one holds."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import as_typed, button
from showroom_crm.ui.theme.tokens import SPACE_8
from showroom_crm.ui.tips import tip_markup
from showroom_crm.ui.utf16 import utf16_part

SIDE_PX = 290
_MOST_LINES = 4
# The mark, the padding of the button and the indent of its further lines.
_BESIDE_TEXT_PX = 44
_MARKS = {True: "● ", False: "○ "}
_INDENT = "　 "


class SideChoice(QWidget):
    """The arrow keys and a click choose; the left one, of the chart that stays, holds at first.

    Signals:
    changed(): the other one holds now.
    """

    changed = Signal()

    def __init__(
        self, name: str, field: str, kept: str, other: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = (kept, other)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        sides = ((f"{name}_kept", _("Chart that stays")), (f"{name}_other", _("Chart that joins")))
        for index, ((side_name, side), text) in enumerate(zip(sides, self._texts, strict=True)):
            row.addWidget(self._side(index, side_name, f"{field}: {text} ({side})", text))
        self._group.button(0).setChecked(True)
        self.setFocusProxy(self._group.button(0))
        self._mark()
        self._group.idToggled.connect(self._toggled)

    @property
    def other_holds(self) -> bool:
        """Whether the chart that joins is right."""
        return self._group.checkedId() == 1

    def choose(self, *, other: bool) -> None:
        self._group.button(int(other)).setChecked(True)

    def _side(self, index: int, name: str, spoken: str, text: str) -> QPushButton:
        side = button(name, "", style="side")
        side.setAccessibleName(spoken)
        side.setToolTip(tip_markup(text))
        side.setCheckable(True)
        side.setFixedWidth(SIDE_PX)
        self._group.addButton(side, index)
        return side

    def _toggled(self, index: int, checked: bool) -> None:
        if checked:
            self.setFocusProxy(self._group.button(index))
            self._mark()
            self.changed.emit()

    def _mark(self) -> None:
        """Say by a shape, not by the colour alone, which one holds."""
        for index, text in enumerate(self._texts):
            side = self._group.button(index)
            lines = _lines(text, side.font(), SIDE_PX - _BESIDE_TEXT_PX)
            told = _MARKS[side.isChecked()] + f"\n{_INDENT}".join(lines)
            side.setText(as_typed(told))


def _lines(text: str, font: QFont, width: float) -> list[str]:
    """Return a text in lines of a width, the last one cut where there are too many."""
    lines: list[str] = []
    rest = " ".join(text.split())
    while rest and len(lines) < _MOST_LINES - 1:
        layout = QTextLayout(rest, font)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width)
        layout.endLayout()
        lines.append(utf16_part(rest, 0, line.textLength()).rstrip())
        rest = utf16_part(rest, line.textLength()).strip()
    if rest:
        metrics = QFontMetricsF(font)
        lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return lines
