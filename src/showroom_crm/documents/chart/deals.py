"""The deals of a chart: the car, when the customer decides and who, what still keeps them."""

from datetime import date

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
from showroom_crm.documents.typesetting.grid import (
    BESIDE_BOX,
    LABEL_WIDTH,
    box_to_tick,
    cells,
    labelled,
    section,
    ticked,
)
from showroom_crm.documents.typesetting.marks import Mark, right_aligned
from showroom_crm.documents.typesetting.text import BODY, QUIET, STRONG, Style, set_line, set_lines
from showroom_crm.domain.deals import Concern, Deal, DealState, RemedyState, WouldBuy
from showroom_crm.domain.showroom import CustomerChart, DealChart
from showroom_crm.language import brief_words, deal_words, formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.quotation import quoted

_WISH = Style(11, 16.5, bold=True)
_CONCERN_WIDTH = paper.RIGHT - BESIDE_BOX
_CONCERN_LABEL_WIDTH = LABEL_WIDTH - (BESIDE_BOX - paper.TEXT_LEFT)
_ENDED_DEALS = 5


def deals(chart: CustomerChart, *, visit_on: date) -> list[Row]:
    """Return the open deals, each with the concerns that are still open."""
    rows: list[Row] = []
    for deal_chart in chart.deals:
        if not deal_chart.deal.state.ended:
            rows += section(_("Deal"), _open_deal(deal_chart, visit_on))
            rows += section(_("On their mind"), _concerns(deal_chart))
    return rows


def brief_deal(chart: CustomerChart, *, visit_on: date) -> list[Row]:
    """Return the open deal that is the newest: the car, and when and by whom it is decided."""
    deal_chart = chart.current_deal
    if deal_chart is None:
        return []
    decision = deal_chart.deal.decision
    pairs = [
        (_("Car"), deal_chart.deal.wish),
        (_("Decision"), _decision(deal_chart.deal, visit_on) or _("Not asked yet")),
        (_("Who decides"), decision.decided_by),
        (_("Estimate"), _last_estimate(deal_chart, visit_on)),
    ]
    return section(_("Deal"), cells(pairs, most_lines=1))


def brief_concerns(chart: CustomerChart) -> list[Row]:
    """Return the open concerns of the newest deal, each in a line with our remedy under it."""
    rows: list[Row] = []
    deal_chart = chart.current_deal
    for concern in () if deal_chart is None else deal_chart.open_concerns:
        said = quoted(concern.words) if concern.words.strip() else ""
        text = "　".join(part for part in (words.concern(concern.category), said) if part)
        [first, *_rest] = ticked(" ".join(text.split()), most_lines=1)
        remedy = _labelled(_("Remedy"), concern.remedy, most_lines=1)
        rows += [Row(first.height, first.marks, keeps_next=bool(remedy)), *remedy]
    return section(_("On their mind"), rows)


def past_deals(chart: CustomerChart) -> list[Row]:
    """Return the last deals that ended, in a line each."""
    ended = [deal_chart.deal for deal_chart in chart.deals if deal_chart.deal.state.ended]
    rows: list[Row] = []
    for deal in ended[:_ENDED_DEALS]:
        rows += text_rows(set_lines(_ended(deal), BODY, paper.TEXT_WIDTH), paper.TEXT_LEFT)
    return section(_("Past deals"), rows)


def _open_deal(chart: DealChart, visit_on: date) -> list[Row]:
    deal = chart.deal
    state = words.deal_state(deal.state)
    if deal.state is DealState.WAITING:
        state = f"■ {state}"
    opened = _("{state} since {day}").format(state=state, day=formats.full_day(deal.opened_on))
    wish = deal.wish if deal.wish.strip() else _("Car not decided yet")
    aside = set_line(opened, QUIET)
    lines = set_lines(wish, _WISH, paper.TEXT_WIDTH - aside.width - 4 * paper.MM)
    rows = marked(
        text_rows(lines, paper.TEXT_LEFT), right_aligned(paper.RIGHT, baseline(_WISH), aside)
    )
    pairs = [
        (_("Decision"), _decision(deal, visit_on) or _("Not asked yet")),
        (_("Who decides"), deal.decision.decided_by),
        (_("Until then"), deal.decision.customer_does),
        (_("Competitor"), deal.competitor),
        (_("Estimate"), _last_estimate(chart, visit_on)),
        (_("Steps"), deal_words.steps(chart.steps, visit_on)),
        (_("Trade-in"), deal_words.trade_in(deal.trade_in)),
        (_("Rivals"), deal.rivals),
        (_("Roles"), deal_words.roles(chart.roles)),
    ]
    return together([*rows, *cells(pairs)])


def _decision(deal: Deal, visit_on: date) -> str:
    decision = words.decision(deal.decision)
    if deal.decision.on is not None:
        decision += "　" + formats.time_left(deal.decision.on, on=visit_on)
    return decision


def _last_estimate(chart: DealChart, visit_on: date) -> str:
    last = next(iter(chart.estimates), None)
    return "" if last is None else brief_words.estimate(last, visit_on)


def _concerns(deal_chart: DealChart) -> list[Row]:
    rows: list[Row] = []
    for concern in deal_chart.open_concerns:
        if rows:
            rows.append(gap(1.2 * paper.MM))
        rows += _concern(concern)
    return rows


def _concern(concern: Concern) -> list[Row]:
    """Return a concern with a box to tick once it is solved, and our remedy under it."""
    category = set_line(words.concern(concern.category), STRONG)
    marks: list[Mark] = [box_to_tick()]
    if concern.would_buy is not WouldBuy.NOT_ASKED:
        answer = set_line(words.would_buy(concern.would_buy), QUIET)
        marks.append(right_aligned(paper.RIGHT, baseline(STRONG), answer))
    head = line_row(category, BESIDE_BOX, *marks)
    rows = [Row(head.height, head.marks, keeps_next=True)]
    if concern.words.strip():
        said = set_lines(quoted(concern.words), BODY, _CONCERN_WIDTH)
        rows += text_rows(said, BESIDE_BOX)
    rows += _labelled(_("Condition"), concern.condition)
    return together([*rows, *_labelled(_("Remedy"), _remedy(concern))])


def _remedy(concern: Concern) -> str:
    """Return our remedy and how far it is; until when, if it is not ready yet."""
    if not concern.remedy.strip():
        return _("Not found yet")
    due = None if concern.remedy_state is RemedyState.READY else concern.remedy_due
    until = deal_words.remedy_work("", due, late=False)
    state = " ".join(filter(None, (deal_words.remedy_state(concern.remedy_state), until)))
    return _("{what} ({more})").format(what=concern.remedy, more=state)


def _labelled(label: str, text: str, *, most_lines: int | None = None) -> list[Row]:
    return labelled(
        label,
        text,
        x=BESIDE_BOX,
        width=_CONCERN_WIDTH,
        label_width=_CONCERN_LABEL_WIDTH,
        most_lines=most_lines,
    )


def _ended(deal: Deal) -> str:
    parts = [words.deal_state(deal.state), deal.wish]
    if deal.ended_on is not None:
        parts.insert(0, formats.full_day(deal.ended_on))
    if deal.lost_reason is not None:
        parts.append(words.lost_reason(deal.lost_reason))
    parts.append(deal.competitor)
    if deal.state is DealState.WON and deal.delivery_on is not None:
        delivered = formats.full_day(deal.delivery_on)
        parts.append(_("Day of delivery: {day}").format(day=delivered))
    return "　".join(part for part in parts if part.strip())
