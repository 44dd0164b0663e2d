"""Edit mode saves when it is left, never asks, and loses nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.phones import PhoneKind, read_phone
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.language.sentences import sentence
from showroom_crm.services import customers, drafts
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_chart.panel import CustomerChartPanel
from showroom_crm.ui.desk import Desk
from tests.conftest import SATO, MovableClock, Sato
from tests.ui.forms import child, click, press, text_of, type_into
from tests.ui.refusing import full_disk


@pytest.fixture
def editing(chart: CustomerChartPanel) -> CustomerChartPanel:
    chart.edit()
    return chart


@pytest.fixture
def suzuki(store: Store, desk: Desk) -> CustomerId:
    return customers.add_customer(
        store, Profile("鈴木"), by=desk.staff_id, clock=desk.clock
    ).customer_id


def edits(panel: CustomerChartPanel) -> bool:
    return (
        bool(panel.findChildren(QWidget, "finish_editing"))
        and child(panel, QWidget, "finish_editing").isVisible()
    )


def kept(store: Store, sato: Sato) -> Profile:
    return store.customers.get(sato.customer_id).profile


def test_everything_typed_is_kept_when_the_edit_mode_is_left(
    editing: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    typed = {
        "name": "佐藤 健一郎",
        "kana": "さとう けんいちろう",
        "postal_code": "181-0013",
        "address": "東京都三鷹市下連雀3-2-1\nパークハイツ201",
        "birthday": "S58.4.6",
        "job": "教員",
        "family": "妻、長女、次女",
        "hobbies": "釣り",
        "source": "ご紹介",
        "notes": "土曜は午前中のみ",
        "phone_0_0": "０４２２－１２－３４５６",
        "vehicle_0_plate": "多摩 500 あ 12-34",
        "vehicle_0_inspection_until": "R9.4.30",
    }
    for name, text in typed.items():
        type_into(editing, name, text)
    home = child(editing, QComboBox, "phone_0_kind")
    home.setCurrentIndex(home.findData(PhoneKind.HOME))
    click(editing, "add_phone")
    type_into(editing, "phone_1_0", "09012345678")
    click(editing, "add_vehicle")
    type_into(editing, "vehicle_1_model", "ジムニー")
    click(editing, "finish_editing")
    assert kept(store, sato) == Profile(
        name="佐藤 健一郎",
        kana="サトウ ケンイチロウ",
        phones=(read_phone("0422-12-3456", kind=PhoneKind.HOME), read_phone("090-1234-5678")),
        postal_code="181-0013",
        address="東京都三鷹市下連雀3-2-1\nパークハイツ201",
        birthday=date(1983, 4, 6),
        job="教員",
        family="妻、長女、次女",
        hobbies="釣り",
        source="ご紹介",
        notes="土曜は午前中のみ",
        vehicles=(
            Vehicle("アクア", "トヨタ", "多摩 500 あ 12-34", date(2027, 4, 30)),
            Vehicle("ジムニー"),
        ),
    )
    assert not edits(editing)
    assert text_of(editing, "customer_name") == "佐藤 健一郎 様"


def test_an_untouched_form_changes_nothing(
    editing: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    before = kept(store, sato)
    press(editing, Qt.Key.Key_E, control=True)
    assert not edits(editing)
    assert kept(store, sato) == before == SATO


def test_ctrl_e_begins_and_ends_editing(
    chart: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    press(chart, Qt.Key.Key_E, control=True)
    assert edits(chart)
    assert chart.focusWidget().objectName() == "name"
    type_into(chart, "job", "教員")
    press(chart, Qt.Key.Key_E, control=True)
    assert not edits(chart)
    assert kept(store, sato).job == "教員"


@pytest.mark.parametrize(
    ("editor", "typed", "field", "fault"),
    [
        ("name", "　", "name", RuleBroken("name.empty")),
        ("birthday", "昭和の人", "birthday", RuleBroken("date.unreadable", typed="昭和の人")),
        ("birthday", "2030-01-01", "birthday", RuleBroken("birthday.future")),
        ("phone_0_0", "でんわ", "phones", RuleBroken("phone.unreadable", typed="でんわ")),
        ("vehicle_0_model", "", "vehicle_0_0", RuleBroken("vehicle.model_missing")),
        (
            "vehicle_0_inspection_until",
            "来春",
            "vehicle_0_1",
            RuleBroken("date.unreadable", typed="来春"),
        ),
    ],
)
def test_a_refused_field_keeps_its_text_and_the_form_stays(
    editing: CustomerChartPanel,
    store: Store,
    sato: Sato,
    editor: str,
    typed: str,
    field: str,
    fault: RuleBroken,
) -> None:
    type_into(editing, editor, typed)
    click(editing, "finish_editing")
    assert edits(editing)
    assert text_of(editing, editor) == typed
    assert child(editing, QLabel, f"{field}_fault").isVisible()
    assert text_of(editing, f"{field}_fault") == sentence(fault)
    assert kept(store, sato) == SATO


def test_another_customer_may_come_while_a_profile_is_edited(
    editing: CustomerChartPanel, store: Store, sato: Sato, suzuki: CustomerId
) -> None:
    type_into(editing, "job", "教員")
    editing.show_customer(suzuki)
    assert kept(store, sato).job == "教員"
    assert not edits(editing)
    assert text_of(editing, "customer_name") == "鈴木 様"


def test_what_was_refused_is_kept_as_a_draft_when_another_customer_comes(
    editing: CustomerChartPanel, store: Store, sato: Sato, suzuki: CustomerId, clock: MovableClock
) -> None:
    type_into(editing, "birthday", "昭和の人")
    type_into(editing, "job", "教員")
    focused = QApplication.focusWidget()
    editing.show_customer(suzuki)
    assert not edits(editing)
    assert kept(store, sato) == SATO
    clock.advance(timedelta(hours=1))
    editing.show_customer(sato.customer_id)
    assert edits(editing)
    assert (text_of(editing, "birthday"), text_of(editing, "job")) == ("昭和の人", "教員")
    assert "12:00" in text_of(editing, "restored_line")
    assert focused is not None


def test_what_was_typed_is_there_again_after_a_crash(
    qtbot: QtBot, editing: CustomerChartPanel, desk: Desk, store: Store, sato: Sato
) -> None:
    type_into(editing, "job", "教員")
    type_into(editing, "phone_0_0", "0422")
    click(editing, "add_vehicle")
    type_into(editing, "vehicle_1_model", "ジムニー")
    name = f"profile/{sato.customer_id}"
    qtbot.waitUntil(lambda: drafts.draft(store, name) is not None, timeout=2000)

    after_the_crash = CustomerChartPanel(desk)
    qtbot.addWidget(after_the_crash)
    after_the_crash.show()
    after_the_crash.show_customer(sato.customer_id)
    assert edits(after_the_crash)
    assert text_of(after_the_crash, "job") == "教員"
    assert text_of(after_the_crash, "phone_0_0") == "0422"
    assert text_of(after_the_crash, "vehicle_1_model") == "ジムニー"
    click(after_the_crash, "discard_draft")
    assert text_of(after_the_crash, "job") == SATO.job
    click(after_the_crash, "finish_editing")
    assert drafts.draft(store, name) is None
    assert kept(store, sato) == SATO


def test_a_profile_that_was_kept_leaves_no_draft(
    editing: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    type_into(editing, "job", "教員")
    click(editing, "finish_editing")
    assert drafts.draft(store, f"profile/{sato.customer_id}") is None


def test_a_change_elsewhere_does_not_touch_what_is_being_typed(
    editing: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    type_into(editing, "job", "教")
    desk.run(
        lambda store: customers.edit_profile(
            store, sato.customer_id, SATO, by=desk.staff_id, clock=desk.clock
        ),
        origin=None,
    )
    assert edits(editing)
    assert text_of(editing, "job") == "教"


def test_hiding_the_window_keeps_the_draft_at_once(
    editing: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    type_into(editing, "job", "教員")
    editing.hide()
    assert drafts.draft(store, f"profile/{sato.customer_id}") is not None


def changed_elsewhere(desk: Desk, sato: Sato, profile: Profile) -> None:
    desk.run(
        lambda store: customers.edit_profile(
            store, sato.customer_id, profile, by=desk.staff_id, clock=desk.clock
        ),
        origin=None,
    )


def test_what_was_changed_elsewhere_meanwhile_is_not_set_back(
    editing: CustomerChartPanel, desk: Desk, store: Store, sato: Sato
) -> None:
    type_into(editing, "job", "教員")
    elsewhere = replace(
        SATO,
        job="医師",
        notes="土曜は午前中のみ",
        phones=(read_phone("0422-12-3456"),),
        vehicles=(),
    )
    changed_elsewhere(desk, sato, elsewhere)
    click(editing, "finish_editing")
    assert kept(store, sato) == replace(elsewhere, job="教員")


def test_rows_that_were_edited_win_and_the_other_rows_stay_as_they_are_now(
    editing: CustomerChartPanel, desk: Desk, store: Store, sato: Sato
) -> None:
    type_into(editing, "phone_0_0", "0422-99-8888")
    elsewhere = replace(SATO, vehicles=(Vehicle("ジムニー"),))
    changed_elsewhere(desk, sato, elsewhere)
    click(editing, "finish_editing")
    assert [each.number for each in kept(store, sato).phones] == ["+81422998888"]
    assert kept(store, sato).vehicles == elsewhere.vehicles


def test_a_draft_from_before_a_crash_sets_back_nothing_that_was_changed_since(
    qtbot: QtBot, editing: CustomerChartPanel, desk: Desk, store: Store, sato: Sato
) -> None:
    type_into(editing, "job", "教員")
    click(editing, "add_phone")
    type_into(editing, "phone_1_0", "0422-99-8888")
    editing.hide()
    changed_elsewhere(desk, sato, replace(SATO, notes="土曜は午前中のみ"))

    after_the_crash = CustomerChartPanel(desk)
    qtbot.addWidget(after_the_crash)
    after_the_crash.show()
    after_the_crash.show_customer(sato.customer_id)
    assert text_of(after_the_crash, "notes") == "土曜は午前中のみ"
    assert text_of(after_the_crash, "job") == "教員"
    click(after_the_crash, "finish_editing")
    assert kept(store, sato).notes == "土曜は午前中のみ"
    assert kept(store, sato).job == "教員"
    assert len(kept(store, sato).phones) == 2


def test_a_row_that_was_emptied_stays_empty_after_a_crash(
    qtbot: QtBot, editing: CustomerChartPanel, desk: Desk, store: Store, sato: Sato
) -> None:
    type_into(editing, "phone_0_0", "")
    editing.hide()

    after_the_crash = CustomerChartPanel(desk)
    qtbot.addWidget(after_the_crash)
    after_the_crash.show()
    after_the_crash.show_customer(sato.customer_id)
    click(after_the_crash, "finish_editing")
    assert kept(store, sato) == replace(SATO, phones=())


def test_texts_that_the_editor_shows_otherwise_are_not_rewritten_unedited(
    panel: CustomerChartPanel, desk: Desk, store: Store, sato: Sato
) -> None:
    imported = replace(SATO, notes="土曜\u00a0午前", address="三鷹市\r\n下連雀")
    changed_elsewhere(desk, sato, imported)
    panel.show_customer(sato.customer_id)
    panel.edit()
    type_into(panel, "job", "教員")
    click(panel, "finish_editing")
    assert kept(store, sato) == replace(imported, job="教員")


def test_a_profile_that_the_machine_refused_is_not_lost_when_another_customer_comes(
    qtbot: QtBot,
    editing: CustomerChartPanel,
    store: Store,
    sato: Sato,
    suzuki: CustomerId,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("showroom_crm.ui.drafts._AGAIN_MS", 100)
    type_into(editing, "job", "教員")
    with full_disk(store.customers, store.drafts):
        editing.show_customer(suzuki)
        editing.edit()
        type_into(editing, "job", "獣医")
    name = f"profile/{sato.customer_id}"
    qtbot.waitUntil(lambda: drafts.draft(store, name) is not None, timeout=2000)
    editing.show_customer(sato.customer_id)
    assert edits(editing)
    assert text_of(editing, "job") == "教員"
    assert store.customers.get(suzuki).profile.job == "獣医"


def test_who_comes_back_before_the_machine_is_mended_finds_what_they_typed(
    editing: CustomerChartPanel, store: Store, sato: Sato, suzuki: CustomerId
) -> None:
    type_into(editing, "job", "教員")
    with full_disk(store.customers, store.drafts):
        editing.show_customer(suzuki)
        editing.show_customer(sato.customer_id)
        editing.edit()
        assert text_of(editing, "job") == "教員"
    click(editing, "finish_editing")
    assert kept(store, sato).job == "教員"
    assert drafts.draft(store, f"profile/{sato.customer_id}") is None


def test_a_draft_that_cannot_be_kept_is_told_while_it_is_typed(
    editing: CustomerChartPanel, store: Store
) -> None:
    type_into(editing, "job", "教員")
    with full_disk(store.drafts) as sentence_of_fault:
        editing.hide()
        assert text_of(editing, "unsaved_line") == sentence_of_fault


def test_looking_at_the_form_leaves_no_draft(
    qtbot: QtBot,
    chart: CustomerChartPanel,
    store: Store,
    sato: Sato,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("showroom_crm.ui.drafts._BEHIND_MS", 20)
    chart.edit()
    qtbot.wait(100)
    assert drafts.draft(store, f"profile/{sato.customer_id}") is None
