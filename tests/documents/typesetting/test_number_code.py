"""The code at the foot of a chart says the customer's number to a scanner."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from pypdf import PdfReader

from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.number_code import Squares, squares
from showroom_crm.domain.showroom import CustomerChart

MakeChart = Callable[..., CustomerChart]
PrintCharts = Callable[..., bytes]

_SIDE = 21  # squares of the smallest code there is
_FORMAT_MASK = 0b101010000010010
_TIMING = 6
_NUMERIC = 0b0001
_MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda row, column: (row + column) % 2 == 0,
    lambda row, _column: row % 2 == 0,
    lambda _row, column: column % 3 == 0,
    lambda row, column: (row + column) % 3 == 0,
    lambda row, column: (row // 2 + column // 3) % 2 == 0,
    lambda row, column: row * column % 2 + row * column % 3 == 0,
    lambda row, column: (row * column % 2 + row * column % 3) % 2 == 0,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2 == 0,
)


def scanned(code: Squares) -> str:
    """Return the digits as a scanner of ISO/IEC 18004 reads them from an undamaged code."""
    assert len(code) == _SIDE
    bits = "".join("01"[bit] for bit in _data_bits(code))
    assert int(bits[:4], 2) == _NUMERIC
    count, place, digits = int(bits[4:14], 2), 14, ""
    while len(digits) < count:
        taken = min(3, count - len(digits))
        length = (4, 7, 10)[taken - 1]
        digits += f"{int(bits[place : place + length], 2):0{taken}}"
        place += length
    return digits


def _data_bits(code: Squares) -> Iterator[bool]:
    masked = _MASKS[_mask_number(code)]
    upward = True
    for right in (20, 18, 16, 14, 12, 10, 8, 5, 3, 1):
        for row in reversed(range(_SIDE)) if upward else range(_SIDE):
            for column in (right, right - 1):
                if not _is_pattern(row, column):
                    yield code[row][column] != masked(row, column)
        upward = not upward


def _mask_number(code: Squares) -> int:
    """Return which mask the format beside the upper left finder names."""
    read = 0
    for column in (0, 1, 2, 3, 4):
        read = read * 2 + code[8][column]
    return (read ^ (_FORMAT_MASK >> 10)) & 0b111


def _is_pattern(row: int, column: int) -> bool:
    in_corner = (row < 9 and (column < 9 or column > 12)) or (row > 12 and column < 9)
    return in_corner or _TIMING in (row, column)


def drawn(page_of: bytes) -> Squares:
    """Return which squares are dark on the only page of a PDF."""
    content = PdfReader(BytesIO(page_of)).pages[0].get_contents()
    assert content is not None
    code = max(
        re.findall(rb"((?: [-\d. ]+ re)+) f", re.sub(rb"\s+", b" ", content.get_data())), key=len
    )
    boxes = [
        tuple(map(float, box.split()))
        for box in re.findall(rb"([-\d.]+ [-\d.]+ [-\d.]+ [-\d.]+) re", code)
    ]
    left, top = min(box[0] for box in boxes), max(box[1] + box[3] for box in boxes)
    square = (max(box[0] + box[2] for box in boxes) - left) / _SIDE
    assert square > 0.4 * paper.MM
    assert left + _SIDE * square <= paper.RIGHT + 0.01
    assert top - _SIDE * square >= 5 * paper.MM
    dark = {
        (round((top - bottom - height) / square), round((x - left) / square) + step)
        for x, bottom, width, height in boxes
        for step in range(round(width / square))
    }
    return tuple(tuple((row, column) in dark for column in range(_SIDE)) for row in range(_SIDE))


@pytest.mark.parametrize("number", ["1", "23", "1001", "98765", "100000", "12345678901234567"])
def test_a_scanner_reads_the_number(number: str) -> None:
    assert scanned(squares(number)) == number


def test_every_page_of_a_chart_has_the_code_of_its_number(
    make_chart: MakeChart, print_charts: PrintCharts
) -> None:
    assert scanned(drawn(print_charts(make_chart(number=3201)))) == "3201"
    assert scanned(drawn(print_charts(make_chart(number=40077)))) == "40077"


def test_the_code_is_drawn_as_lines_of_squares_and_not_as_a_picture(
    make_chart: MakeChart, print_charts: PrintCharts
) -> None:
    page = PdfReader(BytesIO(print_charts(make_chart()))).pages[0]
    assert len(page.images) == 0
