"""What is counted in days and years is right on the day of the visit, not of printing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from showroom_crm.documents.chart.customer_chart import customer_chart_pdf
from showroom_crm.documents.chart.variant import Variant, visit_day
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import formats
from showroom_crm.language.catalog import _

MakeChart = Callable[..., CustomerChart]

PRINTED_AT = datetime(2026, 9, 1, 9, 5)
BIRTHDAY, INSPECTION, DECISION = date(1983, 10, 3), date(2027, 4, 30), date(2026, 10, 31)


def _for_a_contact_on(day: date, chart: CustomerChart) -> CustomerChart:
    [planned] = chart.planned
    plan = replace(planned.plan, at=datetime.combine(day, planned.plan.at.time()))
    moved = replace(planned, plan=plan)
    return replace(chart, planned=(moved,))


def _pages(*charts: CustomerChart, variant: Variant = Variant.FULL) -> list[str]:
    pdf = customer_chart_pdf(
        charts,
        printed_at=PRINTED_AT,
        printed_by="田中 一郎",
        showroom="三鷹店",
        variant=variant,
    )
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.parametrize("variant", Variant)
@pytest.mark.parametrize("day", [date(2026, 10, 2), date(2026, 10, 3), date(2026, 10, 30)])
def test_the_time_left_and_the_age_are_those_of_the_next_contact(
    make_chart: MakeChart, day: date, variant: Variant
) -> None:
    [text] = _pages(_for_a_contact_on(day, make_chart()), variant=variant)
    assert _("Visit on {day}").format(day=formats.full_day(day)) in text
    for until in (INSPECTION, DECISION):
        assert formats.time_left(until, on=day) in text
    if variant is Variant.FULL:
        years = 43 if day >= date(2026, 10, 3) else 42
        assert formats.years_old(years) in text


def test_each_chart_of_a_batch_is_for_the_day_of_its_own_contact(make_chart: MakeChart) -> None:
    days = [date(2026, 10, 2), date(2026, 10, 20)]
    pages = _pages(*(_for_a_contact_on(day, make_chart()) for day in days))
    for day, text in zip(days, pages, strict=True):
        assert formats.time_left(DECISION, on=day) in text
    assert formats.time_left(DECISION, on=days[0]) != formats.time_left(DECISION, on=days[1])


def test_a_contact_that_is_late_or_missing_is_for_today(make_chart: MakeChart) -> None:
    today = PRINTED_AT.date()
    late = _for_a_contact_on(today - timedelta(days=9), make_chart())
    assert visit_day(late, today=today) == today
    assert visit_day(replace(late, planned=()), today=today) == today
    [text] = _pages(late)
    assert formats.time_left(INSPECTION, on=today) in text


@pytest.mark.parametrize("variant", Variant)
def test_a_contact_of_an_earlier_day_says_how_long_it_is_overdue(
    make_chart: MakeChart, variant: Variant
) -> None:
    today = PRINTED_AT.date()
    late = today - timedelta(days=9)
    [text] = _pages(_for_a_contact_on(late, make_chart()), variant=variant)
    assert "▲ " + formats.time_left(late, on=today) in text
    [text] = _pages(_for_a_contact_on(today, make_chart()), variant=variant)
    assert "▲" not in text
