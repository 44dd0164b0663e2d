"""The entries of a day sheet: when, who it is and why, a box to tick and a line to write on."""

from collections.abc import Sequence
from datetime import date

from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.flow import Row, baseline, line_row, stacked, text_rows
from showroom_crm.documents.typesetting.marks import Frame, Rule, Text, level_rule
from showroom_crm.documents.typesetting.text import (
    BODY,
    LABEL,
    QUIET,
    SMALL,
    STRONG,
    Line,
    Style,
    set_fitting,
    set_line,
    set_lines,
    shortened,
)
from showroom_crm.domain.board import SectionKind
from showroom_crm.domain.customers import Customer
from showroom_crm.domain.reaching import number_to_call
from showroom_crm.domain.remedies import not_ready
from showroom_crm.domain.showroom import DueContact, WaitingDeal
from showroom_crm.domain.staff import Staff
from showroom_crm.language import board_words, deal_words, formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.quotation import quoted

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
_MANAGER_WORDS = 2
_NAME_LINES = 2
_RESULT_HEIGHT = 8.5 * paper.MM
_PADDING = 2 * paper.MM


def contact_row(contact: DueContact, day: date, *, names_rep: bool = False) -> Row:
    """Return a contact; one of another day stands with that, `names_rep` says whose it is."""
    customer = contact.customer
    number = number_to_call(customer.profile.phones, customer.profile.reach)
    phone = "" if number is None else formats.phone(number)
    rep = words.doer(*_doers(contact)) if names_rep or contact.stand_in is not None else ""
    return _entry(_when(contact, day), _who(customer, phone, rep), _why(contact), _("Result"))


def waiting_row(waiting: WaitingDeal, *, names_rep: bool = False) -> Row:
    """Return a deal that waits for our next contact, with a line to write it down."""
    customer = waiting.customer
    number = number_to_call(customer.profile.phones, customer.profile.reach)
    phone = "" if number is None else formats.phone(number)
    since = _("Since {day}").format(day=formats.day(waiting.deal.opened_on))
    when = [_few(since, SMALL, _TIME_WIDTH, _TIME_LEFT, lines=2)]
    rep = _name_of(waiting.staff) if names_rep else ""
    why = _few(deal_words.deal_name(waiting.deal), BODY, _REASON_WIDTH, _REASON_LEFT, lines=2)
    return _entry(stacked(when), _who(customer, phone, rep), why, _("Next contact"))


def _entry(when: Row, who: Row, why: Row, written: str) -> Row:
    height = max(why.height + _RESULT_HEIGHT, when.height, who.height)
    line = stacked([Row(height - _RESULT_HEIGHT), _line_to_write_on(written)])
    tick = Frame(paper.LEFT, baseline(_TIME) - _TICK + 2, _TICK, _TICK, paper.THIN)
    marks = [mark for part in (when, who, why, line) for mark in part.marks]
    end = Row(_PADDING, (level_rule(_PADDING),))
    return stacked([Row(_PADDING), Row(height, (tick, *marks)), end])


def _line_to_write_on(written: str) -> Row:
    label = line_row(set_line(written, LABEL), _REASON_LEFT)
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


def _who(customer: Customer, phone: str, rep: str) -> Row:
    profile = customer.profile
    rows: list[Row] = []
    if profile.kana.strip():
        rows.append(_few(profile.kana, _FURIGANA, _NAME_WIDTH, _NAME_LEFT, least=_LEAST_SMALL))
    rows.append(_few(words.customer(customer), _NAME, _NAME_WIDTH, _NAME_LEFT, least=_LEAST_NAME))
    if phone:
        rows.append(line_row(set_line(phone, BODY), _NAME_LEFT))
    refused = words.refusals(profile.reach.refusals)
    if refused:
        rows.append(_few(refused, STRONG, _NAME_WIDTH, _NAME_LEFT, least=_LEAST_NAME))
    number = _("No. {number}").format(number=customer.number)
    if rep:
        number += "　" + _("Rep: {name}").format(name=rep)
    rows.append(_few(number, QUIET, _NAME_WIDTH, _NAME_LEFT, least=_LEAST_SMALL))
    return stacked(rows)


def _doers(contact: DueContact) -> tuple[str, str]:
    """Return who does it, and in whose stead."""
    rep, stand_in = contact.staff, contact.stand_in
    if stand_in is None:
        return _name_of(rep), ""
    return stand_in.name, "" if rep is None else rep.name


def _name_of(rep: Staff | None) -> str:
    return _("No rep") if rep is None else rep.name


def _why(contact: DueContact) -> Row:
    plan = contact.follow_up.plan
    reason = set_lines(plan.reason, BODY, _REASON_WIDTH)
    rows = text_rows(shortened(reason, _REASON_LINES, _REASON_WIDTH), _REASON_LEFT)
    if plan.bring.strip():
        rows += _labelled(_("To bring"), plan.bring, BODY)
    unready = not_ready(contact.concerns)
    if unready:
        told = "　".join(map(board_words.concern, unready))
        rows += _labelled("△ " + board_words.title(SectionKind.REMEDY_NOT_READY), told, SMALL)
    standing = [word for word in contact.manager_words if word.ticked_at is None]
    for word in standing[:_MANAGER_WORDS]:
        said = set_lines(deal_words.manager_says(word.words), SMALL, _REASON_WIDTH)
        rows += text_rows(shortened(said, _WORDS_LINES, _REASON_WIDTH), _REASON_LEFT)
    if contact.last_words.strip():
        said = set_lines(quoted(contact.last_words), SMALL, _REASON_WIDTH)
        rows += text_rows(shortened(said, _WORDS_LINES, _REASON_WIDTH), _REASON_LEFT)
    return stacked(rows)


def _labelled(caption: str, text: str, style: Style) -> Sequence[Row]:
    """Return a text of a few lines beside a quiet label."""
    label = set_line(caption, LABEL)
    left = _REASON_LEFT + label.width + 2 * paper.MM
    width = paper.RIGHT - left
    lines = shortened(set_lines(text, style, width), _BRING_LINES, width)
    [first, *rest] = text_rows(lines, left)
    return [Row(first.height, (Text(_REASON_LEFT, baseline(style), label), *first.marks)), *rest]


def _few(
    text: str,
    style: Style,
    width: float,
    left: float,
    *,
    lines: int = _NAME_LINES,
    least: float = _LEAST_SMALL,
) -> Row:
    """Return a text made smaller until it fits, then in a few lines: no entry fills a page."""
    fitted = set_fitting(text, style, width, least=least)
    return stacked(text_rows(shortened(fitted, lines, width), left))


def _fitted(text: str, style: Style, width: float) -> list[Line]:
    return set_fitting(text, style, width, least=_LEAST_SMALL)
