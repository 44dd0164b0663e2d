"""What becomes of a contact of ours that is planned when the customer comes or calls first."""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum

from showroom_crm.domain.follow_ups import Channel, FollowUp, Plan, Urgency, urgency
from showroom_crm.domain.meetings import Place

_CHANNELS_AT = {
    Place.SHOWROOM: frozenset({Channel.VISIT_US}),
    Place.PHONE: frozenset({Channel.PHONE}),
    Place.THEIR_HOME: frozenset({Channel.VISIT_THEM}),
    Place.ONLINE: frozenset({Channel.LINE, Channel.SMS, Channel.MAIL}),
}


class Bearing(StrEnum):
    """What a talk does to a planned contact: この約束を果たした, 約束はそのまま, 日時を変える."""

    FULFILS = "fulfils"
    STANDS = "stands"
    MOVED = "moved"


def channels_at(place: Place) -> Collection[Channel]:
    """Return the channels by which one talks at a place."""
    return _CHANNELS_AT.get(place, frozenset())


def usual_bearing(
    plan: Plan, channels: Collection[Channel], *, at: datetime, reached: bool = True
) -> Bearing:
    """Return what a talk by some `channels`, at a wall-clock time, most likely does to a contact.

    One that was due that day or before is fulfilled, and so is one by such a channel; where
    nobody was `reached`, only one of which both is true. Any other one still stands.
    """
    due, fits = is_due(plan, at=at), plan.channel in channels
    fulfilled = due or fits if reached else due and fits
    return Bearing.FULFILS if fulfilled else Bearing.STANDS


def is_due(plan: Plan, *, at: datetime) -> bool:
    """Tell whether a contact was to be made by the end of the day of a wall-clock time."""
    return urgency(plan, now=at) is not Urgency.LATER


def contact_meant(
    planned: Sequence[FollowUp], channels: Collection[Channel], *, at: datetime
) -> FollowUp | None:
    """Return the contact that a talk is most likely about: one it fulfils, else the earliest."""
    in_order = sorted(planned, key=lambda each: (each.plan.at, each.id))
    fulfilled = (
        each for each in in_order if usual_bearing(each.plan, channels, at=at) is Bearing.FULFILS
    )
    return next(fulfilled, next(iter(in_order), None))
