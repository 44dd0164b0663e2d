"""What came of the try: one key each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from showroom_crm.domain.attempts import RESULTS_OF, Result
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.language import words
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import fault_label, quiet_label
from showroom_crm.ui.flow import FlowLayout
from showroom_crm.ui.theme.tokens import SPACE_4


class ResultRow(QWidget):
    """The results that a channel can have, numbered; none holds at first.

    Signals:
    picked(): a result was chosen by hand.
    """

    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("call_result")
        self.setAccessibleName(_("Result"))
        self._results: Sequence[Result] = ()
        self._group = QButtonGroup(self)
        self._fault = fault_label("call_result_fault")
        self._buttons = [self._button(result) for result in Result]
        flow = FlowLayout(SPACE_4)
        for each in self._buttons:
            flow.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(quiet_label(_("Result")))
        layout.addLayout(flow)
        layout.addWidget(self._fault)

    def show_channel(self, channel: Channel) -> None:
        """Offer what can come of this channel; a result that it has not holds no more."""
        self._results = RESULTS_OF[channel]
        if self.value() not in self._results:
            self.set_value(None)
        for result, each in zip(Result, self._buttons, strict=True):
            offered = result in self._results
            each.setVisible(offered)
            if offered:
                number = self._results.index(result) + 1
                each.setText(f"{number} {words.result(result)}")
        self.setFocusProxy(self._button_of(self.value() or self._results[0]))

    def value(self) -> Result | None:
        """Return the result that holds."""
        number = self._group.checkedId()
        return None if number < 0 else tuple(Result)[number]

    def set_value(self, result: Result | None) -> None:
        """Let a result of the channel hold, or none."""
        self.show_fault("")
        if result is not None and result in self._results:
            self._button_of(result).setChecked(True)
        elif (held := self._group.checkedButton()) is not None:
            # An exclusive group lets none of its buttons go.
            self._group.setExclusive(False)
            held.setChecked(False)
            self._group.setExclusive(True)

    def pick(self, number: int) -> None:
        """Take a result by its number."""
        if 0 < number <= len(self._results):
            self._pick(self._results[number - 1])

    def show_fault(self, text: str) -> None:
        """Show a sentence below; an empty one takes it away."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def _pick(self, result: Result) -> None:
        self.set_value(result)
        self.picked.emit()

    def _button(self, result: Result) -> QPushButton:
        made = button(f"result_{result}", words.result(result), style="choice")
        made.setCheckable(True)
        made.clicked.connect(partial(self._pick, result))
        self._group.addButton(made, tuple(Result).index(result))
        return made

    def _button_of(self, result: Result) -> QPushButton:
        return self._buttons[tuple(Result).index(result)]
