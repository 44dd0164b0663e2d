"""What was typed in the windows that end and reopen a deal survives (R2)."""

from datetime import date

import pytest
import shiboken6
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.deals import DealState, LostReason
from showroom_crm.domain.meeting_close import Won
from showroom_crm.services import deal_endings, drafts
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from tests.conftest import Sato
from tests.ui.forms import child, click, text_of, type_into
from tests.ui.orders.windows import Windows
from tests.ui.refusing import full_disk


@pytest.fixture
def won_deal(store: Store, desk: Desk, sato: Sato) -> None:
    deal_endings.end_deal(store, sato.deal_id, Won(), by=None, clock=desk.clock)


def choose_reason(dialog: QWidget, reason: LostReason) -> None:
    chosen = tuple(LostReason).index(reason) + 1
    child(dialog, QComboBox, "lost_reason").setCurrentIndex(chosen)


def crash(dialog: QWidget) -> None:
    shiboken6.delete(dialog)


def test_a_loss_half_entered_survives_a_crash(
    qtbot: QtBot, windows: Windows, store: Store, sato: Sato
) -> None:
    dialog = windows.ending(won=False)
    choose_reason(dialog, LostReason.POSTPONED)
    type_into(dialog, "competitor", "他社のミニバン")
    click(dialog, "far_contact_named")
    type_into(dialog, "far_words", "来年4月")
    child(dialog, QCheckBox, f"stands_{sato.follow_up_id}").setChecked(True)
    name = f"ending/{sato.deal_id}/lost"
    qtbot.waitUntil(lambda: drafts.draft(store, name) is not None, timeout=2000)
    crash(dialog)

    again = windows.ending(won=False)
    chosen = child(again, QComboBox, "lost_reason").currentIndex()
    assert tuple(LostReason)[chosen - 1] is LostReason.POSTPONED
    assert text_of(again, "competitor") == "他社のミニバン"
    assert child(again, QPushButton, "far_contact_named").isChecked()
    assert text_of(again, "far_words") == "来年4月"
    assert child(again, QCheckBox, f"stands_{sato.follow_up_id}").isChecked()
    assert child(again, QWidget, "restored_line").isVisible()


def test_a_wrong_click_on_back_loses_nothing_of_an_order(windows: Windows, sato: Sato) -> None:
    dialog = windows.ending(won=True)
    type_into(dialog, "delivery_on", "11/2")
    click(dialog, "leave_deal_ending")
    assert text_of(windows.ending(won=True), "delivery_on") == "11/2"
    assert text_of(windows.ending(won=False), "competitor") == ""


def test_what_was_restored_can_be_discarded(windows: Windows, store: Store, sato: Sato) -> None:
    dialog = windows.ending(won=False)
    choose_reason(dialog, LostReason.NOT_BUYING)
    type_into(dialog, "competitor", "他社")
    dialog.reject()
    again = windows.ending(won=False)
    click(again, "discard_draft")
    assert child(again, QComboBox, "lost_reason").currentIndex() == 0
    assert text_of(again, "competitor") == ""
    again.reject()
    assert drafts.draft(store, f"ending/{sato.deal_id}/lost") is None


def test_an_ended_deal_leaves_no_draft(windows: Windows, store: Store, sato: Sato) -> None:
    dialog = windows.ending(won=False)
    choose_reason(dialog, LostReason.NOT_BUYING)
    type_into(dialog, "competitor", "他社")
    dialog.reject()
    click(windows.ending(won=False), "end_deal")
    (deal,) = store.charts.chart(sato.customer_id).deals
    assert (deal.deal.state, deal.deal.competitor) == (DealState.LOST, "他社")
    assert drafts.draft(store, f"ending/{sato.deal_id}/lost") is None


def test_looking_alone_keeps_no_draft(windows: Windows, store: Store, sato: Sato) -> None:
    windows.ending(won=False).reject()
    assert drafts.draft(store, f"ending/{sato.deal_id}/lost") is None


@pytest.mark.usefixtures("won_deal")
def test_a_reopening_half_entered_survives_a_crash_and_is_dropped_once_it_is_done(
    qtbot: QtBot, windows: Windows, store: Store, sato: Sato
) -> None:
    dialog = windows.reopening()
    type_into(dialog, "plan_reason", "ご意向の再確認")
    type_into(dialog, "moment_day", "2026-10-05")
    click(dialog, "reopening_agreement_agreed")
    name = f"reopening/{sato.deal_id}"
    qtbot.waitUntil(lambda: drafts.draft(store, name) is not None, timeout=2000)
    crash(dialog)

    again = windows.reopening()
    assert text_of(again, "plan_reason") == "ご意向の再確認"
    assert text_of(again, "moment_day") == "2026-10-05"
    assert child(again, QPushButton, "reopening_agreement_agreed").isChecked()
    type_into(again, "moment_time", "15:00")
    click(again, "reopen_deal")
    (deal,) = store.charts.chart(sato.customer_id).deals
    assert [(each.plan.at.date(), each.plan.agreed) for each in deal.planned] == [
        (date(2026, 10, 5), True)
    ]
    assert drafts.draft(store, name) is None


@pytest.mark.usefixtures("won_deal")
def test_a_reopening_that_was_restored_can_be_discarded(
    windows: Windows, store: Store, sato: Sato
) -> None:
    dialog = windows.reopening()
    type_into(dialog, "plan_reason", "ご意向の再確認")
    click(dialog, "leave_reopening")
    again = windows.reopening()
    click(again, "discard_draft")
    assert text_of(again, "plan_reason") == ""
    again.reject()
    assert drafts.draft(store, f"reopening/{sato.deal_id}") is None


def test_what_cannot_be_kept_holds_the_window_once(windows: Windows, store: Store) -> None:
    dialog = windows.ending(won=False)
    type_into(dialog, "competitor", "他社")
    with full_disk(store.drafts) as sentence:
        dialog.reject()
        assert dialog.isVisible()
        assert sentence in text_of(dialog, "unsaved_line")
        dialog.reject()
        assert not dialog.isVisible()
