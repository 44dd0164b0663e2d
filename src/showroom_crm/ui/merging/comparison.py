"""Two charts field by field: what differs can be chosen, the rest is quiet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from showroom_crm.domain import merging
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.people import Person
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.merging_words import value_in_words
from showroom_crm.language.sentences import field_name
from showroom_crm.ui.face import Face
from showroom_crm.ui.field import plain_label, quiet_label
from showroom_crm.ui.merging.side_choice import SIDE_PX, SideChoice
from showroom_crm.ui.theme.tokens import NAME_PX, SPACE_4, SPACE_8, SPACE_16

_FACE_PX = 72
_PORTRAIT = "portrait"


class Comparison(QWidget):
    """Two charts side by side, the one that stays at the left."""

    def __init__(
        self, kept: CustomerChart, other: CustomerChart, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choices: dict[str, SideChoice] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_16)
        self._grid.setVerticalSpacing(SPACE_8)
        self._add_heads(kept, other)
        self._add_portraits(kept, other)
        self._add_fields(kept.customer.profile, other.customer.profile)
        self._add_lists(kept.customer.profile, other.customer.profile)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._grid.setColumnStretch(2, 1)

    @property
    def chosen(self) -> frozenset[str]:
        """The fields in which the chart that joins is right."""
        return frozenset(
            field
            for field, choice in self._choices.items()
            if choice.other_holds and field != _PORTRAIT
        )

    @property
    def others_portrait(self) -> bool:
        """Whether the portrait of the chart that joins is shown from now on."""
        return _PORTRAIT in self._choices and self._choices[_PORTRAIT].other_holds

    def take_focus(self) -> None:
        """Go to the first thing that can be chosen."""
        for choice in self._choices.values():
            choice.setFocus()
            return

    def _add_heads(self, kept: CustomerChart, other: CustomerChart) -> None:
        self._add_row("", _pair(_head(kept, stays=True), _head(other, stays=False)))

    def _add_portraits(self, kept: CustomerChart, other: CustomerChart) -> None:
        """Ask only where there are two."""
        if not (_drawn(kept) and _drawn(other)):
            return
        caption = _("Portrait")
        shown = _("Show this one")
        choice = SideChoice("merge_portrait", caption, shown, shown)
        self._choices[_PORTRAIT] = choice
        self._add_row(caption, choice)

    def _add_fields(self, kept: Profile, other: Profile) -> None:
        differing = merging.differing(kept, other)
        for field in merging.FIELDS:
            ours, theirs = (value_in_words(merging.value_of(each, field)) for each in (kept, other))
            if field in differing:
                choice = SideChoice(f"merge_{field}", field_name(field), ours, theirs)
                self._choices[field] = choice
                self._add_row(field_name(field), choice)
            elif (ours or theirs) and field != "state":
                self._add_quiet(field_name(field), (ours, theirs))

    def _add_lists(self, kept: Profile, other: Profile) -> None:
        """What is united is not asked."""
        for caption, sides in (
            (_("Phone"), [_phones(each) for each in (kept, other)]),
            (_("Cars"), [_cars(each.vehicles) for each in (kept, other)]),
            (_("People"), [_people(each.people) for each in (kept, other)]),
            (_("Notes"), [each.notes for each in (kept, other)]),
        ):
            if any(side.strip() for side in sides):
                self._add_quiet(caption, sides)

    def _add_quiet(self, caption: str, sides: Sequence[str]) -> None:
        one, another = (_quiet(" ".join(side.split()) or "―") for side in sides)
        self._add_row(caption, _pair(one, another))

    def _add_row(self, caption: str, sides: QWidget) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(quiet_label(caption), row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(sides, row, 1)


def _pair(one: QWidget, another: QWidget) -> QWidget:
    pair = QWidget()
    grid = QGridLayout(pair)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE_8)
    for column, each in enumerate((one, another)):
        each.setFixedWidth(SIDE_PX)
        grid.addWidget(each, 0, column, Qt.AlignmentFlag.AlignTop)
    return pair


def _head(chart: CustomerChart, *, stays: bool) -> QWidget:
    head = QWidget()
    grid = QGridLayout(head)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(SPACE_8)
    grid.addWidget(Face(chart.portrait, chart.customer.known_by, _FACE_PX), 0, 0)
    column = QVBoxLayout()
    column.setSpacing(SPACE_4)
    name = "merge_kept_name" if stays else "merge_other_name"
    called = plain_label(words.customer(chart.customer), name=name, wrap=True)
    font = called.font()
    font.setPixelSize(NAME_PX)
    called.setFont(font)
    number = _("No. {number}").format(number=chart.customer.number)
    place = _("Chart that stays") if stays else _("Chart that joins")
    column.addStretch()
    column.addWidget(quiet_label(f"{place}・{number}"))
    column.addWidget(called)
    column.addStretch()
    grid.addLayout(column, 0, 1)
    grid.setColumnStretch(1, 1)
    return head


def _quiet(text: str) -> QLabel:
    # As far from the left as the words on the buttons above.
    label = quiet_label(text, wrap=True)
    label.setContentsMargins(SPACE_16, 0, 0, 0)
    return label


def _drawn(chart: CustomerChart) -> bool:
    return chart.portrait is not None and bool(chart.portrait.strokes)


def _phones(profile: Profile) -> str:
    return _(", ").join(formats.phone(phone) for phone in profile.phones)


def _cars(vehicles: Sequence[Vehicle]) -> str:
    cars = (" ".join(filter(None, (car.maker, car.model, car.plate))) for car in vehicles)
    return _(", ").join(cars)


def _people(people: Sequence[Person]) -> str:
    return _(", ").join(" ".join(filter(None, (each.relation, each.name))) for each in people)
