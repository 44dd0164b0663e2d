"""The answers and questions that begin with what is known of the customer and the rep."""

from datetime import date

from showroom_crm.domain.deals import Decision
from showroom_crm.domain.meetings import Meeting
from showroom_crm.domain.repeats import repeats_offered
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language.catalog import _
from showroom_crm.services.rep_days import contacts_of_day, rep_days
from showroom_crm.services.showroom_days import showroom_days
from showroom_crm.services.staff import all_staff
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.meeting.recall import deal_chart
from showroom_crm.ui.meeting_close import answers_state
from showroom_crm.ui.meeting_close.answers_state import GatheredAnswers
from showroom_crm.ui.meeting_close.concerns_page import ConcernsPage
from showroom_crm.ui.meeting_close.contact_page import ContactPage
from showroom_crm.ui.meeting_close.decision_page import DecisionPage
from showroom_crm.ui.remedy_work import RemedyWork


def first_answers(chart: CustomerChart, meeting: Meeting) -> GatheredAnswers:
    """Return what is open in the deal and what was said of the decision before."""
    deal = deal_chart(chart, meeting.deal_id)
    if deal is None:
        return answers_state.begin((), Decision())
    return answers_state.begin(deal.open_concerns, deal.deal.decision)


def make_concerns_page(desk: Desk) -> ConcernsPage:
    """Return the first question; a remedy that nobody is named for falls to the deal's rep."""
    members, days = desk.read(all_staff), desk.read(showroom_days)

    def make_work() -> RemedyWork:
        return RemedyWork(desk.clock, members, nobody=_("the deal's rep"), days=days)

    return ConcernsPage(make_work)


def make_decision_page(desk: Desk, held_on: date, chart: CustomerChart) -> DecisionPage:
    """Return the third question; 車検まで is the next inspection of a car of theirs."""
    inspections = [
        vehicle.inspection_until
        for vehicle in chart.customer.profile.vehicles
        if vehicle.inspection_until is not None and vehicle.inspection_until >= held_on
    ]
    return DecisionPage(
        held_on=held_on,
        today=desk.clock.local().date(),
        inspection_until=min(inspections, default=None),
    )


def make_contact_page(desk: Desk, meeting: Meeting, chart: CustomerChart) -> ContactPage:
    """Return the fourth question; the deal's rep makes the contact, or whoever closes."""
    besides, deal = meeting.answers_id, deal_chart(chart, meeting.deal_id)
    staff_id = (None if deal is None else deal.deal.staff_id) or desk.staff_id
    return ContactPage(
        desk.clock,
        held_on=meeting.record.held_at.date(),
        days=desk.read(showroom_days),
        reach=chart.customer.profile.reach,
        repeats=repeats_offered(chart.customer.profile),
        rep=desk.read(lambda store: rep_days(store, staff_id, besides=besides, clock=desk.clock)),
        contacts_of_day=lambda day: desk.read(
            lambda store: contacts_of_day(
                store, staff_id, day, besides=besides, stand_ins=desk.stand_ins()
            )
        ),
    )
