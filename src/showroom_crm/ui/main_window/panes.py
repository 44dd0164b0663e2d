"""List and chart side by side; on a small screen one above the other, and they scroll."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget

from showroom_crm.ui.theme.tokens import SPACE_16

_WIDE_FROM = 1000
_LIST_WIDTH = 548
_LEAST_LIST_WIDTH = 430
_LEAST_LIST_HEIGHT = 400
_LEAST_CHART_HEIGHT = 600


class Panes(QScrollArea):
    """The two panes of the main window, divided by a line that can be moved."""

    def __init__(self, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panes")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left, self._right = left, right
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName("panes_splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(SPACE_16)
        self._splitter.addWidget(left)
        self._splitter.addWidget(right)
        self._splitter.setStretchFactor(1, 1)
        list_width = max(_LIST_WIDTH, left.sizeHint().width())
        self._splitter.setSizes([list_width, 2 * list_width])
        self._wide_state = self._splitter.saveState()
        left.setMinimumWidth(_LEAST_LIST_WIDTH)
        self.setWidget(self._splitter)

    @property
    def stacked(self) -> bool:
        """Whether the chart stands below the list."""
        return self._splitter.orientation() is Qt.Orientation.Vertical

    def state(self) -> QByteArray:
        """Return how the panes are divided when they stand side by side."""
        return self._wide_state if self.stacked else self._splitter.saveState()

    def restore(self, state: QByteArray) -> None:
        """Divide the panes as they were."""
        self._wide_state = state
        if not self.stacked:
            self._splitter.restoreState(state)

    def show_chart(self) -> None:
        """Scroll to the chart where it stands below the list."""
        if self.stacked:
            self.verticalScrollBar().setValue(self._right.y())

    def give_all_to_chart(self, alone: bool) -> None:
        """Hide the list while the chart needs all the room, or show both again."""
        self._left.setVisible(not alone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _WIDE_FROM
        if narrow != self.stacked:
            self._stack(narrow)

    def _stack(self, narrow: bool) -> None:
        if narrow:
            self._wide_state = self._splitter.saveState()
        self._splitter.setOrientation(
            Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        )
        self._left.setMinimumHeight(_LEAST_LIST_HEIGHT if narrow else 0)
        self._right.setMinimumHeight(_LEAST_CHART_HEIGHT if narrow else 0)
        if not narrow:
            self._splitter.restoreState(self._wide_state)
