"""The statistics on paper: each figure with its definition, its bars and their counts."""

from collections.abc import Iterator
from typing import Final

from showroom_crm.documents.foot import Printing, with_feet
from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.flow import Row, baseline, flow, gap, line_row, stacked
from showroom_crm.documents.typesetting.marks import (
    Frame,
    Mark,
    Rule,
    Text,
    level_rule,
    right_aligned,
)
from showroom_crm.documents.typesetting.pdf import Part, pdf
from showroom_crm.documents.typesetting.text import Style, set_fitting, set_line, set_lines
from showroom_crm.domain.statistics import WITH_INTERVAL, Bar, Figure, FigureKind, Statistics
from showroom_crm.language import statistics_words
from showroom_crm.language.catalog import _, current_language

_TITLE: Final = Style(13, 18, bold=True)
_HEADING: Final = Style(9, 14, bold=True)
_BODY: Final = Style(8, 12)
_LEAST: Final = 5.0
_TRACK_LEFT: Final = paper.LEFT + 42 * paper.MM
_TRACK_RIGHT: Final = paper.RIGHT - 32 * paper.MM
_BAR: Final = 4.0
_WHISKER: Final = 3.0


def statistics_pdf(statistics: Statistics, *, whose: str, printed_by: str, showroom: str) -> bytes:
    """Return the figures of a rep or the team (`whose`) on A4."""
    period = statistics_words.period(statistics.scope)
    heading = "　".join((_("Results"), whose, period))
    head = line_row(set_line(heading, _BODY), paper.LEFT, level_rule(12))
    pages = flow(_rows(statistics, heading), page_head=Row(14, head.marks))
    printing = Printing(statistics.at, printed_by, showroom)
    return pdf(
        [Part(heading, with_feet(pages, printing))],
        title=heading,
        author=showroom,
        language=current_language(),
        made_at=statistics.at,
    )


def _rows(statistics: Statistics, heading: str) -> Iterator[Row]:
    title = set_fitting(heading, _TITLE, paper.CONTENT_WIDTH, least=_LEAST)
    rule = Row(3, (level_rule(1, weight=paper.THIN),))
    yield stacked([*(line_row(line, paper.LEFT) for line in title), rule])
    for figure in statistics.figures:
        yield stacked(list(_figure(figure)))
    yield gap(6)
    yield from _lines(statistics_words.interval_meaning())


def _figure(figure: Figure) -> Iterator[Row]:
    yield gap(8)
    yield line_row(set_line(statistics_words.title(figure.kind), _HEADING), paper.LEFT)
    yield from _lines(statistics_words.definition(figure.kind))
    for bar in figure.bars:
        yield _bar(figure.kind, bar)
    if not figure.bars:
        yield from _lines(statistics_words.none_yet())
    yield from _lines(statistics_words.verdict(figure))


def _bar(kind: FigureKind, bar: Bar) -> Row:
    middle, width = _BODY.leading / 2, _TRACK_RIGHT - _TRACK_LEFT
    name = set_line(statistics_words.bar_name(kind, bar.key), _BODY)
    share = set_line(statistics_words.share(bar.proportion), _BODY)
    marks: list[Mark] = [
        Text(paper.LEFT, baseline(_BODY), name),
        right_aligned(paper.RIGHT, baseline(_BODY), share),
        Frame(_TRACK_LEFT, middle - _BAR / 2, width, _BAR, paper.HAIRLINE),
    ]
    if bar.proportion.share:
        end = _TRACK_LEFT + width * bar.proportion.share
        marks.append(Rule(_TRACK_LEFT, middle, end, middle, _BAR / 2))
    interval = bar.proportion.interval
    if kind in WITH_INTERVAL and interval is not None:
        left, right = (_TRACK_LEFT + width * bound for bound in interval)
        marks.append(Rule(left, middle, right, middle, paper.THIN))
        marks += [
            Rule(end, middle - _WHISKER, end, middle + _WHISKER, paper.THIN)
            for end in (left, right)
        ]
    return Row(_BODY.leading, tuple(marks))


def _lines(text: str) -> list[Row]:
    return [line_row(line, paper.LEFT) for line in set_lines(text, _BODY, paper.CONTENT_WIDTH)]
