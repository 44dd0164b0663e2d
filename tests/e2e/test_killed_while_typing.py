"""A process that is killed while a rep types loses two seconds of it at most (R2)."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.deals import LostReason
from showroom_crm.domain.meeting_close import Lost
from showroom_crm.language.catalog import use_language
from showroom_crm.services.customers import add_customer
from showroom_crm.services.deal_endings import end_deal
from showroom_crm.storage.store import open_store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.meeting.dialog import MeetingDialog
from showroom_crm.ui.messages.dialog import MessageDialog
from showroom_crm.ui.new_customer.dialog import NewCustomerDialog
from showroom_crm.ui.orders.ending_dialog import DealEndingDialog
from showroom_crm.ui.orders.reopening_dialog import DealReopeningDialog
from tests.conftest import MovableClock
from tests.e2e.killing import told_before_the_kill
from tests.ui.forms import text_of

_SIGNS_A_SECOND = 20
# What is typed is the count of signs in fixed width, so that a lost one would be seen.
_TYPE_ON = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from showroom_crm.app import SystemClock, open_store
from showroom_crm.domain.identifiers import CustomerId, DealId
from showroom_crm.language.catalog import use_language
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.meeting.dialog import MeetingDialog
from showroom_crm.ui.messages.dialog import MessageDialog
from showroom_crm.ui.new_customer.dialog import NewCustomerDialog
from showroom_crm.ui.orders.ending_dialog import DealEndingDialog
from showroom_crm.ui.orders.reopening_dialog import DealReopeningDialog

app = QApplication(sys.argv[:1])
use_language("ja")
desk = Desk(open_store(Path(sys.argv[1])), SystemClock())
his, deal = CustomerId(1), DealId(1)
window, field = {
    "meeting": (lambda: MeetingDialog(desk, his, None, None), "meeting_said"),
    "new_customer": (lambda: NewCustomerDialog(desk), "first_words"),
    "message": (lambda: MessageDialog(desk, his), "words"),
    "ending": (lambda: DealEndingDialog(desk, his, deal, won=False), "competitor"),
    "reopening": (lambda: DealReopeningDialog(desk, his, deal), "plan_reason"),
}[sys.argv[2]]
dialog = window()
dialog.show()
editor = dialog.findChild(QWidget, field)
insert = editor.insert if isinstance(editor, QLineEdit) else editor.insertPlainText
typed = 0

def type_one():
    global typed
    insert(chr(0x3042 + typed % 80))
    typed += 1
    print(typed, flush=True)

timer = QTimer()
timer.timeout.connect(type_one)
timer.start(1000 // int(sys.argv[3]))
app.exec()
"""


def typed_before_the_kill(data_dir: Path, window: str, seconds: float) -> int:
    """Return how many signs a process had typed two seconds before it was killed."""
    rate = str(_SIGNS_A_SECOND)
    return told_before_the_kill(_TYPE_ON, str(data_dir), window, rate, after=seconds)


def is_beginning(text: str, least: int) -> bool:
    """Tell whether a text is what was typed, without a gap, from its first sign on."""
    return len(text) >= least and text == "".join(chr(0x3042 + i % 80) for i in range(len(text)))


@pytest.fixture
def showroom(data_dir: Path, clock: MovableClock) -> Path:
    store = open_store(data_dir)
    add_customer(store, Profile("佐藤"), by=None, clock=clock)
    store.close_thread()
    return data_dir


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("seconds", [3.3, 5.2])
def test_a_meeting_is_found_with_all_but_the_last_two_seconds(
    qapp: object, showroom: Path, clock: MovableClock, seconds: float
) -> None:
    least = typed_before_the_kill(showroom, "meeting", seconds)
    assert least > _SIGNS_A_SECOND // 2
    use_language("ja")
    store = open_store(showroom)
    [meeting] = store.charts.chart(store.customers.ids()[0]).unclosed
    dialog = MeetingDialog.continuing(Desk(store, clock), meeting.id)
    assert is_beginning(text_of(dialog, "meeting_said"), least)
    dialog.deleteLater()
    assert store.faults() == []
    store.close_thread()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_new_customer_is_found_with_all_but_the_last_two_seconds(
    qapp: object, showroom: Path, clock: MovableClock
) -> None:
    least = typed_before_the_kill(showroom, "new_customer", 4.1)
    assert least > _SIGNS_A_SECOND // 2
    store = open_store(showroom)
    dialog = NewCustomerDialog(Desk(store, clock))
    assert is_beginning(text_of(dialog, "first_words"), least)
    assert text_of(dialog, "restored_line")
    dialog.deleteLater()
    store.close_thread()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(
    ("window", "field"),
    [("message", "words"), ("ending", "competitor"), ("reopening", "plan_reason")],
)
def test_what_becomes_of_a_deal_and_a_message_are_found_with_all_but_the_last_two_seconds(
    qapp: object, showroom: Path, clock: MovableClock, window: str, field: str
) -> None:
    store = open_store(showroom)
    [his] = store.customers.ids()
    deal = store.deals.bring_in_waiting(his, staff_id=None, wish="ノア", on=clock.local().date())
    if window == "reopening":
        end_deal(store, deal.id, Lost(LostReason.POSTPONED), by=None, clock=clock)
    before = store.deals.get(deal.id)
    store.close_thread()
    least = typed_before_the_kill(showroom, window, 3.2)
    assert least > _SIGNS_A_SECOND // 2
    use_language("ja")
    store = open_store(showroom)
    desk = Desk(store, clock)
    dialogs: dict[str, Callable[[], QWidget]] = {
        "message": lambda: MessageDialog(desk, his),
        "ending": lambda: DealEndingDialog(desk, his, deal.id, won=False),
        "reopening": lambda: DealReopeningDialog(desk, his, deal.id),
    }
    dialog = dialogs[window]()
    assert is_beginning(text_of(dialog, field), least)
    dialog.deleteLater()
    assert store.deals.get(deal.id) == before
    assert store.faults() == []
    store.close_thread()
