"""The tab 車 says what falls due, for one car or for sixty."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTabWidget, QTreeView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.customers import CustomerState, Profile
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.meeting_close import Answers, NextContact
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.occasions import Horizons, OccasionKind
from showroom_crm.domain.vehicles import Payment, Vehicle, VehicleUse
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.services import customers, meetings
from showroom_crm.services.horizons import keep_horizons
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_chart.cars_page import CarsPage
from showroom_crm.ui.customer_chart.panel import CustomerChartPanel
from showroom_crm.ui.desk import Desk
from tests.conftest import MovableClock, Sato
from tests.ui.forms import child, text_of

TODAY = date(2026, 10, 3)
AQUA = Vehicle(
    "アクア",
    "トヨタ",
    "品川 500 あ 12-34",
    date(2027, 3, 15),
    "G",
    first_registered=date(2020, 3, 1),
    mileage_km=45_000,
    payment=Payment.BALLOON,
    payment_until=date(2027, 8, 31),
    maintenance_until=date(2027, 3, 15),
    insurer="海上損保",
    insurance_until=date(2027, 9, 30),
)


def fleet(number: int = 60) -> tuple[Vehicle, ...]:
    """Cars whose 車検 ends every ten days from 1 September on."""
    first = date(2026, 9, 1)
    return tuple(
        Vehicle(
            f"営業車{place}号",
            inspection_until=first + timedelta(days=10 * place),
            use=VehicleUse.SMALL_CARGO,
        )
        for place in range(number)
    )


class Showroom:
    """Adds customers and shows their cars."""

    def __init__(self, qtbot: QtBot, desk: Desk, clock: MovableClock) -> None:
        self._desk = desk
        self._clock = clock
        self.page = CarsPage(desk)
        qtbot.addWidget(self.page)
        self.page.resize(780, 400)
        self.page.show()

    def add(self, *vehicles: Vehicle, name: str = "佐藤", **known: object) -> CustomerId:
        profile = replace(Profile(name, vehicles=vehicles), **known)  # type: ignore[arg-type]
        added = self._desk.run(
            lambda store: customers.add_customer(
                store, profile, by=self._desk.staff_id, clock=self._clock
            ),
            origin=None,
        )
        assert added is not None
        return added.customer_id

    def negotiate(self, customer_id: CustomerId, wish: str, plan: Plan) -> None:
        """Open a deal with a contact planned."""
        desk, clock = self._desk, self._clock

        def close(store: Store) -> Changes:
            begun = meetings.begin_meeting(
                store, customer_id, Record(clock.local()), wish=wish, by=desk.staff_id, clock=clock
            )
            return meetings.close_meeting(
                store,
                begun.meeting_id,
                Answers(),
                NextContact(plan),
                by=desk.staff_id,
                clock=clock,
            )

        desk.run(close, origin=None)

    def show(self, customer_id: CustomerId) -> None:
        chart = self._desk.read(lambda store: customers.reread_chart(store, customer_id))
        self.page.show_chart(chart)

    def shown(self) -> str:
        """All that can be read on the page now."""
        labels = (label for label in self.page.findChildren(QLabel) if label.isVisible())
        return "\n".join(label.text() for label in labels)


@pytest.fixture
def showroom(qtbot: QtBot, desk: Desk, clock: MovableClock) -> Showroom:
    return Showroom(qtbot, desk, clock)


def tree(page: QWidget) -> QTreeView:
    return child(page, QTreeView, "fleet")


def row(index: QModelIndex) -> tuple[str, str]:
    return str(index.data()), str(index.siblingAtColumn(1).data())


def below(view: QTreeView, parent: QModelIndex | None = None) -> list[QModelIndex]:
    model, above = view.model(), parent or QModelIndex()
    return [model.index(place, 0, above) for place in range(model.rowCount(above))]


def branch(view: QTreeView, words_left: str) -> QModelIndex:
    """The first branch of the trunk that holds some words."""
    return next(index for index in below(view) if words_left in row(index)[0])


def everything(view: QTreeView, parent: QModelIndex | None = None) -> Iterator[tuple[str, str]]:
    for index in below(view, parent):
        yield row(index)
        yield from everything(view, index)


def test_all_that_is_known_of_a_car_is_told(showroom: Showroom) -> None:
    showroom.show(showroom.add(AQUA))
    assert text_of(showroom.page, "car_0_called") == "トヨタ アクア G  品川 500 あ 12-34"
    shown = showroom.shown()
    for expected in (
        formats.month_of_both_calendars(date(2020, 3, 1)),
        formats.era_day(date(2027, 3, 15)),
        formats.time_left(date(2027, 3, 15), on=TODAY),
        "45,000 km",
        words.payment(Payment.BALLOON),
        formats.era_day(date(2027, 8, 31)),
        "海上損保",
        formats.era_day(date(2027, 9, 30)),
    ):
        assert expected in shown, expected


def test_what_is_not_known_is_not_drawn(showroom: Showroom) -> None:
    showroom.show(showroom.add(AQUA, Vehicle("フィット", "ホンダ")))
    showroom.show(showroom.add(Vehicle("ワゴンR")))
    assert showroom.shown() == "ワゴンR"
    showroom.show(showroom.add())
    assert showroom.shown() == _("No car is noted yet.")


def test_an_occasion_to_call_is_said_with_shape_and_words(showroom: Showroom) -> None:
    showroom.show(showroom.add(AQUA))
    inspection = text_of(showroom.page, "car_0_due_0")
    assert inspection.startswith("◆ " + words.occasion(OccasionKind.INSPECTION))
    assert formats.time_left(date(2027, 3, 15), on=TODAY) in inspection
    assert formats.day(date(2027, 1, 15)) in inspection, "renewable from two months before"
    assert words.occasion(OccasionKind.BALLOON_END) in text_of(showroom.page, "car_0_due_1")
    assert child(showroom.page, QLabel, "car_0_due_0").property("meaning") == "today"


def test_a_lapsed_inspection_is_louder_and_one_that_can_be_renewed_says_so(
    showroom: Showroom,
) -> None:
    lapsed = replace(AQUA, inspection_until=date(2026, 9, 20), payment=None)
    showroom.show(showroom.add(lapsed))
    label = child(showroom.page, QLabel, "car_0_due_0")
    assert label.text().startswith("▲")
    assert label.property("meaning") == "overdue"
    showroom.show(showroom.add(replace(lapsed, inspection_until=date(2026, 12, 3))))
    due = _("{due} (renewable now)").format(due="")
    assert child(showroom.page, QLabel, "car_0_due_0").text().endswith(due)


def test_how_far_ahead_is_what_the_showroom_set(
    showroom: Showroom, store: Store, clock: MovableClock
) -> None:
    customer_id = showroom.add(replace(AQUA, payment=None))
    keep_horizons(store, Horizons(inspection_months=5, payment_months=5), clock=clock)
    showroom.show(customer_id)
    assert "◆" not in showroom.shown()
    keep_horizons(store, Horizons(inspection_months=6), clock=clock)
    showroom.show(customer_id)
    assert "◆" in showroom.shown()


@pytest.mark.parametrize("state", [state for state in CustomerState if state != "active"])
def test_to_whom_nothing_may_be_proposed_no_occasion_is_shown(
    showroom: Showroom, state: CustomerState
) -> None:
    showroom.show(showroom.add(AQUA, state=state))
    assert "◆" not in showroom.shown()
    assert formats.era_day(date(2027, 3, 15)) in showroom.shown()


def test_cars_no_longer_theirs_stand_last_and_quiet(showroom: Showroom) -> None:
    earlier = replace(AQUA, model="ヴィッツ", owned_until=date(2020, 2, 10))
    showroom.show(showroom.add(earlier, Vehicle("フィット")))
    assert text_of(showroom.page, "car_0_called") == "フィット"
    assert "ヴィッツ" in text_of(showroom.page, "former_cars")
    assert formats.month(date(2020, 2, 10)) in text_of(showroom.page, "former_cars")
    assert "◆" not in showroom.shown()


def test_sixty_cars_are_folded_by_the_month_of_their_inspection(showroom: Showroom) -> None:
    cars = (*fleet(), Vehicle("無車検"), Vehicle("前の車", owned_until=date(2025, 1, 1)))
    showroom.show(showroom.add(*cars))
    view = tree(showroom.page)
    assert view.isVisible()
    ModelTester(None).check(view.model())
    counts: dict[str, int] = {}
    for car in fleet():
        assert car.inspection_until is not None
        month = formats.month(car.inspection_until)
        counts[month] = counts.get(month, 0) + 1
    for month, number in counts.items():
        index = branch(view, month)
        assert f"{number}" in row(index)[0].removeprefix(month)
        assert len(below(view, index)) == number
        assert not view.isExpanded(index)
    assert row(branch(view, formats.month(date(2026, 9, 1))))[1].startswith("▲")
    assert [row(index)[0] for index in below(view, branch(view, _("Inspection not noted")))] == [
        "無車検"
    ]
    assert [row(index)[0] for index in below(view, below(view)[-1])] == ["前の車"]


def test_a_fleet_says_first_what_falls_due_this_quarter_by_day(showroom: Showroom) -> None:
    insured = Vehicle("保険の車", insurance_until=date(2026, 12, 31))
    after = Vehicle("来期の車", insurance_until=date(2027, 1, 1))
    leased = Vehicle("リースの車", payment=Payment.LEASE, payment_until=date(2026, 10, 10))
    showroom.show(showroom.add(*fleet(), insured, after, leased))
    view = tree(showroom.page)
    quarter = below(view)[0]
    assert view.isExpanded(quarter)
    lines = [row(index)[0] for index in below(view, quarter)]
    days = [car.inspection_until for car in fleet()]
    in_quarter = [day for day in days if day and date(2026, 10, 1) <= day <= date(2026, 12, 31)]
    assert len(lines) == len(in_quarter) + 2
    assert str(len(lines)) in row(quarter)[0]
    assert lines[0].startswith(formats.day(date(2026, 10, 1)))
    assert lines[-1].startswith(formats.day(date(2026, 12, 31)))
    assert any(
        "リースの車" in line and words.occasion(OccasionKind.LEASE_END) in line for line in lines
    )
    assert not any("来期の車" in line for line in lines)


def test_what_is_known_of_one_of_many_unfolds_below_it(showroom: Showroom) -> None:
    showroom.show(showroom.add(*fleet(), AQUA))
    view = tree(showroom.page)
    march = branch(view, formats.month(date(2027, 3, 15)))
    car = next(index for index in below(view, march) if "アクア" in row(index)[0])
    assert row(car)[1].startswith("◆")
    told = "\n".join(" ".join(line) for line in everything(view, car))
    assert "45,000 km" in told
    assert words.occasion(OccasionKind.BALLOON_END) in told
    assert formats.era_day(date(2027, 3, 15)) in told


def plan(channel: Channel, at: datetime, *, agreed: bool = True) -> Plan:
    return Plan(channel, at, reason="お見積のご説明", agreed=agreed)


def test_the_open_deals_of_a_company_stand_on_top_the_next_contact_first(
    qtbot: QtBot, showroom: Showroom, store: Store
) -> None:
    company = showroom.add(*fleet(), name="㈱ミナト物流")
    for day, wish, agreed in ((20, "ハイエース", False), (3, "プロボックス", True), (8, "", True)):
        at = datetime(2026, 10, day, 15, 0)
        showroom.negotiate(company, wish, plan(Channel.VISIT_THEM, at, agreed=agreed))
    showroom.show(company)
    view = tree(showroom.page)
    deals = below(view)[0]
    assert "3" in row(deals)[0]
    assert view.isExpanded(deals)
    lines = [row(index) for index in below(view, deals)]
    assert ["プロボックス" in lines[0][0], "ハイエース" in lines[2][0]] == [True, True]
    assert [line[1][0] for line in lines] == ["◐", "●", "○"]
    assert all(words.channel(Channel.VISIT_THEM) in line[1] for line in lines)
    third = below(view, deals)[2]
    view.setCurrentIndex(third)
    with qtbot.waitSignal(showroom.page.contact_wanted) as wanted:
        QTest.keyClick(view, Qt.Key.Key_Return)
    chart = next(
        deal for deal in store.charts.chart(company).deals if deal.deal.wish == "ハイエース"
    )
    assert wanted.args == [chart.deal.id, chart.planned[0].id]


def test_what_was_unfolded_stays_so_when_the_same_company_is_read_again(
    showroom: Showroom,
) -> None:
    company, other = showroom.add(*fleet()), showroom.add(*fleet())
    showroom.show(company)
    view = tree(showroom.page)
    month = formats.month(date(2027, 1, 1))
    view.expand(branch(view, month))
    view.collapse(below(view)[0])
    showroom.show(company)
    assert view.isExpanded(branch(view, month))
    assert not view.isExpanded(below(view)[0])
    showroom.show(other)
    assert not view.isExpanded(branch(view, month))
    assert view.isExpanded(below(view)[0])


def test_a_company_with_a_fleet_opens_on_its_cars_and_the_next_chart_where_the_rep_was(
    panel: CustomerChartPanel, showroom: Showroom, sato: Sato
) -> None:
    company = showroom.add(*fleet(6), name="㈱ミナト物流")
    person = showroom.add(*fleet(6), name="車 好子")
    tabs = child(panel, QTabWidget, "chart_tabs")
    cars = child(tabs, QWidget, "cars")
    panel.show_customer(sato.customer_id)
    before = tabs.currentWidget()
    assert before is not cars
    panel.show_customer(company)
    assert tabs.currentWidget() is cars
    panel.show_customer(person)
    assert tabs.currentWidget() is before


def test_five_cars_of_a_company_are_told_one_by_one(showroom: Showroom) -> None:
    showroom.show(showroom.add(*fleet(5), name="㈱ミナト物流"))
    assert text_of(showroom.page, "car_4_called") == "営業車4号"
    assert not tree(showroom.page).isVisible()


def test_a_name_that_looks_like_markup_is_shown_as_it_was_typed(showroom: Showroom) -> None:
    showroom.show(showroom.add(Vehicle("<b>太字</b>", plate="<i>1</i>")))
    label = child(showroom.page, QLabel, "car_0_called")
    assert label.text() == "<b>太字</b>  <i>1</i>"
    assert label.textFormat() == Qt.TextFormat.PlainText
