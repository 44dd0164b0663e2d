"""Every field of a chart is on its paper, in order, and is copied out of it as it was typed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from showroom_crm.documents.chart.customer_chart import customer_chart_pdf
from showroom_crm.documents.chart.variant import Variant
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.services.demo import fill_demo
from showroom_crm.storage.store import open_store
from tests.conftest import NOON, MovableClock
from tests.documents.chart.made_charts import VISIT_ON, Made, charts
from tests.documents.chart.printed_fields import (
    first_missing,
    in_order,
    read_by_poppler,
    read_by_pypdf,
)
from tests.documents.placing import assert_well_drawn, assert_well_placed, words_on

Missing = Callable[[CustomerChart], str | None]


@pytest.fixture
def program() -> str:
    found = shutil.which("pdftotext")
    if found is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    return found


@pytest.fixture
def missing(program: str, tmp_path: Path) -> Missing:
    """The first field that pypdf or poppler does not find after the one before."""

    def find(chart: CustomerChart) -> str | None:
        pdf = customer_chart_pdf(
            [chart], printed_at=NOON, printed_by="田中", showroom="三鷹店", visit_on=VISIT_ON
        )
        typed = [text for text in in_order(chart, visit_on=VISIT_ON) if text.strip()]
        for read in (read_by_pypdf(pdf), read_by_poppler(program, pdf, tmp_path)):
            found = first_missing(typed, read)
            if found is not None:
                return found[:80]
        return None

    return find


def test_every_field_of_the_demo_customers_is_printed_in_order(
    missing: Missing, tmp_path: Path
) -> None:
    store = open_store(tmp_path / "demo")
    fill_demo(store, customers=40, clock=MovableClock())
    for customer_id in store.customers.ids():
        assert missing(store.charts.chart(customer_id)) is None
    store.close_thread()


@settings(
    max_examples=15,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a smaller one takes minutes to find
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(made=charts())
def test_every_field_of_any_writing_and_length_is_printed_in_order(
    made: Made, missing: Missing
) -> None:
    assert missing(made.chart) is None


@settings(
    max_examples=4,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(made=charts(lengths=(1, 40)))
def test_no_field_of_any_writing_lies_over_another(
    made: Made, program: str, tmp_path: Path
) -> None:
    for variant in (Variant.FULL, Variant.BRIEF):
        pdf = customer_chart_pdf(
            [made.chart] * 2,
            printed_at=NOON,
            printed_by="田中",
            showroom="三鷹店",
            variant=variant,
        )
        pages = words_on(program, pdf, tmp_path)
        assert_well_placed(pages)
        assert_well_drawn(pdf, pages)
