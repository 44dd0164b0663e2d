"""A rep leaves from the window of the staff, and may come back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services.leaving import leave
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.main_window.window import MainWindow
from showroom_crm.ui.staff.leaving_dialog import LeavingDialog
from showroom_crm.ui.staff.leaving_job import LeavingJob
from showroom_crm.ui.staff.members_dialog import MembersDialog
from tests.conftest import MovableClock, Sato
from tests.ui.forms import child, click, text_of


@pytest.fixture
def suzuki(store: Store) -> StaffId:
    return store.staff.add("suzuki", "鈴木", StaffRole.REP).id


def shown(qtbot: QtBot, desk: Desk, store: Store, staff_id: StaffId) -> LeavingDialog:
    dialog = LeavingDialog(desk, store.staff.get(staff_id))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def rows(window: MembersDialog) -> list[str]:
    listed = child(window, QListWidget, "members")
    return [listed.item(row).text().split()[0] for row in range(listed.count())]


def test_everything_goes_to_whom_is_chosen_and_they_work_at_the_desk(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato, tanaka: StaffId, suzuki: StaffId
) -> None:
    dialog = shown(qtbot, desk, store, tanaka)
    leaves = child(dialog, QPushButton, "leave_button")
    assert not leaves.isEnabled()
    successor = child(dialog, QComboBox, "successor")
    assert [successor.itemText(row) for row in range(successor.count())] == ["", "鈴木"]
    successor.setCurrentText("鈴木")
    with qtbot.waitSignal(dialog.accepted):
        click(dialog, "leave_button")
    assert store.customers.get(sato.customer_id).staff_id == suzuki
    assert store.staff.get(tanaka).left_on is not None
    assert desk.staff_id == suzuki


def test_whoever_has_nothing_to_hand_over_just_leaves(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato, tanaka: StaffId, suzuki: StaffId
) -> None:
    dialog = shown(qtbot, desk, store, suzuki)
    assert not child(dialog, QComboBox, "successor").isVisible()
    with qtbot.waitSignal(dialog.accepted):
        click(dialog, "leave_button")
    assert store.staff.get(suzuki).left_on is not None
    assert desk.staff_id == tanaka


def test_the_last_one_stays_and_is_told_why(
    qtbot: QtBot, desk: Desk, store: Store, tanaka: StaffId
) -> None:
    dialog = shown(qtbot, desk, store, tanaka)
    assert "田中" in text_of(dialog, "leaving_fault")
    assert not child(dialog, QPushButton, "leave_button").isEnabled()


def test_a_refusal_is_said_in_the_window_and_another_try_is_possible(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato, tanaka: StaffId, suzuki: StaffId
) -> None:
    dialog = shown(qtbot, desk, store, tanaka)
    child(dialog, QComboBox, "successor").setCurrentText("鈴木")
    store.staff.leave(suzuki, on=desk.clock.local().date())
    click(dialog, "leave_button")
    qtbot.waitUntil(lambda: child(dialog, QPushButton, "leave_button").isEnabled())
    assert text_of(dialog, "leaving_fault")
    assert store.customers.get(sato.customer_id).staff_id == tanaka


def test_a_cancelled_leaving_changes_nothing(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato, tanaka: StaffId, suzuki: StaffId
) -> None:
    job = LeavingJob(desk, tanaka, suzuki)
    job.cancel()
    with qtbot.waitSignal(job.done) as done:
        job.start()
    assert done.args == [None]
    assert store.customers.get(sato.customer_id).staff_id == tanaka
    assert store.staff.get(tanaka).left_on is None


def test_who_left_stands_below_and_comes_back(
    qtbot: QtBot,
    desk: Desk,
    store: Store,
    clock: MovableClock,
    sato: Sato,
    tanaka: StaffId,
    suzuki: StaffId,
) -> None:
    window = MembersDialog(desk)
    qtbot.addWidget(window)
    window.show()
    assert rows(window) == ["鈴木", "田中"]
    with qtbot.waitSignal(window.leaving_wanted) as wanted:
        click(window, "member_leaves")
    assert wanted.args == [store.staff.get(suzuki)]
    desk.run(lambda opened: leave(opened, suzuki, None, by=tanaka, clock=clock), origin=None)
    assert rows(window) == ["田中", "鈴木"]
    child(window, QListWidget, "members").setCurrentRow(1)
    assert not child(window, QPushButton, "member_leaves").isVisible()
    click(window, "member_returns")
    assert rows(window) == ["鈴木", "田中"]
    assert store.staff.get(suzuki).left_on is None


def test_the_settings_lead_to_the_staff_and_on_to_leaving(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato, suzuki: StaffId
) -> None:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    menu = child(window, QMenu, "settings_menu")
    next(each for each in menu.actions() if each.objectName() == "members").trigger()
    click(child(window, MembersDialog, "members_dialog"), "member_leaves")
    leaving = child(window, LeavingDialog, "leaving_dialog")
    assert "鈴木" in text_of(leaving, "leaving_who")
    assert window.dialogs.close_where(lambda _matter: True)
