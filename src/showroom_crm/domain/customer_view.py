"""What of a chart the customer at the desk may see of themself (来客中, R5)."""

from collections.abc import Iterable
from dataclasses import replace

from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.deals import Concern, Deal, DealState
from showroom_crm.domain.follow_ups import FollowUp
from showroom_crm.domain.meetings import Meeting, Record
from showroom_crm.domain.reaching import Reach
from showroom_crm.domain.showroom import CustomerChart, DealChart


def for_customers_eyes(chart: CustomerChart) -> CustomerChart:
    """Return what the customer told us or was told by us; no portrait, nobody else, no note.

    It is for looking at: saved, it would lose what it leaves out. Each part is named here, so
    that what a chart learns to hold later is hidden until somebody decides otherwise.
    """
    return CustomerChart(
        customer=_customer(chart.customer),
        staff=chart.staff,
        portrait=None,
        deals=tuple(_deal(each) for each in chart.deals if each.deal.state is not DealState.LOST),
        planned=_agreed(chart.planned),
        second_staff=chart.second_staff,
    )


def _customer(customer: Customer) -> Customer:
    profile = customer.profile
    reach = profile.reach
    return Customer(
        id=customer.id,
        number=customer.number,
        profile=Profile(
            name=profile.name,
            kana=profile.kana,
            phones=profile.phones,
            postal_code=profile.postal_code,
            address=profile.address,
            birthday=profile.birthday,
            job=profile.job,
            vehicles=profile.vehicles,
            company=profile.company,
            reach=Reach(reach.channel, reach.hours, consent_on=reach.consent_on),
        ),
        staff_id=customer.staff_id,
        second_staff_id=customer.second_staff_id,
    )


def _deal(chart: DealChart) -> DealChart:
    deal = chart.deal
    return DealChart(
        deal=Deal(
            id=deal.id,
            customer_id=deal.customer_id,
            staff_id=deal.staff_id,
            wish=deal.wish,
            state=deal.state,
            opened_on=deal.opened_on,
            decision=deal.decision,
            ended_on=deal.ended_on,
            delivery_on=deal.delivery_on,
        ),
        meetings=tuple(_meeting(each) for each in chart.meetings),
        concerns=tuple(_concern(each) for each in chart.concerns),
        planned=_agreed(chart.planned),
        estimates=chart.estimates,
    )


def _meeting(meeting: Meeting) -> Meeting:
    """What was said on both sides, without what we noted for next time."""
    record = meeting.record
    return Meeting(
        id=meeting.id,
        customer_id=meeting.customer_id,
        deal_id=meeting.deal_id,
        staff_id=meeting.staff_id,
        record=Record(
            held_at=record.held_at,
            place=record.place,
            attendees=record.attendees,
            said=record.said,
            proposed=record.proposed,
        ),
        typed_at=meeting.typed_at,
        wish=meeting.wish,
        ending=meeting.ending,
    )


def _concern(concern: Concern) -> Concern:
    """Their words without our remedy."""
    return Concern(
        category=concern.category,
        words=concern.words,
        would_buy=concern.would_buy,
        condition=concern.condition,
        resolved=concern.resolved,
        id=concern.id,
    )


def _agreed(contacts: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    """What was agreed with them, without what we note to bring."""
    return tuple(
        replace(each, plan=replace(each.plan, bring="")) for each in contacts if each.plan.agreed
    )
