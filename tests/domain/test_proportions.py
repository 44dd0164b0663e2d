"""Shares, and what chance alone may have made of them."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.proportions import Proportion, differ


@st.composite
def proportions(draw: st.DrawFn) -> Proportion:
    total = draw(st.integers(0, 400))
    return Proportion(draw(st.integers(0, total)), total)


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    # Published by Newcombe (1998), Two-sided confidence intervals for the single proportion.
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_the_published_one(count: int, total: int, low: float, high: float) -> None:
    interval = Proportion(count, total).interval

    assert interval is not None
    assert interval == pytest.approx((low, high), abs=5e-5)


@given(proportions())
def test_the_share_lies_in_its_interval(one: Proportion) -> None:
    if not one.total:
        assert one.share is None
        assert one.interval is None
        return
    assert one.share is not None
    assert one.interval is not None
    low, high = one.interval
    assert 0 <= low <= one.share <= high <= 1


@given(proportions(), proportions())
def test_differing_does_not_depend_on_the_order(one: Proportion, other: Proportion) -> None:
    assert differ(one, other) == differ(other, one)


def test_published_differences_are_told_from_chance() -> None:
    # Newcombe (1998), Interval estimation for the difference: 56/70 − 48/80 is 0.0524 to 0.3339,
    # 9/10 − 3/10 is 0.1705 to 0.8090, 6/7 − 2/7 is 0.0582 to 0.8062.
    assert differ(Proportion(56, 70), Proportion(48, 80))
    assert differ(Proportion(9, 10), Proportion(3, 10))
    assert differ(Proportion(6, 7), Proportion(2, 7))
    assert not differ(Proportion(5, 56), Proportion(0, 29))
    assert not differ(Proportion(3, 4), Proportion(1, 4))
    assert not differ(Proportion(0, 0), Proportion(5, 5))


def test_chance_alone_seldom_looks_like_a_difference() -> None:
    """Of two samples of 40 with one true share, about one pair in twenty may be told apart."""
    share, size = 0.4, 40
    chances = [comb(size, k) * share**k * (1 - share) ** (size - k) for k in range(size + 1)]
    fooled = sum(
        one * other
        for a, one in enumerate(chances)
        for b, other in enumerate(chances)
        if differ(Proportion(a, size), Proportion(b, size))
    )

    assert 0.01 < fooled < 0.07
