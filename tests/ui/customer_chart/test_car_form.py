"""The cars in the form: quick for one, complete where it is wished, usable with sixty."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.plates import PlateDoubt, read_plate
from showroom_crm.domain.vehicles import Payment, Vehicle, VehicleUse
from showroom_crm.language import words
from showroom_crm.language.sentences import sentence
from showroom_crm.services import customers, drafts
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_chart.car_form import CarsEditor
from showroom_crm.ui.customer_chart.panel import CustomerChartPanel
from showroom_crm.ui.desk import Desk
from tests.conftest import SATO, Sato
from tests.ui.forms import child, click, text_of, type_into

TODAY = date(2026, 10, 3)
FULL = Vehicle(
    "アクア",
    "トヨタ",
    "品川 500 あ 12-34",
    date(2027, 4, 30),
    "G",
    VehicleUse.KEI,
    first_registered=date(2021, 4, 1),
    mileage_km=45_000,
    payment=Payment.BALLOON,
    payment_until=date(2027, 5, 31),
    maintenance_until=date(2027, 6, 30),
    warranty_until=date(2027, 7, 31),
    insurer="海上損保",
    insurance_until=date(2027, 8, 31),
    owned_until=date(2026, 9, 30),
)


def fleet(number: int) -> list[Vehicle]:
    return [Vehicle(f"営業車{place}号", mileage_km=place) for place in range(1, number + 1)]


@pytest.fixture
def editor(qtbot: QtBot) -> CarsEditor:
    shown = CarsEditor(lambda: TODAY)
    qtbot.addWidget(shown)
    shown.resize(760, 700)
    shown.set_vehicles([])
    shown.show()
    return shown


@pytest.fixture
def editing(chart: CustomerChartPanel) -> CustomerChartPanel:
    chart.edit()
    return chart


def choose(form: QWidget, name: str, value: str) -> None:
    box = child(form, QComboBox, name)
    box.setCurrentIndex(box.findData(value))


def leave(form: QWidget, name: str) -> None:
    """End the typing in a field, as Tab does."""
    QTest.keyClick(child(form, QWidget, name), Qt.Key.Key_Return)


def is_shown(form: QWidget, name: str) -> bool:
    return child(form, QWidget, name).isVisible()


def cards_shown(form: QWidget) -> int:
    cards = (form.findChild(QWidget, f"vehicle_{number}") for number in range(100))
    return sum(card is not None and card.isVisible() for card in cards)


def test_every_field_is_edited_saved_and_read_back(
    editing: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    click(editing, "vehicle_0_part")
    for name, typed in {
        "maker": "トヨタ",
        "model": "アクア",
        "grade": "G",
        "plate": "品川５００あ１２３４",
        "first_registered": "令和3年4月",
        "inspection_until": "R9.4.30",
        "mileage_km": "4.5万キロ",
        "payment_until": "R9.5.31",
        "maintenance_until": "R9.6.30",
        "warranty_until": "令和9年7月31日",
        "insurer": "海上損保",
        "insurance_until": "20270831",
        "owned_until": "2026/9/30",
    }.items():
        type_into(editing, f"vehicle_0_{name}", typed)
    choose(editing, "vehicle_0_use", VehicleUse.KEI)
    choose(editing, "vehicle_0_payment", Payment.BALLOON)
    click(editing, "finish_editing")
    assert store.customers.get(sato.customer_id).profile.vehicles == (FULL,)
    assert customers.reread_chart(store, sato.customer_id).customer.profile.vehicles == (FULL,)


_LINES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=20
)
_DAYS = st.none() | st.dates(date(1950, 1, 1), date(2100, 1, 1))
_VEHICLES = st.builds(
    Vehicle,
    model=_LINES.filter(lambda text: bool(text.strip())),
    maker=_LINES,
    plate=_LINES.filter(lambda text: read_plate(text) is None),
    inspection_until=st.none() | st.dates(TODAY, date(2100, 1, 1)),
    grade=_LINES,
    use=st.sampled_from(VehicleUse),
    first_registered=st.none() | st.dates(date(1950, 1, 1), TODAY).map(lambda d: d.replace(day=1)),
    mileage_km=st.none() | st.integers(0, 9_999_999),
    payment=st.none() | st.sampled_from(Payment),
    payment_until=_DAYS,
    maintenance_until=_DAYS,
    warranty_until=_DAYS,
    insurer=_LINES,
    insurance_until=_DAYS,
    owned_until=_DAYS,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(_VEHICLES, max_size=5))
def test_cars_come_out_of_the_form_as_they_went_in(
    editor: CarsEditor, vehicles: list[Vehicle]
) -> None:
    editor.set_vehicles(vehicles)
    assert editor.vehicles() == tuple(vehicles)
    texts = editor.texts()
    editor.set_vehicles([])
    editor.set_texts(texts)
    assert editor.vehicles() == tuple(vehicles)


def test_a_quick_entry_is_one_line_and_details_come_when_asked_for(editor: CarsEditor) -> None:
    assert is_shown(editor, "vehicle_0_plate")
    assert not is_shown(editor, "vehicle_0_mileage_km")
    type_into(editor, "vehicle_0_model", "アクア")
    assert not is_shown(editor, "vehicle_0_mileage_km")
    click(editor, "vehicle_0_more")
    assert is_shown(editor, "vehicle_0_mileage_km")
    assert not is_shown(editor, "vehicle_0_more")
    assert editor.vehicles() == (Vehicle("アクア"),)


def test_what_is_known_in_detail_is_not_folded_away(editor: CarsEditor) -> None:
    editor.set_vehicles([Vehicle("アクア"), Vehicle("フィット", mileage_km=3)])
    assert not is_shown(editor, "vehicle_0_mileage_km")
    assert is_shown(editor, "vehicle_1_mileage_km")


def test_the_next_inspection_is_proposed_from_the_last_one_and_filled_in(
    editor: CarsEditor,
) -> None:
    editor.set_vehicles([Vehicle("アクア", inspection_until=date(2026, 9, 20))])
    link = child(editor, QPushButton, "vehicle_0_proposal")
    assert "R10.9.20" in link.text()
    click(editor, "vehicle_0_proposal")
    assert text_of(editor, "vehicle_0_inspection_until") == "R10.9.20"
    assert not link.isVisible()
    assert editor.vehicles() == (Vehicle("アクア", inspection_until=date(2028, 9, 20)),)


def test_the_use_of_the_car_and_its_first_registration_tell_the_next_inspection(
    editor: CarsEditor,
) -> None:
    click(editor, "vehicle_0_more")
    link = child(editor, QPushButton, "vehicle_0_proposal")
    assert not link.isVisible()
    type_into(editor, "vehicle_0_first_registered", "R6.12")
    assert "R9.12.1" in link.text()
    choose(editor, "vehicle_0_use", VehicleUse.SMALL_CARGO)
    assert "R8.12.1" in link.text()
    choose(editor, "vehicle_0_use", VehicleUse.OTHER)
    assert not link.isVisible()


def test_what_the_rep_types_overrules_the_proposal(editor: CarsEditor) -> None:
    editor.set_vehicles([Vehicle("アクア", inspection_until=date(2026, 9, 20))])
    type_into(editor, "vehicle_0_inspection_until", "R10.8.1")
    assert not is_shown(editor, "vehicle_0_proposal")
    assert editor.vehicles()[0].inspection_until == date(2028, 8, 1)


def test_nothing_is_proposed_while_a_date_is_half_typed_or_for_a_car_that_is_gone(
    editor: CarsEditor,
) -> None:
    editor.set_vehicles([Vehicle("アクア", inspection_until=date(2026, 9, 20))])
    type_into(editor, "vehicle_0_inspection_until", "R8.")
    assert not is_shown(editor, "vehicle_0_proposal")
    type_into(editor, "vehicle_0_inspection_until", "R8.9.20")
    assert is_shown(editor, "vehicle_0_proposal")
    click(editor, "vehicle_0_part")
    assert not is_shown(editor, "vehicle_0_proposal")


def test_a_plate_is_read_on_leaving_it_and_kept_as_it_was_read(editor: CarsEditor) -> None:
    type_into(editor, "vehicle_0_model", "アクア")
    type_into(editor, "vehicle_0_plate", "品川500あ1234")
    leave(editor, "vehicle_0_plate")
    assert "品川 500 あ 12-34" in text_of(editor, "vehicle_0_plate_note")
    assert text_of(editor, "vehicle_0_plate") == "品川500あ1234"
    assert editor.vehicles()[0].plate == "品川 500 あ 12-34"


@pytest.mark.parametrize(
    ("typed", "doubted"),
    [
        ("しながわ", PlateDoubt.FORM),
        ("東京 500 あ 12-34", PlateDoubt.REGION),
        ("品川 500 わ 12-34", PlateDoubt.RENTAL),
    ],
)
def test_a_plate_that_looks_wrong_is_warned_of_and_never_refused(
    editor: CarsEditor, typed: str, doubted: PlateDoubt
) -> None:
    type_into(editor, "vehicle_0_model", "アクア")
    type_into(editor, "vehicle_0_plate", typed)
    leave(editor, "vehicle_0_plate")
    assert words.plate_doubt(doubted) in text_of(editor, "vehicle_0_plate_note")
    assert editor.vehicles()[0].plate == typed
    type_into(editor, "vehicle_0_plate", "品川 30A あ 12-34")
    leave(editor, "vehicle_0_plate")
    assert not is_shown(editor, "vehicle_0_plate_note")


@pytest.mark.parametrize(
    ("part", "typed", "line", "fault"),
    [
        ("model", "", 0, RuleBroken("vehicle.model_missing")),
        ("first_registered", "来月", 1, RuleBroken("month.unreadable", typed="来月")),
        ("first_registered", "2027-01", 1, RuleBroken("vehicle.registered_in_future")),
        ("mileage_km", "多い", 1, RuleBroken("distance.unreadable", typed="多い")),
        ("inspection_until", "H30.4.30", 1, RuleBroken("vehicle.inspection_before_registration")),
        ("warranty_until", "来春", 2, RuleBroken("date.unreadable", typed="来春")),
        ("insurance_until", "2027-13-01", 3, RuleBroken("date.unreadable", typed="2027-13-01")),
    ],
)
def test_what_is_wrong_is_said_beside_its_car_and_the_focus_goes_there(
    editing: CustomerChartPanel, store: Store, part: str, typed: str, line: int, fault: RuleBroken
) -> None:
    click(editing, "add_vehicle")
    click(editing, "vehicle_1_more")
    type_into(editing, "vehicle_1_model", "フィット")
    type_into(editing, "vehicle_1_first_registered", "R3.4")
    type_into(editing, f"vehicle_1_{part}", typed)
    click(editing, "finish_editing")
    assert text_of(editing, f"vehicle_1_{line}_fault") == sentence(fault)
    assert is_shown(editing, f"vehicle_1_{line}_fault")
    said = [label.text() for label in editing.findChildren(QLabel) if label.isVisible()]
    assert said.count(sentence(fault)) == 1
    assert text_of(editing, f"vehicle_1_{part}") == typed
    if fault.key != "vehicle.inspection_before_registration":
        assert child(editing, QWidget, f"vehicle_1_{part}").hasFocus()
    type_into(editing, "vehicle_1_model", "フィット")
    type_into(editing, f"vehicle_1_{part}", "フィット" if part == "model" else "")
    assert not is_shown(editing, f"vehicle_1_{line}_fault")


def test_a_car_they_parted_with_keeps_the_day(editor: CarsEditor) -> None:
    editor.set_vehicles([Vehicle("アクア")])
    click(editor, "vehicle_0_part")
    assert text_of(editor, "vehicle_0_owned_until") == str(TODAY)
    assert not editor.vehicles()[0].owned
    type_into(editor, "vehicle_0_owned_until", "")
    assert editor.vehicles()[0].owned


def test_a_car_entered_by_mistake_is_removed_and_can_be_brought_back(editor: CarsEditor) -> None:
    editor.set_vehicles([FULL, Vehicle("フィット")])
    click(editor, "vehicle_0_remove")
    assert editor.vehicles() == (Vehicle("フィット"),)
    assert not is_shown(editor, "vehicle_0_model")
    assert "アクア" in text_of(editor, "vehicle_0_removed")
    click(editor, "vehicle_0_restore")
    assert editor.vehicles() == (FULL, Vehicle("フィット"))


def test_up_to_three_cars_have_a_card_each_and_a_fourth_makes_a_list(editor: CarsEditor) -> None:
    editor.set_vehicles(fleet(3))
    assert cards_shown(editor) == 3
    assert not is_shown(editor, "vehicle_list")
    click(editor, "add_vehicle")
    assert cards_shown(editor) == 1
    assert is_shown(editor, "vehicle_list")
    type_into(editor, "vehicle_0_model", "四台目")
    assert [car.model for car in editor.vehicles()][-1] == "四台目"
    editor.set_vehicles(fleet(2))
    assert cards_shown(editor) == 2


def test_of_sixty_cars_only_the_chosen_one_has_widgets(editor: CarsEditor) -> None:
    cars = fleet(60)
    editor.set_vehicles(cars)
    assert len(editor.findChildren(QComboBox)) <= 3 * 2
    view = child(editor, QListView, "vehicle_list")
    assert view.model().rowCount() == 60
    view.setCurrentIndex(view.model().index(41, 0))
    assert text_of(editor, "vehicle_0_model") == "営業車42号"
    type_into(editor, "vehicle_0_grade", "DX")
    view.setCurrentIndex(view.model().index(0, 0))
    assert text_of(editor, "vehicle_0_grade") == ""
    cars[41] = replace(cars[41], grade="DX")
    assert editor.vehicles() == tuple(cars)
    assert "DX" in str(view.model().index(41, 0).data())


def test_one_of_many_cars_is_found_by_name_or_plate(editor: CarsEditor) -> None:
    cars = [*fleet(9), Vehicle("ハイゼット", plate="品川 480 あ 12-34")]
    editor.set_vehicles(cars)
    view = child(editor, QListView, "vehicle_list")

    def found() -> list[int]:
        return [row for row in range(len(cars)) if not view.isRowHidden(row)]

    type_into(editor, "find_vehicle", "１２３４")
    assert found() == [9]
    type_into(editor, "find_vehicle", "営業車3")
    assert found() == [2]
    type_into(editor, "find_vehicle", "")
    assert len(found()) == len(cars)


def test_the_wheel_scrolls_the_form_and_chooses_nothing(editor: CarsEditor) -> None:
    editor.set_vehicles([FULL])
    use = child(editor, QComboBox, "vehicle_0_use")
    middle = QPointF(use.rect().center())
    turned = QWheelEvent(
        middle,
        use.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(use, turned)
    assert editor.vehicles() == (FULL,)


def test_a_fault_among_sixty_cars_brings_its_car_up(
    editing: CustomerChartPanel, store: Store, sato: Sato, desk: Desk
) -> None:
    profile = replace(SATO, vehicles=tuple(fleet(60)))
    desk.run(
        lambda store: customers.edit_profile(
            store, sato.customer_id, profile, by=desk.staff_id, clock=desk.clock
        ),
        origin=None,
    )
    click(editing, "finish_editing")
    editing.edit()
    view = child(editing, QListView, "vehicle_list")
    view.setCurrentIndex(view.model().index(30, 0))
    type_into(editing, "vehicle_0_warranty_until", "来春")
    view.setCurrentIndex(view.model().index(2, 0))
    click(editing, "finish_editing")
    assert text_of(editing, "vehicle_0_model") == "営業車31号"
    assert view.currentIndex().row() == 30
    assert is_shown(editing, "vehicle_0_2_fault")
    type_into(editing, "vehicle_0_warranty_until", "R10.1.31")
    click(editing, "finish_editing")
    kept = store.customers.get(sato.customer_id).profile.vehicles
    assert kept[30] == Vehicle("営業車31号", mileage_km=31, warranty_until=date(2028, 1, 31))
    assert len(kept) == 60


def test_removing_one_of_many_leaves_its_row_until_it_is_saved(editor: CarsEditor) -> None:
    editor.set_vehicles(fleet(5))
    view = child(editor, QListView, "vehicle_list")
    view.setCurrentIndex(view.model().index(1, 0))
    click(editor, "vehicle_0_remove")
    assert [car.mileage_km for car in editor.vehicles()] == [1, 3, 4, 5]
    assert view.model().rowCount() == 5
    view.setCurrentIndex(view.model().index(2, 0))
    assert is_shown(editor, "vehicle_0_model")


def test_everything_typed_is_in_the_draft_whatever_can_be_read(
    qtbot: QtBot, editing: CustomerChartPanel, desk: Desk, store: Store, sato: Sato
) -> None:
    click(editing, "add_vehicle")
    click(editing, "vehicle_1_more")
    typed = {
        "model": "フィ",
        "plate": "品",
        "first_registered": "令和",
        "mileage_km": "4万",
        "warranty_until": "来春",
        "insurer": "海上",
    }
    for part, text in typed.items():
        type_into(editing, f"vehicle_1_{part}", text)
    choose(editing, "vehicle_1_use", VehicleUse.KEI_CARGO)
    choose(editing, "vehicle_1_payment", Payment.LEASE)
    name = f"profile/{sato.customer_id}"
    qtbot.waitUntil(lambda: drafts.draft(store, name) is not None, timeout=2500)

    after_the_crash = CustomerChartPanel(desk)
    qtbot.addWidget(after_the_crash)
    after_the_crash.show()
    after_the_crash.show_customer(sato.customer_id)
    for part, text in typed.items():
        assert text_of(after_the_crash, f"vehicle_1_{part}") == text
    assert child(after_the_crash, QComboBox, "vehicle_1_use").currentData() == VehicleUse.KEI_CARGO
    assert child(after_the_crash, QComboBox, "vehicle_1_payment").currentData() == Payment.LEASE
    assert text_of(after_the_crash, "vehicle_0_model") == SATO.vehicles[0].model


def test_showing_cars_is_not_editing_them(qtbot: QtBot, editor: CarsEditor) -> None:
    with qtbot.assertNotEmitted(editor.changed):
        editor.set_vehicles([FULL])
        editor.set_vehicles(fleet(60))
        view = child(editor, QListView, "vehicle_list")
        view.setCurrentIndex(view.model().index(7, 0))
    with qtbot.waitSignal(editor.changed):
        type_into(editor, "vehicle_0_grade", "G")
