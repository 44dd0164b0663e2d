"""Amounts as reps type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.amounts import MOST, read_kilometres, read_yen
from showroom_crm.domain.errors import RuleBroken


@pytest.mark.parametrize(
    ("typed", "yen"),
    [
        ("3280000", 3_280_000),
        ("3,280,000円", 3_280_000),
        ("３，２８０，０００", 3_280_000),
        ("328万", 3_280_000),
        ("328万円", 3_280_000),
        ("３２８．５万", 3_285_000),
        ("328万5000", 3_285_000),
        ("¥ 98 000", 98_000),
        ("0", 0),
    ],
)
def test_an_amount_is_read_as_it_is_said(typed: str, yen: int) -> None:
    assert read_yen(typed, field="total") == yen


@pytest.mark.parametrize(
    ("typed", "kilometres"),
    [("45000", 45_000), ("45,000km", 45_000), ("4.5万キロ", 45_000), ("４万５０００ｋｍ", 45_000)],
)
def test_a_distance_is_read_as_it_is_said(typed: str, kilometres: int) -> None:
    assert read_kilometres(typed, field="mileage_km") == kilometres


@pytest.mark.parametrize("typed", ["", "円", "-5", "12.5", "三百万", "1e9", "9" * 11, "5万万"])
def test_what_is_no_amount_is_refused_where_it_stands(typed: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_yen(typed, field="total")
    assert refused.value.details["field"] == "total"


@given(st.integers(0, MOST))
def test_what_the_screen_shows_is_read_back(amount: int) -> None:
    assert read_yen(f"{amount:,}円", field="total") == amount
