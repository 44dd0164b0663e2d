"""What follows an order: its tasks, the delivery and the contacts after it."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.brief import brief
from showroom_crm.domain.deals import DealState, LostReason
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel, FollowUpStatus, Plan, Repeat
from showroom_crm.domain.history import EventKind
from showroom_crm.domain.identifiers import MeetingId, StaffId
from showroom_crm.domain.meeting_close import Answers, Lost, Outcome, Won
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.occasions import Horizons
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.language import order_words
from showroom_crm.services import customers, meetings, orders
from showroom_crm.services.bin import undo_last
from showroom_crm.services.calls import record_attempt
from showroom_crm.services.deal_endings import end_deal, reopen_deal
from showroom_crm.services.showroom_days import keep_showroom_days
from showroom_crm.services.store import Store
from showroom_crm.storage.store import SqliteStore
from tests.conftest import CALL, SATO, MovableClock, Sato

DELIVERY = date(2026, 11, 2)
AFTER_IT = [date(2026, 11, 9), date(2026, 12, 2), date(2027, 5, 2), date(2027, 11, 2)]


@pytest.fixture
def talk(store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId) -> MeetingId:
    return meetings.begin_meeting(
        store,
        sato.customer_id,
        Record(held_at=clock.local(), said="これに決めました"),
        deal_id=sato.deal_id,
        by=tanaka,
        clock=clock,
    ).meeting_id


def close(store: Store, talk: MeetingId, outcome: Outcome, clock: MovableClock) -> None:
    meetings.close_meeting(store, talk, Answers(), outcome, by=StaffId(1), clock=clock)


def planned_days(store: Store, sato: Sato) -> list[date]:
    return [each.plan.at.date() for each in store.charts.chart(sato.customer_id).planned]


def ask_how_the_car_is(store: Store, sato: Sato, clock: MovableClock) -> None:
    """Call at the time that is planned after the delivery, and talk."""
    (planned,) = store.charts.chart(sato.customer_id).planned
    clock.set(planned.plan.at)
    talked = Attempt(
        sato.customer_id,
        planned.plan.channel,
        Result.SPOKE,
        clock.local(),
        follow_up_id=planned.id,
    )
    record_attempt(store, talked, None, by=StaffId(1), clock=clock)


def assert_no_open_deal_waits(store: Store) -> None:
    """R1, asked of the database itself."""
    assert isinstance(store, SqliteStore)
    waiting = store._database.rows(
        "SELECT id FROM deal WHERE state IN ('open', 'waiting') AND NOT EXISTS (SELECT 1 FROM"
        " follow_up f WHERE f.deal_id = deal.id AND f.status = 'planned')"
    )
    assert waiting == []


def refuse(store: Store, sato: Sato, reach: Reach, clock: MovableClock) -> None:
    customer = store.customers.get(sato.customer_id)
    changed = replace(customer.profile, reach=reach)
    customers.edit_profile(store, customer.id, changed, by=None, clock=clock)


def test_an_order_brings_the_showrooms_list_with_it(
    store: Store, sato: Sato, talk: MeetingId, clock: MovableClock
) -> None:
    close(store, talk, Won(), clock)
    tasks = store.charts.chart(sato.customer_id).deals[0].order_tasks
    assert [task.words for task in tasks] == list(orders.order_list(store))
    assert len(tasks) == 9
    assert all(task.done_on is None for task in tasks)
    assert planned_days(store, sato) == []
    assert_no_open_deal_waits(store)


def test_a_list_that_was_edited_holds_for_the_orders_to_come(
    store: Store, sato: Sato, talk: MeetingId, clock: MovableClock
) -> None:
    orders.keep_order_list(store, ["契約書", "", "納車式"], clock=clock)
    close(store, talk, Won(), clock)
    assert [task.words for task in store.order_tasks.of_deal(sato.deal_id)] == ["契約書", "納車式"]
    orders.keep_order_list(store, ["別の仕事"], clock=clock)
    assert len(store.order_tasks.of_deal(sato.deal_id)) == 2


def test_an_empty_list_is_refused_and_an_unreadable_one_is_the_usual_one(
    store: Store, clock: MovableClock
) -> None:
    with pytest.raises(RuleBroken, match=r"order\.no_task"):
        orders.keep_order_list(store, [" "], clock=clock)
    usual = orders.order_list(store)
    store.settings.keep("order_tasks", "{", at=clock.utc())
    assert orders.order_list(store) == usual


def test_a_delivery_known_at_the_order_plans_the_first_contact_after_it(
    store: Store, sato: Sato, talk: MeetingId, clock: MovableClock
) -> None:
    close(store, talk, Won(DELIVERY), clock)
    chart = store.charts.chart(sato.customer_id)
    assert planned_days(store, sato) == AFTER_IT[:1]
    assert {each.deal_id for each in chart.planned} == {None}
    assert {each.plan.repeats for each in chart.planned} == {Repeat.AFTER_DELIVERY}
    assert chart.deals[0].deal.delivery_on == DELIVERY
    assert store.follow_ups.get(sato.follow_up_id).status is FollowUpStatus.DROPPED


def test_each_contact_after_a_delivery_brings_the_next_until_the_year_is_over(
    store: Store, sato: Sato, talk: MeetingId, clock: MovableClock
) -> None:
    close(store, talk, Won(DELIVERY), clock)
    days, reasons = [], []
    while planned := store.charts.chart(sato.customer_id).planned:
        days += planned_days(store, sato)
        reasons += [each.plan.reason for each in planned]
        assert {each.deal_id for each in planned} == {None}
        ask_how_the_car_is(store, sato, clock)
    assert days == AFTER_IT
    assert reasons == list(order_words.reasons_after_delivery())
    assert len(store.follow_ups.after_delivery(sato.deal_id)) == 4
    assert_no_open_deal_waits(store)


def test_the_contact_moves_with_the_delivery_and_goes_with_it(
    store: Store, sato: Sato, talk: MeetingId, clock: MovableClock, tanaka: StaffId
) -> None:
    close(store, talk, Won(), clock)
    orders.set_delivery(store, sato.deal_id, DELIVERY, by=tanaka, clock=clock)
    first = store.charts.chart(sato.customer_id).planned[0]
    orders.set_delivery(store, sato.deal_id, date(2026, 11, 3), by=tanaka, clock=clock)
    moved = store.charts.chart(sato.customer_id).planned
    assert [each.plan.at.day for each in moved] == [10]
    assert moved[0].id == first.id
    assert (moved[0].uid, moved[0].sequence) == (first.uid, 1)
    orders.set_delivery(store, sato.deal_id, None, by=tanaka, clock=clock)
    assert planned_days(store, sato) == []
    orders.set_delivery(store, sato.deal_id, DELIVERY, by=tanaka, clock=clock)
    assert planned_days(store, sato) == AFTER_IT[:1]


def test_four_contacts_that_an_earlier_version_planned_at_once_all_stay_and_move(
    store: Store, sato: Sato, talk: MeetingId, clock: MovableClock, tanaka: StaffId
) -> None:
    close(store, talk, Won(), clock)
    orders.set_delivery(store, sato.deal_id, DELIVERY, by=tanaka, clock=clock)
    (first,) = store.follow_ups.after_delivery(sato.deal_id)
    earlier = replace(first.plan, repeats=Repeat.NEVER)
    store.follow_ups.move(first.id, earlier, at=clock.utc())
    for day in AFTER_IT[1:]:
        store.follow_ups.plan(
            sato.customer_id,
            replace(earlier, at=datetime.combine(day, earlier.at.time())),
            deal_id=None,
            staff_id=tanaka,
            at=clock.utc(),
            after_delivery_of=sato.deal_id,
        )
    orders.set_delivery(store, sato.deal_id, date(2026, 11, 3), by=tanaka, clock=clock)
    assert [day.day for day in planned_days(store, sato)] == [10, 3, 3, 3]
    store.follow_ups.end(first.id, done=True, at=clock.utc())
    orders.set_delivery(store, sato.deal_id, date(2026, 11, 5), by=tanaka, clock=clock)
    assert [day.day for day in planned_days(store, sato)] == [5, 5, 5]


def test_a_contact_that_was_done_does_not_come_again(
    store: Store, sato: Sato, talk: MeetingId, clock: MovableClock, tanaka: StaffId
) -> None:
    close(store, talk, Won(DELIVERY), clock)
    ask_how_the_car_is(store, sato, clock)
    orders.set_delivery(store, sato.deal_id, date(2026, 11, 4), by=tanaka, clock=clock)
    assert planned_days(store, sato) == [date(2026, 12, 4)]
    orders.set_delivery(store, sato.deal_id, None, by=tanaka, clock=clock)
    orders.set_delivery(store, sato.deal_id, DELIVERY, by=tanaka, clock=clock)
    assert planned_days(store, sato) == [date(2026, 12, 2)]


def test_what_reached_nobody_is_tried_again_before_the_contact_a_month_after(
    store: Store, sato: Sato, talk: MeetingId, clock: MovableClock, tanaka: StaffId
) -> None:
    close(store, talk, Won(DELIVERY), clock)
    (first,) = store.charts.chart(sato.customer_id).planned
    clock.set(first.plan.at)
    in_vain = Attempt(
        sato.customer_id, Channel.PHONE, Result.NOT_IN, clock.local(), follow_up_id=first.id
    )
    again = replace(first.plan, at=datetime(2026, 11, 12, 18))
    record_attempt(store, in_vain, again, by=tanaka, clock=clock)
    assert planned_days(store, sato) == [date(2026, 11, 12)]
    orders.set_delivery(store, sato.deal_id, date(2026, 11, 7), by=tanaka, clock=clock)
    assert planned_days(store, sato) == [date(2026, 11, 14)]
    ask_how_the_car_is(store, sato, clock)
    assert planned_days(store, sato) == [date(2026, 12, 7)]


def test_no_contact_falls_on_a_closed_day_or_outside_the_hours_that_suit(
    store: Store, sato: Sato, talk: MeetingId, clock: MovableClock, tanaka: StaffId
) -> None:
    keep_showroom_days(store, ShowroomDays(closed_weekdays=frozenset({0})), clock=clock)
    refuse(store, sato, Reach(Channel.LINE, hours=(time(18), time(20))), clock)
    close(store, talk, Won(DELIVERY), clock)
    for _each in range(3):
        ask_how_the_car_is(store, sato, clock)
    plans = [each.plan for each in store.follow_ups.after_delivery(sato.deal_id)]
    assert plans[0].at == datetime(2026, 11, 10, 18)
    assert {plan.at.time() for plan in plans} == {time(18)}
    assert len(plans) == 4
    assert all(plan.at.weekday() != 0 for plan in plans)
    assert {plan.channel for plan in plans} == {Channel.LINE}


def test_days_gone_by_are_not_planned(
    store: Store, sato: Sato, talk: MeetingId, clock: MovableClock, tanaka: StaffId
) -> None:
    close(store, talk, Won(), clock)
    clock.set(datetime(2026, 12, 20, 12))
    orders.set_delivery(store, sato.deal_id, DELIVERY, by=tanaka, clock=clock)
    assert planned_days(store, sato) == AFTER_IT[2:3]


def test_a_delivery_before_the_deal_or_of_one_not_won_is_refused(
    store: Store, sato: Sato, talk: MeetingId, clock: MovableClock, tanaka: StaffId
) -> None:
    with pytest.raises(RuleBroken, match=r"order\.not_won"):
        orders.set_delivery(store, sato.deal_id, DELIVERY, by=tanaka, clock=clock)
    with pytest.raises(RuleBroken, match=r"order\.delivery_before_order"):
        close(store, talk, Won(date(2026, 9, 1)), clock)
    assert store.deals.get(sato.deal_id).state is DealState.OPEN
    assert store.order_tasks.of_deal(sato.deal_id) == []


def test_a_task_is_ticked_with_its_day_and_opened_again(
    store: Store, sato: Sato, talk: MeetingId, clock: MovableClock, tanaka: StaffId
) -> None:
    close(store, talk, Won(), clock)
    task_id = store.order_tasks.of_deal(sato.deal_id)[0].id
    assert task_id is not None
    today = clock.local().date()
    orders.tick_task(store, task_id, today, by=tanaka, clock=clock)
    assert store.order_tasks.get(task_id).done_on == today
    assert store.order_tasks.get(task_id).done_by == tanaka
    orders.tick_task(store, task_id, None, by=tanaka, clock=clock)
    assert store.order_tasks.get(task_id).done_on is None
    with pytest.raises(RuleBroken, match=r"order\.done_in_future"):
        orders.tick_task(store, task_id, DELIVERY, by=tanaka, clock=clock)


FAR = Plan(Channel.PHONE, datetime(2026, 12, 31, 10), "車検前のご案内", agreed=False)


def test_a_lost_deal_keeps_the_far_contact_for_the_customer(
    store: Store, sato: Sato, talk: MeetingId, clock: MovableClock
) -> None:
    close(store, talk, Lost(LostReason.POSTPONED, far_contact=FAR), clock)
    chart = store.charts.chart(sato.customer_id)
    assert [each.plan for each in chart.planned] == [FAR]
    assert chart.planned[0].deal_id is None
    assert_no_open_deal_waits(store)


def test_a_far_contact_by_a_refused_channel_leaves_the_deal_as_it_was(
    store: Store, sato: Sato, talk: MeetingId, clock: MovableClock
) -> None:
    refuse(store, sato, Reach(refusals=frozenset({Refusal.NO_PHONE})), clock)
    with pytest.raises(RuleBroken, match=r"reach\.no_phone"):
        close(store, talk, Lost(LostReason.POSTPONED, far_contact=FAR), clock)
    assert store.deals.get(sato.deal_id).state is DealState.OPEN
    assert_no_open_deal_waits(store)


def test_a_deal_is_ended_from_its_chart_with_what_was_solved_and_what_stands(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    (concern,) = store.deals.concerns(sato.deal_id)
    assert concern.id is not None
    end_deal(
        store,
        sato.deal_id,
        Won(),
        solved=[concern.id],
        kept=[sato.follow_up_id],
        by=tanaka,
        clock=clock,
    )
    chart = store.charts.chart(sato.customer_id)
    assert chart.deals[0].deal.state is DealState.WON
    assert chart.deals[0].concerns[0].resolved
    assert [(each.plan, each.deal_id) for each in chart.planned] == [(CALL, None)]
    assert len(chart.deals[0].order_tasks) == 9
    with pytest.raises(RuleBroken, match=r"close\.deal_ended"):
        end_deal(store, sato.deal_id, Won(), by=tanaka, clock=clock)


def test_what_is_not_solved_is_left_and_promises_end_unless_they_stand(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    end_deal(store, sato.deal_id, Lost(LostReason.NOT_BUYING), by=tanaka, clock=clock)
    chart = store.charts.chart(sato.customer_id)
    assert not chart.deals[0].concerns[0].resolved
    assert chart.planned == ()


def test_a_deal_opens_again_only_with_our_next_contact(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    end_deal(store, sato.deal_id, Won(DELIVERY), by=tanaka, clock=clock)
    with pytest.raises(RuleBroken, match=r"follow_up\.reason_missing"):
        reopen_deal(store, sato.deal_id, replace(CALL, reason=" "), by=tanaka, clock=clock)
    assert store.deals.get(sato.deal_id).state is DealState.WON
    reopen_deal(store, sato.deal_id, CALL, by=tanaka, clock=clock)
    chart = store.charts.chart(sato.customer_id)
    assert chart.deals[0].deal.state is DealState.OPEN
    assert chart.deals[0].deal.ended_on is None
    assert [(each.plan, each.deal_id) for each in chart.planned] == [(CALL, sato.deal_id)]
    assert_no_open_deal_waits(store)
    with pytest.raises(RuleBroken, match=r"order\.still_open"):
        reopen_deal(store, sato.deal_id, CALL, by=tanaka, clock=clock)


def test_nothing_is_planned_for_one_who_wishes_no_contact(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    from showroom_crm.domain.far_contacts import far_contacts

    refused = replace(SATO, reach=Reach(refusals=frozenset({Refusal.NO_CONTACT})))
    today = clock.local().date()
    assert far_contacts(refused, today=today, days=ShowroomDays()) == []
    assert [each.on for each in far_contacts(SATO, today=today, days=ShowroomDays())] == [
        date(2026, 12, 31)
    ]


def test_the_brief_names_what_the_order_needs_next(
    store: Store, sato: Sato, talk: MeetingId, clock: MovableClock, tanaka: StaffId
) -> None:
    close(store, talk, Won(), clock)
    first, second, *_rest = store.order_tasks.of_deal(sato.deal_id)
    assert first.id is not None
    orders.tick_task(store, first.id, clock.local().date(), by=tanaka, clock=clock)
    chart = store.charts.chart(sato.customer_id)
    shown = brief(chart, today=clock.local().date(), horizons=Horizons())
    assert shown.order_task == second


def test_a_task_is_dated_earlier_and_each_tick_is_undone(
    store: Store, sato: Sato, talk: MeetingId, clock: MovableClock, tanaka: StaffId
) -> None:
    close(store, talk, Won(), clock)
    task_id = store.order_tasks.of_deal(sato.deal_id)[0].id
    assert task_id is not None
    today = clock.local().date()
    for on in (today, today - timedelta(days=3)):
        orders.tick_task(store, task_id, on, by=tanaka, clock=clock)
        assert store.order_tasks.get(task_id).done_on == on
    undo_last(store, by=tanaka, clock=clock)
    assert store.order_tasks.get(task_id).done_on == today
    undone = undo_last(store, by=tanaka, clock=clock)
    assert store.order_tasks.get(task_id).words in undone.title
    assert store.order_tasks.get(task_id).done_on is None


def test_the_history_tells_each_day_of_delivery_and_how_a_deal_had_ended(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    end_deal(store, sato.deal_id, Won(DELIVERY), by=tanaka, clock=clock)
    later = date(2026, 11, 3)
    for on in (later, later, None):
        orders.set_delivery(store, sato.deal_id, on, by=tanaka, clock=clock)
    orders.set_delivery(store, sato.deal_id, DELIVERY, by=tanaka, clock=clock)
    reopen_deal(store, sato.deal_id, CALL, by=tanaka, clock=clock)
    end_deal(
        store,
        sato.deal_id,
        Lost(LostReason.OTHER_MAKER, competitor="フリード"),
        by=tanaka,
        clock=clock,
    )
    reopen_deal(store, sato.deal_id, CALL, by=tanaka, clock=clock)
    told = [
        event
        for event in reversed(store.charts.chart(sato.customer_id).events)
        if event.kind in (EventKind.DELIVERY, EventKind.REOPENED)
    ]
    assert {(event.deal_id, event.staff_id) for event in told} == {(sato.deal_id, tanaka)}
    assert [event.details for event in told] == [
        {"before": "", "on": "2026-11-02"},
        {"before": "2026-11-02", "on": "2026-11-03"},
        {"before": "2026-11-03", "on": ""},
        {"before": "", "on": "2026-11-02"},
        {
            "state": "won",
            "on": "2026-10-03",
            "lost_reason": "",
            "competitor": "",
            "delivery_on": "2026-11-02",
        },
        {
            "state": "lost",
            "on": "2026-10-03",
            "lost_reason": "other_maker",
            "competitor": "フリード",
            "delivery_on": "",
        },
    ]


def test_an_order_without_a_day_of_delivery_tells_of_none(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    end_deal(store, sato.deal_id, Won(), by=tanaka, clock=clock)
    kinds = {event.kind for event in store.charts.chart(sato.customer_id).events}
    assert EventKind.DELIVERY not in kinds
