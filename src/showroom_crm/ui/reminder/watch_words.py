"""Whether promises are watched, and which comes next, in the words of tray and strip."""

from datetime import datetime

from showroom_crm.domain.showroom import DueContact
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.ui.reminder import alert_words


def watching(*, well: bool, paused_until: datetime | None = None) -> str:
    """Return whether promises are watched; that it fails is told before a pause."""
    if not well:
        return _("Reminders stopped")
    if paused_until is not None:
        return _("Reminders paused (until {time})").format(time=formats.clock_time(paused_until))
    return _("Reminders on")


def next_promise(promise: DueContact | None, *, now: datetime, named: bool) -> str:
    """Return when we get in touch next, and with whom where customers may be named (R5)."""
    if promise is None:
        return _("nothing planned")
    time = alert_words.moment(promise.follow_up.plan, now)
    if not named:
        return _("next {time}").format(time=time)
    return _("next {time} {customer}").format(time=time, customer=words.customer(promise.customer))


def last_checked(moment: datetime | None) -> str:
    """Return when a check last went well."""
    if moment is None:
        return _("not checked yet")
    return _("last checked {time}").format(time=formats.clock_time(moment))
