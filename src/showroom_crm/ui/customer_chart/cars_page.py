"""The tab 車: each car with what falls due for it; a fleet folded by month."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.occasions import Horizons, Occasion, occasions
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.language import car_words
from showroom_crm.language.catalog import _
from showroom_crm.services.horizons import horizons
from showroom_crm.ui.customer_chart.car_block import CarBlock
from showroom_crm.ui.customer_chart.fleet_view import FleetView
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_12, SPACE_16

_MOST_BLOCKS = 5


class CarsPage(QStackedWidget):
    """Signals:
    contact_wanted(DealId, FollowUpId | None): set or move the next contact of a deal.
    """

    contact_wanted = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cars")
        self._desk = desk
        self._customer_id: CustomerId | None = None
        self._few = _FewCars()
        self._fleet = FleetView()
        self._fleet.contact_wanted.connect(self.contact_wanted)
        self.addWidget(self._few)
        self.addWidget(self._fleet)

    def show_chart(self, chart: CustomerChart) -> None:
        """Show a customer's cars."""
        profile, now = chart.customer.profile, self._desk.clock.local()
        looked_ahead = self._desk.read(horizons)

        def due_of(vehicle: Vehicle) -> Sequence[Occasion]:
            return _due(profile, vehicle, now, looked_ahead)

        if has_fleet(profile):
            anew = self._customer_id != chart.customer.id or self.currentWidget() is self._few
            self._fleet.show_fleet(chart, due_of, now, anew=anew)
            self.setCurrentWidget(self._fleet)
        else:
            owned = [(car, due_of(car)) for car in profile.vehicles if car.owned]
            former = [car for car in profile.vehicles if not car.owned]
            self._few.show_cars(owned, former, now)
            self.setCurrentWidget(self._few)
        self._customer_id = chart.customer.id


def has_fleet(profile: Profile) -> bool:
    """Tell whether a customer has more cars than can be told one by one."""
    return sum(car.owned for car in profile.vehicles) > _MOST_BLOCKS


def _due(
    profile: Profile, vehicle: Vehicle, now: datetime, looked_ahead: Horizons
) -> Sequence[Occasion]:
    if not profile.state.may_be_proposed_to:
        return ()
    return occasions([vehicle], None, today=now.date(), horizons=looked_ahead)


class _FewCars(QScrollArea):
    """A block a car, then a quiet line for each that is no longer theirs."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("few_cars")
        self.setWidgetResizable(True)
        self._blocks: list[CarBlock] = []
        self._none_yet = quiet_label(_("No car is noted yet."), name="cars_empty")
        self._former_heading = quiet_label(_("Earlier cars"))
        self._former = quiet_label(name="former_cars", wrap=True)
        former = QVBoxLayout()
        former.setSpacing(SPACE_4)
        former.addWidget(self._former_heading)
        former.addWidget(self._former)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_16)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, SPACE_12, 0, SPACE_12)
        layout.setSpacing(SPACE_16)
        layout.addWidget(self._none_yet)
        layout.addLayout(self._column)
        layout.addLayout(former)
        layout.addStretch()
        self.setWidget(content)

    def show_cars(
        self,
        owned: Sequence[tuple[Vehicle, Sequence[Occasion]]],
        former: Sequence[Vehicle],
        now: datetime,
    ) -> None:
        while len(self._blocks) < len(owned):
            block = CarBlock(f"car_{len(self._blocks)}")
            self._blocks.append(block)
            self._column.addWidget(block)
        for number, block in enumerate(self._blocks):
            block.setVisible(number < len(owned))
            if number < len(owned):
                vehicle, due = owned[number]
                block.show_car(vehicle, due, now.date())
        self._none_yet.setVisible(not owned and not former)
        lines = [f"{car_words.name_and_plate(car)}　{car_words.parted(car)}" for car in former]
        self._former.setText("\n".join(lines))
        for label in (self._former_heading, self._former):
            label.setVisible(bool(former))
