"""Two charts side by side become one, by the keyboard alone."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.changes import Undoable
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.language.sentences import sentence
from showroom_crm.services import bin, first_visit
from showroom_crm.services.customers import add_customer, edit_profile
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.merging.dialog import MergeDialog
from tests.conftest import MovableClock, Sato
from tests.ui.forms import child, click, press, text_of, type_into

Opened = Callable[..., MergeDialog]
LOOKS = "赤いフィットの親子"


@pytest.fixture
def walk_in(store: Store, clock: MovableClock, tanaka: StaffId) -> CustomerId:
    profile = Profile(looks=LOOKS, address="武蔵野市", hobbies="釣り")
    return first_visit.add_with_first_words(
        store, profile, "広い車を", "フリード", by=tanaka, clock=clock
    ).customer_id


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk) -> Opened:
    def open_dialog(customer_id: CustomerId, other_id: CustomerId | None = None) -> MergeDialog:
        dialog = MergeDialog(desk, customer_id, other_id)
        # The dialog deletes itself once it is closed.
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return open_dialog


def test_the_one_with_a_name_stays_whichever_chart_was_open(
    opened: Opened, sato: Sato, walk_in: CustomerId
) -> None:
    for dialog in (opened(walk_in, sato.customer_id), opened(sato.customer_id, walk_in)):
        assert text_of(dialog, "merge_kept_name") == "佐藤 健一 様"
        assert LOOKS in text_of(dialog, "merge_other_name")


def test_one_button_makes_them_one_and_ctrl_z_parts_them(
    qtbot: QtBot, opened: Opened, desk: Desk, store: Store, sato: Sato, walk_in: CustomerId
) -> None:
    before = [store.charts.chart(each) for each in (sato.customer_id, walk_in)]
    dialog = opened(walk_in, sato.customer_id)
    with qtbot.waitSignal(dialog.merged) as merged, qtbot.waitSignal(desk.changed) as changed:
        click(dialog, "merge_charts")
    assert merged.args == [sato.customer_id]
    assert isinstance(changed.args[0], Undoable)
    assert changed.args[0].gone == {walk_in}
    assert not dialog.isVisible()
    assert store.customers.count() == 1
    bin.undo_last(store, by=desk.staff_id, clock=desk.clock)
    assert [store.charts.chart(each) for each in (sato.customer_id, walk_in)] == before


def test_the_arrow_keys_choose_and_the_rest_goes_to_the_notes(
    opened: Opened, store: Store, sato: Sato, walk_in: CustomerId
) -> None:
    dialog = opened(walk_in, sato.customer_id)
    assert dialog.focusWidget().objectName() == "merge_address_kept"
    press(dialog, Qt.Key.Key_Right)
    assert dialog.focusWidget().objectName() == "merge_address_other"
    press(dialog, Qt.Key.Key_Tab)
    assert dialog.focusWidget().objectName() == "merge_hobbies_kept"
    press(dialog, Qt.Key.Key_Return, control=True)
    profile = store.customers.get(sato.customer_id).profile
    assert (profile.address, profile.hobbies) == ("武蔵野市", "キャンプ")
    assert "東京都三鷹市下連雀1-2-3" in profile.notes
    assert "釣り" in profile.notes


def test_a_click_chooses_and_a_shape_says_which(
    opened: Opened, sato: Sato, walk_in: CustomerId
) -> None:
    dialog = opened(sato.customer_id, walk_in)
    click(dialog, "merge_address_other")
    assert child(dialog, QAbstractButton, "merge_address_other").text().startswith("●")
    assert child(dialog, QAbstractButton, "merge_address_kept").text().startswith("○")


def test_what_both_have_together_is_counted_before(
    opened: Opened, sato: Sato, walk_in: CustomerId
) -> None:
    told = text_of(opened(sato.customer_id, walk_in), "merge_counts")
    assert "案件 1＋0" in told
    assert "商談 1＋1" in told


def test_the_other_chart_can_stay_instead(
    opened: Opened, store: Store, sato: Sato, walk_in: CustomerId
) -> None:
    dialog = opened(sato.customer_id, walk_in)
    click(dialog, "exchange_charts")
    click(dialog, "merge_charts")
    customer = store.customers.get(walk_in)
    assert (customer.number, customer.name) == (1002, "佐藤 健一")


def test_the_other_chart_is_found_by_typing_and_enter(
    opened: Opened, sato: Sato, walk_in: CustomerId
) -> None:
    dialog = opened(walk_in)
    assert dialog.focusWidget().objectName() == "search_field"
    type_into(dialog, "search_field", "さとう")
    press(dialog, Qt.Key.Key_Return)
    assert text_of(dialog, "merge_kept_name") == "佐藤 健一 様"


def test_whoever_it_may_be_is_offered_before_anything_is_typed(
    opened: Opened, store: Store, clock: MovableClock, tanaka: StaffId, sato: Sato
) -> None:
    double = replace(store.customers.get(sato.customer_id).profile, address="")
    added = add_customer(store, double, by=tanaka, clock=clock)
    dialog = opened(added.customer_id)
    found = child(dialog, QListWidget, "found_customers")
    assert found.count() == 1
    assert "佐藤 健一 様" in found.item(0).text()


def test_a_chart_does_not_find_itself(opened: Opened, sato: Sato) -> None:
    dialog = opened(sato.customer_id)
    type_into(dialog, "search_field", "佐藤")
    assert child(dialog, QListWidget, "found_customers").count() == 0
    assert child(dialog, QLabel, "pick_caption").isVisible()


def test_a_name_that_looks_like_markup_is_shown_as_it_is(
    opened: Opened, store: Store, clock: MovableClock, tanaka: StaffId, sato: Sato
) -> None:
    added = add_customer(
        store, Profile(name="<b>A&B</b>", address="x & <i>y</i>"), by=tanaka, clock=clock
    )
    dialog = opened(sato.customer_id, added.customer_id)
    assert text_of(dialog, "merge_other_name") == "<b>A&B</b> 様"
    shown = child(dialog, QAbstractButton, "merge_address_other").text()
    assert shown == "○ x && <i>y</i>"


def test_a_chart_that_went_meanwhile_is_refused_in_words(
    opened: Opened, desk: Desk, store: Store, sato: Sato, walk_in: CustomerId
) -> None:
    dialog = opened(sato.customer_id, walk_in)
    bin.delete_customer(store, walk_in, by=desk.staff_id, clock=desk.clock)
    click(dialog, "merge_charts")
    assert dialog.isVisible()
    assert text_of(dialog, "merge_fault") == sentence(RuleBroken("merge.customer_gone"))


def test_without_anything_to_choose_the_button_is_one_key_away(
    opened: Opened, store: Store, clock: MovableClock, tanaka: StaffId, sato: Sato
) -> None:
    added = add_customer(store, Profile(looks=LOOKS), by=tanaka, clock=clock)
    dialog = opened(added.customer_id, sato.customer_id)
    press(dialog, Qt.Key.Key_Return, control=True)
    assert store.customers.get(sato.customer_id).profile.looks == LOOKS


def test_what_was_edited_while_the_two_were_compared_is_kept_too(
    opened: Opened, store: Store, clock: MovableClock, tanaka: StaffId, sato: Sato,
    walk_in: CustomerId,
) -> None:  # fmt: skip
    dialog = opened(sato.customer_id, walk_in)
    later = replace(store.customers.get(walk_in).profile, job="大工")
    edit_profile(store, walk_in, later, by=tanaka, clock=clock)
    click(dialog, "merge_charts")
    assert "大工" in store.customers.get(sato.customer_id).profile.notes


def test_every_control_has_a_name_that_is_spoken(
    opened: Opened, sato: Sato, walk_in: CustomerId
) -> None:
    dialog = opened(sato.customer_id, walk_in)
    for control in dialog.findChildren(QAbstractButton):
        assert control.objectName(), control
        assert control.accessibleName(), control.objectName()
    picking = opened(walk_in)
    assert child(picking, QWidget, "found_customers").accessibleName()
