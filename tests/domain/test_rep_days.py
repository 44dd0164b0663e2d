"""A promise is not made beside another one, nor for a day off."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.days_off import DayOff
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.proposals import contact_moments
from showroom_crm.domain.rep_days import RepDays

NOW = datetime(2026, 11, 25, 12)
TANAKA = StaffId(1)


def call(at: datetime, until: time | None = None, channel: Channel = Channel.PHONE) -> Plan:
    return Plan(channel, at, reason="見積", until=until)


def test_half_an_hour_around_a_contact_is_taken() -> None:
    rep = RepDays(TANAKA, (call(datetime(2026, 11, 26, 15)),))
    assert not rep.is_free(datetime(2026, 11, 26, 14, 30))
    assert not rep.is_free(datetime(2026, 11, 26, 15, 30))
    assert rep.is_free(datetime(2026, 11, 26, 14, 29))
    assert rep.is_free(datetime(2026, 11, 26, 15, 31))


def test_a_window_is_taken_until_its_end_and_a_letter_takes_no_time() -> None:
    evening = RepDays(TANAKA, (call(datetime(2026, 11, 26, 18), until=time(20)),))
    assert not evening.is_free(datetime(2026, 11, 26, 19))
    letter = RepDays(TANAKA, (call(datetime(2026, 11, 26, 15), channel=Channel.POST),))
    assert letter.is_free(datetime(2026, 11, 26, 15))


def test_the_next_free_hour_is_proposed() -> None:
    rep = RepDays(TANAKA, (call(datetime(2026, 11, 26, 12)),))
    assert contact_moments(now=NOW, rep=rep)[:2] == [
        datetime(2026, 11, 26, 13),
        datetime(2026, 11, 27, 12),
    ]


def test_a_day_off_is_not_proposed() -> None:
    rep = RepDays(TANAKA, (), (DayOff(TANAKA, date(2026, 11, 26), date(2026, 11, 27)),))
    assert contact_moments(now=NOW, rep=rep)[0] == datetime(2026, 11, 28, 12)


def test_another_rep_s_day_off_does_not_matter() -> None:
    rep = RepDays(TANAKA, (), (DayOff(StaffId(2), date(2026, 11, 26), date(2026, 11, 26)),))
    assert contact_moments(now=NOW, rep=rep)[0] == datetime(2026, 11, 26, 12)


@given(
    st.lists(st.integers(0, 14 * 24), max_size=60),
    st.integers(0, 400),
    st.none() | st.integers(0, 10),
)
def test_there_is_always_a_proposal_and_it_is_free_where_the_day_has_a_free_hour(
    hours: list[int], off_for: int, decides_in: int | None
) -> None:
    contacts = tuple(call(datetime(2026, 11, 25) + timedelta(hours=hour)) for hour in hours)
    off = DayOff(TANAKA, NOW.date(), NOW.date() + timedelta(days=off_for))
    rep = RepDays(TANAKA, contacts, (off,))
    decides_on = None if decides_in is None else NOW.date() + timedelta(days=decides_in)

    moments = contact_moments(now=NOW, rep=rep, decides_on=decides_on)

    assert moments
    assert list(moments) == sorted(moments)
    for moment in moments:
        assert moment > NOW
        day = [datetime.combine(moment.date(), time(hour)) for hour in range(10, 20)]
        there = [each for each in day if not rep.beside(each)]
        if decides_on is None:
            assert not there or not rep.beside(moment)


def test_a_customer_who_decides_weeks_from_now_is_also_asked_shortly_before() -> None:
    moments = contact_moments(now=NOW, decides_from=date(2027, 3, 1), decides_on=date(2027, 3, 31))
    assert moments[-1] == datetime(2027, 2, 26, 12)
    assert moments[0] == datetime(2026, 11, 26, 12)
    soon = contact_moments(now=NOW, decides_from=date(2026, 12, 1), decides_on=date(2026, 12, 31))
    assert soon[-1] == datetime(2026, 12, 2, 12)
