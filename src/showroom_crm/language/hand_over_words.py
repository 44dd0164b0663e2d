"""A hand-over in words, for the two reps whom it concerns."""

from showroom_crm.domain.hand_overs import HandOverWord, Portfolio
from showroom_crm.language import formats
from showroom_crm.language.catalog import _, ngettext


def caption(word: HandOverWord) -> str:
    """Return when it was and who did it: 引き継ぎ 10/3 12:00(岡田)."""
    when = formats.moment(word.at)
    if not word.by:
        return _("Hand-over, {when}").format(when=when)
    return _("Hand-over by {rep}, {when}").format(rep=word.by, when=when)


def told(word: HandOverWord) -> str:
    """Return who came or went: 田中さんから12名のお客様を引き継ぎました."""
    return _sentence(word).format(number=formats.count(word.number), reps=_(", ").join(word.others))


def what_came_along(word: HandOverWord) -> str:
    """Return what a rep has to know of the customers gained."""
    if not word.gained:
        return ""
    return _("Their deals and planned contacts came along.")


def portfolio(held: Portfolio) -> str:
    """Return what there is to hand over: お客様 12名・商談中 5件・次の連絡 8件."""
    if held.empty:
        return _("There is nothing to hand over.")
    return _("{customers} customers · {deals} open deals · {contacts} planned contacts").format(
        customers=formats.count(held.customers),
        deals=formats.count(held.deals),
        contacts=formats.count(held.contacts),
    )


def unclosed(held: Portfolio) -> str:
    """Return the meetings that are still to be closed; empty where there are none."""
    if not held.unclosed:
        return ""
    open_ones = ngettext(
        "{number} meeting is not closed yet. Please close it on the customer's chart.",
        "{number} meetings are not closed yet. Please close them on the customers' charts.",
        held.unclosed,
    )
    return open_ones.format(number=formats.count(held.unclosed))


def _sentence(word: HandOverWord) -> str:
    if word.gained and word.others:
        return ngettext(
            "You took over {number} customer from {reps}.",
            "You took over {number} customers from {reps}.",
            word.number,
        )
    if word.gained:
        return ngettext(
            "You took over {number} customer who had no rep.",
            "You took over {number} customers who had no rep.",
            word.number,
        )
    if word.others:
        return ngettext(
            "{number} of your customers went to {reps}.",
            "{number} of your customers went to {reps}.",
            word.number,
        )
    return ngettext(
        "{number} of your customers has no rep now.",
        "{number} of your customers have no rep now.",
        word.number,
    )
