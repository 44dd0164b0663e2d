"""The sections of the board as counts to choose from."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QPushButton, QWidget

from showroom_crm.domain.board import Board, SectionKind
from showroom_crm.language import board_words
from showroom_crm.ui.buttons import as_typed
from showroom_crm.ui.theme.tokens import SPACE_4

_MEANINGS = {
    SectionKind.WAITING: "waiting",
    SectionKind.OVERDUE: "overdue",
    SectionKind.MISSED: "overdue",
    SectionKind.UNCLOSED: "unclosed",
    SectionKind.DECISION_PASSED: "overdue",
    SectionKind.TODAY: "today",
    SectionKind.DECIDES_UNACCOMPANIED: "today",
    SectionKind.NOT_AGREED: "not_agreed",
}


class SectionCounts(QWidget):
    """Buttons of one group, laid out in one direction; zero is quiet.

    Signals:
    chosen(SectionKind): a section was clicked.
    """

    chosen = Signal(object)

    def __init__(
        self,
        kinds: Sequence[SectionKind],
        group: QButtonGroup,
        direction: QBoxLayout.Direction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._buttons = {kind: self._button(kind, group) for kind in kinds}
        layout = QBoxLayout(direction, self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        for button in self._buttons.values():
            layout.addWidget(button)
        layout.addStretch()

    def show_board(self, board: Board) -> None:
        """Count the entries of each section."""
        for kind, button in self._buttons.items():
            number = len(board.entries(kind))
            heading = board_words.heading(kind, number)
            button.setText(as_typed(heading))
            button.setAccessibleName(heading)
            meaning = _MEANINGS.get(kind, "") if number else ""
            if button.property("meaning") != meaning:
                button.setProperty("meaning", meaning)
                button.style().unpolish(button)
                button.style().polish(button)

    def check(self, kind: SectionKind) -> None:
        """Mark the section that is shown, where it is one of these."""
        if kind in self._buttons:
            self._buttons[kind].setChecked(True)

    def _button(self, kind: SectionKind, group: QButtonGroup) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"section_{kind.value}")
        button.setAutoDefault(False)
        button.setCheckable(True)
        button.setProperty("strip", "true")
        button.setProperty("column", "true")
        button.clicked.connect(partial(self.chosen.emit, kind))
        group.addButton(button)
        return button
