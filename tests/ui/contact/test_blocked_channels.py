"""What a customer refuses cannot be chosen, and what they prefer is chosen at first."""

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.language import words
from showroom_crm.language.sentences import sentence
from showroom_crm.services import customers, meetings
from showroom_crm.ui.contact.dialog import ContactDialog
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.meeting_close.dialog import MeetingCloseDialog
from tests.conftest import SATO, Sato
from tests.ui.forms import child, click, text_of, type_into

NO_PHONE = frozenset({Refusal.NO_PHONE, Refusal.NO_MESSAGE})


def reach(desk: Desk, sato: Sato, wished: Reach) -> None:
    desk.run(
        lambda store: customers.edit_profile(
            store, sato.customer_id, replace(SATO, reach=wished), by=None, clock=desk.clock
        ),
        origin=None,
    )


def open_contact(qtbot: QtBot, desk: Desk, sato: Sato, *, moves: bool) -> ContactDialog:
    follow_up_id = sato.follow_up_id if moves else None
    dialog = ContactDialog(desk, sato.customer_id, sato.deal_id, follow_up_id)
    dialog.show()
    return dialog


def channel(window: QWidget, value: Channel) -> QAbstractButton:
    return child(window, QAbstractButton, f"plan_channel_{value}")


@pytest.mark.parametrize(
    ("wished", "first"),
    [
        (Reach(), Channel.PHONE),
        (Reach(Channel.LINE), Channel.LINE),
        (Reach(Channel.PHONE, refusals=NO_PHONE), Channel.VISIT_US),
        (Reach(Channel.MAIL, refusals=NO_PHONE), Channel.MAIL),
    ],
)
def test_the_preferred_channel_is_chosen_at_first(
    qtbot: QtBot, desk: Desk, sato: Sato, wished: Reach, first: Channel
) -> None:
    reach(desk, sato, wished)
    dialog = open_contact(qtbot, desk, sato, moves=False)
    assert channel(dialog, first).isChecked()
    dialog.close()


def test_a_refused_channel_is_disabled_with_the_refusal_in_words(
    qtbot: QtBot, desk: Desk, sato: Sato
) -> None:
    reach(desk, sato, Reach(refusals=NO_PHONE))
    dialog = open_contact(qtbot, desk, sato, moves=False)
    phone = channel(dialog, Channel.PHONE)
    assert not phone.isEnabled()
    assert phone.accessibleDescription() == words.refusal(Refusal.NO_PHONE)
    assert channel(dialog, Channel.LINE).isEnabled()
    assert text_of(dialog, "plan_refusals") == words.refusals(NO_PHONE)
    dialog.close()


def test_a_call_planned_before_the_refusal_is_moved_by_another_channel_only(
    qtbot: QtBot, desk: Desk, sato: Sato
) -> None:
    reach(desk, sato, Reach(refusals=NO_PHONE))
    dialog = open_contact(qtbot, desk, sato, moves=True)
    assert channel(dialog, Channel.PHONE).isChecked()
    click(dialog, "save_contact")
    assert text_of(dialog, "plan_channel_fault") == sentence(RuleBroken("reach.no_phone"))
    channel(dialog, Channel.LINE).click()
    assert not child(dialog, QLabel, "plan_channel_fault").isVisible()
    click(dialog, "save_contact")
    chart = desk.read(lambda store: customers.reread_chart(store, sato.customer_id))
    assert chart.planned[0].plan.channel is Channel.LINE


def open_close(desk: Desk, sato: Sato) -> MeetingCloseDialog:
    begun = desk.run(
        lambda store: meetings.begin_meeting(
            store,
            sato.customer_id,
            Record(desk.clock.local(), said="また連絡します"),
            deal_id=sato.deal_id,
            by=None,
            clock=desk.clock,
        ),
        origin=None,
    )
    assert begun is not None
    dialog = MeetingCloseDialog(desk, begun.meeting_id)
    dialog.show()
    return dialog


def test_the_close_proposes_the_preferred_channel_and_blocks_what_is_refused(
    qtbot: QtBot, desk: Desk, sato: Sato
) -> None:
    reach(desk, sato, Reach(Channel.LINE, (time(18), time(20)), NO_PHONE))
    dialog = open_close(desk, sato)
    for _page in range(3):
        click(dialog, "close_next")
    assert channel(dialog, Channel.LINE).isChecked()
    assert not channel(dialog, Channel.PHONE).isEnabled()
    dialog.close()


def test_a_meeting_with_someone_who_wishes_no_contact_ends_won_or_lost_only(
    qtbot: QtBot, desk: Desk, sato: Sato
) -> None:
    reach(desk, sato, Reach(refusals=frozenset({Refusal.NO_CONTACT})))
    dialog = open_close(desk, sato)
    for _page in range(3):
        click(dialog, "close_next")
    assert not any(channel(dialog, each).isEnabled() for each in Channel)
    type_into(dialog, "plan_reason", "回答")
    click(dialog, "close_agreed")
    assert dialog.isVisible()
    assert text_of(dialog, "plan_channel_fault") == sentence(RuleBroken("reach.no_contact"))
    dialog.close()
