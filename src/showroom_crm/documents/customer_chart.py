"""The printed customer chart (顧客カルテ): what a rep takes along to a visit."""

from collections.abc import Sequence
from datetime import date, datetime

from showroom_crm.documents import paper
from showroom_crm.documents.brief_chart import brief_parts
from showroom_crm.documents.chart_deals import deals, past_deals
from showroom_crm.documents.chart_head import chart_head, running_head
from showroom_crm.documents.chart_meetings import attempts, for_next_time, last_words, meetings
from showroom_crm.documents.chart_profile import mentions, profile, vehicles
from showroom_crm.documents.flow import Page, Row, flow
from showroom_crm.documents.foot import Printing, with_feet
from showroom_crm.documents.grid import labelled, section, writing_line
from showroom_crm.documents.pdf import Part, pdf
from showroom_crm.documents.promise_box import is_whole_in_box
from showroom_crm.documents.variant import Variant, shown, visit_day
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import words
from showroom_crm.language.catalog import _, current_language

_LEAST_WRITING_LINES = 4


def customer_chart_pdf(
    charts: Sequence[CustomerChart],
    *,
    printed_at: datetime,
    printed_by: str,
    showroom: str,
    visit_on: date | None = None,
    variant: Variant = Variant.FULL,
) -> bytes:
    """Return the charts as one PDF on A4, each with a bookmark.

    Ages and the time left are counted for the day of the visit: of each customer's next contact,
    where no day is given. Only plain text is drawn; a character that no font has is an empty box
    (see `unprintable`).
    """
    printing = Printing(printed_at, printed_by, showroom)
    printed = shown(charts, variant)
    visits = [visit_on or visit_day(chart, today=printed_at.date()) for chart in printed]
    if variant is Variant.BRIEF:
        parts = brief_parts(printed, printing, visits=visits)
    else:
        parts = [
            chart_part(chart, printing, visit_on=on, variant=variant)
            for chart, on in zip(printed, visits, strict=True)
        ]
    return pdf(
        parts,
        title=_title(printed),
        author=showroom,
        language=current_language(),
        made_at=printed_at,
    )


def chart_part(
    chart: CustomerChart, printing: Printing, *, visit_on: date, variant: Variant = Variant.FULL
) -> Part:
    """Return one customer's chart with its bookmark; `variant` says what its head is."""
    rows = [
        *chart_head(chart, visit_on=visit_on, variant=variant),
        *last_words(chart, visit_on=visit_on),
        *for_next_time(chart, visit_on=visit_on),
        *mentions(chart, visit_on=visit_on),
        *_promise_in_full(chart),
        *deals(chart, visit_on=visit_on),
        *profile(chart, visit_on=visit_on),
        *vehicles(chart, visit_on=visit_on),
        *past_deals(chart),
        *meetings(chart, visit_on=visit_on),
        *attempts(chart, visit_on=visit_on),
    ]
    pages = flow([*rows, *_writing_room()], page_head=running_head(chart))
    _rule_to_the_end(pages[-1])
    bookmark = f"{chart.customer.number}  {words.customer(chart.customer)}"
    return Part(bookmark, with_feet(pages, printing, digits=str(chart.customer.number)))


def _title(charts: Sequence[CustomerChart]) -> str:
    if len(charts) == 1:
        name = words.customer(charts[0].customer)
        return _("Customer chart: {name}").format(name=name)
    return _("Customer charts")


def _promise_in_full(chart: CustomerChart) -> list[Row]:
    """Return what the box at the top had no room for."""
    contact = chart.next_contact
    if contact is None or is_whole_in_box(contact.plan):
        return []
    rows = [
        *labelled(_("Reason"), contact.plan.reason),
        *labelled(_("To bring"), contact.plan.bring),
    ]
    return section(_("Next contact"), rows)


def _writing_room() -> list[Row]:
    """Return the least room for handwriting; it stays on one page."""
    lines = [writing_line()] * _LEAST_WRITING_LINES
    return section(
        _("Notes of this visit"),
        [Row(line.height, line.marks, keeps_next=True) for line in lines[:-1]] + lines[-1:],
    )


def _rule_to_the_end(page: Page) -> None:
    while page.room >= paper.WRITING_LINE:
        page.add(writing_line())
