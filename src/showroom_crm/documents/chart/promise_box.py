"""The box at the top right of a chart: our next contact, loud enough for two seconds' glance."""

from datetime import date

from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.flow import (
    Row,
    baseline,
    line_row,
    marked,
    stacked,
    text_rows,
)
from showroom_crm.documents.typesetting.marks import Frame, Rule, Text, right_aligned
from showroom_crm.documents.typesetting.text import (
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
from showroom_crm.domain.deals import DealState
from showroom_crm.domain.follow_ups import FollowUp, Plan
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _

WIDTH = 70 * paper.MM
LEFT = paper.RIGHT - WIDTH

_PADDING = 3 * paper.MM
_INNER_LEFT = LEFT + _PADDING
_INNER_RIGHT = paper.RIGHT - _PADDING
_INNER_WIDTH = _INNER_RIGHT - _INNER_LEFT
_BRING_LEFT = _INNER_LEFT + 13 * paper.MM

_TITLE = Style(8, 14)
_AGREEMENT = Style(9.5, 14, bold=True)
_DAY = Style(15, 20, bold=True)
_CHANNEL = Style(11, 20)
_TIME = Style(27, 33, bold=True)
_WAITING = Style(13, 20, bold=True)
_LEAST_TIME = 16.0
_REASON_LINES = 4
_BRING_LINES = 2
_FURTHER_CONTACTS = 3
_FILL_IN_HEIGHT = 9 * paper.MM


def promise_box(chart: CustomerChart, *, visit_on: date) -> Row:
    """Return the box with the next contact, or with room to write one in.

    One of a day before the visit says how long it is overdue.
    """
    contact = chart.next_contact
    inside = _nothing_planned(chart) if contact is None else _planned(chart, contact, visit_on)
    content = stacked([Row(_PADDING * 0.5), *inside, Row(_PADDING * 0.9)])
    frame = Frame(LEFT, 0, WIDTH, content.height, paper.STRONG)
    return Row(content.height, (frame, *content.marks))


def is_whole_in_box(plan: Plan) -> bool:
    """Tell whether the box holds all that the plan says."""
    return len(_reason_lines(plan)) <= _REASON_LINES and len(_bring_lines(plan)) <= _BRING_LINES


def _planned(chart: CustomerChart, contact: FollowUp, visit_on: date) -> list[Row]:
    plan = contact.plan
    channel = words.channel(plan.channel)
    rows = [
        _title(plan, visit_on),
        line_row(
            _day_beside(channel, plan),
            _INNER_LEFT,
            _at_right(channel, _CHANNEL, beside=_DAY),
        ),
        *text_rows(_time_lines(plan), _INNER_LEFT),
        *text_rows(shortened(_reason_lines(plan), _REASON_LINES, _INNER_WIDTH), _INNER_LEFT),
    ]
    if plan.bring.strip():
        label = line_row(set_line(_("To bring"), LABEL), _INNER_LEFT)
        width = _INNER_RIGHT - _BRING_LEFT
        lines = shortened(_bring_lines(plan), _BRING_LINES, width)
        rows += marked(text_rows(lines, _BRING_LEFT), *label.marks)
    return rows + _further_contacts(chart, contact)


def _title(plan: Plan, visit_on: date) -> Row:
    title = set_line(_("Next contact"), _TITLE)
    marks = [_at_right(words.agreement(plan), _AGREEMENT, beside=_TITLE)]
    if plan.at.date() < visit_on:
        overdue = set_line("▲ " + formats.time_left(plan.at.date(), on=visit_on), _AGREEMENT)
        marks.append(Text(_INNER_LEFT + title.width + _PADDING, baseline(_TITLE), overdue))
    return line_row(title, _INNER_LEFT, *marks)


def _further_contacts(chart: CustomerChart, contact: FollowUp) -> list[Row]:
    further = sorted(
        (planned for planned in chart.planned if planned is not contact),
        key=lambda planned: planned.plan.at,
    )
    if not further:
        return []
    rule = Rule(_INNER_LEFT, 3, _INNER_RIGHT, 3)
    rows = [Row(5, (rule,))]
    for planned in further[:_FURTHER_CONTACTS]:
        plan = planned.plan
        when = f"{formats.day(plan.at)} {formats.contact_time(plan)}"
        reason = " ".join(plan.reason.split())
        text = f"{when}　{words.channel(plan.channel)}　{reason}"
        lines = shortened(set_lines(text, SMALL, _INNER_WIDTH), 2, _INNER_WIDTH)
        rows += text_rows(lines, _INNER_LEFT)
    return rows


def _nothing_planned(chart: CustomerChart) -> list[Row]:
    deal = chart.current_deal
    waiting = deal is not None and deal.deal.state is DealState.WAITING
    heading = (
        set_line("■ " + words.deal_state(DealState.WAITING), _WAITING)
        if waiting
        else set_line(_("No contact is planned."), BODY)
    )
    rows = [
        line_row(set_line(_("Next contact"), _TITLE), _INNER_LEFT),
        line_row(heading, _INNER_LEFT),
    ]
    for label in (_("Date and time"), _("Reason")):
        rule = Rule(_INNER_LEFT, _FILL_IN_HEIGHT, _INNER_RIGHT, _FILL_IN_HEIGHT)
        caption = line_row(set_line(label, QUIET), _INNER_LEFT)
        rows.append(Row(_FILL_IN_HEIGHT, (*stacked([Row(9), caption]).marks, rule)))
    return rows


def _day_beside(channel: str, plan: Plan) -> Line:
    """Return the day as it is said, or shorter where the channel needs the room."""
    room = _INNER_WIDTH - set_line(channel, _CHANNEL).width - _DAY.size
    said = set_line(formats.spoken_day(plan.at), _DAY)
    return said if said.width <= room else set_line(formats.day(plan.at), _DAY)


def _time_lines(plan: Plan) -> list[Line]:
    return set_fitting(formats.contact_time(plan), _TIME, _INNER_WIDTH, least=_LEAST_TIME)


def _reason_lines(plan: Plan) -> list[Line]:
    return set_lines(plan.reason, BODY, _INNER_WIDTH)


def _bring_lines(plan: Plan) -> list[Line]:
    return set_lines(plan.bring, BODY, _INNER_RIGHT - _BRING_LEFT)


def _at_right(text: str, style: Style, *, beside: Style) -> Text:
    return right_aligned(_INNER_RIGHT, baseline(beside), set_line(text, style))
