"""The manager's word in the pop-up."""

from PySide6.QtWidgets import QLabel

from showroom_crm.services.board import leave_word, tick_word
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder.stack import ReminderStack
from showroom_crm.ui.reminder.watcher import ReminderWatcher
from tests.conftest import MovableClock, Sato
from tests.ui.reminder.conftest import PROMISED


def test_a_word_stands_in_the_pop_up_until_it_is_ticked(
    desk: Desk,
    store: Store,
    clock: MovableClock,
    sato: Sato,
    watcher: ReminderWatcher,
    stack: ReminderStack,
) -> None:
    leave_word(store, sato.deal_id, "査定は私がします", by=None, clock=clock)
    clock.set(PROMISED)
    watcher.check()
    [popup] = stack.windows
    shown = popup.findChild(QLabel, "reminder_manager_word")
    assert shown is not None
    assert shown.isVisible()
    assert "査定は私がします" in shown.text()
    [word] = store.manager_words.of_deal(sato.deal_id)
    assert word.id is not None
    word_id = word.id
    desk.run(lambda opened: tick_word(opened, word_id, by=None, clock=clock), origin=None)
    assert not shown.isVisible()
