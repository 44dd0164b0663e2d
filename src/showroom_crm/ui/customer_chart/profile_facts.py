"""What is known of a customer, as lines in the order of the chart."""

from collections.abc import Iterator
from datetime import date

from showroom_crm.domain.customers import Customer, CustomerState, Profile, age
from showroom_crm.domain.people import Person, age_of
from showroom_crm.domain.reaching import Reach, beside_number
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _, pgettext
from showroom_crm.language.names_of_people import person_line
from showroom_crm.ui.customer_chart.facts import Fact


def profile_facts(chart: CustomerChart, today: date) -> list[Fact]:
    """Return all of it; what is not known has an empty value."""
    profile = chart.customer.profile
    return [
        *_standing(profile),
        *_phones(profile),
        *_reaching(profile.reach),
        Fact(_("Postal code"), profile.postal_code),
        Fact(_("Address"), profile.address),
        *(_housemate(customer) for customer in chart.household),
        *_people(profile, today),
        Fact(_("About the company") if profile.is_company else _("Family"), profile.family),
        Fact(_("Birthday"), _birthday(profile.birthday, today)),
        Fact(_("Line of business") if profile.is_company else _("Job"), profile.job),
        Fact(_("Hobbies"), profile.hobbies),
        Fact(_("How they found us"), profile.source),
        Fact(_("Notes"), profile.notes),
    ]


def _standing(profile: Profile) -> Iterator[Fact]:
    if profile.state is not CustomerState.ACTIVE:
        yield Fact(_("State of the customer"), words.customer_state(profile.state))
    if profile.name.strip():
        yield Fact(_("Looks"), profile.looks)


def _phones(profile: Profile) -> Iterator[Fact]:
    for phone in profile.phones:
        refused = words.refusals(beside_number(profile.reach, phone.kind))
        yield Fact(words.phone_kind(phone.kind), formats.phone(phone), refused)


def _reaching(reach: Reach) -> Iterator[Fact]:
    wished = [] if reach.channel is None else [words.channel(reach.channel)]
    if reach.hours is not None:
        wished.append("–".join(map(formats.clock_time, reach.hours)))
    yield Fact(_("How to reach them"), "・".join(wished))
    refused = words.refusals(reach.refusals)
    yield Fact(_("What they do not wish"), "", refused)
    if reach.consent_on is not None:
        yield Fact(_("Consent to the use of data"), formats.era_day(reach.consent_on))


def _people(profile: Profile, today: date) -> Iterator[Fact]:
    caption = (
        pgettext("people of a company", "Contacts") if profile.is_company else _("Family members")
    )
    for person in profile.people:
        yield Fact(caption, _person(person, today), chart_of=person.customer_id)


def _person(person: Person, today: date) -> str:
    return person_line(person, age_of(person, today))


def _housemate(customer: Customer) -> Fact:
    return Fact(_("Live together"), words.customer(customer), chart_of=customer.id, lives_here=True)


def _birthday(birthday: date | None, today: date) -> str:
    if birthday is None:
        return ""
    return f"{formats.era_day(birthday)} ({formats.years_old(age(birthday, today))})"
