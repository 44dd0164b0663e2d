"""The window in which another rep is chosen for some customers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.hand_over.dialog import HandOverDialog
from showroom_crm.ui.hand_over.whom import of_customers, of_deal
from tests.conftest import Sato
from tests.ui.forms import child, click, text_of


@pytest.fixture
def giving(qtbot: QtBot, desk: Desk, sato: Sato, store: Store) -> HandOverDialog:
    store.staff.add("suzuki", "鈴木", StaffRole.REP)
    dialog = of_customers(desk, [sato.customer_id])
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def box(giving: HandOverDialog) -> QComboBox:
    found = giving.findChild(QComboBox)
    assert found is not None
    return found


def test_nobody_is_taken_over_until_a_rep_is_chosen(giving: HandOverDialog) -> None:
    assert text_of(giving, "hand_over_number") == "1名"
    assert not child(giving, QPushButton, "hand_over_button").isEnabled()


def test_a_rep_is_chosen_and_the_customer_handed_over_with_keys(
    giving: HandOverDialog, sato: Sato, store: Store
) -> None:
    box(giving).setFocus()
    while box(giving).currentText() != "鈴木":
        QTest.keyClick(box(giving), Qt.Key.Key_Down)
    QTest.keyClick(giving, Qt.Key.Key_Return)
    assert giving.result() == QDialog.DialogCode.Accepted
    names = {member.id: member.name for member in store.staff.all()}
    rep = store.customers.get(sato.customer_id).staff_id
    assert rep is not None
    assert names[rep] == "鈴木"


def test_a_customer_can_be_left_without_a_rep(
    giving: HandOverDialog, sato: Sato, store: Store
) -> None:
    box(giving).setCurrentIndex(box(giving).findText("担当なし"))
    click(giving, "hand_over_button")
    assert store.customers.get(sato.customer_id).staff_id is None


def test_cancel_changes_nothing(giving: HandOverDialog, sato: Sato, store: Store) -> None:
    before = store.customers.get(sato.customer_id).staff_id
    box(giving).setCurrentIndex(box(giving).findText("鈴木"))
    click(giving, "cancel_button")
    assert store.customers.get(sato.customer_id).staff_id == before


def test_a_refusal_is_said_where_the_rep_is_chosen(giving: HandOverDialog, desk: Desk) -> None:
    desk.refused.emit(RuleBroken("date.unreadable", typed="?", field="x"), giving)
    assert text_of(giving, "new_rep_fault") != ""
    assert giving.isVisible()


def test_one_deal_is_handed_over_and_the_customer_keeps_their_rep(
    qtbot: QtBot, desk: Desk, sato: Sato, store: Store
) -> None:
    suzuki = store.staff.add("suzuki", "鈴木", StaffRole.REP).id
    main_rep = store.customers.get(sato.customer_id).staff_id
    giving = of_deal(desk, sato.customer_id, sato.deal_id)
    qtbot.addWidget(giving)
    giving.show()
    assert "佐藤 健一" in text_of(giving, "hand_over_number")
    box(giving).setCurrentIndex(box(giving).findText("鈴木"))
    click(giving, "hand_over_button")
    assert giving.result() == QDialog.DialogCode.Accepted
    assert store.deals.get(sato.deal_id).staff_id == suzuki
    assert store.customers.get(sato.customer_id).staff_id == main_rep
