"""What of a chart may be seen by others: the car, the talk and the plan, not the person."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from showroom_crm.domain.attempts import Attempt
from showroom_crm.domain.chart_secrets import secrets_of
from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.deals import Concern, Deal, Decision
from showroom_crm.domain.estimates import Estimate
from showroom_crm.domain.follow_ups import FollowUp
from showroom_crm.domain.initials import initials
from showroom_crm.domain.masking import masked
from showroom_crm.domain.meetings import Meeting, Record
from showroom_crm.domain.reaching import Reach
from showroom_crm.domain.showroom import CustomerChart, DealChart
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.domain.wishes import Wish

_Mask = Callable[[str], str]


def without_personal_data(chart: CustomerChart) -> CustomerChart:
    """Return the chart with initials for the name, and nothing of who they are or live with.

    Names, phones, addresses, birthdays and number plates that the chart knows are struck out of
    the texts too; a name that only a text holds is not known. Each part is named here, so that
    what a chart learns to hold later is hidden until somebody decides otherwise.
    """
    secrets = secrets_of(chart)

    def mask(text: str) -> str:
        return masked(text, secrets)

    return CustomerChart(
        customer=_customer(chart.customer, mask),
        staff=chart.staff,
        portrait=None,
        deals=tuple(_deal(each, mask) for each in chart.deals),
        planned=_planned(chart.planned, mask),
        unclosed=tuple(_meeting(each, mask) for each in chart.unclosed),
        second_staff=chart.second_staff,
        wishes=tuple(Wish(mask(each.car), each.kind, mask(each.notes)) for each in chart.wishes),
        attempts=tuple(_attempt(each, mask) for each in chart.attempts),
    )


def _customer(customer: Customer, mask: _Mask) -> Customer:
    profile = customer.profile
    reach = profile.reach
    return Customer(
        id=customer.id,
        number=customer.number,
        profile=Profile(
            name=initials(profile),
            vehicles=tuple(_vehicle(each, mask) for each in profile.vehicles),
            company=profile.is_company,
            state=profile.state,
            reach=Reach(reach.channel, reach.hours, reach.refusals),
        ),
        staff_id=customer.staff_id,
        second_staff_id=customer.second_staff_id,
    )


def _vehicle(vehicle: Vehicle, mask: _Mask) -> Vehicle:
    return replace(
        vehicle,
        plate="",
        insurer="",
        maker=mask(vehicle.maker),
        model=mask(vehicle.model),
        grade=mask(vehicle.grade),
    )


def _deal(chart: DealChart, mask: _Mask) -> DealChart:
    deal = chart.deal
    decision = deal.decision
    return DealChart(
        deal=Deal(
            id=deal.id,
            customer_id=deal.customer_id,
            staff_id=deal.staff_id,
            wish=mask(deal.wish),
            state=deal.state,
            opened_on=deal.opened_on,
            decision=Decision(
                words=mask(decision.words),
                on=decision.on,
                decided_by=mask(decision.decided_by),
                from_on=decision.from_on,
                customer_does=mask(decision.customer_does),
            ),
            lost_reason=deal.lost_reason,
            competitor=mask(deal.competitor),
            ended_on=deal.ended_on,
            rivals=mask(deal.rivals),
            trade_in=replace(deal.trade_in, car=mask(deal.trade_in.car)),
            delivery_on=deal.delivery_on,
        ),
        meetings=tuple(_meeting(each, mask) for each in chart.meetings),
        concerns=tuple(_concern(each, mask) for each in chart.concerns),
        planned=_planned(chart.planned, mask),
        estimates=tuple(_estimate(each, mask) for each in chart.estimates),
        steps=chart.steps,
    )


def _meeting(meeting: Meeting, mask: _Mask) -> Meeting:
    record = meeting.record
    return Meeting(
        id=meeting.id,
        customer_id=meeting.customer_id,
        deal_id=meeting.deal_id,
        staff_id=meeting.staff_id,
        record=Record(
            held_at=record.held_at,
            place=record.place,
            attendees=mask(record.attendees),
            said=mask(record.said),
            proposed=mask(record.proposed),
            next_time=mask(record.next_time),
            tags=tuple(map(mask, record.tags)),
        ),
        typed_at=meeting.typed_at,
        wish=mask(meeting.wish),
        ending=meeting.ending,
    )


def _concern(concern: Concern, mask: _Mask) -> Concern:
    return replace(
        concern,
        words=mask(concern.words),
        remedy=mask(concern.remedy),
        condition=mask(concern.condition),
    )


def _estimate(estimate: Estimate, mask: _Mask) -> Estimate:
    return replace(estimate, car=mask(estimate.car), grade=mask(estimate.grade))


def _attempt(attempt: Attempt, mask: _Mask) -> Attempt:
    return replace(attempt, words=mask(attempt.words), number="")


def _planned(contacts: Iterable[FollowUp], mask: _Mask) -> tuple[FollowUp, ...]:
    return tuple(
        replace(
            each,
            plan=replace(each.plan, reason=mask(each.plan.reason), bring=mask(each.plan.bring)),
        )
        for each in contacts
    )
