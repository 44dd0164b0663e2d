"""What is said of a car: its use, its payment, what falls due, and a plate that looks wrong."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import cast

import pytest

from showroom_crm.domain.occasions import Occasion, OccasionKind
from showroom_crm.domain.plates import PlateDoubt
from showroom_crm.domain.vehicles import Payment, Vehicle, VehicleUse
from showroom_crm.language import car_words, formats, words
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
        (date(2021, 4, 1), "令和3年(2021年)4月"),
        (date(2019, 5, 1), "令和元年(2019年)5月"),
        (date(2019, 4, 1), "平成31年(2019年)4月"),
    ],
)
def test_a_month_bears_both_years(month: date, said: str) -> None:
    assert formats.month_of_both_calendars(month) == said


def test_a_month_bears_both_years_in_english() -> None:
    use_language("en")
    assert formats.month_of_both_calendars(date(2021, 4, 1)) == "Apr 2021 (Reiwa 3)"


def test_a_car_is_called_by_what_is_known_of_it() -> None:
    assert car_words.name_and_plate(Vehicle("アクア")) == "アクア"
    car = Vehicle("アクア", "トヨタ", "品川 500 あ 12-34", grade="G")
    assert car_words.name_and_plate(car) == "トヨタ アクア G  品川 500 あ 12-34"


@pytest.mark.parametrize(
    ("kind", "on", "said"),
    [
        (
            OccasionKind.INSPECTION,
            date(2027, 3, 15),
            "◆ Inspection due 5 months left (renewable from Fri, 1/15)",
        ),
        (
            OccasionKind.INSPECTION,
            date(2026, 12, 3),
            "◆ Inspection due 2 months left (renewable now)",
        ),
        (OccasionKind.INSPECTION, date(2026, 9, 30), "▲ Inspection due 3 days past"),
        (OccasionKind.LEASE_END, date(2026, 10, 10), "◆ Lease ends 7 days left"),
    ],
)
def test_what_falls_due_is_said_with_its_shape(kind: OccasionKind, on: date, said: str) -> None:
    use_language("en")
    assert car_words.occasion(Occasion(kind, on), today=date(2026, 10, 3)) == said


def test_of_a_car_only_what_is_known_is_told() -> None:
    use_language("en")
    today = date(2026, 10, 3)
    assert car_words.facts(Vehicle("アクア"), today=today) == []
    assert car_words.facts(Vehicle("アクア", mileage_km=45_000), today=today) == [
        ("Mileage", "45,000 km")
    ]
    paid = Vehicle("アクア", use=VehicleUse.KEI, payment_until=date(2026, 10, 10))
    assert [caption for caption, _value in car_words.facts(paid, today=today)] == [
        "Use of the car",
        "Payment",
    ]
