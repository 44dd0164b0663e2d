"""Of two charts of one customer nothing is lost."""

from dataclasses import fields, replace
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain import merging
from showroom_crm.domain.customers import CustomerState, Profile
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.people import Person
from showroom_crm.domain.phones import Phone
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.domain.vehicles import Vehicle

TEXTS = (
    "name", "kana", "looks", "postal_code", "address", "job", "family", "hobbies", "source",
    "notes",
)  # fmt: skip
texts = st.text(alphabet="佐藤 健一カナ\nab1", max_size=6)
days = st.none() | st.dates(min_value=date(1950, 1, 1), max_value=date(2020, 1, 1))
vehicles = st.builds(
    Vehicle,
    model=st.sampled_from(["アクア", "フィット", "シエンタ"]),
    maker=texts,
    plate=texts,
    inspection_until=days,
    insurer=texts,
    owned_until=days,
)
people = st.builds(
    Person,
    name=texts,
    relation=st.sampled_from(["", "妻", "長女"]),
    birthday=days,
    drives=st.booleans(),
    decides=st.booleans(),
    notes=texts,
)
reaches = st.builds(
    Reach,
    channel=st.none() | st.sampled_from(Channel),
    hours=st.none() | st.just((time(18), time(20))),
    refusals=st.frozensets(st.sampled_from(Refusal)),
    consent_on=days,
)
profiles = st.builds(
    Profile,
    **dict.fromkeys(TEXTS, texts),
    birthday=days,
    phones=st.lists(
        st.sampled_from([Phone(f"+8190000000{i}0") for i in range(4)]), unique=True, max_size=3
    ).map(tuple),
    vehicles=st.lists(vehicles, max_size=3).map(tuple),
    people=st.lists(people, max_size=3).map(tuple),
    state=st.sampled_from(CustomerState),
    reach=reaches,
)
choices = st.frozensets(st.sampled_from(merging.FIELDS))


def earlier(field: str, value: object) -> str:
    return f"以前の記録: {field} {value}"


def merged(kept: Profile, other: Profile, chosen: frozenset[str] = frozenset()) -> Profile:
    return merging.merged_profile(kept, other, chosen, earlier=earlier)


def stands_in(part: Vehicle | Person, whole: Vehicle | Person) -> bool:
    """Tell whether everything that was typed of a car or a person is found in another one."""
    blank = {field.name: field.default for field in fields(part)}
    return all(getattr(part, name) in (getattr(whole, name), blank[name]) for name in blank)


@given(profiles, profiles, choices)
def test_nothing_typed_in_either_profile_is_lost(
    kept: Profile, other: Profile, chosen: frozenset[str]
) -> None:
    result = merged(kept, other, chosen)
    for side in (kept, other):
        for name in TEXTS:
            text = getattr(side, name)
            assert not text.strip() or text in (getattr(result, name)) or text in result.notes
        for value in (side.birthday, side.reach.consent_on):
            found = (result.birthday, result.reach.consent_on)
            assert value is None or value in found or str(value) in result.notes
        assert {phone.number for phone in side.phones} <= {each.number for each in result.phones}
        for car in side.vehicles:
            assert any(stands_in(car, each) for each in result.vehicles)
        for person in side.people:
            assert any(stands_in(person, each) for each in result.people)
        assert side.reach.refusals <= result.reach.refusals


@given(profiles, profiles, choices)
def test_what_differs_is_taken_from_the_side_that_was_chosen(
    kept: Profile, other: Profile, chosen: frozenset[str]
) -> None:
    result = merged(kept, other, chosen)
    for field in merging.differing(kept, other):
        side = other if field in chosen else kept
        assert merging.value_of(result, field) == merging.value_of(side, field)


@given(profiles)
def test_a_chart_merged_with_its_own_copy_is_no_other(profile: Profile) -> None:
    alone = merged(profile, Profile())
    assert merging.differing(alone, profile) == ()
    again = merged(alone, replace(profile, vehicles=(), people=()))
    assert again == alone


def test_where_one_side_is_empty_the_other_holds_whatever_was_chosen() -> None:
    walk_in = Profile(looks="赤いフィットの親子", address="三鷹市")
    named = Profile(name="佐藤 健", kana="サトウ ケン")
    for chosen in (frozenset[str](), frozenset(merging.FIELDS)):
        result = merged(walk_in, named, chosen)
        assert (result.name, result.kana) == ("佐藤 健", "サトウ ケン")
        assert (result.looks, result.address) == ("赤いフィットの親子", "三鷹市")


def test_an_address_that_is_not_chosen_stands_in_the_notes() -> None:
    kept, other = Profile(address="三鷹市", notes="お茶派"), Profile(address="武蔵野市")
    result = merged(kept, other, frozenset({"address"}))
    assert result.address == "武蔵野市"
    assert result.notes == "お茶派\n以前の記録: address 三鷹市"


def test_one_car_that_both_know_in_part_becomes_one() -> None:
    kept = Profile(vehicles=(Vehicle("アクア", maker="トヨタ"),))
    other = Profile(vehicles=(Vehicle("アクア", plate="品川 500 あ 12-34", mileage_km=30_000),))
    [car] = merged(kept, other).vehicles
    assert car == Vehicle("アクア", maker="トヨタ", plate="品川 500 あ 12-34", mileage_km=30_000)


def test_two_cars_of_one_model_with_different_plates_stay_two() -> None:
    kept = Profile(vehicles=(Vehicle("アクア", plate="品川 500 あ 12-34"),))
    other = Profile(vehicles=(Vehicle("アクア", plate="品川 500 い 56-78"),))
    assert len(merged(kept, other).vehicles) == 2


def test_a_company_stays_one_by_the_side_its_name_is_from() -> None:
    company = Profile(name="山田商店", company=True)
    assert merged(Profile(looks="作業着の方"), company).company
    assert merged(Profile(name="山田"), company, frozenset({"name"})).company
    assert not merged(Profile(name="山田"), company).company


def test_the_later_consent_holds() -> None:
    kept = Profile(reach=Reach(consent_on=date(2026, 1, 1)))
    other = Profile(reach=Reach(consent_on=date(2026, 5, 1)))
    assert merged(kept, other).reach.consent_on == date(2026, 5, 1)
