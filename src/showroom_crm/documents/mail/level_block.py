"""A receiver in lines: postal code, address and name below each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from showroom_crm.documents.mail.receiver_words import halves, postal_code, receiver_name
from showroom_crm.documents.typesetting.flow import Row, gap, stacked, text_rows
from showroom_crm.documents.typesetting.text import Line, Style, set_line, set_lines, shortened
from showroom_crm.domain.customers import Customer
from showroom_crm.domain.vertical_address import parted_address

_SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
_ADDRESS_SHRINKS = 0.85  # to this part, so that no sign of an address is left alone
_NAME_SHRINKS = 0.75  # to this part, so that a name parts at a space
_BARELY = 0.999  # of the width: a sum of widths is rounded


@dataclass(frozen=True)
class BlockStyles:
    """The largest type; `indent` of the name and what is left above it are points."""

    postal_code: Style
    address: Style
    name: Style
    above_name: float
    indent: float


def receiver_block(
    receiver: Customer, styles: BlockStyles, *, left: float, width: float, height: float
) -> tuple[Row, bool]:
    """Return a block in the largest type that fits, and whether all of it is there."""
    name_width = width - styles.indent
    for scale in _SCALES:
        address = _address(receiver, _scaled(styles.address, scale), width)
        name = _name(receiver, _scaled(styles.name, scale), name_width)
        block = _stacked(receiver, address, name, styles, scale, left)
        if block.height <= height:
            return block, True
    address = shortened(address, _lines_in(height / 2, styles.address, scale), width)
    name = shortened(name, _lines_in(height / 4, styles.name, scale), name_width)
    return _stacked(receiver, address, name, styles, scale, left), False


def _address(receiver: Customer, style: Style, width: float) -> Sequence[Line]:
    """Return the lines that were typed; a long one parts before the building."""
    parts = [line for line in receiver.profile.address.splitlines() if line.strip()]
    if len(parts) == 1 and set_line(parts[0], style).width > width:
        parts = list(filter(None, parted_address(parts[0])))
    fitting = _shrunk(parts, style, width, _ADDRESS_SHRINKS)
    return fitting or set_lines("\n".join(parts), style, width)


def _name(receiver: Customer, style: Style, width: float) -> Sequence[Line]:
    """Return the name; one too long for a line parts at a space where it is small enough then."""
    name = receiver_name(receiver)
    lines = set_lines(name, style, width)
    if len(lines) > 1:
        for way in halves(name):
            fitting = _shrunk(way, style, width, _NAME_SHRINKS)
            if fitting:
                return fitting
    return lines


def _shrunk(parts: Sequence[str], style: Style, width: float, least: float) -> Sequence[Line]:
    """Return a line for each part, all of one size; none where that were less than `least`."""
    longest = max((set_line(part, style).width for part in parts), default=0.0)
    scale = min(1.0, _BARELY * width / longest) if longest else 1.0
    if scale < least:
        return []
    smaller = style.resized(style.size * scale)
    return [set_line(part, smaller) for part in parts]


def _stacked(
    receiver: Customer,
    address: Sequence[Line],
    name: Sequence[Line],
    styles: BlockStyles,
    scale: float,
    left: float,
) -> Row:
    rows: list[Row] = []
    code = postal_code(receiver)
    if code:
        rows += text_rows([set_line(f"〒{code}", _scaled(styles.postal_code, scale))], left)
    rows += text_rows(address, left)
    rows.append(gap(styles.above_name * scale))
    rows += text_rows(name, left + styles.indent)
    return stacked(rows)


def _scaled(style: Style, scale: float) -> Style:
    return style.resized(style.size * scale)


def _lines_in(room: float, style: Style, scale: float) -> int:
    return max(1, int(room / (style.leading * scale)))
