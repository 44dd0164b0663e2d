"""A birthday, a year of birth or an age, as it is typed."""

from datetime import date

import pytest

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.written_births import Birth, read_birth

TODAY = date(2026, 10, 3)


@pytest.mark.parametrize(
    ("typed", "birth"),
    [
        ("", Birth()),
        ("　", Birth()),
        ("41", Birth(year=1985)),
        ("４１歳", Birth(year=1985)),
        ("5才", Birth(year=2021)),
        ("0", Birth(year=2026)),
        ("101", Birth(year=1925)),
        ("1985", Birth(year=1985)),
        ("1985年", Birth(year=1985)),
        ("1985年生まれ", Birth(year=1985)),
        ("昭和60年", Birth(year=1985)),
        ("S60", Birth(year=1985)),
        ("平成元年生", Birth(year=1989)),
        ("S60.4.5", Birth(day=date(1985, 4, 5))),
        ("1985-04-05", Birth(day=date(1985, 4, 5))),
        ("19850405", Birth(day=date(1985, 4, 5))),
        ("昭和60年4月5日", Birth(day=date(1985, 4, 5))),
    ],
)
def test_a_birth_is_read_as_it_is_typed(typed: str, birth: Birth) -> None:
    assert read_birth(typed, today=TODAY, field="people") == birth


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("小3", "birth.unreadable"),
        ("1985.13.45", "birth.unreadable"),
        ("12345", "birth.unreadable"),
        ("2027", "birthday.future"),
        ("2026-10-04", "birthday.future"),
        ("150", "birthday.too_old"),
        ("1850", "birthday.too_old"),
        ("M5.1.1", "birthday.too_old"),
    ],
)
def test_what_is_no_birth_is_refused(typed: str, key: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_birth(typed, today=TODAY, field="people")
    assert refused.value.key == key
    assert refused.value.details["field"] == "people"
