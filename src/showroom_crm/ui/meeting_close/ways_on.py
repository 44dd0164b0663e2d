"""Where the talk goes on from a *no*, or where nothing is left to solve."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import Field
from showroom_crm.ui.line import Line
from showroom_crm.ui.meeting_close.answers_state import GatheredAnswers, Step
from showroom_crm.ui.theme.tokens import SPACE_8


class WaysOn(QWidget):
    """A *no* leads to another concern, another car, a later time, or the loss.

    Another car is proposed in place, and can be taken back; what was typed of it stays.

    Signals:
    step_wanted(Step): the way leads to another page.
    changed(): another car is proposed, or not, or was typed.
    """

    step_wanted = Signal(object)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._another = button("ask_another_concern", _("Ask for another concern"))
        self._other_car = button("propose_other_car", _("Propose another car"), style="choice")
        self._other_car.setCheckable(True)
        self._not_now = button("ask_when_it_changes", _("Not now: ask when that may change"))
        self._order = button("take_order", _("Take the order"))
        self._lose = button("give_up", _("Lost …"))
        self._car = Line()
        self._car_field = Field("other_car", _("Which car: model and grade"), self._car)
        self._refused = self._customer_view = False
        self._fill()
        self._other_car.clicked.connect(self._turn_other_car)
        self._car.textEdited.connect(self._edited)

    def show_answers(self, answers: GatheredAnswers) -> None:
        """Show whether another car is proposed, and which."""
        self._other_car.setChecked(answers.other_car_wanted)
        self._car.setText(answers.other_car)
        self._show_car()

    def gathered(self, answers: GatheredAnswers) -> GatheredAnswers:
        """Return the answers with the other car."""
        return replace(
            answers,
            other_car_wanted=self._other_car.isChecked(),
            other_car=self._car.text(),
        )

    def set_customer_view(self, *, on: bool) -> None:
        """Hide the loss from the next `show_for` on, or show it again."""
        self._customer_view = on

    def show_for(self, *, refused: bool) -> None:
        """Show the ways that lead on from a *no*, or from nothing being open."""
        self._refused = refused
        self._other_car.setVisible(refused)
        self._not_now.setVisible(refused)
        self._lose.setVisible(refused and not self._customer_view)
        self._order.setVisible(not refused)
        self._show_car()

    def refuse_other_car(self, fault: ShowroomError) -> None:
        """Show a fault below the car, which takes the focus."""
        self._car_field.show_fault(sentence(fault))
        self._car.setFocus()

    def focus_first(self) -> None:
        """Set the focus on the first way."""
        self._another.setFocus()

    def _fill(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        for way in (self._another, self._other_car, self._not_now, self._order, self._lose):
            row.addWidget(way)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_8)
        layout.addLayout(row)
        layout.addWidget(self._car_field)
        for way, step in (
            (self._another, Step.CONCERNS),
            (self._not_now, Step.DECISION),
            (self._order, Step.WON),
            (self._lose, Step.LOST),
        ):
            way.clicked.connect(partial(self.step_wanted.emit, step))

    def _turn_other_car(self) -> None:
        self._show_car()
        if self._other_car.isChecked():
            self._car.setFocus()
        self.changed.emit()

    def _show_car(self) -> None:
        self._car_field.setVisible(self._refused and self._other_car.isChecked())

    def _edited(self) -> None:
        self._car_field.show_fault("")
        self.changed.emit()
