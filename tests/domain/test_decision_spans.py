"""Times as people say them, as the days they stand for."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.decision_spans import SaidTime, Span, read_span, said_span

TODAY = date(2026, 11, 25)  # a Wednesday
INSPECTION = date(2027, 4, 30)
PHRASES = (
    "今日", "明日", "明後日", "今週末", "来週", "再来週", "来週の土曜", "今月末", "今月中", "来月",
    "来月中旬", "再来月の下旬", "3月", "3月末", "12月上旬", "31日", "3日後", "2週間後", "1か月以内",
    "半年後", "1年後", "ボーナスの後", "夏のボーナス", "冬の賞与", "お盆前", "お盆明け", "お盆",
    "GW前", "GW明け", "ゴールデンウィーク", "年内", "年末", "年明け", "年度末", "決算", "春", "夏",
    "秋", "12/5", "12月5日",
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("今月末", (2026, 11, 25), (2026, 11, 30)),
        ("来月中旬ごろ", (2026, 12, 11), (2026, 12, 20)),
        ("来月の終わり頃", (2026, 12, 25), (2026, 12, 31)),
        ("冬のボーナスが出たら", (2026, 12, 10), (2026, 12, 31)),
        ("ボーナスの後", (2026, 12, 10), (2026, 12, 31)),
        ("夏のボーナス", (2027, 7, 1), (2027, 7, 31)),
        ("年内には", (2026, 11, 25), (2026, 12, 31)),
        ("年明け", (2027, 1, 1), (2027, 1, 31)),
        ("今週末", (2026, 11, 28), (2026, 11, 29)),
        ("来週の土曜日", (2026, 12, 5), (2026, 12, 5)),
        ("再来週", (2026, 12, 7), (2026, 12, 13)),
        ("3月", (2027, 3, 1), (2027, 3, 31)),
        ("１２月　上旬", (2026, 12, 1), (2026, 12, 10)),
        ("11月末", (2026, 11, 25), (2026, 11, 30)),
        ("10月", (2027, 10, 1), (2027, 10, 31)),
        ("3日後", (2026, 11, 28), (2026, 11, 28)),
        ("2週間後", (2026, 12, 6), (2026, 12, 12)),
        ("24日", (2026, 12, 24), (2026, 12, 24)),
        ("31日", (2026, 12, 31), (2026, 12, 31)),
        ("12/5", (2026, 12, 5), (2026, 12, 5)),
        ("2027年3月1日", (2027, 3, 1), (2027, 3, 1)),
    ],
)
def test_what_people_say_stands_for_days(
    said: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert read_span(said, today=TODAY) == Span(date(*first), date(*last))


@pytest.mark.parametrize(
    "said",
    ["", "未定", "妻と相談して決める", "13月", "子どもの受験の後", "車検まで", "99日"],
)
def test_what_names_no_days_stands_for_none(said: str) -> None:
    assert read_span(said, today=TODAY) is None


def test_until_the_inspection_is_until_that_day_while_it_lies_ahead() -> None:
    until = read_span("車検まで", today=TODAY, inspection_until=INSPECTION)
    assert until == Span(TODAY, INSPECTION)
    gone = read_span("車検の前に", today=date(2027, 5, 1), inspection_until=INSPECTION)
    assert gone is None


@given(
    st.sampled_from(PHRASES),
    st.dates(date(2000, 1, 1), date(2098, 1, 1)),
    st.sampled_from(["", "ごろ", "かな", "には決める"]),
)
def test_days_never_lie_before_they_are_said_and_never_run_backward(
    said: str, today: date, after: str
) -> None:
    span = read_span(said + after, today=today)

    assert span is not None
    assert today <= span.first <= span.last
    assert span.last - today <= timedelta(days=800)


@given(st.text(max_size=12), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_any_words_are_read_or_not_but_never_fail(said: str, today: date) -> None:
    span = read_span(said, today=today)

    assert span is None or today <= span.first <= span.last


@pytest.mark.parametrize(
    ("said", "on", "last"),
    [
        (SaidTime.END_OF_MONTH, date(2026, 10, 3), date(2026, 10, 31)),
        (SaidTime.END_OF_MONTH, date(2027, 2, 28), date(2027, 2, 28)),
        (SaidTime.MIDDLE_OF_NEXT_MONTH, date(2026, 12, 31), date(2027, 1, 20)),
        (SaidTime.END_OF_NEXT_MONTH, date(2027, 1, 31), date(2027, 2, 28)),
        (SaidTime.AFTER_BONUS, date(2026, 10, 3), date(2026, 12, 31)),
    ],
)
def test_what_is_often_said_ends_on_a_day(said: SaidTime, on: date, last: date) -> None:
    span = said_span(said, today=on)

    assert span is not None
    assert span.last == last


def test_before_the_inspection_and_not_known_yet() -> None:
    on, until = date(2026, 10, 3), date(2027, 3, 31)
    before = said_span(SaidTime.BEFORE_INSPECTION, today=on, inspection_until=until)
    assert before == Span(on, until)
    assert said_span(SaidTime.BEFORE_INSPECTION, today=on) is None
    assert said_span(SaidTime.NOT_KNOWN, today=on) is None
