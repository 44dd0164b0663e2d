"""What is proposed after a call, from what the customer's chart tells."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from showroom_crm.domain.attempts import Attempt, Result, in_vain
from showroom_crm.domain.call_proposals import NextTry
from showroom_crm.domain.follow_ups import FollowUp, Plan
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.other_ways import channels_at_hand, other_ways
from showroom_crm.domain.showroom import CustomerChart, DealChart
from showroom_crm.language import closing_sentences, words
from showroom_crm.language.catalog import _


def last_meeting_at(chart: CustomerChart) -> datetime | None:
    """Return when the customer was last met, in wall-clock time."""
    held = [meeting for deal in chart.deals for meeting in deal.meetings]
    return max((each.record.held_at for each in (*held, *chart.unclosed)), default=None)


def failed_tries(chart: CustomerChart, tried: Attempt) -> Sequence[Attempt]:
    """Return the tries that failed in a row, the newest first, with the one just made."""
    if tried.result.reached:
        return ()
    return (tried, *in_vain(chart.attempts, since=last_meeting_at(chart)))


def ways_after(
    chart: CustomerChart, failed: Sequence[Attempt], *, now: datetime, days: ShowroomDays
) -> Sequence[NextTry]:
    """Return other ways to try the customer after tries that failed, the newest first."""
    profile, tried = chart.customer.profile, failed[:1]
    at_hand = channels_at_hand(profile, [*tried, *chart.attempts])
    return other_ways(failed, now=now, reach=profile.reach, has=at_hand, days=days)


def plan_of(
    found: NextTry, result: Result, *, answered: FollowUp | None, deal: DealChart | None
) -> Plan:
    """Return a try as a contact; what was not talked of stays to be done, and to come again."""
    plan = Plan(found.channel, found.at, reason="", agreed=False, until=found.until)
    talked = result.reached and result is not Result.ASKED_TO_CALL_AGAIN
    if answered is not None and not talked:
        kept = answered.plan
        return replace(kept, channel=plan.channel, at=plan.at, agreed=False, until=plan.until)
    if talked and deal is not None and deal.open_concerns:
        concerns = [each.category for each in deal.open_concerns]
        return replace(plan, reason=closing_sentences.contact_reason(concerns))
    if talked:
        return replace(plan, reason=_("Ask how their thoughts stand"))
    return replace(plan, reason=_("Try again ({result})").format(result=words.result(result)))
