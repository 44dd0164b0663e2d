"""The head of a chart: the face, the name under its furigana, how to reach them, our promise."""

from dataclasses import replace
from datetime import date

from showroom_crm.documents.chart.promise_box import LEFT as BOX_LEFT
from showroom_crm.documents.chart.promise_box import promise_box
from showroom_crm.documents.chart.variant import Variant
from showroom_crm.documents.letterhead import below_top, beside_logo, logo_at_right
from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.flow import Row, baseline, line_row, stacked, text_rows
from showroom_crm.documents.typesetting.marks import Frame, Ink, Text, level_rule, right_aligned
from showroom_crm.documents.typesetting.text import (
    LABEL,
    SMALL,
    STRONG,
    Style,
    set_fitting,
    set_in_one_line,
    set_line,
    set_lines,
    shortened,
)
from showroom_crm.domain.attempts import dead_numbers
from showroom_crm.domain.logo import Logo
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import contact_words, formats, words
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
_ROOM_FOR_SECTION = 30 * paper.MM  # at the end of a running head
_MOST_LINES = 2
PHONES_IN_HEAD = 3


def chart_head(
    chart: CustomerChart, *, visit_on: date, variant: Variant, logo: Logo | None = None
) -> list[Row]:
    """Return the title line and the head below it, in which a nameless chart has no face."""
    if variant is Variant.ANONYMOUS:
        face, name = Row(0), _name_column(chart, paper.LEFT)
        title = _("Customer chart without personal data")
    else:
        face, name = _face(chart), _name_column(chart, _NAME_LEFT)
        title = _("Customer chart")
    box = promise_box(chart, visit_on=visit_on)
    height = max(name.height, box.height, face.height)
    head = Row(height, (*face.marks, *name.marks, *box.marks), keeps_next=True)
    return [
        title_row(title, visit_on, below=5 * paper.MM, logo=logo),
        head,
        Row(4 * paper.MM, keeps_next=True),
    ]


def brief_head(chart: CustomerChart, *, visit_on: date, logo: Logo | None = None) -> Row:
    """Return a head that is never higher than half of a brief chart."""
    face, name = _face(chart), _name_column(chart, _NAME_LEFT, most_lines=_MOST_LINES)
    box = promise_box(_with_the_next_contact_only(chart), visit_on=visit_on)
    height = max(name.height, box.height, face.height)
    head = Row(height, (*face.marks, *name.marks, *box.marks))
    title = title_row(_("Customer chart"), visit_on, below=3 * paper.MM, logo=logo, brief=True)
    return stacked([title, head])


def _with_the_next_contact_only(chart: CustomerChart) -> CustomerChart:
    contact = chart.next_contact
    return replace(chart, planned=() if contact is None else (contact,))


def bookmark(chart: CustomerChart) -> str:
    """Return the words of the bookmark that leads to a chart."""
    return f"{chart.customer.number}  {words.customer(chart.customer)}"


def running_head(chart: CustomerChart) -> Row:
    """Return what stands at the top of the pages after the first."""
    customer = chart.customer

    def said(name: str) -> str:
        return _("{name}  No. {number}  (continued)").format(name=name, number=customer.number)

    width = paper.CONTENT_WIDTH - _ROOM_FOR_SECTION
    smallest = SMALL.resized(_LEAST_FURIGANA)
    room = width - set_line(said(""), smallest).width
    name = set_in_one_line(words.customer(customer), smallest, room, least=smallest.size)
    line = set_in_one_line(said(name.text), SMALL, width, least=smallest.size)
    row = line_row(line, paper.LEFT, level_rule(15))
    return Row(8 * paper.MM, row.marks)


def title_row(
    title: str, visit_on: date, *, below: float, logo: Logo | None = None, brief: bool = False
) -> Row:
    """Return the line at the top of a chart, with white below it."""
    visit = set_line(_("Visit on {day}").format(day=formats.full_day(visit_on)), SMALL)
    rule = level_rule(_TITLE.leading + 2, weight=paper.THIN)
    on = baseline(_TITLE)
    picture = None if logo is None else logo_at_right(logo, baseline=on, brief=brief)
    right = paper.RIGHT if picture is None else beside_logo(picture)
    row = line_row(set_line(title, _TITLE), paper.LEFT, right_aligned(right, on, visit), rule)
    if picture is not None:
        row = below_top(row, picture)
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
    """Return who it is; where `most_lines` is given, nothing typed takes more than so many."""
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
    dead = dead_numbers(chart.attempts)
    for phone in profile.phones[:PHONES_IN_HEAD]:
        number = set_line(formats.phone(phone), _PHONE)
        beside = words.phone_kind(phone.kind)
        if phone.number in dead:
            beside += "　" + contact_words.dead_number()
        kind = set_line(beside, LABEL)
        kind_left = left + number.width + 2 * paper.MM
        rows.append(line_row(number, left, Text(kind_left, baseline(_PHONE), kind)))
    refusals = words.refusals(profile.reach.refusals)
    if refusals:
        rows += text_rows(set_lines(refusals, STRONG, width), left)  # never cut: it is a wish
    return stacked(rows)


def _number_and_rep(chart: CustomerChart) -> str:
    number = _("No. {number}").format(number=chart.customer.number)
    if chart.staff is None:
        return number
    return number + "　" + _("Rep: {name}").format(name=chart.staff.name)
