"""The demo is a lifelike showroom around the clock's today."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from showroom_crm.domain.board import SectionKind
from showroom_crm.domain.customers import CustomerState
from showroom_crm.domain.deals import DealState, RemedyState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.ink import InkTool
from showroom_crm.domain.mentions import to_mention
from showroom_crm.domain.names import full_width_kana
from showroom_crm.domain.occasions import Horizons, occasions
from showroom_crm.domain.phones import read_phone
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.statistics import FigureKind, Scope
from showroom_crm.services.board import board
from showroom_crm.services.days_off import stand_ins
from showroom_crm.services.demo import fill_demo
from showroom_crm.services.finding import counts
from showroom_crm.services.messages import messages_for
from showroom_crm.services.portraits import history
from showroom_crm.services.staff import working_staff
from showroom_crm.services.statistics import statistics
from showroom_crm.services.store import Store
from showroom_crm.storage.store import open_store
from tests.conftest import NOON, MovableClock, Sato


@dataclass(frozen=True)
class StandingClock:
    now: datetime

    def local(self) -> datetime:
        return self.now

    def utc(self) -> datetime:
        return (self.now - timedelta(hours=9)).replace(tzinfo=UTC)


def charts(store: Store) -> list[CustomerChart]:
    return [store.charts.chart(customer_id) for customer_id in store.customers.ids()]


@pytest.fixture
def filled(store: Store, clock: MovableClock) -> list[CustomerChart]:
    fill_demo(store, clock=clock)
    return charts(store)


def test_there_is_something_behind_each_count_of_the_strip(
    store: Store, clock: MovableClock, filled: list[CustomerChart]
) -> None:
    assert len(filled) == 60
    everyone = counts(store, staff_id=None, clock=clock)
    assert (everyone.today, everyone.overdue, everyone.waiting, everyone.unclosed) == (12, 5, 3, 2)
    assert everyone.not_agreed >= 3
    working = working_staff(store)
    assert working is not None and working.name == "田中"
    mine = counts(store, staff_id=working.id, clock=clock)
    assert min(mine.today, mine.overdue, mine.waiting, mine.not_agreed, mine.unclosed) >= 1


def test_the_customers_talk_in_their_own_words(filled: list[CustomerChart]) -> None:
    said = [m.record.said for c in filled for d in c.deals for m in d.meetings]
    assert len(said) > 60
    assert all(said)
    assert len(set(said)) > len(said) * 0.8
    assert not any(sign in text for text in said for sign in "{}")
    concerns = [concern for c in filled for deal in c.deals for concern in deal.concerns]
    assert all(concern.words for concern in concerns)
    assert sum(bool(concern.remedy) for concern in concerns) > len(concerns) * 0.8


def test_the_people_are_all_kinds_and_their_data_would_pass_the_form(
    filled: list[CustomerChart],
) -> None:
    profiles = [chart.customer.profile for chart in filled]
    numbers = [profile.phones[0].number for profile in profiles if profile.name]
    assert len(set(numbers)) == len(numbers)
    assert all(read_phone(number).number == number for number in numbers)
    assert all(profile.kana == full_width_kana(profile.kana) for profile in profiles)
    assert 20 <= sum(chart.portrait is not None for chart in filled) <= 40
    assert any(profile.birthday is None for profile in profiles)  # companies
    states = Counter(deal.deal.state for chart in filled for deal in chart.deals)
    assert min(states[state] for state in DealState) >= 3
    assert {chart.staff.name for chart in filled if chart.staff} == {"田中", "鈴木", "高橋", "山本"}


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 1, 1, 0, 0),
        datetime(2027, 2, 28, 8, 30),
        datetime(2028, 2, 29, 19, 50),
        datetime(2026, 12, 31, 23, 50),
        datetime(2026, 12, 31, 23, 59, 59),
    ],
)
def test_at_any_hour_of_any_day_some_promises_are_due_today_and_none_lies_before_its_meeting(
    tmp_path: Path, now: datetime
) -> None:
    store = open_store(tmp_path)
    clock = StandingClock(now)
    fill_demo(store, customers=40, clock=clock)
    strip = counts(store, staff_id=None, clock=clock)
    assert min(strip.today, strip.overdue, strip.waiting, strip.unclosed) >= 1
    for chart in charts(store):
        for deal in chart.deals:
            held = [meeting.record.held_at for meeting in deal.meetings]
            assert max(held, default=now) <= now
            assert sorted(held, reverse=True) == held
            assert all(planned.plan.at >= max(held) for planned in deal.planned)
    assert store.faults() == []
    store.close_thread()


def test_the_same_seed_gives_the_same_showroom_and_another_one_another(tmp_path: Path) -> None:
    def showroom(folder: str, seed: int) -> list[CustomerChart]:
        store = open_store(tmp_path / folder)
        fill_demo(store, customers=30, seed=seed, clock=StandingClock(NOON))
        made = charts(store)
        store.close_thread()
        return made

    assert showroom("a", 5) == showroom("b", 5) != showroom("c", 6)


@pytest.mark.parametrize("number", [1, 2, 7])
def test_a_demo_may_be_small(store: Store, clock: MovableClock, number: int) -> None:
    fill_demo(store, customers=number, clock=clock)
    assert store.customers.count() == number


def test_a_day_stays_a_day_however_many_customers_there_are(
    store: Store, clock: MovableClock
) -> None:
    fill_demo(store, customers=1000, clock=clock)
    strip = counts(store, staff_id=None, clock=clock)
    assert (strip.today, strip.overdue, strip.waiting, strip.unclosed) == (16, 6, 4, 3)


def test_a_showroom_with_customers_is_left_alone(
    store: Store, clock: MovableClock, sato: Sato
) -> None:
    with pytest.raises(RuleBroken) as refused:
        fill_demo(store, clock=clock)
    assert refused.value.key == "showroom.not_empty"
    assert len(charts(store)) == 1


def test_the_records_beside_the_talks_are_lifelike_too(
    store: Store, clock: MovableClock, filled: list[CustomerChart]
) -> None:
    profiles = [chart.customer.profile for chart in filled]
    deals = [deal for chart in filled for deal in chart.deals]
    walk_ins = [chart for chart in filled if not chart.customer.profile.name]
    assert walk_ins
    assert all(chart.customer.profile.looks and chart.unclosed for chart in walk_ins)
    assert {profile.state for profile in profiles} > {CustomerState.ACTIVE}
    assert any(profile.reach.refusals for profile in profiles)
    assert any(profile.people for profile in profiles)
    cars = [car for profile in profiles for car in profile.vehicles]
    assert any(occasions(cars, None, today=NOON.date(), horizons=Horizons()))
    for kind in ("estimates", "steps", "roles"):
        assert any(getattr(deal, kind) for deal in deals), kind
    for kind in ("wishes", "mentions", "attempts"):
        assert any(getattr(chart, kind) for chart in filled), kind
    assert any(to_mention(chart.mentions, today=NOON.date()) for chart in filled)
    assert store.faults() == []


def test_some_faces_are_in_colour_and_some_customers_have_an_earlier_one(
    store: Store, filled: list[CustomerChart]
) -> None:
    drawn = [chart.portrait for chart in filled if chart.portrait]
    in_colour = [face for face in drawn if any(s.tool is InkTool.BRUSH for s in face.strokes)]
    assert 5 <= len(in_colour) <= len(drawn) / 2
    for face in in_colour:
        assert [s.tool for s in face.bottom_up[:2]] == [InkTool.MARKER] * 2
    histories = [history(store, chart.customer.id) for chart in filled]
    changed = [faces for faces in histories if len(faces) > 1]
    assert 2 <= len(changed) <= 6
    for present, earlier in changed:
        assert present.shown
        assert earlier.drawn_on < present.drawn_on - timedelta(days=300)
        assert earlier.drawing != present.drawing


def test_a_large_showroom_has_a_fleet_whose_deals_never_wait(
    store: Store, clock: MovableClock
) -> None:
    fill_demo(store, customers=100, clock=clock)
    assert store.customers.count() == 100
    fleet = max(charts(store), key=lambda chart: len(chart.customer.profile.vehicles))
    assert len(fleet.customer.profile.vehicles) == 60
    assert fleet.customer.profile.is_company
    assert len(fleet.deals) == 5
    assert all(deal.planned for deal in fleet.deals)
    assert store.faults() == []


def test_promises_were_kept_late_and_moved_so_that_the_proof_has_figures(
    store: Store, clock: MovableClock, filled: list[CustomerChart]
) -> None:
    lately = Scope(NOON.date() - timedelta(days=120), NOON.date())
    counted = statistics(store, lately, by=None, clock=clock)
    kept = counted.figure(FigureKind.KEPT).bars[0].proportion
    assert kept.share is not None and 0.5 < kept.share < 0.95
    assert kept.total >= 30
    agreed, never = counted.figure(FigureKind.WON).bars
    assert agreed.proportion.total >= 5 and never.proportion.total >= 1
    raised = [bar.proportion for bar in counted.figure(FigureKind.CONCERNS).bars]
    assert len(raised) >= 5
    assert 0 < sum(each.count for each in raised) < sum(each.total for each in raised)
    ended = [contact for chart in filled for contact in chart.ended]
    assert any(contact.moved_late for contact in ended)


def test_decisions_remedies_words_and_orders_stand_as_in_a_showroom(
    store: Store, clock: MovableClock, filled: list[CustomerChart]
) -> None:
    deals = [deal for chart in filled for deal in chart.deals]
    decisions = [deal.deal.decision for deal in deals if deal.deal.decision.known]
    assert any(each.from_on for each in decisions)
    assert any(each.customer_does for each in decisions)
    assert all(each.on is None or (each.from_on or each.on) <= each.on for each in decisions)
    concerns = [concern for deal in deals for concern in deal.concerns]
    assert {concern.remedy_state for concern in concerns} == set(RemedyState)
    assert {concern.resolved for concern in concerns} == {True, False}
    words = [word for chart in filled for word in chart.manager_words]
    assert {word.ticked_at is None for word in words} == {True, False}
    orders = [store.order_tasks.of_deal(deal.deal.id) for deal in deals]
    under_way = [tasks for tasks in orders if {task.done_on is None for task in tasks} > {True}]
    assert under_way
    assert all(deal.deal.delivery_on for deal, tasks in zip(deals, orders, strict=True) if tasks)


def test_who_opens_the_demo_finds_a_message_and_stands_in_for_a_colleague(
    store: Store, clock: MovableClock, filled: list[CustomerChart]
) -> None:
    working = working_staff(store)
    assert working is not None
    [message] = messages_for(store, working.id)
    assert message.taken_by != working.id
    assert working.id in {each.stand_in_id for each in stand_ins(store, clock=clock)}


def test_the_morning_board_of_a_demo_holds_what_it_warns_of(
    store: Store, clock: MovableClock
) -> None:
    fill_demo(store, customers=120, clock=clock)
    shown = board(store, clock)
    for kind in (SectionKind.WAITING, SectionKind.OVERDUE, SectionKind.UNCLOSED):
        assert shown.entries(kind)
    todays = shown.entries(SectionKind.TODAY)
    assert any(entry.word is not None for entry in todays)
    assert 0 < len(shown.entries(SectionKind.REMEDY_NOT_READY)) < len(todays)
