"""One thin column of buttons; on a low window it goes on in a second one."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

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
        for button in (each for group in groups for each in group):
            button.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(TARGET)

    def sizeHint(self) -> QSize:
        count = sum(map(len, self._groups))
        return QSize(self.width(), count * _STEP + (len(self._groups) - 1) * SPACE_8)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.width(), _FEWEST * _STEP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left, top = 0, 0
        for group in self._groups:
            for button in group:
                if top + TARGET > self.height():
                    left, top = left + _STEP, 0
                button.move(left, top)
                top += _STEP
            top += SPACE_8
        self.setFixedWidth(left + TARGET)
