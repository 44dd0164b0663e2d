"""What no font can draw is told before printing, and boxed on paper (R7)."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader

from showroom_crm.documents.unprintable import Unprintable, unprintable
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language.catalog import _

MakeChart = Callable[..., CustomerChart]
PrintCharts = Callable[..., bytes]


def test_each_character_is_reported_once_by_customer_and_field(make_chart: MakeChart) -> None:
    chart = make_chart("佐藤😀", said="안녕と안", number=12)
    assert unprintable([make_chart(), chart]) == (
        Unprintable(12, "佐藤😀", _("Name"), ("😀",)),
        Unprintable(12, "佐藤😀", _("What the customer said"), ("안", "녕")),
    )


def test_a_chart_that_prints_whole_reports_nothing(make_chart: MakeChart) -> None:
    assert unprintable([make_chart()]) == ()


@pytest.mark.parametrize(
    "typed",
    [
        "葛\U000e0100城",
        "辻\U000e0101",
        "佐藤\u200d花子",
        "\u200b佐藤\ufeff",
        "山\u3000川\u2003谷",
        "森\U000e01ef",
    ],
)
def test_selectors_joiners_and_spaces_are_never_boxed(
    typed: str, make_chart: MakeChart, print_charts: PrintCharts
) -> None:
    assert unprintable([make_chart(typed)]) == ()
    assert _boxes(print_charts(make_chart(typed))) == _boxes(print_charts(make_chart("山")))


def test_an_unprintable_character_leaves_a_drawn_box_for_each_time_it_is_written(
    make_chart: MakeChart, print_charts: PrintCharts
) -> None:
    without = _boxes(print_charts(make_chart(notes="山と川")))
    assert _boxes(print_charts(make_chart(notes="山😀と😀川"))) == without + 2


def _boxes(pdf: bytes) -> int:
    """Count the rectangles that are stroked."""
    count = 0
    for page in PdfReader(BytesIO(pdf)).pages:
        contents = page.get_contents()
        assert contents is not None
        count += contents.get_data().count(b" re S")
    return count
