"""The pop-up says when the remedy for what is on their mind is not ready."""

from functools import partial

from PySide6.QtWidgets import QLabel

from showroom_crm.domain.deals import RemedyState
from showroom_crm.language.deal_words import remedy_state
from showroom_crm.services.deals import keep_remedy
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder.stack import ReminderStack
from showroom_crm.ui.reminder.watcher import ReminderWatcher
from tests.conftest import MovableClock, Sato
from tests.ui.reminder.conftest import PROMISED


def test_a_remedy_that_is_not_ready_stands_in_the_pop_up_until_it_is(
    desk: Desk,
    store: Store,
    clock: MovableClock,
    sato: Sato,
    watcher: ReminderWatcher,
    stack: ReminderStack,
) -> None:
    (concern,) = store.deals.concerns(sato.deal_id)
    assert concern.id is not None
    concern_id = concern.id
    clock.set(PROMISED)
    watcher.check()
    [popup] = stack.windows
    shown = popup.findChild(QLabel, "reminder_preparation")
    assert shown is not None
    assert shown.isVisible()
    assert remedy_state(RemedyState.TO_DO) in shown.text()
    for state, visible in ((RemedyState.PREPARING, True), (RemedyState.READY, False)):
        keep = partial(
            keep_remedy,
            deal_id=sato.deal_id,
            concern_id=concern_id,
            remedy=concern.remedy,
            state=state,
            by=None,
            clock=clock,
        )
        desk.run(keep, origin=None)
        watcher.check()
        assert shown.isVisible() is visible
