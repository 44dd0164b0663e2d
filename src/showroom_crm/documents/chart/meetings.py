"""The meetings of a chart, newest first: the last ones in full, older ones in a line each."""

from datetime import date, datetime

from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.flow import (
    Row,
    baseline,
    gap,
    line_row,
    marked,
    text_rows,
    together,
)
from showroom_crm.documents.typesetting.grid import labelled, section
from showroom_crm.documents.typesetting.marks import right_aligned
from showroom_crm.documents.typesetting.text import (
    BODY,
    QUIET,
    STRONG,
    Style,
    set_line,
    set_lines,
    shortened,
)
from showroom_crm.domain.meetings import Meeting
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.quotation import quoted

_LAST_WORDS = Style(11.5, 19)
_LAST_WORDS_LINES = 4
_BETWEEN = 2.2 * paper.MM
_IN_FULL = 5
_BY_LINE = 10
_ATTEMPTS = 5


def last_words(
    chart: CustomerChart, *, visit_on: date, most_lines: int = _LAST_WORDS_LINES
) -> list[Row]:
    """Return what the customer said last time, large enough to be read at a glance."""
    if chart.last_spoken is None:
        return []
    record = chart.last_spoken.record
    lines = set_lines(quoted(record.said), _LAST_WORDS, paper.TEXT_WIDTH)
    kept = shortened(lines, most_lines, paper.TEXT_WIDTH)
    rows = text_rows(kept, paper.TEXT_LEFT)
    return section(_("Their words last time"), rows, note=_day(record.held_at, visit_on))


def for_next_time(
    chart: CustomerChart, *, visit_on: date, most_lines: int | None = None
) -> list[Row]:
    """Return what the last meeting left to bring up or do."""
    held = [meeting for meeting, _wish in _held(chart)]
    if not held or not held[0].record.next_time.strip():
        return []
    lines = set_lines(held[0].record.next_time, BODY, paper.TEXT_WIDTH)
    kept = shortened(lines, most_lines or len(lines), paper.TEXT_WIDTH)
    note = _day(held[0].record.held_at, visit_on)
    return section(_("For this time"), text_rows(kept, paper.TEXT_LEFT), note=note)


def latest_meetings(chart: CustomerChart, *, visit_on: date, most: int) -> list[Row]:
    """Return the last meetings, in a line each."""
    rows: list[Row] = []
    for meeting, _wish in _held(chart)[:most]:
        rows += _by_line(meeting, visit_on)
    return section(_("Meetings"), rows)


def attempts(chart: CustomerChart, *, visit_on: date) -> list[Row]:
    """Return the last tries to reach them, in a line each."""
    rows: list[Row] = []
    for each in chart.attempts[:_ATTEMPTS]:
        parts = (
            f"{_day(each.happened_at, visit_on)} {formats.clock_time(each.happened_at)}",
            words.channel(each.channel),
            words.result(each.result),
            " ".join(each.words.split()),
        )
        lines = set_lines("　".join(part for part in parts if part), BODY, paper.TEXT_WIDTH)
        rows += text_rows(shortened(lines, 1, paper.TEXT_WIDTH), paper.TEXT_LEFT)
    return section(_("Contacts tried"), rows)


def meetings(chart: CustomerChart, *, visit_on: date) -> list[Row]:
    """Return the meetings of all deals, and those that are not closed yet."""
    held = _held(chart)
    several_wishes = len({wish for _meeting, wish in held}) > 1
    rows: list[Row] = []
    for meeting, wish in held[:_IN_FULL]:
        if rows:
            rows.append(gap(_BETWEEN))
        rows += _in_full(meeting, wish if several_wishes else "", visit_on)
    older = held[_IN_FULL : _IN_FULL + _BY_LINE]
    if older:
        rows.append(gap(_BETWEEN))
    for meeting, _wish in older:
        rows += _by_line(meeting, visit_on)
    left_out = len(held) - _IN_FULL - _BY_LINE
    if left_out > 0:
        text = _("{number} earlier meetings are in the chart on the screen.").format(
            number=formats.count(left_out)
        )
        rows += text_rows([set_line(text, QUIET)], paper.TEXT_LEFT)
    return section(_("Meetings"), rows)


def _held(chart: CustomerChart) -> list[tuple[Meeting, str]]:
    """Return all meetings, newest first, each with the car it was about."""
    found = {meeting.id: (meeting, meeting.wish) for meeting in chart.unclosed}
    for deal_chart in chart.deals:
        for meeting in deal_chart.meetings:
            found[meeting.id] = (meeting, deal_chart.deal.wish)
    return sorted(found.values(), key=lambda pair: pair[0].record.held_at, reverse=True)


def _in_full(meeting: Meeting, wish: str, visit_on: date) -> list[Row]:
    record = meeting.record
    when = f"{_day(record.held_at, visit_on)} {formats.clock_time(record.held_at)}"
    place = "　".join(part for part in (words.place(record.place), wish) if part.strip())
    day = set_line(when, STRONG)
    place_left = paper.TEXT_LEFT + day.width + 4 * paper.MM
    ending = _("Not closed") if meeting.ending is None else words.ending(meeting.ending)
    aside = set_line(ending, QUIET)
    width = paper.RIGHT - aside.width - 4 * paper.MM - place_left
    rows = marked(
        text_rows(set_lines(place, BODY, width), place_left),
        *line_row(day, paper.TEXT_LEFT).marks,
        right_aligned(paper.RIGHT, baseline(STRONG), aside),
    )
    rows = [Row(row.height, row.marks, keeps_next=True) for row in rows]
    for label, text in (
        (_("Attended"), record.attendees),
        (_("They said"), record.said),
        (_("We proposed"), record.proposed),
        (_("Next time"), record.next_time),
        (_("Tags"), _(", ").join(record.tags)),
    ):
        rows += labelled(label, text)
    return together(rows)


def _by_line(meeting: Meeting, visit_on: date) -> list[Row]:
    record = meeting.record
    said = " ".join((record.said or record.proposed).split())
    text = f"{_day(record.held_at, visit_on)}　{words.place(record.place)}　{said}"
    lines = set_lines(text, BODY, paper.TEXT_WIDTH)
    return text_rows(shortened(lines, 1, paper.TEXT_WIDTH), paper.TEXT_LEFT)


def _day(moment: datetime, visit_on: date) -> str:
    same_year = moment.year == visit_on.year
    return formats.spoken_day(moment) if same_year else formats.full_day(moment)
