"""A button whose menu lets several values be ticked at once."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import as_typed
from showroom_crm.ui.theme.tokens import SPACE_24
from showroom_crm.ui.tips import tip_markup

_LEAST_WIDTH = 120
# WORKAROUND(Qt 6.11: a style sheet's padding is left out at the left of a button with a menu)
_INSET = "\u2002"


class MultiChoice(QPushButton):
    """Says what is ticked; nothing ticked asks for nothing.

    Signals:
    changed(): something else is ticked.
    """

    changed = Signal()

    def __init__(self, name: str, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("picker", "true")
        self.setAutoDefault(False)
        self._caption = caption
        self._menu = _StayingMenu(self)
        self._menu.setObjectName(f"{name}_menu")
        self.setMenu(self._menu)
        self._say()

    def offer(self, options: Sequence[tuple[Any, str]]) -> None:
        """Let these values be ticked, pairs of value and caption; what was ticked stays so."""
        ticked = self.values()
        self._menu.clear()
        for value, caption in options:
            action = QAction(as_typed(caption), self._menu)
            action.setCheckable(True)
            action.setData(_Held(value))
            action.setChecked(value in ticked)
            action.toggled.connect(self._ticked)
            self._menu.addAction(action)
        self._say()

    def values(self) -> frozenset[Any]:
        """Return what is ticked."""
        return frozenset(each.data().value for each in self._menu.actions() if each.isChecked())

    def set_values(self, values: Iterable[Any]) -> None:
        """Tick these and no others, without a signal; what is not offered falls away."""
        wanted = set(values)
        for action in self._menu.actions():
            action.blockSignals(True)
            action.setChecked(action.data().value in wanted)
            action.blockSignals(False)
        self._say()

    def sizeHint(self) -> QSize:
        """A long list of ticked values must not push the panel apart."""
        return QSize(_LEAST_WIDTH, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._say()

    def _ticked(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        ticked = [
            each.text().replace("&&", "&") for each in self._menu.actions() if each.isChecked()
        ]
        said = _(", ").join(ticked) if ticked else _("Any")
        room = max(self.width(), _LEAST_WIDTH) - 2 * SPACE_24
        shown = self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room)
        self.setText(_INSET + as_typed(shown))
        self.setAccessibleName(
            _("{criterion}: {value}").format(criterion=self._caption, value=said)
        )
        self.setToolTip(tip_markup(said) if ticked else "")


class _Held:
    """A value as it is: Qt would make a number of an enumeration and a string of nothing."""

    def __init__(self, value: Any) -> None:
        self.value = value


class _StayingMenu(QMenu):
    """Stays open while values are ticked; Escape or a click beside it closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.toggle()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            action.toggle()
            return
        super().keyPressEvent(event)
