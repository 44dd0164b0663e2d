"""The commands that make PDFs: customer charts, and the sheet of a day."""

from collections.abc import Sequence
from pathlib import Path

from showroom_crm.app import SystemClock
from showroom_crm.cli.opening import showroom
from showroom_crm.cli.parser import Options
from showroom_crm.cli.speech import complain
from showroom_crm.documents.chart.variant import shown
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.exchange.whole_file import replacing
from showroom_crm.language.catalog import _
from showroom_crm.services import customers, staff
from showroom_crm.services.day_sheet import day_sheet as sheet_of_day
from showroom_crm.services.paper_settings import paper_settings


def chart(options: Options) -> int:
    """Write the charts of some customers as one PDF."""
    from showroom_crm.documents.chart.customer_chart import customer_chart_pdf

    now = SystemClock().local()
    with showroom(options) as store:
        ids = [customers.customer_with_number(store, number) for number in options.numbers]
        charts = customers.charts_for_paper(store, ids)
        _tell_unprintable(shown(charts, options.variant))
        paper = customer_chart_pdf(
            charts,
            printed_at=now,
            printed_by=_("the command line"),
            showroom=staff.showroom_name(store),
            settings=paper_settings(store),
            variant=options.variant,
        )
        _write(options.output, paper)
        customers.note_printed(store, ids, by=None, clock=SystemClock())
    return 0


def day_sheet(options: Options) -> int:
    """Write a day's contacts, what waits, and then the charts as one PDF."""
    from showroom_crm.documents.day_sheet import day_sheet_pdf

    now = SystemClock().local()
    day = options.day or now.date()
    with showroom(options) as store:
        rep = None if options.staff is None else staff.staff_with_code(store, options.staff)
        rep_id = None if rep is None else rep.id
        sheet = sheet_of_day(store, day, staff_id=rep_id, clock=SystemClock())
        charts = customers.charts_for_paper(store, sheet.customer_ids)
        _tell_unprintable(charts)
        paper = day_sheet_pdf(
            sheet,
            charts,
            printed_at=now,
            printed_by=_("the command line") if rep is None else rep.name,
            showroom=staff.showroom_name(store),
            settings=paper_settings(store),
        )
        _write(options.output, paper)
        customers.note_printed(store, sheet.customer_ids, by=rep_id, clock=SystemClock())
    return 0


def _write(path: Path, paper: bytes) -> None:
    with replacing(path) as file:
        file.write(paper)


def _tell_unprintable(charts: Sequence[CustomerChart]) -> None:
    """Say which characters will be boxes on paper, before any is written (R7)."""
    from showroom_crm.documents.unprintable import unprintable

    for found in unprintable(charts):
        told = _("{number} {name}: no font can print {characters} in “{field}”.")
        complain(
            told.format(
                number=found.number,
                name=found.name,
                characters=" ".join(found.characters),
                field=found.field,
            )
        )
