"""The morning board on paper: what happened in one line, then each section that holds anything."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from showroom_crm.documents import paper
from showroom_crm.documents.flow import Page, Row, baseline, flow, gap, line_row, stacked
from showroom_crm.documents.foot import Printing, with_feet
from showroom_crm.documents.marks import Frame, Mark, Text, level_rule
from showroom_crm.documents.pdf import Part, pdf
from showroom_crm.documents.text import Style, set_fitting, set_line, set_lines, shortened
from showroom_crm.domain.board import TO_DO, Board, Entry, SectionKind
from showroom_crm.language import board_words, formats
from showroom_crm.language.catalog import _, current_language

_TITLE: Final = Style(13, 18, bold=True)
_PAST: Final = Style(8.5, 13)
_HEADING: Final = Style(9, 14, bold=True)
_BODY: Final = Style(8, 11)
_NAME: Final = Style(8.5, 11, bold=True)
_LEAST: Final = 5.0
_TICK: Final = 2.4 * paper.MM
_WHEN_LEFT: Final = paper.LEFT + 4.5 * paper.MM
_NAME_LEFT: Final = paper.LEFT + 28 * paper.MM
_REP_LEFT: Final = paper.LEFT + 62 * paper.MM
_WHAT_LEFT: Final = paper.LEFT + 74 * paper.MM
_SPACE: Final = 1.5 * paper.MM
_WHAT_LINES: Final = 2
_ABOVE: Final = 1.2
_BELOW: Final = 0.8
_PAST_TOLD: Final = (SectionKind.WON, SectionKind.LOST, SectionKind.MISSED)


def board_pdf(board: Board, *, printed_by: str, showroom: str) -> bytes:
    """Return the board on A4, as few pages as its entries take.

    Each entry has a box to tick; sections that hold nothing are named in one line at the end.
    """
    heading = board_words.board_title(board.at.date())
    pages = _laid_out(board, heading, _WHAT_LINES)
    if len(pages) > 1:
        pages = _laid_out(board, heading, 1)
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


def _laid_out(board: Board, heading: str, most: int) -> list[Page]:
    return flow(_rows(board, heading, most), page_head=_running_head(heading))


def _rows(board: Board, heading: str, most: int) -> Iterator[Row]:
    title = line_row(set_line(heading, _TITLE), paper.LEFT)
    rule = Row(3, (level_rule(1, weight=paper.THIN),))
    yield stacked([title, *_lines(_past(board), _PAST), rule])
    told = (*TO_DO, *_PAST_TOLD)
    for kind in told:
        entries = board.entries(kind)
        if entries:
            yield from _section(kind, entries, board.at, most)
    empty = [board_words.title(kind) for kind in TO_DO if not board.entries(kind)]
    if empty:
        yield gap(4)
        yield from _lines(_("none") + ": " + "・".join(empty), _PAST)


def _past(board: Board) -> str:
    counted = {
        kind.value: formats.count(len(board.entries(kind))) for kind in SectionKind if kind.is_past
    }
    sentence = _(
        "Since {day}: visits {visits}, meetings {meetings}, won {won}, lost {lost},"
        " contacts missed {missed}"
    )
    return sentence.format(day=formats.day(board.since), **counted)


def _section(
    kind: SectionKind, entries: Sequence[Entry], now: datetime, most: int
) -> Iterator[Row]:
    yield gap(3)
    named = set_line(board_words.heading(kind, len(entries)), _HEADING)
    yield Row(_HEADING.leading, (Text(paper.LEFT, baseline(_HEADING), named),), keeps_next=True)
    for entry in entries:
        yield _entry(entry, kind, now, most)


def _entry(entry: Entry, kind: SectionKind, now: datetime, most: int) -> Row:
    when, who, rep, what = _columns(entry, kind, now)
    width = paper.RIGHT - _WHAT_LEFT
    lines = shortened(set_lines(what, _BODY, width), most, width)
    said = board_words.word(entry)
    if said:
        lines += shortened(set_lines(said, _BODY, width), most, width)
    marks: list[Mark] = [
        Frame(paper.LEFT, 1.8, _TICK, _TICK, paper.THIN),
        _cell(when, _BODY, _WHEN_LEFT, _NAME_LEFT),
        _cell(who, _NAME, _NAME_LEFT, _REP_LEFT),
        _cell(rep, _BODY, _REP_LEFT, _WHAT_LEFT),
    ]
    top = 0.0
    for line in lines:
        marks.append(Text(_WHAT_LEFT, top + baseline(line.style), line))
        top += line.style.leading
    content = Row(max(top, _NAME.leading), tuple(marks))
    return stacked([Row(_ABOVE), content, Row(_BELOW, (level_rule(_BELOW),))])


def _columns(entry: Entry, kind: SectionKind, now: datetime) -> tuple[str, str, str, str]:
    car, said = board_words.car(entry), board_words.what(entry, kind)
    what = "　".join(part for part in (car, said) if part)
    when = board_words.when(entry, kind, now=now)
    return when, board_words.who(entry), board_words.rep(entry), what


def _cell(text: str, style: Style, left: float, right: float) -> Text:
    """A cell has one line: what is too long even in the least size ends in an ellipsis."""
    width = right - left - _SPACE
    [line] = shortened(set_fitting(text, style, width, least=_LEAST), 1, width) or [
        set_line("", style)
    ]
    return Text(left, baseline(style), line)


def _lines(text: str, style: Style) -> list[Row]:
    return [line_row(line, paper.LEFT) for line in set_lines(text, style, paper.CONTENT_WIDTH)]


def _running_head(heading: str) -> Row:
    row = line_row(set_line(heading, _BODY), paper.LEFT, level_rule(12))
    return Row(14, row.marks)
