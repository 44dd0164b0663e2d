"""The day sheet: the day's calls and visits on one list, then the charts to take along."""

from collections.abc import Sequence
from datetime import date, datetime

from showroom_crm.documents import paper
from showroom_crm.documents.customer_chart import chart_part
from showroom_crm.documents.flow import Row, baseline, flow, line_row, stacked, text_rows
from showroom_crm.documents.foot import Printing, with_feet
from showroom_crm.documents.marks import Frame, Rule, Text, level_rule, right_aligned
from showroom_crm.documents.pdf import Part, pdf
from showroom_crm.documents.text import (
    BODY,
    LABEL,
    QUIET,
    SMALL,
    Line,
    Style,
    set_fitting,
    set_line,
    set_lines,
    shortened,
)
from showroom_crm.domain.showroom import CustomerChart, DueContact
from showroom_crm.domain.staff import Staff
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _, current_language, ngettext
from showroom_crm.language.quotation import quoted

_TITLE = Style(14, 20, bold=True)
_TIME = Style(13, 18, bold=True)
_NAME = Style(12, 18, bold=True)
_FURIGANA = Style(7, 9)
_LEAST_NAME = 8.0
_LEAST_SMALL = 5.0

_GUTTER = 3 * paper.MM
_TICK = 4 * paper.MM
_TIME_LEFT = paper.LEFT + 8 * paper.MM
_NAME_LEFT = paper.LEFT + 33 * paper.MM
_REASON_LEFT = paper.LEFT + 88 * paper.MM
_TIME_WIDTH = _NAME_LEFT - _GUTTER - _TIME_LEFT
_NAME_WIDTH = _REASON_LEFT - _GUTTER - _NAME_LEFT
_REASON_WIDTH = paper.RIGHT - _REASON_LEFT
_REASON_LINES = 3
_BRING_LINES = 2
_WORDS_LINES = 2
_RESULT_HEIGHT = 8.5 * paper.MM
_PADDING = 2 * paper.MM


def day_sheet_pdf(
    contacts: Sequence[DueContact],
    charts: Sequence[CustomerChart],
    *,
    day: date,
    printed_at: datetime,
    printed_by: str,
    showroom: str,
) -> bytes:
    """Return the contacts in the order of their time, then the charts, as one PDF on A4.

    Each contact has a box to tick and a line for what came of it. One of an earlier day stands
    with its day, before those of the day itself.
    """
    printing = Printing(printed_at, printed_by, showroom)
    heading = _("Day sheet of {day}").format(day=formats.full_day(day))
    in_order = sorted(contacts, key=lambda contact: contact.follow_up.plan.at)
    pages = flow(
        [_head(heading, len(contacts)), *(_contact(contact, day) for contact in in_order)],
        page_head=_running_head(heading),
    )
    parts = [Part(heading, with_feet(pages, printing))]
    parts += [chart_part(chart, printing, visit_on=day) for chart in charts]
    return pdf(
        parts, title=heading, author=showroom, language=current_language(), made_at=printed_at
    )


def _head(heading: str, count: int) -> Row:
    counted = ngettext("{number} contact", "{number} contacts", count).format(
        number=formats.count(count)
    )
    row = line_row(
        set_line(heading, _TITLE),
        paper.LEFT,
        right_aligned(paper.RIGHT, baseline(_TITLE), set_line(counted, BODY)),
        level_rule(_TITLE.leading + 4, weight=paper.THIN),
    )
    return Row(row.height + 4, row.marks)


def _running_head(heading: str) -> Row:
    row = line_row(set_line(heading, SMALL), paper.LEFT, level_rule(15))
    return Row(15, row.marks)


def _contact(contact: DueContact, day: date) -> Row:
    left = [_when(contact, day), _who(contact)]
    why = _why(contact)
    height = max(why.height + _RESULT_HEIGHT, *(column.height for column in left))
    result = stacked([Row(height - _RESULT_HEIGHT), _result()])
    tick = Frame(paper.LEFT, baseline(_TIME) - _TICK + 2, _TICK, _TICK, paper.THIN)
    marks = [mark for column in (*left, why, result) for mark in column.marks]
    end = Row(_PADDING, (level_rule(_PADDING),))
    return stacked([Row(_PADDING), Row(height, (tick, *marks)), end])


def _result() -> Row:
    """Return the line to write on."""
    label = line_row(set_line(_("Result"), LABEL), _REASON_LEFT)
    line = Rule(_REASON_LEFT, _RESULT_HEIGHT, paper.RIGHT, _RESULT_HEIGHT, dotted=True)
    above = Row(_RESULT_HEIGHT - label.height, (line,))
    return stacked([above, label])


def _when(contact: DueContact, day: date) -> Row:
    plan = contact.follow_up.plan
    rows: list[Row] = []
    if plan.at.date() != day:
        other_day = f"▲ {formats.day(plan.at)}"
        rows += text_rows(_fitted(other_day, SMALL, _TIME_WIDTH), _TIME_LEFT)
    time = set_fitting(formats.contact_time(plan), _TIME, _TIME_WIDTH, least=_LEAST_NAME)
    rows += text_rows(time, _TIME_LEFT)
    rows += text_rows([set_line(words.channel(plan.channel), BODY)], _TIME_LEFT)
    rows += text_rows(_fitted(words.agreement(plan), SMALL, _TIME_WIDTH), _TIME_LEFT)
    return stacked(rows)


def _who(contact: DueContact) -> Row:
    profile = contact.customer.profile
    rows: list[Row] = []
    if profile.kana.strip():
        rows += text_rows(_fitted(profile.kana, _FURIGANA, _NAME_WIDTH), _NAME_LEFT)
    name = set_fitting(words.customer(contact.customer), _NAME, _NAME_WIDTH, least=_LEAST_NAME)
    rows += text_rows(name, _NAME_LEFT)
    if profile.phones:
        rows += text_rows([set_line(formats.phone(profile.phones[0]), BODY)], _NAME_LEFT)
    number = _("No. {number}").format(number=contact.customer.number)
    if contact.staff is not None:
        number += "　" + _("Rep: {name}").format(name=_doer(contact, contact.staff))
    rows += text_rows(_fitted(number, QUIET, _NAME_WIDTH), _NAME_LEFT)
    return stacked(rows)


def _doer(contact: DueContact, rep: Staff) -> str:
    stand_in = contact.stand_in
    return rep.name if stand_in is None else words.doer(stand_in.name, rep.name)


def _why(contact: DueContact) -> Row:
    plan = contact.follow_up.plan
    reason = set_lines(plan.reason, BODY, _REASON_WIDTH)
    rows = text_rows(shortened(reason, _REASON_LINES, _REASON_WIDTH), _REASON_LEFT)
    if plan.bring.strip():
        label = set_line(_("To bring"), LABEL)
        left = _REASON_LEFT + label.width + 2 * paper.MM
        width = paper.RIGHT - left
        lines = shortened(set_lines(plan.bring, BODY, width), _BRING_LINES, width)
        [first, *rest] = text_rows(lines, left)
        caption = Text(_REASON_LEFT, baseline(LABEL), label)
        rows += [Row(first.height, (caption, *first.marks)), *rest]
    if contact.last_words.strip():
        said = set_lines(quoted(contact.last_words), SMALL, _REASON_WIDTH)
        rows += text_rows(shortened(said, _WORDS_LINES, _REASON_WIDTH), _REASON_LEFT)
    return stacked(rows)


def _fitted(text: str, style: Style, width: float) -> list[Line]:
    return set_fitting(text, style, width, least=_LEAST_SMALL)
