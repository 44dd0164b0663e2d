"""The order in which Tab walks through rows that are made while a form is open."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def walk_before(anchor: QWidget, rows: Iterable[QWidget]) -> None:
    """Let Tab walk through the editors in some rows, and then to the anchor, which stays.

    Left alone, Qt appends what was made last to the end of the whole window.
    """
    place = anchor
    for row in rows:
        for editor in _editors(row):
            QWidget.setTabOrder(place, editor)
            place = editor
    if place is not anchor:
        QWidget.setTabOrder(place, anchor)


def _editors(row: QWidget) -> list[QWidget]:
    return [
        each
        for each in row.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is row.window()
    ]
