"""A full disk is told in one sentence; what was typed stays in the window until there is room."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.deals import LostReason
from showroom_crm.domain.meeting_close import Won
from showroom_crm.domain.meetings import Record
from showroom_crm.services import meetings
from showroom_crm.services.deal_endings import end_deal
from showroom_crm.storage.store import SqliteStore
from showroom_crm.ui.board.rules_dialog import BoardRulesDialog
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.meeting_close.dialog import MeetingCloseDialog
from showroom_crm.ui.messages.dialog import MessageDialog
from showroom_crm.ui.orders.ending_dialog import DealEndingDialog
from showroom_crm.ui.orders.reopening_dialog import DealReopeningDialog
from tests.conftest import NOON, Sato
from tests.storage.all_rows import everything
from tests.ui.forms import click, text_of, type_into
from tests.ui.orders.test_drafts import choose_reason
from tests.ui.refusing import no_room

# A draft is tried to be kept so long after what was typed.
_DRAFT_TRIED_MS = 1700


class Filled:
    """A window that is ready to be kept by one press, and what was typed in it."""

    def __init__(self, window: QDialog, press: str, typed: dict[str, str]) -> None:
        self.window, self.press, self.typed = window, press, typed
        for name, text in typed.items():
            type_into(window, name, text)

    def keep(self) -> None:
        click(self.window, self.press)

    @property
    def texts(self) -> dict[str, str]:
        return {name: text_of(self.window, name) for name in self.typed}

    def said(self, sentence: str) -> list[str]:
        """Return the names of the labels that say a sentence."""
        labels = self.window.findChildren(QLabel)
        return [
            each.objectName() for each in labels if each.isVisible() and sentence in each.text()
        ]


def close(owner: QWidget, desk: Desk, sato: Sato) -> Filled:
    begun = desk.run(
        lambda store: meetings.begin_meeting(
            store,
            sato.customer_id,
            Record(NOON, said="下取りがもう少し上がれば"),
            deal_id=sato.deal_id,
            answers_id=sato.follow_up_id,
            by=desk.staff_id,
            clock=desk.clock,
        ),
        origin=None,
    )
    assert begun is not None
    dialog = MeetingCloseDialog(desk, begun.meeting_id, owner)
    dialog.show()
    for _question in range(3):
        click(dialog, "close_next")
    return Filled(dialog, "close_agreed", {"plan_reason": "残価設定の", "plan_bring": "査定書"})


def ending(owner: QWidget, desk: Desk, sato: Sato) -> Filled:
    dialog = DealEndingDialog(desk, sato.customer_id, sato.deal_id, won=False, parent=owner)
    dialog.show()
    choose_reason(dialog, LostReason.OTHER_MAKER)
    click(dialog, "far_contact_none")
    return Filled(dialog, "end_deal", {"competitor": "他社のミニバン"})


def reopening(owner: QWidget, desk: Desk, sato: Sato) -> Filled:
    desk.run(
        lambda store: end_deal(store, sato.deal_id, Won(), by=None, clock=desk.clock), origin=None
    )
    dialog = DealReopeningDialog(desk, sato.customer_id, sato.deal_id, owner)
    dialog.show()
    typed = {"moment_day": "10/9", "moment_time": "15:00", "plan_reason": "気が変わられた"}
    return Filled(dialog, "reopen_deal", typed)


def message(owner: QWidget, desk: Desk, sato: Sato) -> Filled:
    dialog = MessageDialog(desk, sato.customer_id, owner)
    dialog.show()
    return Filled(dialog, "keep_message", {"caller": "奥様", "words": "納期は", "wish": "電話を"})


def rules(owner: QWidget, desk: Desk, sato: Sato) -> Filled:
    dialog = BoardRulesDialog(desk, owner)
    dialog.show()
    return Filled(dialog, "keep_board_rules", {"late_after_minutes": "45"})


@pytest.mark.parametrize("fill", [close, ending, reopening, message, rules])
def test_a_full_disk_is_told_once_and_the_window_waits_with_what_was_typed(
    qtbot: QtBot,
    store: SqliteStore,
    desk: Desk,
    sato: Sato,
    fill: Callable[[QWidget, Desk, Sato], Filled],
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    filled = fill(owner, desk, sato)
    before = everything(store)
    with no_room(store) as sentence:
        filled.keep()
        assert len(filled.said(sentence)) == 1
        qtbot.wait(_DRAFT_TRIED_MS)
        filled.keep()
        assert len(filled.said(sentence)) == 1
        assert filled.window.isVisible()
        assert filled.texts == filled.typed
        assert everything(store) == before
    filled.keep()
    assert not filled.window.isVisible()
    assert store.faults() == []
