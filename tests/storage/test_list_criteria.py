"""The list holds whom a plain reading of every chart would pick, in the order that is asked for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from showroom_crm.domain.customers import CustomerState, Profile
from showroom_crm.domain.deals import Deal, DealState, Decision, LostReason
from showroom_crm.domain.folding import sort_key
from showroom_crm.domain.follow_ups import Channel, Plan, late_after
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.list_query import (
    Ahead,
    ContactDue,
    Criteria,
    Days,
    Months,
    Period,
    Sort,
    SortKey,
    days_of_contact,
    days_of_period,
)
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.months import months_later
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.domain.showroom import CustomerChart, Query
from showroom_crm.domain.staff import StaffRole
from showroom_crm.domain.vehicles import Payment, Vehicle
from showroom_crm.services import finding
from showroom_crm.services.store import Store
from tests.conftest import NOON, MovableClock

TODAY = NOON.date()
TAGS = ("値引き", "下取り", "家族")
DAYS = st.integers(-500, 500).map(lambda days: TODAY + timedelta(days=days))
MOMENTS = st.integers(-20, 20).map(lambda hours: NOON + timedelta(hours=7 * hours))
CARS = st.builds(
    Vehicle,
    model=st.just("アクア"),
    inspection_until=st.none() | DAYS,
    payment=st.none() | st.sampled_from(Payment),
    payment_until=st.none() | DAYS,
    owned_until=st.none() | DAYS,
)


@dataclass(frozen=True)
class Spec:
    """A customer to be entered."""

    kana: str
    staff: int | None
    state: CustomerState
    refusals: frozenset[Refusal]
    cars: list[Vehicle]
    deals: list[tuple[DealState, date, date | None]]
    contacts: list[datetime]
    talks: list[tuple[int, frozenset[str]]]


SPECS = st.builds(
    Spec,
    kana=st.sampled_from(["サトウ", "タナカ", "アベ", ""]),
    staff=st.none() | st.integers(0, 1),
    state=st.sampled_from(CustomerState),
    refusals=st.frozensets(st.sampled_from(Refusal), max_size=2),
    cars=st.lists(CARS, max_size=2),
    deals=st.lists(st.tuples(st.sampled_from(DealState), DAYS, st.none() | DAYS), max_size=2),
    contacts=st.lists(MOMENTS, max_size=2),
    talks=st.lists(
        st.tuples(st.integers(0, 400), st.frozensets(st.sampled_from(TAGS), max_size=2)),
        max_size=2,
    ),
)
ENDS = st.tuples(DAYS, DAYS).map(sorted)
PERIODS = st.none() | st.integers(0, 12).map(Ahead) | ENDS.map(lambda ends: Months(*ends))
SOME_PERIODS = st.one_of(st.none(), PERIODS)


def some(values: Iterable[Any]) -> st.SearchStrategy[frozenset[Any]]:
    return st.frozensets(st.sampled_from([*values]), max_size=2)


@st.composite
def criteria(draw: st.DrawFn) -> Criteria:
    """One to three that combine; more would nearly always find nobody."""
    asked: dict[str, st.SearchStrategy[Any]] = {
        "reps": some([StaffId(1), StaffId(2), None]),
        "deal_states": some([*DealState, None]),
        "next_contact": st.sampled_from(ContactDue) | ENDS.map(lambda ends: Days(*ends)),
        "silent_months": st.integers(1, 14),
        "inspection": PERIODS,
        "balloon": PERIODS,
        "decision": PERIODS,
        "refusals": some(Refusal),
        "tags": some(TAGS),
        "states": some(CustomerState),
    }
    names = draw(st.lists(st.sampled_from(sorted(asked)), max_size=3, unique=True))
    return Criteria(**{name: draw(asked[name]) for name in names})


class _Undone(Exception):
    pass


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    specs=st.lists(SPECS, min_size=1, max_size=6),
    asked=criteria(),
    sort=st.builds(Sort, st.sampled_from(SortKey), st.booleans()),
)
def test_criteria_and_order_equal_a_plain_reading_of_every_chart(
    store: Store, clock: MovableClock, specs: list[Spec], asked: Criteria, sort: Sort
) -> None:
    with pytest.raises(_Undone), store.transaction():
        reps = [store.staff.add(f"rep{i}", f"担当{i}", StaffRole.REP).id for i in range(2)]
        asked = replace(
            asked,
            reps=frozenset(None if rep is None else reps[rep - 1] for rep in asked.reps),
        )
        ids = [enter(store, clock, spec, reps) for spec in specs]
        charts = [store.charts.chart(customer_id) for customer_id in ids]
        expected = [c.customer.id for c in in_order(charts, sort) if fulfils(c, asked)]
        query = Query(criteria=asked, sort=sort)
        assert list(finding.ids(store, query, clock=clock)) == expected
        assert finding.count(store, query, clock=clock) == len(expected)
        page = finding.page(store, query, offset=1, limit=3, clock=clock)
        assert [row.id for row in page] == expected[1:4]
        found = [finding.position(store, query, each, clock=clock) for each in ids]
        assert found == [expected.index(each) if each in expected else None for each in ids]
        raise _Undone


def enter(store: Store, clock: MovableClock, spec: Spec, reps: list[StaffId]) -> CustomerId:
    profile = Profile(
        name="客",
        kana=spec.kana,
        state=spec.state,
        reach=Reach(refusals=spec.refusals),
        vehicles=tuple(spec.cars),
    )
    staff_id = None if spec.staff is None else reps[spec.staff]
    customer_id = store.customers.add(profile, staff_id=staff_id, at=clock.utc()).id
    for at in spec.contacts:
        plan_call(store, clock, customer_id, at, None)
    for state, opened_on, decision_on in spec.deals:
        enter_deal(store, clock, customer_id, state, opened_on, decision_on)
    for days, tags in spec.talks:
        record = Record(NOON - timedelta(days=days), said="話", tags=tuple(sorted(tags)))
        store.meetings.begin(
            customer_id, record, deal_id=None, wish="", answers_id=None, staff_id=None,
            at=clock.utc(),
        )  # fmt: skip
    return customer_id


def enter_deal(
    store: Store,
    clock: MovableClock,
    customer_id: CustomerId,
    state: DealState,
    opened_on: date,
    decision_on: date | None,
) -> None:
    begin: Callable[..., Deal] = (
        store.deals.bring_in_waiting if state is DealState.WAITING else store.deals.open
    )
    deal = begin(customer_id, staff_id=None, wish="", on=opened_on)
    deal = replace(deal, decision=Decision(on=decision_on))
    if state.ended:
        lost = LostReason.NOT_BUYING if state is DealState.LOST else None
        deal = replace(deal, state=state, ended_on=opened_on, lost_reason=lost)
    elif state is DealState.OPEN:
        plan_call(store, clock, customer_id, NOON + timedelta(days=3), deal)
    store.deals.save(deal)


def plan_call(
    store: Store,
    clock: MovableClock,
    customer_id: CustomerId,
    at: datetime,
    deal: Deal | None,
) -> None:
    plan = Plan(Channel.PHONE, at, reason="お電話")
    deal_id = None if deal is None else deal.id
    store.follow_ups.plan(customer_id, plan, deal_id=deal_id, staff_id=None, at=clock.utc())


def in_order(charts: list[CustomerChart], sort: Sort) -> list[CustomerChart]:
    keyed = [(place(chart, sort.key), chart) for chart in charts]
    with_date = [each for each in keyed if each[0][0] is not None]
    without = [each for each in keyed if each[0][0] is None]
    ordered = [
        *sorted(with_date, key=lambda each: each[0], reverse=sort.descending),
        *sorted(without, key=lambda each: each[0][1:], reverse=sort.descending),
    ]
    return [chart for _place, chart in ordered]


def place(chart: CustomerChart, key: SortKey) -> tuple[Any, ...]:
    """Return what puts a customer in order; the first part is None for those that stand last."""
    customer = chart.customer
    kana = (sort_key(customer.profile.kana, customer.name), customer.id)
    match key:
        case SortKey.NEXT_CONTACT:
            return (chart.next_contact.plan.at if chart.next_contact else None, *kana)
        case SortKey.KANA:
            return kana
        case SortKey.LAST_CONTACT:
            return (last_contact(chart) or datetime.min, customer.id)
        case SortKey.INSPECTION:
            owned = [car for car in customer.profile.vehicles if car.owned]
            days = [car.inspection_until for car in owned if car.inspection_until]
            return (min(days, default=None), *kana)
        case SortKey.DECISION:
            running = [each.deal for each in chart.deals if not each.deal.state.ended]
            days = [deal.decision.on for deal in running if deal.decision.on]
            return (min(days, default=None), *kana)
        case SortKey.NUMBER:
            return (customer.number,)


def fulfils(chart: CustomerChart, asked: Criteria) -> bool:
    profile = chart.customer.profile
    cars = [car for car in profile.vehicles if car.owned]
    balloons = [car for car in cars if car.payment is Payment.BALLOON]
    running = [each.deal for each in chart.deals if not each.deal.state.ended]
    shown = chart.deals[0].deal.state if chart.deals else None
    tags = {tag for talk in chart.unclosed for tag in talk.record.tags}
    return all(
        (
            not asked.reps or chart.customer.staff_id in asked.reps,
            not asked.deal_states or shown in asked.deal_states,
            fits_contact(chart, asked.next_contact),
            fits_silence(chart, asked.silent_months),
            fits(asked.inspection, [car.inspection_until for car in cars]),
            fits(asked.balloon, [car.payment_until for car in balloons]),
            fits(asked.decision, [deal.decision.on for deal in running]),
            not asked.refusals or asked.refusals & profile.reach.refusals,
            not asked.tags or asked.tags & tags,
            not asked.states or profile.state in asked.states,
        )
    )


def fits(period: Period | None, days: list[date | None]) -> bool:
    if period is None:
        return True
    asked = days_of_period(period, today=TODAY)
    return any(asked.first <= day <= asked.last for day in days if day is not None)


def fits_contact(chart: CustomerChart, due: ContactDue | Days | None) -> bool:
    contact = chart.next_contact
    if due is None or contact is None:
        return due in (None, ContactDue.NONE)
    if due is ContactDue.NONE:
        return False
    if due is ContactDue.OVERDUE:
        return late_after(contact.plan) < NOON
    days = days_of_contact(due, today=TODAY)
    assert days is not None
    return days.first <= contact.plan.at.date() <= days.last


def fits_silence(chart: CustomerChart, months: int | None) -> bool:
    last = last_contact(chart)
    return months is None or last is None or last.date() < months_later(TODAY, -months)


def last_contact(chart: CustomerChart) -> datetime | None:
    return max((talk.record.held_at for talk in chart.unclosed), default=None)
