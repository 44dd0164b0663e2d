"""Characters that no font of ours can draw, told before printing (R7)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from showroom_crm.documents.typesetting.signs import drawn
from showroom_crm.documents.typesetting.typefaces import regular
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.follow_ups import FollowUp
from showroom_crm.domain.meetings import Meeting
from showroom_crm.domain.showroom import CustomerChart, DealChart
from showroom_crm.language import words
from showroom_crm.language.catalog import _

_Field = tuple[str, str]


@dataclass(frozen=True)
class Unprintable:
    """A field whose `characters`, each once, are boxes on paper; `field` as people read it."""

    number: int
    name: str
    field: str
    characters: tuple[str, ...]


def unprintable(charts: Sequence[CustomerChart]) -> tuple[Unprintable, ...]:
    """Return what would be boxed on the charts, in their order."""
    found: dict[tuple[int, str, str], dict[str, None]] = {}
    for chart in charts:
        customer = chart.customer
        for field, text in _fields(chart):
            boxed = boxed_in(text)
            if boxed:
                name = words.called(customer.name, customer.profile.looks)
                key = (customer.number, name, field)
                found.setdefault(key, {}).update(dict.fromkeys(boxed))
    return tuple(Unprintable(*key, tuple(characters)) for key, characters in found.items())


def boxed_in(text: str) -> tuple[str, ...]:
    """Return the characters of a text that would be boxes on paper."""
    return tuple(drawn(piece.text) for piece in regular().pieces(text) if piece.boxed)


def _fields(chart: CustomerChart) -> Iterator[_Field]:
    yield from _of_profile(chart.customer.profile)
    if chart.staff is not None:
        yield _("Rep"), chart.staff.name
    for planned in chart.planned:
        yield from _of_contact(planned)
    for deal_chart in chart.deals:
        yield from _of_deal(deal_chart)
    for meeting in chart.unclosed:
        yield from _of_meeting(meeting)
    for housemate in chart.household:
        yield _("Household"), words.customer(housemate)
    for wish in chart.wishes:
        yield _("Cars they want"), wish.car + wish.notes
    for mention in chart.mentions:
        yield _("Things to mention"), mention.words
    for attempt in chart.attempts:
        yield _("Contacts tried"), attempt.words


def _of_profile(profile: Profile) -> Iterator[_Field]:
    yield _("Name"), profile.name
    yield _("Looks"), profile.looks
    yield _("Furigana"), profile.kana
    yield _("Postal code"), profile.postal_code
    yield _("Address"), profile.address
    yield _("Job"), profile.job
    yield _("Family"), profile.family
    yield _("Hobbies"), profile.hobbies
    yield _("How they found us"), profile.source
    yield _("Notes"), profile.notes
    for vehicle in profile.vehicles:
        car = (vehicle.maker, vehicle.model, vehicle.grade, vehicle.plate, vehicle.insurer)
        yield _("Cars"), "".join(car)
    for person in profile.people:
        yield _("People"), person.relation + person.name + person.notes


def _of_contact(planned: FollowUp) -> Iterator[_Field]:
    yield _("Reason"), planned.plan.reason
    yield _("What we bring"), planned.plan.bring


def _of_deal(deal_chart: DealChart) -> Iterator[_Field]:
    deal = deal_chart.deal
    yield _("Car they want"), deal.wish
    yield _("Decision"), deal.decision.words
    yield _("Who decides"), deal.decision.decided_by
    yield _("Until then"), deal.decision.customer_does
    yield _("Competitor"), deal.competitor
    yield _("Rivals"), deal.rivals
    yield _("Trade-in"), deal.trade_in.car
    for role in deal_chart.roles:
        yield _("Roles"), role.name
    for estimate in deal_chart.estimates:
        yield _("Estimate"), estimate.car + estimate.grade
    for concern in deal_chart.open_concerns:
        yield _("Concern"), concern.words
        yield _("Condition"), concern.condition
        yield _("Remedy"), concern.remedy
    for meeting in deal_chart.meetings:
        yield from _of_meeting(meeting)


def _of_meeting(meeting: Meeting) -> Iterator[_Field]:
    yield _("Car they want"), meeting.wish
    yield _("Who was there"), meeting.record.attendees
    yield _("What the customer said"), meeting.record.said
    yield _("What we proposed"), meeting.record.proposed
    yield _("Next time"), meeting.record.next_time
    yield _("Tags"), "".join(meeting.record.tags)
