"""Who may be written to by post."""

import pytest

from showroom_crm.domain.customers import Customer, CustomerState, Profile
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.mailing import Hindrance, hindrance_of, mailing_to
from showroom_crm.domain.reaching import Reach, Refusal

ADDRESS = "東京都三鷹市下連雀3-16-4"


def _customer(profile: Profile, number: int = 1) -> Customer:
    return Customer(CustomerId(number), number, profile)


def _refusing(refusal: Refusal) -> Profile:
    return Profile("森", address=ADDRESS, reach=Reach(refusals=frozenset({refusal})))


@pytest.mark.parametrize(
    ("profile", "hindrance"),
    [
        (Profile("森", address=ADDRESS), None),
        (_refusing(Refusal.NO_PHONE), None),
        (_refusing(Refusal.NO_DIRECT_MAIL), Hindrance.REFUSED),
        (_refusing(Refusal.NO_CONTACT), Hindrance.REFUSED),
        (_refusing(Refusal.KEEP_FROM_FAMILY), Hindrance.SECRET),
        (Profile("森", address=" \n"), Hindrance.NO_ADDRESS),
        (Profile(looks="赤いフィットの親子", address=ADDRESS), Hindrance.NO_NAME),
    ],
)
def test_post_is_hindered_by_what_was_asked_and_what_is_missing(
    profile: Profile, hindrance: Hindrance | None
) -> None:
    assert hindrance_of(_customer(profile)) is hindrance


@pytest.mark.parametrize("state", set(CustomerState) - {CustomerState.ACTIVE})
def test_only_an_active_customer_gets_post(state: CustomerState) -> None:
    profile = Profile("森", address=ADDRESS, state=state)
    assert hindrance_of(_customer(profile)) is Hindrance.NOT_ACTIVE


def test_receivers_keep_their_order_and_the_others_are_counted_once() -> None:
    refused = _refusing(Refusal.NO_DIRECT_MAIL)
    profiles = [Profile("乙", address=ADDRESS), refused, Profile("甲", address=ADDRESS), refused]
    found = mailing_to(_customer(each, number) for number, each in enumerate(profiles))
    assert [each.name for each in found.receivers] == ["乙", "甲"]
    assert found.left_out == {Hindrance.REFUSED: 2}
