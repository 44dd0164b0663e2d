"""How a customer is called, with a name and without one."""

from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.language import words


def known(profile: Profile) -> Customer:
    return Customer(CustomerId(1), 1001, profile)


def test_someone_without_a_name_is_called_by_their_looks_and_without_an_honorific() -> None:
    called = words.customer(known(Profile(looks="赤いフィットの親子")))
    assert called.endswith("赤いフィットの親子")
    assert called != "赤いフィットの親子"
    assert "様" not in called
    assert words.called("", "赤いフィットの親子") == called


def test_someone_with_a_name_is_called_by_it_whatever_their_looks() -> None:
    named = Profile(name="佐藤 健一", looks="赤いフィットの親子")
    assert words.customer(known(named)) == "佐藤 健一 様"
    assert words.called(named.name, named.looks) == "佐藤 健一"


def test_a_face_nobody_drew_shows_the_first_sign_of_name_or_looks() -> None:
    assert known(Profile(looks="赤いフィット")).known_by == "赤いフィット"
    assert known(Profile(name="佐藤", looks="赤いフィット")).known_by == "佐藤"


def test_a_company_that_is_not_named_as_one_is_addressed_as_one() -> None:
    assert words.customer(known(Profile(name="多摩運送", company=True))) == "多摩運送 御中"
