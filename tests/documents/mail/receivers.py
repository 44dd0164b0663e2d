"""Receivers of post, and where their address stands on paper."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from showroom_crm.documents.typesetting.flow import Page
from showroom_crm.documents.typesetting.marks import Frame, Mark, Text, TurnedText
from showroom_crm.documents.typesetting.vertical_text import ColumnStyle
from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.identifiers import CustomerId

ROUNDING = 0.01
_ASCENT, _DESCENT = 0.75, 0.1  # ems that a level line's ink takes


def receiver(
    name: str = "佐藤 健一",
    address: str = "東京都三鷹市下連雀3-16-4",
    *,
    postal_code: str = "181-0013",
    company: bool = False,
) -> Customer:
    profile = Profile(name, postal_code=postal_code, address=address, company=company)
    return Customer(CustomerId(1), 3201, profile)


LONG_RECEIVER = receiver(
    "特定非営利活動法人 多摩地域自動車文化振興協会",
    "神奈川県横浜市都筑区茅ケ崎中央1234番地5678"
    " プレミアムレジデンスセンター南ウエストタワー1203号室",
    postal_code="224-0032",
)


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def within(self, other: "Box") -> bool:
        return (
            self.left >= other.left - ROUNDING
            and self.top >= other.top - ROUNDING
            and self.right <= other.right + ROUNDING
            and self.bottom <= other.bottom + ROUNDING
        )

    def touches(self, other: "Box") -> bool:
        return (
            self.left < other.right - ROUNDING
            and other.left < self.right - ROUNDING
            and self.top < other.bottom - ROUNDING
            and other.top < self.bottom - ROUNDING
        )


def boxes(page: Page) -> list[Box]:
    """Return what each mark of a page takes of it, in points from the upper left."""
    return [_box(mark, top) for top, row in page.rows for mark in row.marks]


def assert_apart(taken: Sequence[Box]) -> None:
    """Nothing stands over something else."""
    for one, other in combinations(taken, 2):
        assert not one.touches(other), (one, other)


def texts(page: Page) -> Iterable[str]:
    for _top, row in page.rows:
        for mark in row.marks:
            if isinstance(mark, Text | TurnedText):
                yield "".join(piece.text for piece in mark.line.pieces)


def _box(mark: Mark, top: float) -> Box:
    match mark:
        case Text(x, y, line):
            size = line.style.size
            if isinstance(line.style, ColumnStyle):
                return Box(x - size / 2, top + y, x + size / 2, top + y + line.width)
            return Box(x, top + y - _ASCENT * size, x + line.width, top + y + _DESCENT * size)
        case TurnedText(x, y, line):
            size = line.style.size
            return Box(x - _DESCENT * size, top + y, x + _ASCENT * size, top + y + line.width)
        case Frame(x, y, width, height):
            return Box(x, top + y, x + width, top + y + height)
    raise AssertionError(mark)
