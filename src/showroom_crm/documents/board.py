"""The morning board on paper: what happened in one line, then each section that holds anything."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final

from showroom_crm.documents.foot import Printing, with_feet
from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.flow import Page, Row, baseline, flow, line_row, stacked
from showroom_crm.documents.typesetting.marks import Frame, Mark, Text, level_rule
from showroom_crm.documents.typesetting.pdf import Part, pdf
from showroom_crm.documents.typesetting.text import (
    Line,
    Style,
    set_fitting,
    set_in_one_line,
    set_line,
    set_lines,
    shortened,
)
from showroom_crm.domain.board import TO_DO, Board, Entry, SectionKind
from showroom_crm.domain.board_sheet import SheetSection, sheet_of
from showroom_crm.language import board_words, formats
from showroom_crm.language.catalog import _, current_language

_TITLE: Final = Style(13, 18, bold=True)
_PAST: Final = Style(8.5, 13)
_HEADING: Final = Style(9, 14, bold=True)
_BODY: Final = Style(8, 11)
_NAME: Final = Style(8.5, 11, bold=True)
_LEAST: Final = 5.0
_LEAST_IN_LINES: Final = 6.5
_CELL_LINES: Final = 2
_TICK: Final = 2.4 * paper.MM
_MIDDLE_OF_SIGNS: Final = 0.38  # of a size, above the baseline
_WHEN_LEFT: Final = paper.LEFT + 4.5 * paper.MM
_NAME_LEFT: Final = paper.LEFT + 28 * paper.MM
_REP_LEFT: Final = paper.LEFT + 62 * paper.MM
_WHAT_LEFT: Final = paper.LEFT + 80 * paper.MM
_DECIDES_LEFT: Final = paper.LEFT + 20 * paper.MM
_SPACE: Final = 1.5 * paper.MM


@dataclass(frozen=True)
class _Room:
    """What an entry is given: lines of what it is about, their size, points around it; and
    points above a heading."""

    lines: int
    body: Style
    name: Style
    above: float
    below: float
    gap: float


# The first one with which the board fits a page is taken, else the one of the fewest pages.
_ROOMS: Final = (
    _Room(2, _BODY, _NAME, 1.2, 0.8, 3),
    _Room(1, _BODY, _NAME, 1.2, 0.8, 3),
    _Room(1, Style(8, 10.4), Style(8.5, 10.4, bold=True), 0.9, 0.7, 2),
    _Room(1, Style(8, 10), Style(8.5, 10, bold=True), 0.6, 0.6, 1),
    _Room(1, Style(7.5, 9.4), Style(8, 9.4, bold=True), 0.6, 0.5, 1),
)


def board_pdf(board: Board, *, printed_by: str, showroom: str) -> bytes:
    """Return the board on A4, as few pages as its entries take, each matter told once.

    Each entry has a box to tick; sections that hold nothing are named in one line at the end.
    """
    heading = board_words.board_title(board.at.date())
    pages: list[Page] = []
    for room in _ROOMS:
        laid_out = _laid_out(board, heading, room)
        if not pages or len(laid_out) < len(pages):
            pages = laid_out
        if len(pages) == 1:
            break
    printing = Printing(board.at, printed_by, showroom)
    return pdf(
        [Part(heading, with_feet(pages, printing))],
        title=heading,
        author=showroom,
        language=current_language(),
        made_at=board.at,
    )


def texts(board: Board) -> Iterator[tuple[Entry, str]]:
    """Give each typed text that the board prints, with its entry."""
    for section in board.sections:
        for entry in section.entries:
            parts = (*_columns(entry, section.kind, board.at), board_words.word(entry))
            yield from ((entry, text) for text in parts)


def _laid_out(board: Board, heading: str, room: _Room) -> list[Page]:
    return flow(_rows(board, heading, room), page_head=_running_head(heading))


def _rows(board: Board, heading: str, room: _Room) -> Iterator[Row]:
    title = line_row(set_line(heading, _TITLE), paper.LEFT)
    rule = Row(3, (level_rule(1, weight=paper.THIN),))
    past = [row for told in _past(board) for row in _lines(told, _PAST)]
    yield stacked([title, *past, rule])
    sheet = sheet_of(board)
    for section in sheet:
        if section.kind is SectionKind.DECISIONS:
            yield from _decisions(section, room)
        elif section.entries:
            yield from _section(section, board.at, room)
    yield Row(4, keeps_next=True, parts=True, heading=set_line("", _HEADING))
    repeated = [each for each in sheet if each.above and not each.entries]
    told = [board_words.heading(each.kind, each.number) for each in repeated]
    if told:
        yield from _lines(_("All told above") + ": " + "　".join(told), _PAST)
    empty = [board_words.title(kind) for kind in TO_DO if not board.entries(kind)]
    if empty:
        yield from _lines(_("none") + ": " + "・".join(empty), _PAST)


def _past(board: Board) -> Iterator[str]:
    """Tell what happened: how much of each, then who bought and who did not, and why."""
    counted = {
        kind.value: formats.count(len(board.entries(kind))) for kind in SectionKind if kind.is_past
    }
    sentence = _(
        "Since {day}: visits {visits}, meetings {meetings}, won {won}, lost {lost},"
        " contacts missed {missed}"
    )
    yield sentence.format(day=formats.day(board.since), **counted)
    for kind in (SectionKind.WON, SectionKind.LOST):
        entries = board.entries(kind)
        if entries:
            yield f"{board_words.title(kind)}: " + "　".join(map(board_words.ended, entries))


def _section(section: SheetSection, now: datetime, room: _Room) -> Iterator[Row]:
    yield from _heading(section, room)
    for entry in section.entries:
        yield _entry(entry, section.kind, now, room)


def _decisions(section: SheetSection, room: _Room) -> Iterator[Row]:
    """Name who decides when, a line or more a rep: nothing is to be done about these yet."""
    if not section.entries:
        return
    yield from _heading(section, room)
    for rep, entries in groupby(section.entries, board_words.rep):
        told = "、".join(map(board_words.decides, entries))
        lines = set_lines(told, room.body, paper.RIGHT - _DECIDES_LEFT)
        whose = _cell(rep, room.body, _WHEN_LEFT, _DECIDES_LEFT)
        yield Row(_height(lines), (whose, *_block(lines, _DECIDES_LEFT)))


def _heading(section: SheetSection, room: _Room) -> Iterator[Row]:
    named = set_line(board_words.heading(section.kind, section.number), _HEADING)
    yield Row(room.gap, keeps_next=True, parts=True, heading=named)
    marks = [Text(paper.LEFT, baseline(_HEADING), named)]
    if section.above:
        told = set_line(board_words.told_above(section.above), _BODY)
        marks.append(Text(paper.LEFT + named.width + _SPACE, baseline(_HEADING), told))
    yield Row(_HEADING.leading, tuple(marks), keeps_next=True)


def _entry(entry: Entry, kind: SectionKind, now: datetime, room: _Room) -> Row:
    when, who, rep, what = _columns(entry, kind, now)
    width = paper.RIGHT - _WHAT_LEFT
    body = room.body
    lines = shortened(set_lines(what, body, width), room.lines, width)
    said = board_words.word(entry)
    if said:
        lines += shortened(set_lines(said, body, width), room.lines, width)
    names = _few_lines(who, room.name, _REP_LEFT - _NAME_LEFT)
    reps = [
        line
        for text in (rep, board_words.stand_in(entry))
        for line in _few_lines(text, body, _WHAT_LEFT - _REP_LEFT)
        if text
    ]
    marks: list[Mark] = [
        Frame(paper.LEFT, _tick_top(body), _TICK, _TICK, paper.THIN),
        _cell(when, body, _WHEN_LEFT, _NAME_LEFT),
        *_block(names, _NAME_LEFT),
        *_block(reps, _REP_LEFT),
        *_block(lines, _WHAT_LEFT),
    ]
    height = max(*map(_height, (lines, names, reps)), body.leading)
    below = Row(room.below, (level_rule(room.below),))
    return stacked([Row(room.above), Row(height, tuple(marks)), below])


def _columns(entry: Entry, kind: SectionKind, now: datetime) -> tuple[str, str, str, str]:
    car, said = board_words.car(entry), board_words.what(entry, kind)
    what = "　".join(part for part in (car, said) if part)
    when = board_words.when(entry, kind, now=now)
    return when, board_words.who(entry), board_words.rep_name(entry), what


def _cell(text: str, style: Style, left: float, right: float) -> Text:
    """A cell has one line: what is too long even in the least size ends in an ellipsis."""
    line = set_in_one_line(text, style, right - left - _SPACE, least=_LEAST)
    return Text(left, baseline(style), line)


def _tick_top(style: Style) -> float:
    """Return where a box begins that has its middle where the signs of a line have theirs."""
    return baseline(style) - _MIDDLE_OF_SIGNS * style.size - _TICK / 2


def _few_lines(text: str, style: Style, room: float) -> Sequence[Line]:
    """A name goes into its place; looks of a walk-in and a stand-in may take a second line."""
    width = room - _SPACE
    return shortened(set_fitting(text, style, width, least=_LEAST_IN_LINES), _CELL_LINES, width)


def _block(lines: Sequence[Line], left: float) -> Iterator[Text]:
    top = 0.0
    for line in lines:
        yield Text(left, top + baseline(line.style), line)
        top += line.style.leading


def _height(lines: Sequence[Line]) -> float:
    return sum(line.style.leading for line in lines)


def _lines(text: str, style: Style) -> list[Row]:
    return [line_row(line, paper.LEFT) for line in set_lines(text, style, paper.CONTENT_WIDTH)]


def _running_head(heading: str) -> Row:
    row = line_row(set_line(heading, _BODY), paper.LEFT, level_rule(12))
    return Row(14, row.marks)
