"""One thin column of buttons; on a low window it goes on in a second one."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QSizePolicy, QWidget

from showroom_crm.ui.portrait_canvas.tool_button import TARGET
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8

_STEP = TARGET + SPACE_4
_FEWEST = 5


class ToolColumn(QWidget):
    """Shows groups of buttons, top down, with a gap between two groups."""

    def __init__(self, groups: Sequence[Sequence[QWidget]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tool_column")
        self._groups = groups
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_4)
        self._grid.setVerticalSpacing(0)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._fill(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        count = sum(map(len, self._groups))
        return QSize(self.width(), count * _STEP + (len(self._groups) - 1) * SPACE_8)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.width(), _FEWEST * _STEP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill(self.height())

    def _fill(self, height: int) -> None:
        """Put the buttons into as many columns as a height (pixels) asks for."""
        column, top, lowest = 0, 0, 0
        for group in self._groups:
            for button in group:
                if top + TARGET > height:
                    column, top = column + 1, 0
                self._put(button, column, top)
                lowest = max(lowest, top + TARGET)
                top += _STEP
            top += SPACE_8
        # Thin lines rather than a row a button: a gap stands elsewhere in each column.
        for line in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(line, SPACE_4 if line * SPACE_4 < lowest else 0)
        self.setFixedWidth(column * _STEP + TARGET)

    def _put(self, button: QWidget, column: int, top: int) -> None:
        self._grid.removeWidget(button)
        self._grid.addWidget(button, top // SPACE_4, column, TARGET // SPACE_4, 1)
