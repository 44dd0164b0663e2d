"""One car in reading mode: which it is, what falls due for it, and what is known of it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from showroom_crm.domain.occasions import Occasion
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.language import car_words
from showroom_crm.ui.field import plain_label, quiet_label
from showroom_crm.ui.painting import font_of
from showroom_crm.ui.theme.tokens import NAME_PX, SPACE_4, SPACE_16


class CarBlock(QWidget):
    """Its labels are made once and used again for the next customer's car."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._called = _selectable(f"{name}_called")
        self._called.setFont(font_of(self._called.font(), NAME_PX))
        self._due: list[QLabel] = []
        self._facts: list[tuple[QLabel, QLabel]] = []
        self._due_column = QVBoxLayout()
        self._due_column.setSpacing(SPACE_4)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_16)
        self._grid.setVerticalSpacing(SPACE_4)
        self._grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(self._called)
        layout.addLayout(self._due_column)
        layout.addLayout(self._grid)

    def show_car(self, vehicle: Vehicle, due: Sequence[Occasion], today: date) -> None:
        """Show a car with the occasions to call that are its own."""
        self._called.setText(car_words.name_and_plate(vehicle))
        self._show_due(due, today)
        facts = car_words.facts(vehicle, today=today)
        while len(self._facts) < len(facts):
            self._add_fact()
        for number, (caption, value) in enumerate(self._facts):
            is_shown = number < len(facts)
            caption.setVisible(is_shown)
            value.setVisible(is_shown)
            if is_shown:
                caption.setText(facts[number][0])
                value.setText(facts[number][1])

    def _show_due(self, due: Sequence[Occasion], today: date) -> None:
        while len(self._due) < len(due):
            label = plain_label(name=f"{self.objectName()}_due_{len(self._due)}", wrap=True)
            self._due.append(label)
            self._due_column.addWidget(label)
        for number, label in enumerate(self._due):
            label.setVisible(number < len(due))
            if number < len(due):
                label.setText(car_words.occasion(due[number], today=today))
                label.setProperty("meaning", "overdue" if due[number].on < today else "today")
                label.style().polish(label)

    def _add_fact(self) -> None:
        number = len(self._facts)
        caption = quiet_label()
        value = _selectable(f"{self.objectName()}_{number}")
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(caption, number, 0, top)
        self._grid.addWidget(value, number, 1, top)
        self._facts.append((caption, value))


def _selectable(name: str) -> QLabel:
    label = plain_label(name=name, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
