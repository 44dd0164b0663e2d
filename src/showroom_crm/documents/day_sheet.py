"""The day sheet: the day's calls and visits by rep, what is overdue or waits, then the charts."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from showroom_crm.documents.chart.customer_chart import chart_part
from showroom_crm.documents.day_sheet_rows import contact_row, waiting_row
from showroom_crm.documents.foot import Printing, with_feet
from showroom_crm.documents.letterhead import below_top, beside_logo, logo_at_right
from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.flow import Row, baseline, flow, line_row
from showroom_crm.documents.typesetting.marks import level_rule, right_aligned
from showroom_crm.documents.typesetting.pdf import Part, pdf
from showroom_crm.documents.typesetting.text import (
    BODY,
    SMALL,
    Style,
    set_fitting,
    set_in_one_line,
    set_line,
)
from showroom_crm.domain.board import SectionKind
from showroom_crm.domain.day_sheet import DaySheet, RepDay
from showroom_crm.domain.logo import Logo
from showroom_crm.domain.paper_settings import USUAL_PAPER, PaperSettings
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import board_words, formats
from showroom_crm.language.catalog import _, current_language, ngettext

_TITLE = Style(14, 20, bold=True)
_SECTION = Style(10.5, 16, bold=True)
_LEAST = 5.0
_ABOVE_SECTION = 3 * paper.MM


def day_sheet_pdf(
    sheet: DaySheet,
    charts: Sequence[CustomerChart],
    *,
    printed_at: datetime,
    printed_by: str,
    showroom: str,
    settings: PaperSettings = USUAL_PAPER,
    progress: Callable[[int], None] = lambda _done: None,
) -> bytes:
    """Return the sheet, then the charts, as one PDF on A4.

    Each contact has a box to tick and a line for what came of it; one of an earlier day stands
    with its day, a waiting deal with a line for our next contact. `progress` hears before each
    chart how many are done; what it raises ends the work.
    """
    printing = Printing(printed_at, printed_by, showroom, settings)
    heading = _heading(sheet)
    pages = flow(_rows(sheet, heading, settings.logo), page_head=_running_head(heading))

    def parts() -> Iterator[Part]:
        yield Part(heading, with_feet(pages, printing))
        for done, chart in enumerate(charts):
            progress(done)
            yield chart_part(chart, printing, visit_on=sheet.day)

    return pdf(
        parts(), title=heading, author=showroom, language=current_language(), made_at=printed_at
    )


def _heading(sheet: DaySheet) -> str:
    heading = _("Day sheet of {day}").format(day=formats.full_day(sheet.day))
    return heading if sheet.whose is None else f"{heading}　{sheet.whose.name}"


def _rows(sheet: DaySheet, heading: str, logo: Logo | None) -> Iterator[Row]:
    yield _head(heading, len(sheet.contacts), logo)
    if not sheet.contacts:
        yield line_row(set_line(_("No contact is planned for this day."), BODY), paper.LEFT)
    for rep in sheet.reps:
        if sheet.whose is None:
            yield from _rep_head(rep)
        yield from (contact_row(each, sheet.day) for each in rep.contacts)
    names_rep = sheet.whose is None
    for kind, rows in (
        (
            SectionKind.OVERDUE,
            [contact_row(each, sheet.day, names_rep=names_rep) for each in sheet.overdue],
        ),
        (SectionKind.WAITING, [waiting_row(each, names_rep=names_rep) for each in sheet.waiting]),
    ):
        if rows:
            yield from _section_head(board_words.heading(kind, len(rows)))
            yield from rows


def _head(heading: str, count: int, logo: Logo | None) -> Row:
    counted = set_line(_counted(count), BODY)
    on = baseline(_TITLE)
    picture = None if logo is None else logo_at_right(logo, baseline=on)
    right = paper.RIGHT if picture is None else beside_logo(picture)
    room = right - paper.LEFT - counted.width - 4 * paper.MM
    [title, *_rest] = set_fitting(heading, _TITLE, room, least=_LEAST)
    row = line_row(
        title,
        paper.LEFT,
        right_aligned(right, on, counted),
        level_rule(_TITLE.leading + 4, weight=paper.THIN),
    )
    row = Row(_TITLE.leading + 8, row.marks, keeps_next=True)
    return row if picture is None else below_top(row, picture)


def _rep_head(rep: RepDay) -> Iterator[Row]:
    name = _("No rep") if rep.staff is None else rep.staff.name
    return _section_head(name, _counted(len(rep.contacts)))


def _section_head(text: str, counted: str = "") -> Iterator[Row]:
    """Give a heading that shares its page with what follows, above a rule."""
    again = set_in_one_line(text, SMALL, paper.CONTENT_WIDTH / 3, least=_LEAST)
    yield Row(_ABOVE_SECTION, keeps_next=True, parts=True, heading=again)
    aside = set_line(counted, SMALL)
    room = paper.CONTENT_WIDTH - aside.width - 4 * paper.MM
    row = line_row(
        set_in_one_line(text, _SECTION, room, least=_LEAST),
        paper.LEFT,
        right_aligned(paper.RIGHT, baseline(_SECTION), aside),
        level_rule(_SECTION.leading),
    )
    yield Row(_SECTION.leading, row.marks, keeps_next=True)


def _counted(number: int) -> str:
    return ngettext("{number} contact", "{number} contacts", number).format(
        number=formats.count(number)
    )


def _running_head(heading: str) -> Row:
    line = set_in_one_line(heading, SMALL, paper.CONTENT_WIDTH / 2, least=_LEAST)
    row = line_row(line, paper.LEFT, level_rule(15))
    return Row(19, row.marks)
