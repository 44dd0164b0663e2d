"""Who may be a customer of ours already."""

from dataclasses import replace
from datetime import date

import pytest

from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.duplicates import Resemblance, resemblance
from showroom_crm.domain.identifiers import CustomerId, HouseholdId
from showroom_crm.domain.people import Person
from showroom_crm.domain.phones import Phone, PhoneKind

MOBILE = Phone("+819012345678")
HOME = Phone("+81422123456", PhoneKind.HOME)
WORK = Phone("+81312345678", PhoneKind.WORK)
KEN = Profile(
    name="佐藤 健",
    kana="サトウ ケン",
    phones=(MOBILE, HOME, WORK),
    address="東京都三鷹市下連雀1-2-3",
    birthday=date(1983, 4, 5),
)
MIKA = Profile(name="佐藤 美香", kana="サトウ ミカ")


def known(profile: Profile = KEN, household: int | None = None) -> Customer:
    household_id = None if household is None else HouseholdId(household)
    return Customer(CustomerId(1), 1001, profile, household_id=household_id)


@pytest.mark.parametrize("phone", KEN.phones)
def test_the_same_phone_without_a_name_may_be_the_same_customer(phone: Phone) -> None:
    assert resemblance(Profile(phones=(phone,)), known()) is Resemblance.SAME_PHONE


def test_the_same_mobile_under_another_name_may_still_be_the_same_customer() -> None:
    married = replace(MIKA, kana="タナカ ケン", name="田中 健", phones=(MOBILE,))
    assert resemblance(married, known()) is Resemblance.SAME_PHONE


@pytest.mark.parametrize("phone", [HOME, WORK])
def test_a_phone_at_home_or_at_work_with_another_kana_is_no_duplicate(phone: Phone) -> None:
    assert resemblance(replace(MIKA, phones=(phone,)), known()) is None


def test_a_mobile_shared_at_one_address_with_another_kana_is_no_duplicate() -> None:
    wife = replace(MIKA, phones=(MOBILE,), address="東京都三鷹市下連雀１－２－３")
    assert resemblance(wife, known()) is None


def test_a_mobile_shared_in_one_household_with_another_kana_is_no_duplicate() -> None:
    wife = replace(MIKA, phones=(MOBILE,))
    assert resemblance(wife, known(household=7), household_id=HouseholdId(7)) is None
    assert resemblance(wife, known(household=8), household_id=HouseholdId(7)) is not None


@pytest.mark.parametrize("kana", ["サトウ", "サトウ ケ", "さとう けん", "ｻﾄｳ ｹﾝ"])
def test_a_name_that_is_only_half_typed_parts_nobody(kana: str) -> None:
    typed = Profile(kana=kana, phones=(HOME,))
    assert resemblance(typed, known()) is Resemblance.SAME_PHONE


def test_without_furigana_the_names_tell_two_people_apart() -> None:
    typed = Profile(name="佐藤 美香", phones=(HOME,))
    assert resemblance(typed, known()) is None
    assert resemblance(replace(typed, name="佐藤健"), known()) is Resemblance.SAME_PHONE


def test_the_phone_of_someone_in_the_family_leads_to_the_chart_they_are_in() -> None:
    husband = replace(KEN, phones=(), people=(Person("美香", "妻", phone=MOBILE),))
    assert resemblance(replace(MIKA, phones=(MOBILE,)), known(husband)) is Resemblance.SAME_PHONE
    assert resemblance(Profile(phones=(MOBILE,)), known(husband)) is Resemblance.SAME_PHONE


def test_the_same_kana_needs_the_same_birthday_or_address() -> None:
    namesake = Profile(kana="さとうけん")
    assert resemblance(namesake, known()) is None
    born = replace(namesake, birthday=KEN.birthday)
    assert resemblance(born, known()) is Resemblance.SAME_KANA_AND_BIRTHDAY
    lives = replace(namesake, address="東京都三鷹市下連雀１ー２ー３".replace("ー", "-"))
    assert resemblance(lives, known()) is Resemblance.SAME_KANA_AND_ADDRESS


def test_two_empty_profiles_resemble_each_other_in_nothing() -> None:
    assert resemblance(Profile(), known(Profile(looks="赤いフィットの親子"))) is None


def test_another_number_is_another_customer() -> None:
    assert resemblance(Profile(phones=(Phone("+819000000000"),)), known()) is None
