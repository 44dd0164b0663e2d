"""The printed customer chart (顧客カルテ): what a rep takes along to a visit."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import takewhile

from showroom_crm.documents.chart.brief_chart import brief_parts
from showroom_crm.documents.chart.deals import deals, past_deals
from showroom_crm.documents.chart.head import bookmark, chart_head, running_head
from showroom_crm.documents.chart.meetings import attempts, for_next_time, last_words, meetings
from showroom_crm.documents.chart.profile import mentions, profile, state_alone, vehicles
from showroom_crm.documents.chart.promise_box import is_whole_in_box
from showroom_crm.documents.chart.variant import Variant, shown, visit_day
from showroom_crm.documents.foot import Printing, with_feet
from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.flow import Page, Row, flow
from showroom_crm.documents.typesetting.grid import labelled, section, writing_line
from showroom_crm.documents.typesetting.pdf import Part, pdf
from showroom_crm.domain.paper_settings import USUAL_PAPER, PaperSettings, Section
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import words
from showroom_crm.language.catalog import _, current_language

_LEAST_WRITING_LINES = 4

_SECTIONS: dict[Section, Callable[[CustomerChart, date], list[Row]]] = {
    Section.LAST_WORDS: lambda chart, visit_on: last_words(chart, visit_on=visit_on),
    Section.NEXT_TIME: lambda chart, visit_on: for_next_time(chart, visit_on=visit_on),
    Section.MENTIONS: lambda chart, visit_on: mentions(chart, visit_on=visit_on),
    Section.DEALS: lambda chart, visit_on: deals(chart, visit_on=visit_on),
    Section.PROFILE: lambda chart, visit_on: profile(chart, visit_on=visit_on),
    Section.VEHICLES: lambda chart, visit_on: vehicles(chart, visit_on=visit_on),
    Section.PAST_DEALS: lambda chart, _visit_on: past_deals(chart),
    Section.MEETINGS: lambda chart, visit_on: meetings(chart, visit_on=visit_on),
    Section.ATTEMPTS: lambda chart, visit_on: attempts(chart, visit_on=visit_on),
    Section.WRITING: lambda _chart, _visit_on: _writing_room(),
}

# What may stand between the head and the promise that its box had no room for.
_GLANCED_AT = frozenset({Section.LAST_WORDS, Section.NEXT_TIME, Section.MENTIONS})


def customer_chart_pdf(
    charts: Sequence[CustomerChart],
    *,
    printed_at: datetime,
    printed_by: str,
    showroom: str,
    visit_on: date | None = None,
    variant: Variant = Variant.FULL,
    settings: PaperSettings = USUAL_PAPER,
    progress: Callable[[int], None] = lambda _done: None,
) -> bytes:
    """Return the charts as one PDF on A4, each with a bookmark.

    Ages and the time left are counted for the day of the visit: of each customer's next contact,
    where no day is given. Only plain text is drawn; a character that no font has is an empty box
    (see `unprintable`). `progress` hears before each chart how many are done; what it raises
    ends the work.
    """
    printing = Printing(printed_at, printed_by, showroom, settings)
    printed = shown(charts, variant)
    visits = [visit_on or visit_day(chart, today=printed_at.date()) for chart in printed]
    parts: Iterable[Part]
    if variant is Variant.BRIEF:
        parts = (
            part
            for first in _told(range(0, len(printed), 2), progress)
            for part in brief_parts(
                printed[first : first + 2], printing, visits=visits[first : first + 2]
            )
        )
    else:
        parts = (
            chart_part(printed[place], printing, visit_on=visits[place], variant=variant)
            for place in _told(range(len(printed)), progress)
        )
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
    """Return one customer's chart with its bookmark; `variant` says what its head is.

    The sections follow the settings of the printing.
    """
    settings = printing.settings
    head = chart_head(chart, visit_on=visit_on, variant=variant, logo=settings.logo)
    rows = [*head, *_sections(chart, settings, visit_on)]
    pages = flow(rows, page_head=running_head(chart))
    if settings.shown[-1] is Section.WRITING:
        _rule_to_the_end(pages[-1])
    return Part(bookmark(chart), with_feet(pages, printing, digits=str(chart.customer.number)))


def _sections(chart: CustomerChart, settings: PaperSettings, visit_on: date) -> Iterator[Row]:
    """Return the sections as they are set; the promise in full stays close to the head."""
    first = list(takewhile(_GLANCED_AT.__contains__, settings.shown))
    for which in first:
        yield from _SECTIONS[which](chart, visit_on)
    yield from _promise_in_full(chart)
    if Section.PROFILE in settings.left_out:
        yield from state_alone(chart)
    for which in settings.shown[len(first) :]:
        yield from _SECTIONS[which](chart, visit_on)


def _told(places: Iterable[int], progress: Callable[[int], None]) -> Iterator[int]:
    for place in places:
        progress(place)
        yield place


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
