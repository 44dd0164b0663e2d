"""The cars of a customer on the printed chart."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from showroom_crm.documents.chart.profile import vehicles
from showroom_crm.documents.typesetting.text import BODY, QUIET
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.vehicles import Payment, Vehicle, VehicleUse
from showroom_crm.language import car_words, formats, words

MakeChart = Callable[..., CustomerChart]
PrintCharts = Callable[..., bytes]
ReadBack = Callable[[bytes], str]


def _with_cars(chart: CustomerChart, *vehicles: Vehicle) -> CustomerChart:
    profile = replace(chart.customer.profile, vehicles=vehicles)
    return replace(chart, customer=replace(chart.customer, profile=profile))


def test_all_that_is_known_of_a_car_is_printed(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    ends = [date(2027, 2, day) for day in (15, 16, 17, 18, 19)]
    car = Vehicle(
        "ハイゼット",
        "ダイハツ",
        "多摩 480 あ 12-34",
        ends[0],
        "スペシャル",
        VehicleUse.KEI_CARGO,
        first_registered=date(2021, 4, 1),
        mileage_km=45_000,
        payment=Payment.BALLOON,
        payment_until=ends[1],
        maintenance_until=ends[2],
        warranty_until=ends[3],
        insurer="海上損保",
        insurance_until=ends[4],
    )
    text = read_back(print_charts(_with_cars(make_chart(), car))).replace("\n", "")
    for expected in (
        "スペシャル",
        words.vehicle_use(VehicleUse.KEI_CARGO),
        formats.month_of_both_calendars(date(2021, 4, 1)),
        formats.kilometres(45_000),
        words.payment(Payment.BALLOON),
        "海上損保",
        *map(formats.era_day, ends),
    ):
        assert expected in text, expected


def test_a_car_of_which_only_the_model_is_known_takes_one_line(make_chart: MakeChart) -> None:
    bare = vehicles(_with_cars(make_chart(), Vehicle("アクア")), visit_on=date(2026, 10, 3))
    known = vehicles(
        _with_cars(make_chart(), Vehicle("アクア", mileage_km=1, payment=Payment.CASH)),
        visit_on=date(2026, 10, 3),
    )
    assert len(known) == len(bare) + 1


def test_an_earlier_car_is_printed_after_those_of_today_and_says_so(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    earlier = Vehicle("ヴィッツ", owned_until=date(2020, 2, 10))
    text = read_back(print_charts(_with_cars(make_chart(), earlier, Vehicle("アクア"))))
    assert text.index("アクア") < text.index("ヴィッツ")
    assert car_words.parted(earlier) in text


def test_sixty_cars_are_printed_to_the_last(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    cars = [Vehicle(f"営業車{number}号", mileage_km=1000 * number) for number in range(1, 61)]
    text = read_back(print_charts(_with_cars(make_chart(), *cars)))
    assert all(car.model in text for car in cars)


def test_cars_are_parted_by_white(make_chart: MakeChart) -> None:
    def height(*cars: Vehicle) -> float:
        chart = _with_cars(make_chart(), *cars)
        return sum(row.height for row in vehicles(chart, visit_on=date(2026, 10, 3)))

    car = Vehicle("アクア", mileage_km=1)
    assert height(car, car) - height(car) > BODY.leading + QUIET.leading
