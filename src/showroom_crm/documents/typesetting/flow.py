"""Rows that flow down the pages: a page ends between two rows, never within one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.marks import Mark, Text, lowered, right_aligned
from showroom_crm.documents.typesetting.text import Line, Style

_MOST_TOGETHER = 48 * paper.MM
_BASELINE = 0.72  # of a line's height, where its text stands


@dataclass(frozen=True)
class Row:
    """Marks placed from the row's top; one that `keeps_next` shares the page with the next.

    One that `parts` what stands above from what follows is not needed at the top of a page. One
    with a `heading` begins a section of that name.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    keeps_next: bool = False
    parts: bool = False
    heading: Line | None = None


@dataclass
class Page:
    """Rows, each with its place from the top; `end` is where the last one ends.

    Its size is that of A4 unless another is given; only A4 flows over. All of it can be shifted
    to the right and down, for a printer that feeds askew.
    """

    end: float = paper.TOP
    rows: list[tuple[float, Row]] = field(default_factory=list)
    width: float = paper.WIDTH
    height: float = paper.HEIGHT
    shift: tuple[float, float] = (0.0, 0.0)

    def add(self, row: Row) -> None:
        self.rows.append((self.end, row))
        self.end += row.height

    @property
    def room(self) -> float:
        return paper.BOTTOM - self.end

    @property
    def fresh(self) -> bool:
        """Nothing but a head stands on the page."""
        return len(self.rows) <= 1


def flow(rows: Iterable[Row], *, page_head: Row) -> list[Page]:
    """Return the rows on pages; every page but the first begins with `page_head`.

    Where a page goes on with a section, the section's heading stands at the end of its head.
    """
    pages = [Page()]
    heading: Line | None = None

    def turn(first: Row) -> None:
        pages.append(Page())
        going_on = heading is not None and first.heading is None
        pages[-1].add(_ending_in(page_head, heading) if heading and going_on else page_head)

    whole_page = pages[0].room - page_head.height
    for group in _groups(rows):
        if pages[-1].room < height(group) <= whole_page:
            turn(group[0])
        for row in group:
            if row.height > pages[-1].room and not pages[-1].fresh:
                turn(row)
            heading = row.heading or heading
            if not (row.parts and pages[-1].fresh):
                pages[-1].add(row)
    return pages


def gap(height: float) -> Row:
    """Return white space before what follows."""
    return Row(height, keeps_next=True, parts=True)


def baseline(style: Style) -> float:
    """Return where a line's text stands, from the line's top."""
    return style.leading * _BASELINE


def line_row(line: Line, x: float, *marks: Mark) -> Row:
    """Return a line as a row, with other marks in it."""
    return Row(line.style.leading, (Text(x, baseline(line.style), line), *marks))


def text_rows(lines: Sequence[Line], x: float) -> list[Row]:
    """Return a row for each line; the first two and the last two stay together."""
    last = len(lines) - 1
    return [
        Row(
            line.style.leading,
            (Text(x, baseline(line.style), line),),
            keeps_next=index < last and index in (0, last - 1),
        )
        for index, line in enumerate(lines)
    ]


def together(rows: Sequence[Row]) -> list[Row]:
    """Return the rows so that they share a page where they are few; many flow over pages."""
    if not rows or height(rows) > _MOST_TOGETHER:
        return list(rows)
    return [*(Row(row.height, row.marks, True, row.parts) for row in rows[:-1]), rows[-1]]


def marked(rows: Sequence[Row], *marks: Mark) -> list[Row]:
    """Return the rows with more marks in the first one."""
    first = rows[0]
    return [Row(first.height, (*marks, *first.marks), first.keeps_next), *rows[1:]]


def stacked(rows: Iterable[Row]) -> Row:
    """Return rows as one that no page parts."""
    marks: list[Mark] = []
    height = 0.0
    for row in rows:
        marks += (lowered(mark, height) for mark in row.marks)
        height += row.height
    return Row(height, tuple(marks))


def beside(left: Sequence[Row], right: Sequence[Row]) -> list[Row]:
    """Return two columns of rows as one; the shorter one ends in white."""
    return [
        Row(
            max(row.height, other.height),
            row.marks + other.marks,
            row.keeps_next or other.keeps_next,
        )
        for row, other in zip_longest(left, right, fillvalue=Row(0))
    ]


def height(rows: Iterable[Row]) -> float:
    """Return how high rows are below each other."""
    return sum(row.height for row in rows)


def _ending_in(page_head: Row, heading: Line) -> Row:
    """Return the head of a page with a heading at its right end, on the line of its text."""
    y = next((mark.y for mark in page_head.marks if isinstance(mark, Text)), 0.0)
    return Row(page_head.height, (*page_head.marks, right_aligned(paper.RIGHT, y, heading)))


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.keeps_next:
            yield group
            group = []
    if group:
        yield group
