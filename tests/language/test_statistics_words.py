"""What the proof says of its figures: nothing that the counts do not bear."""

import pytest

from showroom_crm.domain.deals import ConcernCategory
from showroom_crm.domain.proportions import Proportion, differ
from showroom_crm.domain.statistics import AGREED_ONCE, NEVER_AGREED, Bar, Figure, FigureKind
from showroom_crm.language import statistics_words
from showroom_crm.language.catalog import use_language


@pytest.fixture(autouse=True)
def english(japanese: None) -> None:
    use_language("en")


def verdict(one: tuple[int, int], other: tuple[int, int]) -> str:
    shares = Proportion(*one), Proportion(*other)
    bars = tuple(
        Bar(key, share, ()) for key, share in zip((AGREED_ONCE, NEVER_AGREED), shares, strict=True)
    )
    return statistics_words.verdict(Figure(FigureKind.WON, bars, differ(*shares)))


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ((0, 0), (0, 0), "No deal yet"),
        ((3, 5), (0, 0), "Nothing to compare yet"),
        ((0, 0), (1, 4), "Nothing to compare yet"),
        ((2, 3), (1, 3), "Too few deals"),
        ((9, 9), (0, 9), "the deals are few"),
        ((20, 40), (18, 40), "may be chance"),
        ((60, 100), (20, 100), "larger than chance explains."),
    ],
)
def test_chance_is_spoken_of_only_where_there_are_deals_to_compare(
    one: tuple[int, int], other: tuple[int, int], said: str
) -> None:
    assert said in verdict(one, other)
    assert ("may be chance" in verdict(one, other)) == (said == "may be chance")


def test_of_few_only_the_count_is_told_and_of_more_the_share_with_its_number() -> None:
    assert statistics_words.share(Proportion(1, 3)) == "1 of 3"
    assert statistics_words.share(Proportion(18, 25)) == "72% (18 / n=25)"
    assert "n=0" in statistics_words.share(Proportion(0, 0))


def test_only_the_won_rates_are_compared() -> None:
    bar = Bar(ConcernCategory.PRICE.value, Proportion(3, 4), ())
    assert statistics_words.verdict(Figure(FigureKind.CONCERNS, (bar,))) == ""
