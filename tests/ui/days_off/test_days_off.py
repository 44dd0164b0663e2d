"""Days off are added, refused where they are reversed, and removed."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QListWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.days_off import whose
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services.days_off import stand_ins
from showroom_crm.services.orders import order_list
from showroom_crm.services.store import Store
from showroom_crm.ui.days_off.dialog import DaysOffDialog
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.orders.list_dialog import OrderListDialog
from tests.ui.forms import child, click, text_of, type_into

DAY = date(2026, 10, 10)


def test_days_off_are_kept_with_their_stand_in_and_removed(
    qtbot: QtBot, desk: Desk, store: Store, tanaka: StaffId
) -> None:
    suzuki = store.staff.add("suzuki", "鈴木", StaffRole.REP).id
    dialog = DaysOffDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    child(dialog, QComboBox, "day_off_rep").setCurrentText("田中")
    child(dialog, QComboBox, "stand_in").setCurrentText("鈴木")
    type_into(dialog, "first_on", "10/10")
    type_into(dialog, "last_on", "2026-10-09")
    click(dialog, "keep_day_off")
    assert text_of(dialog, "last_on_fault")
    type_into(dialog, "last_on", "")
    click(dialog, "keep_day_off")
    assert whose(stand_ins(store, clock=desk.clock), tanaka, DAY) == suzuki
    listed = child(dialog, QListWidget, "days_off")
    assert listed.count() == 1
    listed.setCurrentRow(0)
    click(dialog, "drop_day_off")
    assert whose(stand_ins(store, clock=desk.clock), tanaka, DAY) == tanaka
    assert not listed.isVisible()


def test_the_list_of_an_order_is_edited_and_never_emptied(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    dialog = OrderListDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    type_into(dialog, "order_tasks", "")
    click(dialog, "keep_order_list")
    assert text_of(dialog, "order_tasks_fault")
    type_into(dialog, "order_tasks", "契約書\n納車式")
    click(dialog, "keep_order_list")
    assert list(order_list(store)) == ["契約書", "納車式"]
