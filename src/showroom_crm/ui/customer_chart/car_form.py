"""The cars of a customer in the form: a card each, or a list and the card of the chosen one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.buttons import button
from showroom_crm.ui.customer_chart.car_card import CarCard
from showroom_crm.ui.customer_chart.car_choice import CarChoice, called
from showroom_crm.ui.customer_chart.car_texts import (
    NEW_CAR,
    CarTexts,
    is_blank,
    texts_of,
    vehicle_of,
)
from showroom_crm.ui.drafts import Texts
from showroom_crm.ui.field import plain_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.tab_order import walk_before
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12

_MOST_CARDS = 3
_LIST_WIDTH = 200
_LIST_HEIGHT = 300


@dataclass
class _Car:
    texts: CarTexts
    removed: bool = False


class CarsEditor(QWidget):
    """Edits any number of cars; a car in which nothing stands is none.

    Signals:
    changed(): something was edited.
    """

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._cars: list[_Car] = []
        self._chosen = 0
        self._cards: list[_Slot] = []
        self._choice = CarChoice(self)
        self._side = QWidget()
        self._find = Line()
        self._list = QListView()
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_8)
        self._lay_out()
        self._list.selectionModel().currentChanged.connect(self._take_choice)
        self._find.textChanged.connect(self._filter)

    def rows(self) -> list[CarTexts]:
        """Return the cars as they stand, for a comparison."""
        return [car.texts for car in self._cars if not car.removed and not is_blank(car.texts)]

    def vehicles(self) -> tuple[Vehicle, ...]:
        """Return the cars.

        Raises RuleBroken, those of `vehicle_of`, with the place of the `car` it is about.
        """
        return tuple(
            self._vehicle(place, car.texts)
            for place, car in enumerate(self._cars)
            if not car.removed and not is_blank(car.texts)
        )

    def set_vehicles(self, vehicles: Iterable[Vehicle]) -> None:
        """Show these cars, or an empty one where there are none."""
        self._show_cars([texts_of(vehicle) for vehicle in vehicles])

    def texts(self) -> Texts:
        """Return the cars as flat texts, for a draft."""
        return {
            f"vehicle/{number}/{field}": text
            for number, texts in enumerate(self.rows())
            for field, text in texts.items()
            if text or field == "use"
        }

    def set_texts(self, texts: Texts) -> None:
        """Show the cars that `texts` gave."""
        cars: list[CarTexts] = []
        while f"vehicle/{len(cars)}/use" in texts:
            start = f"vehicle/{len(cars)}"
            cars.append({field: texts.get(f"{start}/{field}", "") for field in NEW_CAR})
        self._show_cars(cars)

    def show_fault(self, fault: ShowroomError) -> None:
        """Show what was refused at the car it is about; the focus will go there."""
        place = fault.details.get("car")
        self._chosen = place if isinstance(place, int) else self._chosen
        self._show()
        slot = self._cards[self._chosen if self._few else 0]
        slot.card.show_fault(sentence(fault), str(fault.details.get("part", "")))
        self.setFocusProxy(slot.card)

    def clear_faults(self) -> None:
        for slot in self._cards:
            slot.card.show_fault("")

    @property
    def _few(self) -> bool:
        return len(self._cars) <= _MOST_CARDS

    def _vehicle(self, place: int, texts: CarTexts) -> Vehicle:
        try:
            return vehicle_of(texts, today=self._today())
        except RuleBroken as fault:
            raise RuleBroken(fault.key, **fault.details | {"car": place}) from None

    def _lay_out(self) -> None:
        self._list.setObjectName("vehicle_list")
        self._list.setAccessibleName(_("Cars"))
        self._list.setModel(self._choice)
        self._list.setMinimumHeight(_LIST_HEIGHT)
        self._list.setUniformItemSizes(True)
        self._find.setObjectName("find_vehicle")
        self._find.setAccessibleName(_("Find a car"))
        self._find.setPlaceholderText(_("Find: car or plate"))
        self._side.setFixedWidth(_LIST_WIDTH)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(SPACE_4)
        side.addWidget(self._find)
        side.addWidget(self._list)
        self._column.addStretch()
        beside = QHBoxLayout()
        beside.setSpacing(SPACE_12)
        beside.addWidget(self._side)
        beside.addLayout(self._column, 1)
        self._add = button("add_vehicle", _("＋ Car"), style="link")
        self._add.clicked.connect(self._add_car)
        below = QHBoxLayout()
        below.addWidget(self._add)
        below.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(beside)
        layout.addLayout(below)

    def _show_cars(self, cars: list[CarTexts]) -> None:
        self._find.clear()
        self._cars = [_Car(texts) for texts in cars or [dict(NEW_CAR)]]
        self._chosen = 0
        self._show()
        self.setFocusProxy(self._cards[0].card)

    def _show(self) -> None:
        """Show the cards that fit the number of cars."""
        few = self._few
        while len(self._cards) < (len(self._cars) if few else 1):
            self._add_card()
        for number, slot in enumerate(self._cards):
            is_shown = number < len(self._cars) if few else number == 0
            slot.setVisible(is_shown)
            if is_shown:
                car = self._cars[number if few else self._chosen]
                slot.show_car(car.texts, removed=car.removed)
        self._side.setVisible(not few)
        self._choice.show_cars([] if few else [(car.texts, car.removed) for car in self._cars])
        if not few:
            self._list.setCurrentIndex(self._choice.index(self._chosen))
            self._filter(self._find.text())

    def _add_card(self) -> None:
        number = len(self._cards)
        slot = _Slot(f"vehicle_{number}", self._today)
        slot.card.edited.connect(partial(self._take_edit, number))
        slot.card.removal_wanted.connect(partial(self._set_removed, number, True))
        slot.restored.connect(partial(self._set_removed, number, False))
        self._column.insertWidget(number, slot)
        self._cards.append(slot)
        walk_before(self._add, [slot])

    def _add_car(self) -> None:
        self._find.clear()
        self._cars.append(_Car(dict(NEW_CAR)))
        self._chosen = len(self._cars) - 1
        self._show()
        self._cards[self._chosen if self._few else 0].card.setFocus()

    def _take_choice(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._few and current.isValid() and current.row() != self._chosen:
            self._chosen = current.row()
            car = self._cars[self._chosen]
            self._cards[0].show_car(car.texts, removed=car.removed)

    def _filter(self, typed: str) -> None:
        """Leave in the list what holds the words."""
        for row in range(self._choice.rowCount()):
            self._list.setRowHidden(row, not self._choice.holds(row, typed))

    def _take_edit(self, number: int) -> None:
        car = self._cars[number if self._few else self._chosen]
        car.texts = self._cards[number].card.texts()
        self._tell(car)

    def _set_removed(self, number: int, removed: bool) -> None:
        car = self._cars[number if self._few else self._chosen]
        car.removed = removed
        self._cards[number].show_car(car.texts, removed=removed)
        self._tell(car)

    def _tell(self, car: _Car) -> None:
        if not self._few:
            self._choice.show_car(self._chosen, car.texts, removed=car.removed)
        self.changed.emit()


class _Slot(QWidget):
    """A card, or one line in its place once the car was removed.

    Signals:
    restored(): the car is to be kept after all.
    """

    restored = Signal()

    def __init__(self, name: str, today: Callable[[], date]) -> None:
        super().__init__()
        self.card = CarCard(name, today)
        self._line = QWidget()
        self._words = plain_label(name=f"{name}_removed", wrap=True)
        restore = button(f"{name}_restore", _("Bring it back"), style="link")
        restore.clicked.connect(self.restored)
        row = QHBoxLayout(self._line)
        row.setContentsMargins(SPACE_12, 0, SPACE_12, 0)
        row.addWidget(self._words, 1)
        row.addWidget(restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        layout.addWidget(self._line)

    def show_car(self, texts: CarTexts, *, removed: bool) -> None:
        self.card.setVisible(not removed)
        self._line.setVisible(removed)
        if removed:
            self._words.setText(_("{car} is removed.").format(car=called(texts)))
        else:
            self.card.set_texts(texts)
