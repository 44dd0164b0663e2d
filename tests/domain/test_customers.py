"""What a profile may hold: everything a Japanese name can be, and nothing that would be lost."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.customers import Profile, accepted_profile, age
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.names import Honorific, full_width_kana, honorific
from showroom_crm.domain.phones import PhoneKind, national_format, read_phone
from showroom_crm.domain.vehicles import Vehicle

TODAY = date(2026, 10, 3)
_FILE = Path(__file__).parents[1] / "data" / "hard_names.tsv"
HARD_NAMES = [
    row["name"]
    for row in csv.DictReader(
        _FILE.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
    )
]


def refusal(profile: Profile) -> tuple[str, object]:
    with pytest.raises(RuleBroken) as refused:
        accepted_profile(profile, today=TODAY)
    return refused.value.key, refused.value.details["field"]


@pytest.mark.parametrize("name", [*HARD_NAMES, "佐藤😀", "X" * 100])
def test_a_name_is_kept_exactly_as_it_was_typed(name: str) -> None:
    assert accepted_profile(Profile(name=name), today=TODAY).name == name


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("", "name.empty"),
        (" 　", "name.empty"),
        ("X" * 200, "text.too_long"),
        ("佐\ud83d藤", "text.lone_surrogate"),
        ("佐\x00藤", "text.control_sign"),
        ("佐\n藤", "text.control_sign"),
    ],
)
def test_a_name_that_cannot_be_kept_is_refused(name: str, key: str) -> None:
    assert refusal(Profile(name=name)) == (key, "name")


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"birthday": date(2026, 10, 4)}, ("birthday.future", "birthday")),
        ({"birthday": date(1899, 12, 31)}, ("birthday.too_old", "birthday")),
        ({"notes": "\ud800"}, ("text.lone_surrogate", "notes")),
        ({"vehicles": (Vehicle(model=" "),)}, ("vehicle.model_missing", "vehicles")),
        ({"kana": "\ud800"}, ("text.lone_surrogate", "kana")),
    ],
)
def test_each_fault_names_its_field(change: dict[str, object], refused: tuple[str, object]) -> None:
    assert refusal(replace(Profile(name="佐藤"), **change)) == refused  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["さとう ハナコ", "ｻﾄｳ ﾊﾅｺ", "サトウ はなこ"])
def test_furigana_of_any_width_is_kept_as_full_width_katakana(typed: str) -> None:
    assert full_width_kana(typed) == "サトウ ハナコ"


@given(st.text(alphabet="あいうえおアイウヴゔっッー ・", max_size=20))
def test_furigana_that_is_kept_is_kept_the_same_again(kana: str) -> None:
    assert full_width_kana(full_width_kana(kana)) == full_width_kana(kana)


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("佐藤 健一", Honorific.PERSON),
        ("田中 花子 様", Honorific.TYPED),
        ("㈱ミナト物流", Honorific.COMPANY),
        ("(有)鈴木工務店", Honorific.COMPANY),
        ("医療法人社団 青空会", Honorific.COMPANY),
        ("ジョンソン 美香", Honorific.PERSON),
    ],
)
def test_a_name_takes_the_honorific_that_fits(name: str, taken: Honorific) -> None:
    assert honorific(name) is taken


@pytest.mark.parametrize("typed", ["090-1234-5678", "09012345678", "０９０ー１２３４ー５６７８"])
def test_a_phone_is_read_in_any_form(typed: str) -> None:
    phone = read_phone(typed)
    assert (phone.number, phone.kind) == ("+819012345678", PhoneKind.MOBILE)
    assert phone.digits == "09012345678"


def test_a_phone_at_home_and_one_abroad_are_read() -> None:
    assert read_phone("03-3213-1111").kind is PhoneKind.HOME
    assert national_format(read_phone("+1 650-253-0000").number) == "+1 650-253-0000"


@pytest.mark.parametrize("typed", ["", "12", "電話なし", "090-1234-5678-9999-0000", "\ud800"])
def test_what_is_not_a_phone_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_phone(typed)
    assert refused.value.key == "phone.unreadable"


@pytest.mark.parametrize(
    ("birthday", "years"),
    [(date(1983, 10, 3), 43), (date(1983, 10, 4), 42), (date(2024, 2, 29), 2)],
)
def test_an_age_counts_full_years(birthday: date, years: int) -> None:
    assert age(birthday, TODAY) == years
