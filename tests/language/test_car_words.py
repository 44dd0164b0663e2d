"""What is said of a car: its use, its payment, what falls due, and a plate that looks wrong."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import cast

import pytest

from showroom_crm.domain.occasions import OccasionKind
from showroom_crm.domain.plates import PlateDoubt
from showroom_crm.domain.vehicles import Payment, VehicleUse
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import LANGUAGES, use_language

WORDS = (
    (VehicleUse, words.vehicle_use),
    (Payment, words.payment),
    (OccasionKind, words.occasion),
    (PlateDoubt, words.plate_doubt),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "word"), WORDS)
def test_each_value_has_a_word_of_its_own(kind: type[StrEnum], word: object, language: str) -> None:
    use_language(language)
    say = cast(Callable[[StrEnum], str], word)
    said = [say(value) for value in kind]
    assert all(said)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("month", "said"),
    [
        (date(2021, 4, 1), "2021年4月(令和3年4月)"),
        (date(2019, 5, 1), "2019年5月(令和元年5月)"),
        (date(2019, 4, 1), "2019年4月(平成31年4月)"),
    ],
)
def test_a_month_bears_both_years(month: date, said: str) -> None:
    assert formats.month_of_both_calendars(month) == said


def test_a_month_bears_both_years_in_english() -> None:
    use_language("en")
    assert formats.month_of_both_calendars(date(2021, 4, 1)) == "Apr 2021 (Reiwa 3)"
