"""Facts in reading mode: a quiet caption and its value; empty ones are not drawn."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from showroom_crm.domain.customers import Profile, age
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.ui.field import plain_label, quiet_label
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16

Fact = tuple[str, str]


class FactsPage(QScrollArea):
    """A page of facts; labels are made once and used again for the next customer."""

    def __init__(self, name: str, none_yet: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._none_yet = quiet_label(none_yet, name=f"{name}_empty")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_16)
        self._grid.setVerticalSpacing(SPACE_8)
        self._grid.setColumnStretch(1, 1)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, SPACE_12, 0, SPACE_12)
        layout.addWidget(self._none_yet)
        layout.addLayout(self._grid)
        layout.addStretch()
        self.setWidget(content)

    def show_facts(self, facts: Iterable[Fact]) -> None:
        """Show pairs of caption and value; those without a value fall away."""
        shown = [fact for fact in facts if fact[1].strip()]
        while len(self._rows) < len(shown):
            self._add_row()
        for number, (caption, value) in enumerate(self._rows):
            is_shown = number < len(shown)
            caption.setVisible(is_shown)
            value.setVisible(is_shown)
            if is_shown:
                caption.setText(shown[number][0])
                value.setText(shown[number][1])
        self._none_yet.setVisible(not shown)

    def _add_row(self) -> None:
        number = len(self._rows)
        caption = quiet_label()
        value = plain_label(name=f"{self.objectName()}_{number}", wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(caption, number, 0, top)
        self._grid.addWidget(value, number, 1, top)
        self._rows.append((caption, value))


def profile_facts(profile: Profile, today: date) -> list[Fact]:
    """Return what is known of a person, in the order of the chart."""
    phones = [(words.phone_kind(phone.kind), formats.phone(phone)) for phone in profile.phones]
    return [
        *phones,
        (_("Postal code"), profile.postal_code),
        (_("Address"), profile.address),
        (_("Birthday"), _birthday(profile.birthday, today)),
        (_("Job"), profile.job),
        (_("Family"), profile.family),
        (_("Hobbies"), profile.hobbies),
        (_("How they found us"), profile.source),
        (_("Notes"), profile.notes),
    ]


def vehicle_facts(vehicles: Iterable[Vehicle], today: date) -> list[Fact]:
    """Return the cars a customer owns, each with its plate and its 車検満了日."""
    return [(each.maker.strip() or _("Car"), _vehicle(each, today)) for each in vehicles]


def _birthday(birthday: date | None, today: date) -> str:
    if birthday is None:
        return ""
    return f"{formats.era_day(birthday)} ({formats.years_old(age(birthday, today))})"


def _vehicle(vehicle: Vehicle, today: date) -> str:
    parts = [vehicle.model.strip(), vehicle.plate.strip()]
    until = vehicle.inspection_until
    if until is not None:
        day = f"{formats.era_day(until)} ({formats.time_left(until, on=today)})"
        parts.append(_("Inspection until {day}").format(day=day))
    return "\n".join(part for part in parts if part)
