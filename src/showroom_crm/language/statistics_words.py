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
        "Of the deals open now, whatever the period, those with a planned contact that"
        " was agreed with the customer."
    ),
    FigureKind.KEPT: N_(
        "Of the contacts agreed for the period that we made or that are late, those made in"
        " time by the rules of the morning board; a try counts, one moved after it was late"
        " is not kept."
    ),
    FigureKind.DAYS: N_(
        "Of the contacts agreed for the period that we made, the days from the promise to the"
        " first try."
    ),
    FigureKind.CONCERNS: N_(
        "Of the concerns of deals with a meeting in the period, those that are solved by now."
    ),
    FigureKind.WON: N_(
        "Of the deals that ended in the period, those won: where a meeting ended with a contact"
        " agreed with the customer, and where each ended with our own action only. Deals that"
        " ended before a next contact was set are left out."
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
    """Return a share with the number it is of: 72% (18 / n=25); of few only the count."""
    if proportion.share is None:
        return none_yet()
    if proportion.few:
        return _("{count} of {total}").format(count=proportion.count, total=proportion.total)
    return _("{percent}% ({count} / n={total})").format(
        percent=round(proportion.share * 100),
        count=formats.count(proportion.count),
        total=formats.count(proportion.total),
    )


def none_yet() -> str:
    return _("none yet (n=0)")


def bar_told(kind: FigureKind, bar: Bar) -> str:
    """Return a bar as it is read aloud."""
    return f"{bar_name(kind, bar.key)} {share(bar.proportion)}"


def verdict(figure: Figure) -> str:
    """Return whether the two won rates may be told apart; empty for every other figure."""
    if figure.kind is not FigureKind.WON:
        return ""
    one, other = (bar.proportion for bar in figure.bars)
    if not (one.total or other.total):
        return _("No deal yet that ended after a next contact was set.")
    if not (one.total and other.total):
        return _("Nothing to compare yet: all deals that ended stand on one side.")
    few = one.few or other.few
    if figure.differs and few:
        return _("The difference is larger than chance explains, yet the deals are few.")
    if figure.differs:
        return _("The difference is larger than chance explains.")
    if few:
        return _("Too few deals yet to tell whether one does better.")
    return _("The difference may be chance: more deals are needed to tell.")


def interval_meaning() -> str:
    return _("The thin line is where the true share lies in 95 of 100 cases.")


def period(scope: Scope) -> str:
    """Return the first and the last day with their years: 2026年8月1日(土)〜2026年10月31日(土)."""
    first, last = formats.full_day(scope.first), formats.full_day(scope.last)
    return first if first == last else _("{first}–{last}").format(first=first, last=last)
