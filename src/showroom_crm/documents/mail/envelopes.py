"""Envelopes: one page for each, in the envelope's own size; the sender at the lower left.

The boxes for the postal code are on an envelope already, so only its digits are printed: each in
the middle of its box.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime

from showroom_crm.documents.mail.envelope_sizes import (
    BOX_HEIGHT,
    BOX_LEFTS,
    BOX_WIDTH,
    BOXES_RIGHT,
    BOXES_TOP,
    Envelope,
)
from showroom_crm.documents.mail.level_block import BlockStyles, receiver_block
from showroom_crm.documents.mail.receiver_words import postal_code, receiver_name
from showroom_crm.documents.mail.vertical_block import Field, Sizes, receiver_marks
from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.column_fonts import DASHES
from showroom_crm.documents.typesetting.flow import Page, Row
from showroom_crm.documents.typesetting.marks import Mark, Text, lowered, right_aligned
from showroom_crm.documents.typesetting.pdf import Part, pdf
from showroom_crm.documents.typesetting.text import (
    Style,
    set_in_one_line,
    set_line,
    set_lines,
    shortened,
)
from showroom_crm.documents.typesetting.vertical_text import (
    ColumnStyle,
    column_marks,
    set_columns,
    shortened_columns,
)
from showroom_crm.domain.customers import Customer
from showroom_crm.language.catalog import _, current_language

_DIGIT = Style(18, 18)  # 4.7 mm high: clear of its box
_DIGIT_HEIGHT = 0.74  # ems
_CODE_AS_TYPED = Style(12, 14)
_BELOW_BOXES = 9 * paper.MM
_SIDE = 11 * paper.MM
_FOOT = 15 * paper.MM
_UPRIGHT = Sizes(address=15, name=27, name_lowered=1.2)
_LEVEL = BlockStyles(
    Style(14, 23), Style(14, 22), Style(22, 32, bold=True), above_name=10, indent=10 * paper.MM
)
_BLOCK_LEFT, _BLOCK_WIDTH = 0.2, 0.7  # parts of the envelope
_BLOCK_TOP, _BLOCK_HEIGHT = 0.25, 0.52  # clear of stamp and sender
_SENDER_SIZE = 10.5
_SENDER_PITCH = 1.4
_SENDER_LINES = 2  # level ones, or columns
_SENDER_PART = 0.45  # of the envelope's height, or of its width
_SENDER_GAP = 5 * paper.MM
_NO_DASHES = dict.fromkeys(map(ord, DASHES | {"ー"}))
_NO_SHIFT = (0.0, 0.0)


def envelopes_pdf(
    receivers: Sequence[Customer],
    envelope: Envelope,
    *,
    printed_at: datetime,
    showroom: str,
    shift: tuple[float, float] = _NO_SHIFT,
) -> bytes:
    """Return an envelope for each receiver, moved by `shift`: to the right and down in mm.

    A bookmark for each receiver leads to it.
    """
    title = _("Envelopes")
    pages = envelope_pages(receivers, envelope, showroom=showroom, shift=shift)
    return pdf(
        [
            Part(receiver_name(receiver), [page])
            for receiver, page in zip(receivers, pages, strict=True)
        ],
        title=title,
        author=showroom,
        language=current_language(),
        made_at=printed_at,
    )


def envelope_pages(
    receivers: Sequence[Customer],
    envelope: Envelope,
    *,
    showroom: str,
    shift: tuple[float, float] = _NO_SHIFT,
) -> list[Page]:
    """Return the envelopes, a page each."""
    right, down = shift
    return [
        Page(
            rows=[(0.0, Row(0.0, tuple(_addressed(receiver, envelope, showroom)[0])))],
            width=envelope.width * paper.MM,
            height=envelope.height * paper.MM,
            shift=(right * paper.MM, down * paper.MM),
        )
        for receiver in receivers
    ]


def too_long_for_envelope(
    receivers: Sequence[Customer], envelope: Envelope, *, showroom: str
) -> list[Customer]:
    """Return whose name and address do not fit even in the smallest type."""
    return [each for each in receivers if not _addressed(each, envelope, showroom)[1]]


def _addressed(receiver: Customer, envelope: Envelope, sender: str) -> tuple[list[Mark], bool]:
    if envelope.upright:
        return _in_columns(receiver, envelope, sender)
    return _in_lines(receiver, envelope, sender)


def _in_columns(receiver: Customer, envelope: Envelope, sender: str) -> tuple[list[Mark], bool]:
    width, height = envelope.width * paper.MM, envelope.height * paper.MM
    sender_marks, sender_right = _sender_in_columns(sender, height)
    top = (BOXES_TOP + BOX_HEIGHT) * paper.MM + _BELOW_BOXES
    field = Field(sender_right, top, width - _SIDE - sender_right, height - _FOOT - top)
    marks, whole = receiver_marks(receiver, field, _UPRIGHT, middle=width / 2)
    return [*_code_in_boxes(postal_code(receiver), width), *marks, *sender_marks], whole


def _code_in_boxes(code: str, width: float) -> Iterator[Mark]:
    """Return each digit in its box; what is no postal code stands there as it was typed."""
    left = width - BOXES_RIGHT * paper.MM - (BOX_LEFTS[-1] + BOX_WIDTH) * paper.MM
    middle = (BOXES_TOP + BOX_HEIGHT / 2) * paper.MM
    known = unicodedata.normalize("NFKC", code).translate(_NO_DASHES)
    if len(known) == len(BOX_LEFTS) and known.isascii() and known.isdigit():
        baseline = middle + _DIGIT.size * _DIGIT_HEIGHT / 2
        for digit, box in zip(known, BOX_LEFTS, strict=True):
            line = set_line(digit, _DIGIT)
            yield Text(left + (box + BOX_WIDTH / 2) * paper.MM - line.width / 2, baseline, line)
    elif code:
        room = (BOX_LEFTS[-1] + BOX_WIDTH) * paper.MM
        line = set_in_one_line(code, _CODE_AS_TYPED, room, least=_CODE_AS_TYPED.size / 2)
        yield right_aligned(left + room, middle + _CODE_AS_TYPED.size / 2, line)


def _sender_in_columns(sender: str, height: float) -> tuple[list[Mark], float]:
    """Return the sender at the lower left, and from where the receiver may stand."""
    style = ColumnStyle(_SENDER_SIZE, _SENDER_SIZE * _SENDER_PITCH)
    length = height * _SENDER_PART
    columns = shortened_columns(set_columns(sender, style, length), _SENDER_LINES, length)
    if not columns:
        return [], _SIDE
    right = _SIDE + style.size * (1 + (len(columns) - 1) * _SENDER_PITCH)
    top = height - _FOOT - max(column.length for column in columns)
    marks: list[Mark] = []
    for number, column in enumerate(columns):
        middle = right - style.size * (number * _SENDER_PITCH + 0.5)
        marks += column_marks(column, middle=middle, top=top)
    return marks, right + _SENDER_GAP


def _in_lines(receiver: Customer, envelope: Envelope, sender: str) -> tuple[list[Mark], bool]:
    """Return a block in the middle of the envelope, the sender at its lower left."""
    width, height = envelope.width * paper.MM, envelope.height * paper.MM
    top, room = height * _BLOCK_TOP, height * _BLOCK_HEIGHT
    block, whole = receiver_block(
        receiver, _LEVEL, left=width * _BLOCK_LEFT, width=width * _BLOCK_WIDTH, height=room
    )
    top += max(0.0, room - block.height) / 3  # a block looks centred a little above the middle
    marks = [lowered(mark, top) for mark in block.marks]
    if sender.strip():
        style = Style(_SENDER_SIZE, _SENDER_SIZE * _SENDER_PITCH)
        room = width * _SENDER_PART
        lines = shortened(set_lines(" ".join(sender.split()), style, room), _SENDER_LINES, room)
        first = height - _FOOT - (len(lines) - 1) * style.leading
        marks += (
            Text(_SIDE, first + below * style.leading, line) for below, line in enumerate(lines)
        )
    return marks, whole
