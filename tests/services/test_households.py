"""Customers who live together, and family members who become customers of their own."""

import re
from dataclasses import replace
from datetime import date

import pytest

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.households import shared_change
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.people import Person
from showroom_crm.domain.phones import PhoneKind, read_phone
from showroom_crm.services import customers, households
from showroom_crm.services.store import Store
from tests.conftest import SATO, MovableClock, Sato

HOME = read_phone("0422-11-1111")
NEW_HOME = read_phone("0422-22-2222")
MISAKI = Person(
    name="佐藤 美咲",
    relation="妻",
    phone=read_phone("080-1111-2222"),
    birthday=date(1985, 6, 7),
    drives=True,
    decides=True,
    notes="赤がお好き",
)


def add(store: Store, clock: MovableClock, profile: Profile) -> CustomerId:
    return customers.add_customer(store, profile, by=None, clock=clock).customer_id


def ids(store: Store, customer_id: CustomerId) -> set[CustomerId]:
    return {each.id for each in store.charts.chart(customer_id).household}


def profile_of(store: Store, customer_id: CustomerId) -> Profile:
    return store.customers.get(customer_id).profile


@pytest.fixture
def misaki(store: Store, clock: MovableClock, sato: Sato) -> CustomerId:
    """She lives with 佐藤 健一."""
    added = add(store, clock, Profile("佐藤 美咲", address="三鷹市", phones=(HOME,)))
    households.live_together(store, sato.customer_id, added, by=None, clock=clock)
    return added


def test_who_lives_together_stands_on_both_charts(
    store: Store, clock: MovableClock, sato: Sato, misaki: CustomerId
) -> None:
    kota = add(store, clock, Profile("佐藤 康太"))
    changes = households.live_together(store, kota, misaki, by=None, clock=clock)
    assert changes.customers == {sato.customer_id, misaki, kota}
    assert ids(store, sato.customer_id) == {misaki, kota}
    assert ids(store, kota) == {sato.customer_id, misaki}


def test_who_leaves_lives_alone_and_a_household_of_one_is_none(
    store: Store, clock: MovableClock, sato: Sato, misaki: CustomerId
) -> None:
    changes = households.leave(store, misaki, by=None, clock=clock)
    assert changes.customers == {sato.customer_id, misaki}
    assert ids(store, sato.customer_id) == set()
    assert store.customers.get(sato.customer_id).household_id is None


def test_nobody_lives_with_themselves(store: Store, clock: MovableClock, sato: Sato) -> None:
    with pytest.raises(RuleBroken, match=re.escape("household.same_customer")):
        households.live_together(store, sato.customer_id, sato.customer_id, by=None, clock=clock)


def test_an_address_and_the_phone_at_home_change_for_all_who_live_there(
    store: Store, clock: MovableClock, sato: Sato, misaki: CustomerId
) -> None:
    own = read_phone("080-1111-2222")
    hers = replace(profile_of(store, misaki), phones=(HOME, own))
    customers.edit_profile(store, misaki, hers, by=None, clock=clock)
    before = replace(SATO, phones=(*SATO.phones, HOME))
    after = replace(
        before, address="武蔵野市", postal_code="180-0001", phones=(*SATO.phones, NEW_HOME)
    )
    change = shared_change(before, after)
    households.share(store, sato.customer_id, change, by=None, clock=clock)
    shared = profile_of(store, misaki)
    assert (shared.address, shared.postal_code) == ("武蔵野市", "180-0001")
    assert shared.phones == (NEW_HOME, own)
    assert shared.name == "佐藤 美咲"


def test_only_what_changed_is_shared() -> None:
    before = replace(SATO, phones=(*SATO.phones, HOME))
    assert not shared_change(before, replace(before, job="教員", phones=(HOME, *SATO.phones)))
    only_phone = shared_change(before, replace(before, phones=SATO.phones))
    assert only_phone.of_phones
    assert not only_phone.of_address


def test_a_family_member_gets_a_chart_of_their_own_and_stays_linked(
    store: Store, clock: MovableClock, sato: Sato
) -> None:
    people = (Person(relation="長女", born_in=2017), MISAKI)
    family = replace(SATO, postal_code="181-0013", phones=(*SATO.phones, HOME), people=people)
    customers.edit_profile(store, sato.customer_id, family, by=None, clock=clock)
    added = households.make_customer_of(store, sato.customer_id, 1, by=None, clock=clock)
    misaki = store.customers.get(added.customer_id)
    assert misaki.profile == Profile(
        name="佐藤 美咲",
        birthday=date(1985, 6, 7),
        phones=(read_phone("080-1111-2222"), HOME),
        postal_code="181-0013",
        address=SATO.address,
        notes="赤がお好き",
    )
    assert misaki.staff_id == store.customers.get(sato.customer_id).staff_id
    assert ids(store, sato.customer_id) == {misaki.id}
    linked = profile_of(store, sato.customer_id).people
    assert linked == (people[0], replace(MISAKI, customer_id=misaki.id))
    assert added.customers == {sato.customer_id, misaki.id}


def test_someone_without_a_name_has_no_chart_of_their_own(
    store: Store, clock: MovableClock, sato: Sato
) -> None:
    family = replace(SATO, people=(Person(relation="長女"),))
    customers.edit_profile(store, sato.customer_id, family, by=None, clock=clock)
    with pytest.raises(RuleBroken, match=re.escape("person.name_missing")):
        households.make_customer_of(store, sato.customer_id, 0, by=None, clock=clock)
    assert store.customers.count() == 1


def test_the_contact_of_a_company_does_not_move_in_with_it(
    store: Store, clock: MovableClock
) -> None:
    desk_phone = read_phone("03-1234-5678", kind=PhoneKind.WORK)
    company = Profile(
        "三鷹運輸",
        company=True,
        address="三鷹市",
        phones=(HOME,),
        people=(Person(name="森 一郎", relation="総務部 課長", phone=desk_phone),),
    )
    customer_id = add(store, clock, company)
    added = households.make_customer_of(store, customer_id, 0, by=None, clock=clock)
    assert profile_of(store, added.customer_id) == Profile("森 一郎", phones=(desk_phone,))
    assert ids(store, customer_id) == set()
