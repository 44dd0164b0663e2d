"""What the statistics are called, how each figure is defined, and its bars in words."""

from showroom_crm.domain.deals import ConcernCategory
from showroom_crm.domain.meetings import Ending
from showroom_crm.domain.proportions import Proportion
from showroom_crm.domain.statistics import (
    AGREED_ONCE,
    HAS_PROMISE,
    KEPT,
    LONGER,
    NEVER_AGREED,
    UNCLOSED,
    Bar,
    Figure,
    FigureKind,
    Scope,
)
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import N_, _

_TITLES = {
    FigureKind.MEETINGS: N_("Meetings recorded"),
    FigureKind.AGREED: N_("Open deals with a promise"),
    FigureKind.KEPT: N_("Promises kept on time"),
    FigureKind.DAYS: N_("Days from promise to contact"),
    FigureKind.CONCERNS: N_("Concerns solved"),
    FigureKind.WON: N_("Won rate with and without a promise"),
}
_DEFINITIONS = {
    FigureKind.MEETINGS: N_("Meetings held in the period, by how they ended."),
    FigureKind.AGREED: N_(
        "Of the deals open now, whatever the period, those whose planned contact"
        " was agreed with the customer."
    ),
    FigureKind.KEPT: N_(
        "Of the contacts agreed for the period that were answered or are late, those answered"
        " in time; one moved after it was late is not kept."
    ),
    FigureKind.DAYS: N_(
        "Of the contacts agreed for the period and answered, the days from the promise"
        " to the contact."
    ),
    FigureKind.CONCERNS: N_(
        "Of the concerns of deals with a meeting in the period, those marked as solved."
    ),
    FigureKind.WON: N_(
        "Of the deals that ended in the period, those won; deals decided in their first"
        " meeting are left out."
    ),
}
_KEYS = {
    UNCLOSED: N_("Not closed"),
    HAS_PROMISE: N_("Promise agreed"),
    KEPT: N_("Kept on time"),
    "days_0": N_("Same day"),
    "days_1_3": N_("1–3 days"),
    "days_4_7": N_("4–7 days"),
    "days_8_14": N_("8–14 days"),
    LONGER: N_("15 days or more"),
    AGREED_ONCE: N_("A contact was agreed"),
    NEVER_AGREED: N_("None was agreed"),
}


def title(kind: FigureKind) -> str:
    return _(_TITLES[kind])


def definition(kind: FigureKind) -> str:
    return _(_DEFINITIONS[kind])


def bar_name(kind: FigureKind, key: str) -> str:
    """Return what a bar is of."""
    if kind is FigureKind.CONCERNS:
        return words.concern(ConcernCategory(key))
    return _(_KEYS[key]) if key in _KEYS else words.ending(Ending(key))


def share(proportion: Proportion) -> str:
    """Return a share with the number it is of: 72% (18 / n=25)."""
    if proportion.share is None:
        return _("none yet (n=0)")
    return _("{percent}% ({count} / n={total})").format(
        percent=round(proportion.share * 100),
        count=formats.count(proportion.count),
        total=formats.count(proportion.total),
    )


def bar_told(kind: FigureKind, bar: Bar) -> str:
    """Return a bar as it is read aloud."""
    return f"{bar_name(kind, bar.key)} {share(bar.proportion)}"


def verdict(figure: Figure) -> str:
    """Return whether the two won rates may be told apart; empty for every other figure."""
    if figure.kind is not FigureKind.WON:
        return ""
    if figure.differs:
        return _("The difference is larger than chance explains.")
    return _("The difference may be chance: more deals are needed to tell.")


def interval_meaning() -> str:
    return _("The thin line is where the true share lies in 95 of 100 cases.")


def period(scope: Scope) -> str:
    return words.days(scope.first, scope.last)
