"""The first person names themselves; colleagues follow."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.services.staff import all_staff
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.staff.dialog import NewStaffDialog
from tests.conftest import MovableClock


def add(qtbot: QtBot, dialog: NewStaffDialog, name: str, code: str = "") -> None:
    qtbot.addWidget(dialog)
    dialog.open()
    for field, text in (("staff_name", name), ("staff_code", code)):
        editor = dialog.findChild(QLineEdit, field)
        assert editor is not None
        editor.setText(text)
    save = dialog.findChild(QPushButton, "save")
    assert save is not None
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)


def test_the_first_one_works_at_once(qtbot: QtBot, store: Store, clock: MovableClock) -> None:
    desk = Desk(store, clock)
    assert desk.staff is None
    add(qtbot, NewStaffDialog(desk), "田中")
    assert desk.staff is not None
    assert (desk.staff.name, desk.staff.code) == ("田中", "1")


def test_a_colleague_is_added_and_the_one_who_works_stays(qtbot: QtBot, desk: Desk) -> None:
    add(qtbot, NewStaffDialog(desk), "鈴木")
    assert [member.name for member in desk.read(all_staff)] == ["鈴木", "田中"]
    assert desk.staff is not None
    assert desk.staff.name == "田中"


def test_a_code_that_is_taken_is_refused_beside_its_field(qtbot: QtBot, desk: Desk) -> None:
    dialog = NewStaffDialog(desk)
    add(qtbot, dialog, "鈴木", code="tanaka")
    fault = dialog.findChild(QLabel, "staff_code_fault")
    assert fault is not None
    assert "tanaka" in fault.text()
    assert dialog.isVisible()
    assert len(desk.read(all_staff)) == 1
