"""When a contact that repeats comes again."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.follow_ups import Channel, Plan, Repeat
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.repeats import RepeatFacts, next_plan, repeats_offered
from showroom_crm.domain.vehicles import Vehicle, VehicleUse

_DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
_BIRTHDAYS = st.dates(date(1930, 1, 1), date(2000, 12, 31)) | st.just(date(1996, 2, 29))
_CLOSED = st.sets(st.integers(0, 6), max_size=6)
_VEHICLES = st.builds(
    Vehicle,
    model=st.just("アクア"),
    use=st.sampled_from(VehicleUse),
    inspection_until=st.none() | _DAYS,
    first_registered=st.none() | _DAYS,
    owned_until=st.none() | _DAYS,
)
_FACTS = st.builds(
    RepeatFacts,
    vehicles=st.lists(_VEHICLES, max_size=3),
    birthday=st.none() | _BIRTHDAYS,
    delivery_on=st.none() | _DAYS,
    days=st.builds(ShowroomDays, closed_weekdays=_CLOSED.map(frozenset)),
)


def contact(on: date, repeats: Repeat, at: time = time(15)) -> Plan:
    return Plan(
        Channel.POST,
        datetime.combine(on, at),
        "お祝いのはがき",
        bring="はがき",
        until=time(17),
        lead_minutes=(30,),
        repeats=repeats,
    )


def days_of(plan: Plan, facts: RepeatFacts, times: int) -> list[date]:
    """Return the days that follow one another, each contact done on its day."""
    days = []
    for _each in range(times):
        following = next_plan(plan, facts, today=plan.at.date())
        if following is None:
            break
        days.append(following.at.date())
        plan = following
    return days


@given(_DAYS, st.sampled_from(Repeat), _FACTS, st.integers(-400, 4000))
def test_the_next_is_later_on_an_open_day_and_else_the_same_but_for_the_agreement(
    on: date, repeats: Repeat, facts: RepeatFacts, done_after: int
) -> None:
    plan, today = contact(on, repeats), on + timedelta(days=done_after)
    following = next_plan(plan, facts, today=today)
    if following is None:
        assert repeats not in (Repeat.YEARLY,)
        return
    assert repeats is not Repeat.NEVER
    assert following.at.date() > max(on, today)
    assert facts.days.is_open(following.at.date())
    assert following.at.time() == plan.at.time()
    kept = (following.channel, following.reason, following.bring, following.until)
    assert kept == (plan.channel, plan.reason, plan.bring, plan.until)
    assert (following.lead_minutes, following.repeats) == (plan.lead_minutes, repeats)
    assert not following.agreed


@given(_DAYS, st.sampled_from(Repeat), _FACTS)
def test_no_day_comes_twice_and_after_a_delivery_there_is_an_end(
    on: date, repeats: Repeat, facts: RepeatFacts
) -> None:
    days = days_of(contact(on, repeats), facts, 8)
    assert days == sorted(set(days))
    assert on not in days
    if repeats is Repeat.AFTER_DELIVERY:
        assert len(days) <= 3


@given(_BIRTHDAYS, _DAYS)
def test_a_birthday_is_the_same_day_each_year_and_the_last_of_a_short_february(
    birthday: date, on: date
) -> None:
    facts = RepeatFacts(birthday=birthday)
    days = days_of(contact(on, Repeat.BIRTHDAY), facts, 5)
    assert [day.year for day in days] == list(range(days[0].year, days[0].year + 5))
    for day in days:
        leaps = birthday.month == 2 and birthday.day == 29 and day.day == 28
        assert leaps or (day.month, day.day) == (birthday.month, birthday.day)


def test_a_29th_of_february_is_kept_wherever_the_year_has_one() -> None:
    facts = RepeatFacts(birthday=date(1996, 2, 29))
    assert days_of(contact(date(2026, 2, 28), Repeat.BIRTHDAY), facts, 2) == [
        date(2027, 2, 28),
        date(2028, 2, 29),
    ]
    yearly = contact(date(2028, 2, 29), Repeat.YEARLY)
    assert days_of(yearly, RepeatFacts(), 1) == [date(2029, 2, 28)]


def test_a_card_that_is_sent_ahead_of_a_birthday_is_not_sent_again_on_it() -> None:
    facts = RepeatFacts(birthday=date(1983, 4, 5))
    assert days_of(contact(date(2027, 3, 20), Repeat.BIRTHDAY), facts, 1) == [date(2028, 4, 5)]


def test_a_closed_day_moves_to_the_next_open_one() -> None:
    facts = RepeatFacts(days=ShowroomDays(closed_weekdays=frozenset({6, 0})))
    # A Sunday.
    assert days_of(contact(date(2026, 10, 3), Repeat.YEARLY), facts, 1) == [date(2027, 10, 5)]


def test_a_yearly_contact_that_is_done_years_late_comes_next_in_the_year_to_come() -> None:
    plan = contact(date(2026, 10, 3), Repeat.YEARLY)
    following = next_plan(plan, RepeatFacts(), today=date(2029, 1, 10))
    assert following is not None
    assert following.at == datetime(2029, 10, 3, 15)


AQUA = Vehicle("アクア", inspection_until=date(2027, 3, 31))


def test_each_inspection_is_asked_about_three_months_before_it_every_two_years() -> None:
    plan = contact(date(2026, 12, 31), Repeat.INSPECTION)
    facts = RepeatFacts(vehicles=[AQUA])
    assert days_of(plan, facts, 2) == [date(2028, 12, 31), date(2030, 12, 31)]


def test_an_inspection_that_has_passed_gives_the_one_after_it() -> None:
    plan = contact(date(2026, 12, 31), Repeat.INSPECTION)
    following = next_plan(plan, RepeatFacts(vehicles=[AQUA]), today=date(2027, 6, 1))
    assert following is not None
    assert following.at.date() == date(2028, 12, 31)


def test_of_several_cars_the_first_inspection_counts_and_of_those_they_have() -> None:
    plan = contact(date(2026, 10, 3), Repeat.INSPECTION)
    sold = Vehicle("フィット", inspection_until=date(2027, 2, 28), owned_until=date(2026, 9, 1))
    new = Vehicle("ノート", first_registered=date(2024, 5, 1))
    assert days_of(plan, RepeatFacts(vehicles=[sold, new]), 1) == [date(2027, 2, 1)]
    assert days_of(plan, RepeatFacts(vehicles=[sold, new, AQUA]), 2) == [
        date(2026, 12, 31),
        date(2027, 2, 1),
    ]
    assert days_of(plan, RepeatFacts(vehicles=[sold]), 1) == []


def test_after_a_delivery_it_is_a_month_half_a_year_and_a_year_and_then_none() -> None:
    plan = contact(date(2026, 11, 9), Repeat.AFTER_DELIVERY)
    facts = RepeatFacts(delivery_on=date(2026, 11, 2))
    days = [date(2026, 12, 2), date(2027, 5, 2), date(2027, 11, 2)]
    assert days_of(plan, facts, 9) == days
    late = next_plan(plan, facts, today=date(2026, 12, 2))
    assert late is not None
    assert late.at.date() == days[1]


@pytest.mark.parametrize("repeats", [Repeat.INSPECTION, Repeat.BIRTHDAY, Repeat.AFTER_DELIVERY])
def test_without_the_facts_it_ends(repeats: Repeat) -> None:
    assert days_of(contact(date(2026, 10, 3), repeats), RepeatFacts(), 1) == []


def test_only_that_is_offered_for_which_there_are_facts() -> None:
    assert repeats_offered(Profile()) == [Repeat.NEVER, Repeat.YEARLY]
    known = Profile(vehicles=(AQUA,), birthday=date(1983, 4, 5))
    assert set(repeats_offered(known)) == set(Repeat) - {Repeat.AFTER_DELIVERY}
    sold = Vehicle("フィット", inspection_until=date(2027, 2, 28), owned_until=date(2026, 9, 1))
    assert Repeat.INSPECTION not in repeats_offered(Profile(vehicles=(sold, Vehicle("軽"))))
