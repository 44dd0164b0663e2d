"""How a contact repeats, and when it is told of where that is not as usual, in words."""

from showroom_crm.domain.follow_ups import Plan, Repeat
from showroom_crm.language.catalog import N_, _

_REPEATS = {
    Repeat.NEVER: N_("Once"),
    Repeat.YEARLY: N_("Every year"),
    Repeat.INSPECTION: N_("Every inspection"),
    Repeat.BIRTHDAY: N_("Every birthday"),
    Repeat.AFTER_DELIVERY: N_("After delivery"),
}


def repeat(value: Repeat) -> str:
    return _(_REPEATS[value])


def unusual(plan: Plan) -> str:
    """Return what is not as usual: that it repeats, and lead times of its own; else nothing."""
    parts = [] if plan.repeats is Repeat.NEVER else ["↻ " + repeat(plan.repeats)]
    if plan.lead_minutes is not None:
        parts.append(_lead_times(plan.lead_minutes))
    return "  ".join(parts)


def _lead_times(minutes: tuple[int, ...]) -> str:
    if not minutes:
        return _("Told of only at the time")
    listed = _(", ").join(str(each) for each in minutes)
    return _("Told of {minutes} min before").format(minutes=listed)
