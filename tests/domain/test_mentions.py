"""What to mention comes up at the right time, and is typed in one line."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.mentions import Mention, read_mention, to_mention, written_mention

TODAY = date(2026, 10, 3)
days = st.dates(date(2020, 1, 1), date(2060, 12, 31))
texts = st.text("受験あア1２ 月日/-.()R「」", min_size=1, max_size=30)


@given(st.lists(st.builds(Mention, st.just("旅行"), st.none() | days, st.none() | days)), days)
def test_it_comes_up_from_seven_days_before_its_date_until_it_is_ticked(
    mentions: list[Mention], today: date
) -> None:
    shown = to_mention(mentions, today=today)
    assert all(mention.ticked_on is None for mention in shown)
    for mention in mentions:
        due = mention.on is None or today >= mention.on - timedelta(days=7)
        assert (mention in shown) == (due and mention.ticked_on is None)


@given(st.lists(st.builds(Mention, texts, st.none() | days)), days)
def test_dated_ones_come_first_by_their_day(mentions: list[Mention], today: date) -> None:
    shown = to_mention(mentions, today=today)
    dated = [mention.on for mention in shown if mention.on is not None]
    assert dated == sorted(dated)
    assert all(mention.on is None for mention in shown[len(dated) :])


@pytest.mark.parametrize(
    ("typed", "words", "day"),
    [
        ("娘さんの受験 2/15", "娘さんの受験", date(2027, 2, 15)),
        ("娘さんの受験２／１５", "娘さんの受験", date(2027, 2, 15)),
        ("娘さんの受験 2月15日(月)", "娘さんの受験", date(2027, 2, 15)),
        ("ハワイ旅行　2026-12-28", "ハワイ旅行", date(2026, 12, 28)),
        ("ハワイ旅行 20261228", "ハワイ旅行", date(2026, 12, 28)),
        ("英検2級の1 2/15 (月)", "英検2級の1", date(2027, 2, 15)),
        ("結婚記念日 R8.11.3", "結婚記念日", date(2026, 11, 3)),
        ("結婚記念日11/3", "結婚記念日", date(2026, 11, 3)),
        ("本日 10/3", "本日", TODAY),
        ("きのうの試合 10/2", "きのうの試合", date(2027, 10, 2)),
        ("キャンプ", "キャンプ", None),
        ("11/3 の旅行", "11/3 の旅行", None),
        ("会員番号20261228", "会員番号20261228", None),
        ("部屋は2-30", "部屋は2-30", None),
        ("番号は112/15", "番号は112/15", None),
    ],
)
def test_the_day_is_read_from_the_end_of_the_line(typed: str, words: str, day: date | None) -> None:
    assert read_mention(typed, today=TODAY) == Mention(words, on=day)


@pytest.mark.parametrize("typed", ["", "  ", "2/15"])
def test_a_day_alone_says_nothing_to_mention(typed: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_mention(typed, today=TODAY)
    assert refused.value.key == "mention.empty"


@given(texts, days, days)
def test_what_is_written_back_is_read_as_the_same(typed: str, on: date, today: date) -> None:
    words = f"あ{typed}".strip()
    mention = Mention(words, on=on)
    assert read_mention(written_mention(mention, today=today), today=today) == mention
