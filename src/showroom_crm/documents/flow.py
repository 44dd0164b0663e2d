"""Rows that flow down the pages: a page ends between two rows, never within one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from showroom_crm.documents import paper
from showroom_crm.documents.marks import Mark, Text, lowered
from showroom_crm.documents.text import Line, Style

_BASELINE = 0.72  # of a line's height, where its text stands


@dataclass(frozen=True)
class Row:
    """Marks placed from the row's top; one that `keeps_next` shares the page with the next.

    One that `parts` what stands above from what follows is not needed at the top of a page.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    keeps_next: bool = False
    parts: bool = False


@dataclass
class Page:
    """Rows, each with its place from the top; `end` is where the last one ends."""

    end: float = paper.TOP
    rows: list[tuple[float, Row]] = field(default_factory=list)

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
    """Return the rows on pages; every page but the first begins with `page_head`."""
    pages = [Page()]

    def turn() -> None:
        pages.append(Page())
        pages[-1].add(page_head)

    whole_page = pages[0].room - page_head.height
    for group in _groups(rows):
        if pages[-1].room < _height(group) <= whole_page:
            turn()
        for row in group:
            if row.height > pages[-1].room and not pages[-1].fresh:
                turn()
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
    longer, shorter = (left, right) if len(left) >= len(right) else (right, left)
    return [
        Row(
            max(row.height, other.height),
            row.marks + other.marks,
            row.keeps_next or other.keeps_next,
        )
        for row, other in zip(longer, [*shorter, *([Row(0)] * len(longer))], strict=False)
    ]


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.keeps_next:
            yield group
            group = []
    if group:
        yield group


def _height(rows: Iterable[Row]) -> float:
    return sum(row.height for row in rows)
