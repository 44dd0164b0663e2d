"""Lead times are changed while a pop-up of before stands on the screen."""

from datetime import timedelta

from showroom_crm.domain.lead_times import LeadTimes
from showroom_crm.services.lead_times import keep_lead_times
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder.stack import ReminderStack
from showroom_crm.ui.reminder.watcher import ReminderWatcher
from tests.conftest import CALL, MovableClock, Sato


def tell_before(desk: Desk, *minutes: int) -> None:
    wished = LeadTimes(minutes, prepare_at=None)
    desk.run(lambda store: keep_lead_times(store, wished, clock=desk.clock), origin=None)


def test_a_pop_up_whose_lead_time_is_gone_goes_and_that_of_the_new_one_comes(
    desk: Desk, stack: ReminderStack, watcher: ReminderWatcher, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at - timedelta(minutes=10))
    watcher.check()
    assert [alert.reminder.lead for alert in stack.alerts] == [timedelta(minutes=10)]
    tell_before(desk)
    assert stack.windows == ()
    assert watcher.due == ()
    tell_before(desk, 30)
    assert [alert.reminder.lead for alert in stack.alerts] == [timedelta(minutes=30)]


def test_the_pop_up_at_the_time_stays(
    desk: Desk, stack: ReminderStack, watcher: ReminderWatcher, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at)
    watcher.check()
    shown = stack.windows
    tell_before(desk, 45)
    assert stack.windows == shown
