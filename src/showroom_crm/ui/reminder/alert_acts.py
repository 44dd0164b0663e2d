"""What is saved when a rep does something with a reminder; nothing stands behind a sample."""

from collections.abc import Sequence
from datetime import datetime

from showroom_crm.domain.attempts import Attempt
from showroom_crm.domain.call_proposals import NextTry
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.identifiers import ManagerWordId
from showroom_crm.domain.quick_retries import result_in_vain
from showroom_crm.domain.showroom import Alert
from showroom_crm.services import reminders
from showroom_crm.services.board import tick_word
from showroom_crm.services.calls import record_attempt
from showroom_crm.services.store import Store
from showroom_crm.ui.call.proposing import plan_of
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder.sample import is_sample


def put_off(desk: Desk, alerts: Sequence[Alert], minutes: int, *, origin: object) -> bool:
    """Let reminders come again later; False where that was refused."""
    real = [alert for alert in alerts if not is_sample(alert)]

    def put_all_off(store: Store) -> Changes:
        for alert in real:
            reminders.put_off(store, alert.reminder.id, minutes=minutes, clock=desk.clock)
        return Changes()

    return desk.run(put_all_off, origin=origin) is not None


def acknowledge(desk: Desk, alert: Alert, *, origin: object) -> bool:
    """Take in a reminder that came before its time; False where that was refused."""
    if is_sample(alert):
        return True
    taken_in = desk.run(
        lambda store: reminders.acknowledge(store, alert.reminder.id, clock=desk.clock),
        origin=origin,
    )
    return taken_in is not None


def tried_in_vain(alert: Alert, now: datetime) -> Attempt:
    """Return the try that reached nobody, made at a wall-clock time."""
    contact = alert.contact.follow_up
    return Attempt(
        contact.customer_id,
        contact.plan.channel,
        result_in_vain(contact.plan.channel),
        now,
        deal_id=contact.deal_id,
        follow_up_id=contact.id,
    )


def try_again(desk: Desk, alert: Alert, found: NextTry, *, origin: object) -> bool:
    """Keep that nobody was reached and plan our next try, in one (R1); False where refused."""
    if is_sample(alert):
        return True
    attempt = tried_in_vain(alert, desk.clock.local())
    plan = plan_of(found, attempt.result, answered=alert.contact.follow_up, deal=None)
    done = desk.run(
        lambda store: record_attempt(store, attempt, plan, by=desk.staff_id, clock=desk.clock),
        origin=origin,
    )
    return done is not None


def tick(desk: Desk, word_id: ManagerWordId, *, origin: object) -> None:
    """Keep that the rep has taken in what the manager said."""
    desk.run(
        lambda store: tick_word(store, word_id, by=desk.staff_id, clock=desk.clock), origin=origin
    )
