"""The month of a first registration, as it stands on papers and is typed."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.written_dates import read_month

FULL_WIDTH = str.maketrans("0123456789-/.R", "０１２３４５６７８９－／．Ｒ")
MONTHS = st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(lambda day: day.replace(day=1))
WRITTEN = ("{:%Y-%m}", "{0.year}/{0.month}", "{:%Y%m}", "{:%Y.%m}", "{0.year}年{0.month}月")


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("2021-04", date(2021, 4, 1)),
        ("2021/4", date(2021, 4, 1)),
        ("202104", date(2021, 4, 1)),
        ("２０２１ー０４", date(2021, 4, 1)),
        ("2021年4月", date(2021, 4, 1)),
        ("R3.4", date(2021, 4, 1)),
        ("r3/4", date(2021, 4, 1)),
        ("Ｒ３．４", date(2021, 4, 1)),
        ("R3年4月", date(2021, 4, 1)),
        ("令和3年4月", date(2021, 4, 1)),
        ("令和 3年 4月", date(2021, 4, 1)),
        ("令和元年5月", date(2019, 5, 1)),
        ("H31.4", date(2019, 4, 1)),
        ("平成31年4月", date(2019, 4, 1)),
        ("S58.12", date(1983, 12, 1)),
        ("令和3年4月15日", date(2021, 4, 1)),
        ("2021-04-15", date(2021, 4, 1)),
    ],
)
def test_a_month_is_read_as_a_rep_types_it(typed: str, month: date) -> None:
    assert read_month(typed, field="vehicles") == month


@given(MONTHS, st.sampled_from(WRITTEN), st.booleans())
def test_every_month_is_read_back_in_each_form_and_width(
    month: date, form: str, full_width: bool
) -> None:
    typed = form.format(month)
    assert read_month(typed.translate(FULL_WIDTH) if full_width else typed, field="on") == month


@given(st.dates(date(2019, 5, 1), date(2100, 1, 1)), st.sampled_from("-/."))
def test_every_month_of_the_present_era_is_read_back(day: date, sign: str) -> None:
    typed = f"R{day.year - 2018}{sign}{day.month}"
    assert read_month(typed, field="on") == day.replace(day=1)


@pytest.mark.parametrize(
    "typed",
    ["", "去年の春", "2021", "2021-13", "2021-0", "202113", "R0.4", "R3", "R34", "4", "3.4", "-"],
)
def test_what_is_no_month_is_refused_with_the_text_and_its_field(typed: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_month(typed, field="vehicles")
    assert refused.value.key == "month.unreadable"
    assert refused.value.details == {"typed": typed, "field": "vehicles"}


@given(st.text(alphabet=string.digits + "年月日RHS令和元-/. ー", max_size=12))
def test_any_text_is_read_or_refused_but_never_a_bug(typed: str) -> None:
    try:
        assert read_month(typed, field="on").day == 1
    except RuleBroken as refused:
        assert refused.details["typed"] == typed
