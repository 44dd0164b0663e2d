"""A reminder to try: it looks and sounds as a real one, and nothing stands behind it."""

from datetime import datetime, timedelta

from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.follow_ups import Channel, FollowUp, Plan
from showroom_crm.domain.identifiers import CustomerId, FollowUpId, ReminderId
from showroom_crm.domain.phones import read_phone
from showroom_crm.domain.reminders import Reminder
from showroom_crm.domain.showroom import Alert, DueContact
from showroom_crm.language.catalog import _
from showroom_crm.services.sample_face import sample_face

_NOBODY = 0


def sample_alert(now: datetime) -> Alert:
    """Return a reminder of a call that is due at a wall-clock time."""
    plan = Plan(Channel.PHONE, now, reason=_("This is what a reminder looks like."))
    customer = Customer(
        id=CustomerId(_NOBODY),
        number=_NOBODY,
        profile=Profile(
            name=_("Taro Sample"), kana=_("Sample reading"), phones=(read_phone("03-0000-0000"),)
        ),
    )
    follow_up = FollowUp(FollowUpId(_NOBODY), customer.id, None, None, plan)
    reminder = Reminder(ReminderId(_NOBODY), follow_up.id, now, now, lead=timedelta())
    contact = DueContact(follow_up, customer, None, _("What the customer said last stands here."))
    return Alert(reminder, contact, sample_face())


def is_sample(alert: Alert) -> bool:
    """Tell whether nothing stands behind a reminder."""
    return alert.reminder.id == _NOBODY
