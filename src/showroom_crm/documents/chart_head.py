"""The head of a chart: the face, the name under its furigana, how to reach them, our promise."""

from dataclasses import replace
from datetime import date

from showroom_crm.documents import paper
from showroom_crm.documents.flow import Row, baseline, line_row, stacked, text_rows
from showroom_crm.documents.marks import Frame, Ink, Text, level_rule, right_aligned
from showroom_crm.documents.promise_box import LEFT as BOX_LEFT
from showroom_crm.documents.promise_box import promise_box
from showroom_crm.documents.text import (
    BODY,
    LABEL,
    SMALL,
    Style,
    set_fitting,
    set_line,
    set_lines,
    shortened,
)
from showroom_crm.documents.variant import Variant
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _

_TITLE = Style(11, 16, bold=True)
_NAME = Style(21, 28, bold=True)
_FURIGANA = Style(8.5, 12)
_PHONE = Style(12, 17)
_LEAST_NAME = 11.0
_LEAST_FURIGANA = 6.0

_FACE_SIDE = 32 * paper.MM
_FACE_CAPTION = Style(7.5, 12, paper.QUIET)
_GUTTER = 5 * paper.MM
_NAME_LEFT = paper.LEFT + _FACE_SIDE + _GUTTER
_MOST_LINES = 2
PHONES_IN_HEAD = 3


def chart_head(chart: CustomerChart, *, visit_on: date, variant: Variant) -> list[Row]:
    """Return the title line and the head below it, in which a nameless chart has no face."""
    if variant is Variant.ANONYMOUS:
        face, name = Row(0), _name_column(chart, paper.LEFT)
        title = _("Customer chart without personal data")
    else:
        face, name = _face(chart), _name_column(chart, _NAME_LEFT)
        title = _("Customer chart")
    box = promise_box(chart)
    height = max(name.height, box.height, face.height)
    head = Row(height, (*face.marks, *name.marks, *box.marks), keeps_next=True)
    return [
        title_row(title, visit_on, below=5 * paper.MM),
        head,
        Row(4 * paper.MM, keeps_next=True),
    ]


def brief_head(chart: CustomerChart, *, visit_on: date) -> Row:
    """Return a head that is never higher than half of a brief chart."""
    face, name = _face(chart), _name_column(chart, _NAME_LEFT, most_lines=_MOST_LINES)
    box = promise_box(_with_the_next_contact_only(chart))
    height = max(name.height, box.height, face.height)
    head = Row(height, (*face.marks, *name.marks, *box.marks))
    return stacked([title_row(_("Customer chart"), visit_on, below=3 * paper.MM), head])


def _with_the_next_contact_only(chart: CustomerChart) -> CustomerChart:
    contact = chart.next_contact
    return replace(chart, planned=() if contact is None else (contact,))


def running_head(chart: CustomerChart) -> Row:
    """Return what stands at the top of the pages after the first."""
    text = _("{name}  No. {number}  (continued)").format(
        name=words.customer(chart.customer), number=chart.customer.number
    )
    [first, *_rest] = set_fitting(text, SMALL, paper.CONTENT_WIDTH, least=6)
    row = line_row(first, paper.LEFT, level_rule(15))
    return Row(8 * paper.MM, row.marks)


def title_row(title: str, visit_on: date, *, below: float) -> Row:
    """Return the line at the top of a chart, with white below it."""
    visit = _("Visit on {day}").format(day=formats.full_day(visit_on))
    row = line_row(
        set_line(title, _TITLE),
        paper.LEFT,
        right_aligned(paper.RIGHT, baseline(_TITLE), set_line(visit, SMALL)),
        level_rule(_TITLE.leading + 2, weight=paper.THIN),
    )
    return Row(row.height + below, row.marks, keeps_next=True)


def _face(chart: CustomerChart) -> Row:
    frame = Frame(paper.LEFT, 0, _FACE_SIDE, _FACE_SIDE, paper.HAIRLINE)
    if chart.portrait is None or chart.portrait.empty or chart.portrait.damaged:
        damaged = chart.portrait is not None and chart.portrait.damaged
        says = _("Portrait damaged") if damaged else _("Portrait")
        caption = set_line(says, _FACE_CAPTION)
        middle = paper.LEFT + (_FACE_SIDE - caption.width) / 2
        return Row(_FACE_SIDE, (frame, Text(middle, _FACE_SIDE - 6, caption)))
    return Row(_FACE_SIDE, (frame, Ink(paper.LEFT, 0, _FACE_SIDE, chart.portrait)))


def _name_column(chart: CustomerChart, left: float, *, most_lines: int | None = None) -> Row:
    """Return who it is; where `most_lines` is given, no text takes more than so many."""
    customer = chart.customer
    profile = customer.profile
    width = BOX_LEFT - _GUTTER - left

    def fitted(text: str, style: Style, least: float) -> list[Row]:
        lines = set_fitting(text, style, width, least=least)
        return text_rows(shortened(lines, most_lines or len(lines), width), left)

    rows: list[Row] = []
    if profile.kana.strip():
        rows += fitted(profile.kana, _FURIGANA, _LEAST_FURIGANA)
    rows += fitted(words.customer(customer), _NAME, _LEAST_NAME)
    rows.append(Row(1.5 * paper.MM))
    rows += fitted(_number_and_rep(chart), SMALL, _LEAST_FURIGANA)
    rows.append(Row(1.5 * paper.MM))
    for phone in profile.phones[:PHONES_IN_HEAD]:
        number = set_line(formats.phone(phone), _PHONE)
        kind = set_line(words.phone_kind(phone.kind), LABEL)
        kind_left = left + number.width + 2 * paper.MM
        rows.append(line_row(number, left, Text(kind_left, baseline(_PHONE), kind)))
    refusals = words.refusals(profile.reach.refusals)
    if refusals:
        lines = set_lines(refusals, BODY, width)
        rows += text_rows(shortened(lines, most_lines or len(lines), width), left)
    return stacked(rows)


def _number_and_rep(chart: CustomerChart) -> str:
    number = _("No. {number}").format(number=chart.customer.number)
    if chart.staff is None:
        return number
    return number + "　" + _("Rep: {name}").format(name=chart.staff.name)
