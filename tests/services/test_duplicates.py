"""Whoever is typed may be a customer already."""

from dataclasses import replace
from datetime import date, timedelta

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.duplicates import Resemblance
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.meetings import Place, Record
from showroom_crm.domain.people import Person
from showroom_crm.domain.phones import read_phone
from showroom_crm.services import customers, duplicates, meetings
from showroom_crm.services.store import Store
from tests.conftest import SATO, MovableClock, Sato


def test_a_phone_that_is_typed_names_who_has_it_and_when_they_came_last(
    store: Store, sato: Sato
) -> None:
    typed = Profile(phones=(read_phone("０９０（１２３４）５６７８"),))
    [found] = duplicates.possible_duplicates(store, typed)
    assert (found.customer.id, found.resemblance) == (sato.customer_id, Resemblance.SAME_PHONE)
    assert (found.met_on, found.came) == (date(2026, 10, 1), True)


def test_a_later_talk_by_phone_is_no_visit(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    clock.advance(timedelta(days=1))
    record = Record(held_at=clock.local(), place=Place.PHONE, said="検討中")
    meetings.begin_meeting(
        store, sato.customer_id, record, deal_id=sato.deal_id, by=tanaka, clock=clock
    )
    [found] = duplicates.possible_duplicates(store, Profile(phones=SATO.phones))
    assert (found.met_on, found.came) == (clock.local().date(), False)


def test_the_phone_of_someone_in_the_family_is_known_too(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    phone = read_phone("080-1111-2222")
    profile = Profile(name="鈴木 一郎", people=(Person("花子", "妻", phone=phone),))
    added = customers.add_customer(store, profile, by=tanaka, clock=clock)
    [found] = duplicates.possible_duplicates(store, Profile(phones=(phone,)))
    assert found.customer.id == added.customer_id


def test_the_same_kana_with_the_same_birthday_or_address_is_found(store: Store, sato: Sato) -> None:
    kana = Profile(name="佐藤 賢一", kana="ｻﾄｳ ｹﾝｲﾁ")
    assert duplicates.possible_duplicates(store, kana) == []
    for told, why in (
        (replace(kana, birthday=SATO.birthday), Resemblance.SAME_KANA_AND_BIRTHDAY),
        (replace(kana, address="東京都三鷹市下連雀１－２－３"), Resemblance.SAME_KANA_AND_ADDRESS),
    ):
        [found] = duplicates.possible_duplicates(store, told)
        assert (found.customer.id, found.resemblance) == (sato.customer_id, why)


def test_a_customer_does_not_resemble_themselves(store: Store, sato: Sato) -> None:
    assert duplicates.possible_duplicates(store, SATO, but=sato.customer_id) == []


def test_those_who_live_together_share_a_phone(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    wife = Profile(name="佐藤 美香", kana="サトウ ミカ", phones=SATO.phones)
    added = customers.add_customer(store, wife, by=tanaka, clock=clock)
    found = duplicates.possible_duplicates(store, wife, but=added.customer_id)
    assert [each.customer.id for each in found] == [sato.customer_id]
    store.households.join(sato.customer_id, added.customer_id)
    assert duplicates.possible_duplicates(store, wife, but=added.customer_id) == []


def test_nothing_typed_resembles_nobody(store: Store, sato: Sato) -> None:
    assert duplicates.possible_duplicates(store, Profile()) == []
