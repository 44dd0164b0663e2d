"""What speaks against the time of a contact, said before it is kept and never in its way."""

from datetime import date, datetime

from showroom_crm.domain.rep_days import RepDays
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _


def contact_warnings(at: datetime, *, decides_on: date | None, rep: RepDays) -> list[str]:
    """Return a line for each: after the decision, on a day off, beside another contact."""
    warnings = []
    if decides_on is not None and at.date() > decides_on:
        day = formats.day(decides_on)
        warnings.append(_("This is after the decision on {day}.").format(day=day))
    if rep.is_off(at.date()):
        warnings.append(_("The rep has a day off."))
    warnings += [
        _("Another contact is planned at {time}: {channel}").format(
            time=formats.clock_time(plan.at), channel=words.channel(plan.channel)
        )
        for plan in rep.beside(at)
    ]
    return warnings
