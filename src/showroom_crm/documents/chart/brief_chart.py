"""The brief chart: what counts on half a page, two customers on a sheet to be cut in two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from showroom_crm.documents.chart.deals import brief_concerns, brief_deal
from showroom_crm.documents.chart.head import bookmark, brief_head
from showroom_crm.documents.chart.meetings import for_next_time, last_words, latest_meetings
from showroom_crm.documents.chart.profile import brief_profile, brief_vehicles, mentions
from showroom_crm.documents.foot import Printing, foot_row
from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.flow import Page, Row, height, line_row, stacked
from showroom_crm.documents.typesetting.grid import section, writing_line
from showroom_crm.documents.typesetting.marks import Rule
from showroom_crm.documents.typesetting.pdf import Part
from showroom_crm.documents.typesetting.text import QUIET, set_line
from showroom_crm.domain.paper_settings import Section
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language.catalog import _

_HALF = paper.HEIGHT / 2
_TOP = 10 * paper.MM
_FOOT = paper.FOOT - _HALF
_BOTTOM = paper.BOTTOM - _HALF
_MOST_LINES = 2
_MENTIONS = 3
_MEETINGS = 4
_LEAST_WRITING_LINES = 2
_AROUND_WRITING = 5 * paper.MM


def brief_parts(
    charts: Sequence[CustomerChart], printing: Printing, *, visits: Sequence[date]
) -> list[Part]:
    """Return one chart or two on a page, each with a bookmark and a foot of its own."""
    halves = [_half(chart, printing, visit_on=on) for chart, on in zip(charts, visits, strict=True)]
    page = Page(rows=[(place * _HALF, half) for place, half in enumerate(halves)])
    if len(halves) > 1:
        cut = Rule(paper.LEFT, 0, paper.RIGHT, 0, dotted=True)
        page.rows.append((_HALF, Row(0, (cut,))))
    *above, last = map(bookmark, charts)
    return [*(Part(each, ()) for each in above), Part(last, [page])]


def _half(chart: CustomerChart, printing: Printing, *, visit_on: date) -> Row:
    settings = printing.settings
    half = _Half([brief_head(chart, visit_on=visit_on, logo=settings.logo)])
    for which, rows in _sections(chart, visit_on):
        if which not in settings.left_out:
            half.add(rows)
    half.end(writing=Section.WRITING not in settings.left_out)
    foot = foot_row("", printing, digits=str(chart.customer.number))
    content = stacked([Row(_TOP), *half.rows])
    return stacked([content, Row(_FOOT - content.height), foot])


def _sections(chart: CustomerChart, visit_on: date) -> Iterator[tuple[Section, Sequence[Row]]]:
    """Return what counts, the most important first: what there is no room for is left out."""
    yield Section.LAST_WORDS, last_words(chart, visit_on=visit_on, most_lines=_MOST_LINES)
    yield Section.DEALS, brief_deal(chart, visit_on=visit_on)
    yield Section.DEALS, brief_concerns(chart)
    yield Section.NEXT_TIME, for_next_time(chart, visit_on=visit_on, most_lines=_MOST_LINES)
    yield Section.VEHICLES, brief_vehicles(chart, visit_on=visit_on)
    yield Section.MENTIONS, mentions(chart, visit_on=visit_on, most=_MENTIONS)
    yield Section.PROFILE, brief_profile(chart, visit_on=visit_on)
    yield Section.MEETINGS, latest_meetings(chart, visit_on=visit_on, most=_MEETINGS)


@dataclass
class _Half:
    """The rows of one half, as far as there is room; a line is kept free to tell of more."""

    rows: list[Row]
    left_out: bool = False

    @property
    def room(self) -> float:
        return _BOTTOM - _TOP - QUIET.leading - height(self.rows)

    def add(self, rows: Sequence[Row]) -> None:
        """Add a section down to the last row that fits; a shorter one may fit after it."""
        kept = list(rows)
        while kept and (kept[-1].keeps_next or height(kept) > self.room):
            kept.pop()
        self.rows += kept
        self.left_out = self.left_out or len(kept) < len(rows)

    def end(self, *, writing: bool) -> None:
        """Tell that there is more, or leave what is free to handwriting where that is wished."""
        if self.left_out:
            more = line_row(set_line(_("More is on the full chart."), QUIET), paper.TEXT_LEFT)
            self.rows += [Row(self.room), more]
            return
        lines = int((self.room - _AROUND_WRITING) // paper.WRITING_LINE)
        if writing and lines >= _LEAST_WRITING_LINES:
            self.rows += section(_("Notes of this visit"), [writing_line()] * lines)
