"""How a customer is reached, and how they do not wish to be."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.phones import Phone, PhoneKind


class Refusal(StrEnum):
    """What a customer asked us not to do; `NO_CONTACT` is 一切の連絡不要."""

    NO_PHONE = "no_phone"
    NO_WORK_PHONE = "no_work_phone"
    NO_MESSAGE = "no_message"
    KEEP_FROM_FAMILY = "keep_from_family"
    NO_DIRECT_MAIL = "no_direct_mail"
    NO_CONTACT = "no_contact"


@dataclass(frozen=True)
class Reach:
    """Which way and when a customer likes to be reached; which of their phones, their order says.

    `hours` are the ends of the time of day that suits them. `consent_on` is the day on which
    they agreed to the use of their data (個人情報の取扱い), None where they have not.
    """

    channel: Channel | None = None
    hours: tuple[time, time] | None = None
    refusals: frozenset[Refusal] = frozenset()
    consent_on: date | None = None


# A letter is the direct mail that 「DM不可」 speaks of.
_BLOCKED_BY = {
    Channel.PHONE: Refusal.NO_PHONE,
    Channel.POST: Refusal.NO_DIRECT_MAIL,
}
_OF_ANY_NUMBER = frozenset({Refusal.NO_PHONE, Refusal.NO_MESSAGE, Refusal.NO_CONTACT})


def blocking(reach: Reach, channel: Channel) -> Refusal | None:
    """Return the refusal that keeps us from using a channel, or None where we may."""
    if Refusal.NO_CONTACT in reach.refusals:
        return Refusal.NO_CONTACT
    refusal = _BLOCKED_BY.get(channel)
    return refusal if refusal in reach.refusals else None


def refuse_blocked(reach: Reach, channel: Channel) -> None:
    """Refuse a contact by a channel the customer does not wish. Raises RuleBroken."""
    refusal = blocking(reach, channel)
    if refusal is not None:
        raise RuleBroken(f"reach.{refusal}", field="channel")


def first_channel(reach: Reach) -> Channel:
    """Return what to propose: their preferred channel, a call, or the first they allow."""
    preferred = () if reach.channel is None else (reach.channel,)
    proposed = (*preferred, Channel.PHONE, *Channel)
    return next((each for each in proposed if blocking(reach, each) is None), Channel.PHONE)


def beside_number(reach: Reach, kind: PhoneKind) -> Sequence[Refusal]:
    """Return the refusals to think of before a number is dialled."""
    concerned = set(_OF_ANY_NUMBER)
    if kind is PhoneKind.WORK:
        concerned.add(Refusal.NO_WORK_PHONE)
    if kind is PhoneKind.HOME:
        concerned.add(Refusal.KEEP_FROM_FAMILY)
    return [each for each in Refusal if each in reach.refusals & concerned]


def number_to_call(
    phones: Sequence[Phone], reach: Reach, *, dead: Collection[str] = ()
) -> Phone | None:
    """Return the first number that may be called; where there is none such, the first.

    Those that are `dead` (E.164) come last.
    """
    refused = PhoneKind.WORK if Refusal.NO_WORK_PHONE in reach.refusals else None
    allowed = [phone for phone in phones if phone.kind is not refused]
    return min(allowed or phones, key=lambda phone: phone.number in dead, default=None)


def accepted_reach(reach: Reach, *, today: date) -> Reach:
    """Return it as it may be kept.

    Raises RuleBroken: "reach.hours_reversed", "reach.consent_in_future".
    """
    if reach.hours is not None and reach.hours[0] >= reach.hours[1]:
        raise RuleBroken("reach.hours_reversed", field="hours")
    if reach.consent_on is not None and reach.consent_on > today:
        raise RuleBroken("reach.consent_in_future", field="consent_on")
    return reach
