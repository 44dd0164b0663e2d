"""What a small screen, or a large scale on it, leaves for a window."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

# What a desktop puts around a window; it tells only once the window is there.
_FRAME = QSize(12, 44)
# A sentence about a fault and a longer page need more later than a dialog needs at first.
_GROWTH = QSize(0, 150)


def fit_to_screen(dialog: QDialog) -> None:
    """Make a dialog no larger than its screen; what does not fit is reached by scrolling."""
    room = dialog.screen().availableSize() - _FRAME
    chosen = dialog.testAttribute(Qt.WidgetAttribute.WA_Resized)
    wanted = dialog.size() if chosen else dialog.sizeHint()
    needed = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    tight = needed + _GROWTH != (needed + _GROWTH).boundedTo(room)
    if tight:
        _let_scroll(dialog)
    # What scrolls would open lower than its content, which it no longer asks room for.
    if tight or wanted.expandedTo(needed) != wanted.boundedTo(room):
        dialog.resize(wanted.expandedTo(needed).boundedTo(room))


def grow(dialog: QDialog, by: int) -> None:
    """Make a dialog so many pixels higher for what is unfolded, as far as its screen goes."""
    room = dialog.screen().availableSize() - _FRAME
    wanted = dialog.size() + QSize(0, by)
    dialog.resize(wanted.boundedTo(room.expandedTo(dialog.size())))


def scrolling(content: QWidget) -> QScrollArea:
    """Return an area that scrolls its content only where there is too little room."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def _let_scroll(dialog: QDialog) -> None:
    content = QWidget()
    content.setMinimumSize(dialog.minimumSize())
    dialog.setMinimumSize(0, 0)
    layout = dialog.layout()
    assert layout is not None
    # Qt hands the layout over with all that stands in it.
    content.setLayout(layout)
    outer = QVBoxLayout(dialog)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(scrolling(content))
