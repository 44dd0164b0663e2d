"""With the screen turned to the customer, nothing internal can be read (R5)."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from tests.conftest import MovableClock, Sato
from tests.ui.forms import child, click, type_into
from tests.ui.meeting_close.closing import Hand, Opener, said


def test_one_key_hides_our_remedy_and_the_ways_out_and_shows_them_again(opened: Opener) -> None:
    dialog = opened()
    assert "査定の上乗せを相談" in said(dialog, "receipt_concerns")
    Hand(dialog).press(Qt.Key.Key_F9)
    assert "査定の上乗せを相談" not in said(dialog, "receipt_concerns")
    assert "今の車がいくらになるか" in said(dialog, "receipt_concerns")
    for name in ("concern_remedy", "remedy_state", "way_out_lost", "way_out_won", "close_leaving"):
        assert not child(dialog, QWidget, name).isVisible(), name
    Hand(dialog).press(Qt.Key.Key_F9)
    assert "査定の上乗せを相談" in said(dialog, "receipt_concerns")
    assert child(dialog, QWidget, "concern_remedy").isVisible()
    assert child(dialog, QWidget, "way_out_lost").isVisible()


def test_a_concern_added_in_customer_view_hides_its_remedy_too(opened: Opener) -> None:
    dialog = opened()
    Hand(dialog).press(Qt.Key.Key_F9)
    click(dialog, "concern_family")
    row = dialog.findChildren(QWidget, "concern_row")[-1]
    assert not child(row, QWidget, "concern_remedy").isVisible()


def test_no_other_customer_is_named(opened: Opener, promise: Callable[[datetime], None]) -> None:
    promise(datetime(2026, 10, 9, 15))
    dialog = opened()
    click(dialog, "step_contact")
    type_into(dialog, "moment_day", "10/9")
    Hand(dialog).press(Qt.Key.Key_F9)
    assert said(dialog, "rep_day_contacts") == "15:00 電話"
    click(dialog, "step_concerns")
    click(dialog, "step_contact")
    assert said(dialog, "rep_day_contacts") == "15:00 電話"
    assert not child(dialog, QWidget, "close_own_action").isVisible()
    Hand(dialog).press(Qt.Key.Key_F9)
    assert said(dialog, "rep_day_contacts") == "15:00 電話 高橋 美咲 様"


def test_what_was_typed_is_kept_though_it_was_hidden(
    opened: Opener, store: Store, sato: Sato, desk: Desk, clock: MovableClock
) -> None:
    dialog = opened()
    type_into(dialog, "concern_remedy", "査定額を店長と相談")
    Hand(dialog).press(Qt.Key.Key_F9)
    click(dialog, "step_contact")
    click(dialog, "close_agreed")
    (concern,) = store.deals.concerns(sato.deal_id)
    assert concern.remedy == "査定額を店長と相談"
