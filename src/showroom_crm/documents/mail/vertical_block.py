"""A receiver in columns: the address from the right, the name larger in the middle."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from showroom_crm.documents.mail.receiver_words import halves, receiver_name
from showroom_crm.documents.typesetting.column_fonts import DASHES
from showroom_crm.documents.typesetting.marks import Mark
from showroom_crm.documents.typesetting.vertical_text import (
    Column,
    ColumnStyle,
    column_marks,
    set_columns,
    shortened_columns,
)
from showroom_crm.domain.customers import Customer
from showroom_crm.domain.vertical_address import vertical_address

_SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
_ADDRESS_PITCH = 1.5  # widths of a sign from one column to the next
_NAME_PITCH = 1.25
_BUILDING = 0.9  # of the address's size
_NAME_SHRINKS = 0.65  # to this part, so that a name stays in one column
_NAME_ABOVE_ADDRESS = 1.1  # a name is larger than the address by this at least
_GAP = 0.8  # widths of an address's sign between it and the name


class Field(NamedTuple):
    """A place on the paper, from its upper left; points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width


@dataclass(frozen=True)
class Sizes:
    """The largest type, and what lowers the name and the building; points and signs."""

    address: float
    name: float
    name_lowered: float = 1.0
    building_lowered: float = 1.0


class _Set(NamedTuple):
    street: Sequence[Column]
    building: Sequence[Column]
    name: Sequence[Column]

    @property
    def address(self) -> Sequence[Column]:
        return [*self.street, *self.building]

    @property
    def address_width(self) -> float:
        return _width(self.address, _ADDRESS_PITCH)

    @property
    def name_width(self) -> float:
        return _width(self.name, _NAME_PITCH)

    @property
    def width(self) -> float:
        return self.address_width + self.gap + self.name_width

    @property
    def number_is_whole(self) -> bool:
        return not any(column.text[-1:] in DASHES for column in self.street[:-1])

    @property
    def gap(self) -> float:
        return _GAP * self.street[0].style.size if self.street else 0.0


def receiver_marks(
    receiver: Customer, field: Field, sizes: Sizes, *, middle: float
) -> tuple[list[Mark], bool]:
    """Return address and name in the largest type that fits, and whether all of it is there.

    A name is made smaller before it is parted, and parted at a space before anywhere; so is a
    house number where that keeps it whole. The name stands around `middle`, or left of that where
    the address is wide.
    """
    name = receiver_name(receiver)
    found = _set(receiver, [], field, sizes, 1.0)
    for part, scales in _WAYS:
        fitting = None
        for scale in scales:
            columns = part(name, field, sizes, scale)
            if name and not columns:
                continue
            found = _set(receiver, columns, field, sizes, scale)
            if found.width <= field.width and (fitting is None or found.number_is_whole):
                fitting = found
                if found.number_is_whole:
                    break
        if fitting is not None:
            largest = _with_larger_name(fitting, name, part, field, sizes)
            return _placed(largest, field, sizes, middle), True
    return _placed(_cut(found, field), field, sizes, middle), False


def _with_larger_name(found: "_Set", name: str, part: "_Way", field: Field, sizes: Sizes) -> "_Set":
    """Return the same with the name as large as there is room beside a smaller address."""
    for scale in _SCALES:
        larger = found._replace(name=part(name, field, sizes, scale))
        if larger.name and larger.width <= field.width:
            return larger
    return found


def _set(
    receiver: Customer, name: Sequence[Column], field: Field, sizes: Sizes, scale: float
) -> _Set:
    street, building = vertical_address(receiver.profile.address)
    address_style = _style(sizes.address * scale)
    building_style = _style(sizes.address * scale * _BUILDING)
    below = field.height - sizes.building_lowered * building_style.size
    return _Set(
        set_columns(street, address_style, field.height),
        set_columns(building, building_style, below),
        name,
    )


def _in_one_column(name: str, field: Field, sizes: Sizes, scale: float) -> Sequence[Column]:
    return _in_columns([name], field, sizes, scale)


def _in_two_columns(name: str, field: Field, sizes: Sizes, scale: float) -> Sequence[Column]:
    for way in halves(name):
        columns = _in_columns(way, field, sizes, scale)
        if columns:
            return columns
    return []


def _in_any_columns(name: str, field: Field, sizes: Sizes, scale: float) -> Sequence[Column]:
    size = _least_name(sizes, scale)
    return set_columns(name, _style(size, bold=True), field.height - sizes.name_lowered * size)


def _in_columns(parts: Sequence[str], field: Field, sizes: Sizes, scale: float) -> Sequence[Column]:
    """Return each part in a column of its own, or nothing where the type would be too small."""
    size = sizes.name * scale
    whole = [set_columns(part, _style(size, bold=True), inf) for part in parts]
    longest = max((column.length for columns in whole for column in columns), default=0.0)
    if longest + sizes.name_lowered * size > field.height:
        size *= field.height / (longest + sizes.name_lowered * size)
    if size < _least_name(sizes, scale):
        return []
    style = _style(size, bold=True)
    return [column for part in parts for column in set_columns(part, style, inf)]


_Way = Callable[[str, Field, Sizes, float], Sequence[Column]]
_WAYS: Sequence[tuple[_Way, Sequence[float]]] = (
    (_in_one_column, _SCALES[:4]),
    (_in_two_columns, _SCALES[:4]),
    (_in_any_columns, _SCALES),
)


def _least_name(sizes: Sizes, scale: float) -> float:
    return scale * max(sizes.name * _NAME_SHRINKS, sizes.address * _NAME_ABOVE_ADDRESS)


def _cut(found: _Set, field: Field) -> _Set:
    """Return what there is room for: the name has a third of the width, the address the rest."""
    name = _cut_to(found.name, _NAME_PITCH, field.width / 3, field.height)
    rest = field.width - found.gap - _width(name, _NAME_PITCH)
    return _Set(_cut_to(found.address, _ADDRESS_PITCH, rest, field.height), [], name)


def _cut_to(
    columns: Sequence[Column], pitch: float, width: float, height: float
) -> Sequence[Column]:
    if not columns:
        return columns
    size = columns[0].style.size
    return shortened_columns(columns, max(1, int((width / size - 1) / pitch + 1)), height)


def _placed(found: _Set, field: Field, sizes: Sizes, middle: float) -> list[Mark]:
    marks: list[Mark] = []
    at = field.right
    for column in found.address:
        size = column.style.size
        lowered = sizes.building_lowered * size if column in found.building else 0.0
        marks += column_marks(column, middle=at - size / 2, top=field.top + lowered)
        at -= size * _ADDRESS_PITCH
    right = min(middle + found.name_width / 2, field.right - found.address_width - found.gap)
    right = max(right, field.left + found.name_width)
    for column in found.name:
        size = column.style.size
        top = field.top + sizes.name_lowered * size
        marks += column_marks(column, middle=right - size / 2, top=top)
        right -= size * _NAME_PITCH
    return marks


def _width(columns: Sequence[Column], pitch: float) -> float:
    if not columns:
        return 0.0
    return sum(column.style.size for column in columns[:-1]) * pitch + columns[-1].style.size


def _style(size: float, *, bold: bool = False) -> ColumnStyle:
    return ColumnStyle(size, size * _ADDRESS_PITCH, bold=bold)
