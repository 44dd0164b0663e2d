"""Another channel or hour after several tries in vain, each taken with one click."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from showroom_crm.domain.call_proposals import NextTry
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.language import contact_words
from showroom_crm.ui.buttons import as_typed, button
from showroom_crm.ui.field import warning_label
from showroom_crm.ui.flow import FlowLayout
from showroom_crm.ui.theme.tokens import SPACE_4

_AT_MOST = 3


class OtherWays(QWidget):
    """It is there only while there is something to propose; the first way holds at first.

    Signals:
    taken(): the rep took one of the ways.
    """

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways: Sequence[NextTry] = ()
        self._why = warning_label("why_other_ways")
        self._group = QButtonGroup(self)
        row = FlowLayout(SPACE_4)
        for index in range(_AT_MOST):
            way = button(f"other_way_{index}", "", style="choice")
            way.setCheckable(True)
            way.clicked.connect(self.taken)
            self._group.addButton(way, index)
            row.addWidget(way)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(self._why)
        layout.addLayout(row)
        self.hide()

    def propose(self, ways: Sequence[NextTry], *, failures: int, tried: Channel) -> None:
        """Propose other ways after a number of failures; `tried` is the channel of the last."""
        if ways != self._ways:
            self._ways = ways
            self._group.button(0).setChecked(True)
        self.setVisible(bool(ways))
        if not ways:
            return
        self._why.setText(contact_words.why_other_ways(failures, ways, tried))
        for index in range(_AT_MOST):
            shown = self._group.button(index)
            shown.setVisible(index < len(ways))
            if index < len(ways):
                caption = contact_words.try_line(ways[index])
                shown.setText(as_typed(caption))
                shown.setAccessibleName(caption)

    def value(self) -> NextTry | None:
        """Return the way that holds, None where there is none."""
        return self._ways[self._group.checkedId()] if self._ways else None

    def text(self) -> str:
        """Return which way holds, for a draft."""
        way = self.value()
        return "" if way is None else way.channel

    def set_text(self, text: str) -> None:
        """Let a way hold again, where it is still proposed."""
        for index, way in enumerate(self._ways):
            if way.channel == text:
                self._group.button(index).setChecked(True)
