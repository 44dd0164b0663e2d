"""Customers come in from a file: added, updated, or left out with a reason."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from showroom_crm.domain.customers import CustomerState, Profile
from showroom_crm.domain.deals import DealState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.people import Person
from showroom_crm.domain.phones import Phone, PhoneKind, read_phone
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.vehicles import Vehicle, VehicleUse
from showroom_crm.services import customers
from showroom_crm.services.customer_import import (
    ImportReport,
    ImportRow,
    Rejected,
    import_customers,
)
from showroom_crm.services.store import Store
from tests.conftest import SATO, MovableClock, Sato

PHONE = read_phone("090-1111-2222")


def take(
    store: Store, clock: MovableClock, rows: Iterable[ImportRow | Rejected], *, dry: bool = False
) -> ImportReport:
    return import_customers(store, rows, dry_run=dry, by=None, clock=clock)


def charts(store: Store) -> list[CustomerChart]:
    return [store.charts.chart(customer_id) for customer_id in store.customers.ids()]


def row(
    name: str,
    line: int = 2,
    *,
    number: int | None = None,
    phones: tuple[Phone, ...] = (),
    job: str = "",
    staff: str = "",
    wish: str = "",
) -> ImportRow:
    return ImportRow(line, Profile(name, phones=phones, job=job), number, staff, wish)


def test_new_customers_are_added_with_their_rep(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    report = take(store, clock, [row("鈴木 花子", staff="田中"), row("高橋", 3, staff="TANAKA")])
    assert (report.read, report.added, report.updated, report.rejected) == (2, 2, 0, ())
    assert report.everything
    assert [chart.customer.name for chart in charts(store)] == ["鈴木 花子", "高橋"]
    assert {chart.customer.staff_id for chart in charts(store)} == {tanaka}


def test_a_rep_who_is_not_on_our_staff_is_told_and_the_customer_comes_in(
    store: Store, clock: MovableClock
) -> None:
    report = take(store, clock, [row("鈴木", staff="佐久間"), row("高橋", 3, staff=" 佐久間 ")])
    assert report.unknown_staff == ("佐久間",)
    assert [chart.staff for chart in charts(store)] == [None, None]


def test_a_known_customer_is_updated_by_number_and_an_empty_part_keeps_what_is_there(
    store: Store, clock: MovableClock, sato: Sato
) -> None:
    known = store.customers.get(sato.customer_id)
    given = Profile(
        "佐藤　健一",
        phones=(Phone("+81422400001", PhoneKind.HOME),),
        job="自営業",
        vehicles=(Vehicle("アクア", plate="多摩 530 さ 12-34"), Vehicle("タント")),
    )
    report = take(store, clock, [ImportRow(2, given, number=known.number)])
    assert (report.added, report.updated) == (0, 1)
    profile = store.customers.get(sato.customer_id).profile
    assert profile == replace(
        SATO,
        name="佐藤　健一",
        phones=(*SATO.phones, Phone("+81422400001", PhoneKind.HOME)),
        job="自営業",
        vehicles=(
            Vehicle("アクア", "トヨタ", "多摩 530 さ 12-34", date(2027, 3, 31)),
            Vehicle("タント"),
        ),
    )


def test_a_file_adds_people_and_refusals_and_takes_none_away(
    store: Store, clock: MovableClock, sato: Sato
) -> None:
    known = store.customers.get(sato.customer_id)
    ours = replace(
        SATO,
        people=(Person("美咲", "妻", drives=True),),
        reach=Reach(Channel.PHONE, refusals=frozenset({Refusal.NO_WORK_PHONE})),
        vehicles=(replace(SATO.vehicles[0], mileage_km=45_000),),
    )
    customers.edit_profile(store, sato.customer_id, ours, by=None, clock=clock)
    given = Profile(
        SATO.name,
        people=(Person("美咲", "妻", born_in=1985), Person("葵", "長女")),
        reach=Reach(refusals=frozenset({Refusal.NO_DIRECT_MAIL})),
        state=CustomerState.MOVED_AWAY,
        vehicles=(Vehicle("アクア", grade="G", use=VehicleUse.PRIVATE),),
    )
    take(store, clock, [ImportRow(2, given, number=known.number)])
    assert store.customers.get(sato.customer_id).profile == replace(
        ours,
        state=CustomerState.MOVED_AWAY,
        people=(Person("美咲", "妻", drives=True, born_in=1985), Person("葵", "長女")),
        reach=Reach(
            Channel.PHONE, refusals=frozenset({Refusal.NO_WORK_PHONE, Refusal.NO_DIRECT_MAIL})
        ),
        vehicles=(replace(ours.vehicles[0], grade="G"),),
    )


@pytest.mark.parametrize("name", ["佐藤 健一", "佐藤健一", "佐藤　健一"])
def test_a_customer_with_the_same_phone_and_name_is_the_same(
    store: Store, clock: MovableClock, sato: Sato, name: str
) -> None:
    report = take(store, clock, [row(name, phones=SATO.phones, job="自営業")])
    assert (report.added, report.updated) == (0, 1)
    assert store.customers.get(sato.customer_id).profile.job == "自営業"


def test_a_spouse_with_the_same_phone_is_another_customer(
    store: Store, clock: MovableClock, sato: Sato
) -> None:
    report = take(store, clock, [row("佐藤 美咲", phones=SATO.phones)])
    assert (report.added, report.updated) == (1, 0)


def test_a_number_of_another_program_never_overwrites_our_customer(
    store: Store, clock: MovableClock, sato: Sato
) -> None:
    number = store.customers.get(sato.customer_id).number
    report = take(store, clock, [row("別の 人", 7, number=number, phones=(PHONE,))])
    assert [(left.line, left.reason.key) for left in report.rejected] == [
        (7, "import.number_taken")
    ]
    assert store.customers.get(sato.customer_id).profile == SATO


def test_a_customer_who_got_another_name_is_known_by_number_and_phone(
    store: Store, clock: MovableClock, sato: Sato
) -> None:
    number = store.customers.get(sato.customer_id).number
    take(store, clock, [row("鈴木 健一", number=number, phones=SATO.phones)])
    assert store.customers.get(sato.customer_id).name == "鈴木 健一"


def test_a_number_that_nobody_has_is_a_new_customer(store: Store, clock: MovableClock) -> None:
    assert take(store, clock, [row("鈴木", number=77)]).added == 1
    kept = store.customers.with_number(77)
    assert kept is not None
    assert kept.name == "鈴木"


def test_the_same_file_twice_adds_nobody(store: Store, clock: MovableClock) -> None:
    rows = [row("鈴木", phones=(PHONE,), wish="ノア"), row("鈴木", 3, phones=(PHONE,))]
    first = take(store, clock, rows)
    second = take(store, clock, rows)
    assert (first.added, first.updated) == (1, 1)
    assert (second.added, second.updated) == (0, 2)
    (chart,) = charts(store)
    assert len(chart.deals) == 1


def test_a_deal_comes_in_as_a_waiting_deal(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    take(store, clock, [row("鈴木", wish="シエンタ", staff="田中")])
    (waiting,) = store.charts.waiting_deals(staff_id=tanaka)
    assert (waiting.deal.wish, waiting.deal.state) == ("シエンタ", DealState.WAITING)
    assert waiting.deal.opened_on == clock.local().date()


def test_a_customer_with_an_open_deal_gets_no_second_one(
    store: Store, clock: MovableClock, sato: Sato
) -> None:
    take(store, clock, [row("佐藤 健一", phones=SATO.phones, wish="ノア")])
    assert [deal.deal.wish for deal in store.charts.chart(sato.customer_id).deals] == ["シエンタ"]


@pytest.mark.parametrize(
    ("profile", "key"),
    [
        (Profile(""), "name.empty"),
        (Profile(" \u3000"), "name.empty"),
        (Profile("あ" * 200), "text.too_long"),
        (Profile("佐藤", birthday=date(2027, 1, 1)), "birthday.future"),
        (Profile("佐藤", vehicles=(Vehicle("", plate="多摩 1"),)), "vehicle.model_missing"),
        (Profile("佐\x00藤"), "text.control_sign"),
        (Profile("佐\ud842藤"), "text.lone_surrogate"),
    ],
)
def test_a_line_that_a_rule_refuses_is_left_out_and_the_rest_goes_in(
    store: Store, clock: MovableClock, profile: Profile, key: str
) -> None:
    unreadable = Rejected(5, RuleBroken("phone.unreadable", typed="でんわ"))
    report = take(store, clock, [ImportRow(3, profile), row("鈴木", 4), unreadable])
    assert (report.read, report.added) == (3, 1)
    assert [(left.line, left.reason.key) for left in report.rejected] == [
        (3, key),
        (5, "phone.unreadable"),
    ]
    assert [chart.customer.name for chart in charts(store)] == ["鈴木"]


def test_a_wish_that_cannot_be_kept_leaves_the_customer_out_too(
    store: Store, clock: MovableClock
) -> None:
    report = take(store, clock, [row("鈴木", wish="ノ" * 101)])
    assert [left.reason.key for left in report.rejected] == ["text.too_long"]
    assert charts(store) == []


def test_a_dry_run_says_the_same_and_keeps_nothing(
    store: Store, clock: MovableClock, sato: Sato
) -> None:
    rows = [
        row("鈴木", wish="ノア"),
        row("佐藤 健一", 3, phones=SATO.phones, job="自営業"),
        row("", 4),
    ]
    before = charts(store)
    dry = take(store, clock, rows, dry=True)
    assert charts(store) == before
    assert not dry.everything
    real = take(store, clock, rows)
    assert (dry.read, dry.added, dry.updated) == (real.read, real.added, real.updated)
    assert [left.line for left in dry.rejected] == [left.line for left in real.rejected]


def test_a_fault_in_the_middle_keeps_nothing(store: Store, clock: MovableClock) -> None:
    def failing() -> Iterable[ImportRow]:
        yield row("鈴木")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        take(store, clock, failing())
    assert charts(store) == []
