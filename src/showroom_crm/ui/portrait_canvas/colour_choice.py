"""Any colour: a sheet of colours for a finger, the last ones used, and Qt's own dialog."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QColorDialog,
    QFrame,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.ink import INK
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.portrait_canvas.icons import swatch
from showroom_crm.ui.portrait_canvas.palette import ANY_COLOURS
from showroom_crm.ui.portrait_canvas.tool_button import ToolButton
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8

_A_ROW = 6
_ARROWS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_A_ROW,
    Qt.Key.Key_Down: _A_ROW,
}
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ColourChoice(QFrame):
    """Pops up; the last six colours taken from it stand below the others while it lives.

    Signals: `colour_chosen(str)` (#RRGGBB).
    """

    colour_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("colour_choice")
        self.setAccessibleName(_("Any colour"))
        self.setProperty("card", "true")
        self._editor = parent
        self._colour = INK
        self._recent: list[str] = []
        self._swatches: list[ToolButton] = []
        self._used: list[ToolButton] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACE_4)
        for place, (colour, words) in enumerate(ANY_COLOURS):
            self._put(f"colour_{place + 1}", colour, _(words), divmod(place, _A_ROW))
        self._last = quiet_label(_("Used before"), name="recent_colours")
        self._last.hide()
        self._last_grid = QGridLayout()
        self._last_grid.setSpacing(SPACE_4)
        other = button("other_colour", _("Other colours …"), style="finger")
        other.clicked.connect(self._ask)
        self._lay_out(other)

    @property
    def recent(self) -> tuple[str, ...]:
        """The colours taken, the last one first."""
        return tuple(self._recent)

    def pop_up(self, beside: QWidget, colour: str) -> None:
        """Show the colours to the right of a button, all of them on its screen.

        `colour` (#RRGGBB) is the one in use: Qt's dialog begins with it.
        """
        self._colour = colour
        self.adjustSize()
        room = beside.screen().availableGeometry()
        place = beside.mapToGlobal(QPoint(beside.width() + SPACE_4, 0))
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        place.setY(max(room.top(), min(place.y(), room.bottom() - self.height())))
        self.move(place)
        self.show()
        self._swatches[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.focusWidget()
        if event.key() in _ARROWS:
            self._go(_ARROWS[Qt.Key(event.key())])
        elif event.key() in _TAKING and isinstance(at, QAbstractButton):
            at.click()
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        swatches = [*self._swatches, *self._used]
        at = self.focusWidget()
        if isinstance(at, ToolButton) and 0 <= (place := swatches.index(at) + step) < len(swatches):
            swatches[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self, other: QWidget) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_8, SPACE_8, SPACE_8, SPACE_8)
        layout.setSpacing(SPACE_8)
        layout.addLayout(self._grid)
        layout.addWidget(self._last)
        layout.addLayout(self._last_grid)
        layout.addWidget(other)

    def _put(self, name: str, colour: str, words: str, place: tuple[int, int]) -> None:
        self._swatches.append(self._swatch(name, colour, words))
        self._grid.addWidget(self._swatches[-1], *place)

    def _swatch(self, name: str, colour: str, words: str) -> ToolButton:
        action = QAction(words, self)
        action.setObjectName(name)
        action.triggered.connect(lambda: self._take(colour))
        return _Swatch(action, swatch(colour), self)

    def _take(self, colour: str) -> None:
        self.hide()
        self._recent = [colour, *(each for each in self._recent if each != colour)][:_A_ROW]
        self._show_recent()
        self.colour_chosen.emit(colour)

    def _show_recent(self) -> None:
        for used in self._used:
            self._last_grid.removeWidget(used)
            used.hide()
            used.deleteLater()
        self._used = []
        words = {colour: _(each) for colour, each in ANY_COLOURS}
        for place, colour in enumerate(self._recent):
            made = self._swatch(f"recent_{place + 1}", colour, words.get(colour, colour))
            self._last_grid.addWidget(made, 0, place)
            self._used.append(made)
        self._last_grid.setColumnStretch(_A_ROW, 1)
        self._last.show()

    def _ask(self) -> None:
        self.hide()
        dialog = QColorDialog(self._editor.window())
        dialog.setObjectName("colour_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The system's own dialog follows the language of the desktop, not ours.
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setWindowTitle(_("Other colours"))
        dialog.setCurrentColor(QColor(self._colour))
        dialog.colorSelected.connect(lambda colour: self._take(colour.name().upper()))
        dialog.open()


class _Swatch(ToolButton):
    """The arrows are the sheet's: they lead to the colour beside, above or below."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)
