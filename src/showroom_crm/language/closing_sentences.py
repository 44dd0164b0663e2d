"""The four sentences that a rep says at the end of a meeting, with their blanks filled in.

They are made of our own phrases only: what the customer said is never put into our mouth.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from showroom_crm.domain.deals import ConcernCategory
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.said_sentences import Said
from showroom_crm.language import formats
from showroom_crm.language.catalog import N_, _, current_language, pgettext

_PHRASES = {
    ConcernCategory.PRICE: N_("the price"),
    ConcernCategory.TRADE_IN: N_("the trade-in value"),
    ConcernCategory.FAMILY: N_("your family's wishes"),
    ConcernCategory.TIMING: N_("the timing"),
    ConcernCategory.DELIVERY: N_("the delivery date"),
    ConcernCategory.OTHER_MAKER: N_("the comparison with another maker"),
    ConcernCategory.LOAN: N_("the loan"),
    ConcernCategory.EQUIPMENT: N_("the equipment"),
    ConcernCategory.PARKING: N_("the parking space"),
    ConcernCategory.OTHER: N_("the point on your mind"),
}
_WISHES = {
    Channel.PHONE: N_("May I call you {when}?"),
    Channel.VISIT_US: N_("Would you come to our showroom {when}?"),
    Channel.VISIT_THEM: N_("May I visit you at home {when}?"),
    Channel.LINE: N_("May I write to you on LINE {when}?"),
    Channel.SMS: N_("May I send you a text message {when}?"),
    Channel.MAIL: N_("May I send you an e-mail {when}?"),
    Channel.POST: N_("May I send it to you by post {when}?"),
}


_ORIGINALS = {
    Said.CONCERNS: N_("By the way, what is on your mind at the moment about buying the car?"),
    Said.WOULD_BUY: N_("If {concern} were settled, would you go ahead and buy?"),
    Said.NOTHING_OPEN: N_("Then is there anything that still keeps you from deciding today?"),
    Said.DECISION: N_("By when do you think you will be able to decide for good?"),
    Said.NEXT_CONTACT: N_(
        "I understand. I will look for a way to settle {concern} and make you a new proposal. "
        "{wish}"
    ),
    Said.NEXT_CONTACT_NOTHING_OPEN: N_("I understand. {wish}"),
    Said.NEXT_CONTACT_OTHER_CAR: N_(
        "I understand. I will look for another car that suits you and make you a new proposal. "
        "{wish}"
    ),
}


class _Wording:
    """The showroom's own sentences, by language; like the catalog it belongs to the process."""

    def __init__(self) -> None:
        self.own: Mapping[tuple[str, Said], str] = {}


_wording = _Wording()


def use_own_sentences(own: Mapping[tuple[str, Said], str]) -> None:
    """Say these from now on, each in its language; where there is none, the original."""
    _wording.own = dict(own)


def sentence_in_use(said: Said) -> str:
    """Return a sentence with its placeholders, as it is said in the language in use."""
    return _wording.own.get((current_language(), said)) or original_sentence(said)


def original_sentence(said: Said) -> str:
    """Return a sentence with its placeholders as the program brings it."""
    return _(_ORIGINALS[said])


def ask_concerns() -> str:
    """Return the first question: what is on the customer's mind about buying."""
    return sentence_in_use(Said.CONCERNS)


def ask_would_buy(concerns: Sequence[ConcernCategory]) -> str:
    """Return the second question; without a concern, what keeps them from an order today."""
    if not concerns:
        return sentence_in_use(Said.NOTHING_OPEN)
    return sentence_in_use(Said.WOULD_BUY).format(concern=concern_phrase(concerns))


def ask_decision() -> str:
    """Return the third question: when the customer will finally conclude."""
    return sentence_in_use(Said.DECISION)


def ask_next_contact(
    concerns: Sequence[ConcernCategory],
    channel: Channel,
    at: datetime | None,
    until: time | None = None,
    *,
    other_car: bool = False,
) -> str:
    """Return the fourth question: may I be in touch then; `at` None leaves a blank to fill.

    Where another car is proposed, it is spoken of instead of the concerns.
    """
    wish = _(_WISHES[channel]).format(when=_when(channel, at, until))
    if other_car:
        return sentence_in_use(Said.NEXT_CONTACT_OTHER_CAR).format(wish=wish)
    if not concerns:
        return sentence_in_use(Said.NEXT_CONTACT_NOTHING_OPEN).format(wish=wish)
    return sentence_in_use(Said.NEXT_CONTACT).format(concern=concern_phrase(concerns), wish=wish)


def contact_reason(concerns: Sequence[ConcernCategory], *, other_car: str | None = None) -> str:
    """Return the reason of the next contact, made from the concerns; empty without one.

    Another car comes first; empty, it is still to be found.
    """
    if other_car is not None:
        named = other_car.strip()
        if named:
            return _("Proposal of another car ({car})").format(car=named)
        return _("Proposal of another car")
    if not concerns:
        return ""
    return _("Proposal of a way to settle {concern}").format(concern=concern_phrase(concerns))


def concern_phrase(concerns: Sequence[ConcernCategory]) -> str:
    """Return one or two concerns as a phrase to be said; those beyond are hinted at."""
    phrases = [_(_PHRASES[category]) for category in dict.fromkeys(concerns)]
    if len(phrases) == 1:
        return phrases[0]
    if len(phrases) == 2:
        return _("{first} and {second}").format(first=phrases[0], second=phrases[1])
    return _("{first}, {second} and so on").format(first=phrases[0], second=phrases[1])


def _when(channel: Channel, at: datetime | None, until: time | None) -> str:
    """A letter has a day; all else has an hour too, said roughly as people do."""
    day = _("(day)") if at is None else formats.spoken_day(at)
    if channel is Channel.POST:
        return pgettext("when", "around {day}").format(day=day)
    start = _("(hour)") if at is None else formats.spoken_time(at)
    if until is not None:
        end = formats.spoken_time(until)
        return pgettext("when", "on {day} between {start} and {end}").format(
            day=day, start=start, end=end
        )
    return pgettext("when", "on {day} at about {time}").format(day=day, time=start)
