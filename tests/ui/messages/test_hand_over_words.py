"""A hand-over pops up for both reps until it is seen."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services.bin import delete_customer
from showroom_crm.services.customers import add_customer
from showroom_crm.services.hand_over import hand_over
from showroom_crm.services.messages import take_message
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.messages.popup import MessagePopups
from tests.conftest import MovableClock, Sato
from tests.ui.forms import child, click, text_of


@pytest.fixture
def popups(qtbot: QtBot, desk: Desk) -> MessagePopups:
    return MessagePopups(desk)


@pytest.fixture
def suzuki(store: Store) -> StaffId:
    return store.staff.add("suzuki", "鈴木", StaffRole.REP).id


def give(desk: Desk, sato: Sato, to: StaffId | None, *, by: StaffId) -> None:
    desk.run(
        lambda store: hand_over(store, [sato.customer_id], to, by=by, clock=desk.clock),
        origin=None,
    )


def test_both_see_it_and_who_did_it_does_not(
    popups: MessagePopups, desk: Desk, store: Store, sato: Sato, tanaka: StaffId, suzuki: StaffId
) -> None:
    okada = store.staff.add("okada", "岡田", StaffRole.MANAGER).id
    give(desk, sato, suzuki, by=okada)
    popup = popups.popup
    assert popup is not None and popup.isVisible()
    assert "鈴木" in text_of(popup, "message_words")
    assert text_of(popup, "message_name") == "佐藤 健一 様"
    desk.switch_staff(store.staff.get(okada))
    assert not popup.isVisible()
    desk.switch_staff(store.staff.get(suzuki))
    assert popup.isVisible()
    assert "田中" in text_of(popup, "message_words")
    click(popup, "message_seen")
    assert not popup.isVisible()
    desk.switch_staff(store.staff.get(tanaka))
    assert popup.isVisible()


def test_several_customers_are_counted_and_no_chart_is_offered(
    popups: MessagePopups,
    desk: Desk,
    store: Store,
    clock: MovableClock,
    sato: Sato,
    tanaka: StaffId,
    suzuki: StaffId,
) -> None:
    second = add_customer(store, Profile(name="山本"), by=suzuki, clock=clock).customer_id
    third = add_customer(store, Profile(name="小林"), by=suzuki, clock=clock).customer_id
    desk.run(
        lambda opened: hand_over(opened, [second, third], tanaka, by=suzuki, clock=clock),
        origin=None,
    )
    popup = popups.popup
    assert popup is not None and popup.isVisible()
    assert "2" in text_of(popup, "message_words")
    assert not child(popup, QLabel, "message_name").isVisible()
    assert not child(popup, QAbstractButton, "message_chart").isVisible()


def test_messages_follow_and_show_whose_they_are(
    popups: MessagePopups, desk: Desk, clock: MovableClock, sato: Sato, suzuki: StaffId
) -> None:
    give(desk, sato, None, by=suzuki)
    desk.run(
        lambda store: take_message(
            store, sato.customer_id, caller="", words="納期を", wish="", by=suzuki, clock=clock
        ),
        origin=None,
    )
    popup = popups.popup
    assert popup is not None
    clock.advance(timedelta(minutes=1))
    click(popup, "message_seen")
    assert text_of(popup, "message_words") == "納期を"
    assert child(popup, QAbstractButton, "message_chart").isVisible()


def test_a_customer_at_the_desk_reads_no_name_and_one_who_is_gone_has_none(
    popups: MessagePopups, desk: Desk, sato: Sato, suzuki: StaffId
) -> None:
    desk.set_customer_present(True)
    give(desk, sato, suzuki, by=suzuki)
    popup = popups.popup
    assert popup is not None and popup.isVisible()
    assert not child(popup, QLabel, "message_name").isVisible()
    assert text_of(popup, "message_name") == ""
    desk.run(
        lambda store: delete_customer(store, sato.customer_id, by=suzuki, clock=desk.clock),
        origin=None,
    )
    desk.set_customer_present(False)
    assert popup.isVisible()
    assert not child(popup, QAbstractButton, "message_chart").isVisible()
