"""A message is taken in three fields and pops up until it is seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services.messages import messages_for, messages_of, take_message
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.messages.dialog import MessageDialog
from showroom_crm.ui.messages.popup import MessagePopups
from tests.conftest import MovableClock, Sato
from tests.ui.forms import child, click, text_of, type_into


@pytest.fixture
def popups(qtbot: QtBot, desk: Desk) -> MessagePopups:
    return MessagePopups(desk)


def left(desk: Desk, sato: Sato, words: str) -> None:
    desk.run(
        lambda store: take_message(
            store,
            sato.customer_id,
            caller="奥様",
            words=words,
            wish="折り返しのお電話",
            by=None,
            clock=desk.clock,
        ),
        origin=None,
    )


def test_three_fields_are_kept_for_the_rep(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato, tanaka: StaffId
) -> None:
    dialog = MessageDialog(desk, sato.customer_id)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "田中" in text_of(dialog, "message_for")
    type_into(dialog, "caller", "奥様")
    click(dialog, "keep_message")
    assert text_of(dialog, "words_fault")
    type_into(dialog, "words", "納期を知りたい")
    type_into(dialog, "wish", "夕方に電話を")
    click(dialog, "keep_message")
    assert dialog.result() == QDialog.DialogCode.Accepted
    (message,) = messages_for(store, tanaka)
    assert (message.caller, message.words, message.wish) == (
        "奥様",
        "納期を知りたい",
        "夕方に電話を",
    )


def test_a_message_pops_up_at_once_and_goes_when_it_is_seen(
    popups: MessagePopups, desk: Desk, store: Store, sato: Sato, tanaka: StaffId
) -> None:
    left(desk, sato, "納期を知りたい")
    left(desk, sato, "色も変えたい")
    popup = popups.popup
    assert popup is not None and popup.isVisible()
    assert text_of(popup, "message_words") == "納期を知りたい"
    assert child(popup, QLabel, "message_more").isVisible()
    click(popup, "message_seen")
    assert text_of(popup, "message_words") == "色も変えたい"
    click(popup, "message_seen")
    assert not popup.isVisible()
    assert {each.seen_by for each in messages_of(store, sato.customer_id)} == {tanaka}


def test_it_waits_for_the_next_start(qtbot: QtBot, desk: Desk, sato: Sato) -> None:
    left(desk, sato, "納期を知りたい")
    popups = MessagePopups(desk)
    qtbot.waitUntil(lambda: popups.popup is not None and popups.popup.isVisible())
    popups.close()


def test_a_locked_screen_and_a_colleague_see_none(
    popups: MessagePopups, desk: Desk, store: Store, sato: Sato, clock: MovableClock
) -> None:
    desk.set_locked(True)
    left(desk, sato, "納期を知りたい")
    assert popups.popup is None
    desk.switch_staff(store.staff.add("suzuki", "鈴木", StaffRole.REP))
    desk.set_locked(False)
    assert popups.popup is None
