import string
from datetime import date, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.written_dates import read_day, read_day_gone_by, read_time, read_window

FULL_WIDTH = str.maketrans("0123456789-/.:R", "０１２３４５６７８９－／．：Ｒ")
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
WRITTEN = (
    "{:%Y-%m-%d}",
    "{:%Y/%m/%d}",
    "{:%Y%m%d}",
    "{:%Y.%m.%d}",
    "{0.year}年{0.month}月{0.day}日",
)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-04-30", date(2027, 4, 30)),
        ("2027/4/30", date(2027, 4, 30)),
        ("20270430", date(2027, 4, 30)),
        ("R9.4.30", date(2027, 4, 30)),
        ("令和9年4月30日", date(2027, 4, 30)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("H5/3/1", date(1993, 3, 1)),
        ("S58.3.3", date(1983, 3, 3)),
        ("大正15年12月24日", date(1926, 12, 24)),
        ("Ｒ９。４。３０", date(2027, 4, 30)),
        ("２０２７ー０４ー３０", date(2027, 4, 30)),
        ("2026年10月3日(土)", date(2026, 10, 3)),
        (" 2026 / 10 / 3 土曜日 ", date(2026, 10, 3)),
    ],
)
def test_a_day_is_read_as_a_rep_types_it(typed: str, day: date) -> None:
    assert read_day(typed, field="birthday") == day


def test_a_paper_from_before_the_change_of_era_names_a_later_year_of_the_old_one() -> None:
    assert read_day("平成33年4月1日", field="vehicles") == date(2021, 4, 1)


@given(DAYS, st.sampled_from(WRITTEN), st.booleans())
def test_every_day_is_read_back_in_each_form_and_width(
    day: date, form: str, full_width: bool
) -> None:
    typed = form.format(day)
    assert read_day(typed.translate(FULL_WIDTH) if full_width else typed, field="on") == day


@given(st.dates(date(2019, 5, 1), date(2100, 1, 1)), st.sampled_from("-/."))
def test_every_day_of_the_present_era_is_read_back(day: date, sign: str) -> None:
    typed = f"R{day.year - 2018}{sign}{day.month}{sign}{day.day}"
    assert read_day(typed, field="on") == day


@given(DAYS, st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_a_day_without_its_year_is_the_next_such_day(day: date, today: date) -> None:
    if (day.month, day.day) == (2, 29):
        day += timedelta(days=1)
    read = read_day(f"{day.month}/{day.day}", field="at", today=today)
    assert (read.month, read.day) == (day.month, day.day)
    assert today <= read <= today + timedelta(days=366)


@pytest.mark.parametrize(
    "typed",
    ["", "あした", "2027-02-30", "2027-13-01", "R0.4.30", "4/30", "2027-04", "99999999", "-"],
)
def test_what_is_no_day_is_refused_with_the_text_and_its_field(typed: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_day(typed, field="birthday")
    assert refused.value.key == "date.unreadable"
    assert refused.value.details == {"typed": typed, "field": "birthday"}


@given(st.text(alphabet=string.digits + "年月日RHS令和元-/.時半午後前:()土 ー", max_size=14))
def test_any_text_is_read_or_refused_but_never_a_bug(typed: str) -> None:
    for read in (
        lambda: read_day(typed, field="on", today=date(2027, 3, 1)),
        lambda: read_time(typed, field="on"),
        lambda: read_window(typed, field="on"),
    ):
        try:
            read()
        except RuleBroken as refused:
            assert refused.details["typed"] == typed


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("15:00", time(15)),
        ("15：30", time(15, 30)),
        ("1500", time(15)),
        ("930", time(9, 30)),
        ("15時", time(15)),
        ("15時半", time(15, 30)),
        ("１５時５分", time(15, 5)),
        ("午後3時", time(15)),
        ("午後3:20", time(15, 20)),
        ("午前9時半", time(9, 30)),
        ("午後12時半", time(12, 30)),
        ("午前3時", time(3)),
        ("3pm", time(15)),
        ("正午", time(12)),
        ("10", time(10)),
    ],
)
def test_a_time_is_read_as_a_rep_types_it(typed: str, read: time) -> None:
    assert read_time(typed, field="at") == read


def test_an_hour_that_is_only_said_is_in_the_afternoon_but_a_written_one_is_kept() -> None:
    assert [read_time(typed, field="at") for typed in ("3", "3時半", "03", "3:00", "0300")] == [
        time(15),
        time(15, 30),
        time(3),
        time(3),
        time(3),
    ]


@given(st.times(), st.sampled_from(("{0.hour}:{0.minute:02}", "{:%H%M}", "{:%H:%M}")))
def test_every_time_is_read_back(value: time, form: str) -> None:
    assert read_time(form.format(value), field="at") == value.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    "typed", ["", "25:00", "15:60", "午後13時", "午前12時", "いつでも", "15:00:00"]
)
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_time(typed, field="at")
    assert (refused.value.key, refused.value.details["field"]) == ("time.unreadable", "at")


@pytest.mark.parametrize(
    "typed", ["18:00–20:00", "18:00-20:00", "１８時〜２０時", "18時から20時", "6〜20"]
)
def test_a_window_is_read_with_both_its_ends(typed: str) -> None:
    assert read_window(typed, field="at") == (time(18), time(20))


def test_a_window_of_one_time_has_no_end() -> None:
    assert read_window("15:00", field="at") == (time(15), None)


def test_a_window_of_three_times_is_refused() -> None:
    with pytest.raises(RuleBroken, match=r"time\.unreadable"):
        read_window("9-10-11", field="at")


@pytest.mark.parametrize("today", [date(2021, 1, 1), date(2024, 3, 1), date(2028, 2, 29)])
def test_a_leap_day_without_a_year_is_the_next_one_there_is(today: date) -> None:
    assert read_day("2/29", field="day", today=today) == (
        date(2024, 2, 29) if today.year == 2021 else date(2028, 2, 29)
    )
    with pytest.raises(RuleBroken, match=r"date\.unreadable"):
        read_day("2/30", field="day", today=today)


@given(st.integers(0, 800), st.dates(date(2001, 1, 1), date(2090, 1, 1)))
def test_a_day_gone_by_without_its_year_is_the_last_such_day(back: int, today: date) -> None:
    day = today - timedelta(days=back)
    assume((day.month, day.day) != (2, 29))
    read = read_day_gone_by(f"{day.month}/{day.day}", field="done_on", today=today)
    assert read <= today
    assert (read.month, read.day) == (day.month, day.day)
    assert read == day or back >= 365


def test_a_leap_day_gone_by_is_the_last_one() -> None:
    assert read_day_gone_by("2/29", field="done_on", today=date(2028, 2, 29)) == date(2028, 2, 29)
    assert read_day_gone_by("2027-12-31", field="done_on", today=date(2026, 1, 1)).year == 2027
