"""The head of a chart: the face, the name under its furigana, how to reach them, our promise."""

from datetime import date

from showroom_crm.documents import paper
from showroom_crm.documents.flow import Row, baseline, line_row, stacked, text_rows
from showroom_crm.documents.marks import Frame, Ink, Mark, Text, level_rule, right_aligned
from showroom_crm.documents.promise_box import LEFT as BOX_LEFT
from showroom_crm.documents.promise_box import promise_box
from showroom_crm.documents.text import BODY, LABEL, SMALL, Style, set_fitting, set_line, set_lines
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
_NAME_WIDTH = BOX_LEFT - _GUTTER - _NAME_LEFT
PHONES_IN_HEAD = 3


def chart_head(chart: CustomerChart, *, visit_on: date) -> list[Row]:
    """Return the title line and the head below it."""
    name, box, face = _name_column(chart), promise_box(chart), _face(chart)
    height = max(name.height, box.height, _FACE_SIDE)
    head = Row(height, (*face, *name.marks, *box.marks), keeps_next=True)
    return [_title(visit_on), head, Row(4 * paper.MM, keeps_next=True)]


def running_head(chart: CustomerChart) -> Row:
    """Return what stands at the top of the pages after the first."""
    text = _("{name}  No. {number}  (continued)").format(
        name=words.customer(chart.customer), number=chart.customer.number
    )
    [first, *_rest] = set_fitting(text, SMALL, paper.CONTENT_WIDTH, least=6)
    row = line_row(first, paper.LEFT, level_rule(15))
    return Row(8 * paper.MM, row.marks)


def _title(visit_on: date) -> Row:
    visit = _("Visit on {day}").format(day=formats.full_day(visit_on))
    row = line_row(
        set_line(_("Customer chart"), _TITLE),
        paper.LEFT,
        right_aligned(paper.RIGHT, baseline(_TITLE), set_line(visit, SMALL)),
        level_rule(_TITLE.leading + 2, weight=paper.THIN),
    )
    return Row(row.height + 5 * paper.MM, row.marks, keeps_next=True)


def _face(chart: CustomerChart) -> tuple[Mark, ...]:
    frame = Frame(paper.LEFT, 0, _FACE_SIDE, _FACE_SIDE, paper.HAIRLINE)
    if chart.portrait is None or chart.portrait.empty or chart.portrait.damaged:
        damaged = chart.portrait is not None and chart.portrait.damaged
        says = _("Portrait damaged") if damaged else _("Portrait")
        caption = set_line(says, _FACE_CAPTION)
        middle = paper.LEFT + (_FACE_SIDE - caption.width) / 2
        return (frame, Text(middle, _FACE_SIDE - 6, caption))
    return (frame, Ink(paper.LEFT, 0, _FACE_SIDE, chart.portrait))


def _name_column(chart: CustomerChart) -> Row:
    customer = chart.customer
    profile = customer.profile
    rows = []
    if profile.kana.strip():
        furigana = set_fitting(profile.kana, _FURIGANA, _NAME_WIDTH, least=_LEAST_FURIGANA)
        rows += text_rows(furigana, _NAME_LEFT)
    name = set_fitting(words.customer(customer), _NAME, _NAME_WIDTH, least=_LEAST_NAME)
    rows += text_rows(name, _NAME_LEFT)
    rows.append(Row(1.5 * paper.MM))
    rows += text_rows(set_fitting(_number_and_rep(chart), SMALL, _NAME_WIDTH, least=6), _NAME_LEFT)
    rows.append(Row(1.5 * paper.MM))
    for phone in profile.phones[:PHONES_IN_HEAD]:
        number = set_line(formats.phone(phone), _PHONE)
        kind = set_line(words.phone_kind(phone.kind), LABEL)
        kind_left = _NAME_LEFT + number.width + 2 * paper.MM
        rows.append(line_row(number, _NAME_LEFT, Text(kind_left, baseline(_PHONE), kind)))
    refusals = words.refusals(profile.reach.refusals)
    if refusals:
        rows += text_rows(set_lines(refusals, BODY, _NAME_WIDTH), _NAME_LEFT)
    return stacked(rows)


def _number_and_rep(chart: CustomerChart) -> str:
    number = _("No. {number}").format(number=chart.customer.number)
    if chart.staff is None:
        return number
    return number + "　" + _("Rep: {name}").format(name=chart.staff.name)
