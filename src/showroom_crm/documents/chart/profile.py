"""The customer of a chart: who they are and what they drive. Empty fields are left out."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from showroom_crm.documents.chart.head import PHONES_IN_HEAD
from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.flow import Row, beside, gap, text_rows, together
from showroom_crm.documents.typesetting.grid import cells, labelled, section, ticked
from showroom_crm.documents.typesetting.text import BODY, QUIET, set_line, set_lines
from showroom_crm.domain.customers import CustomerState, Profile, age
from showroom_crm.domain.mentions import to_mention
from showroom_crm.domain.people import age_of
from showroom_crm.domain.reaching import Reach
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.vehicles import Vehicle, VehicleUse
from showroom_crm.language import brief_words, car_words, formats, words
from showroom_crm.language.catalog import _, pgettext
from showroom_crm.language.deal_words import wish
from showroom_crm.language.names_of_people import person_line

_INSPECTION_WIDTH = 74 * paper.MM
_INSPECTION_LEFT = paper.RIGHT - _INSPECTION_WIDTH
_INSPECTION_LABEL_WIDTH = 9 * paper.MM
_BETWEEN = 1.2 * paper.MM
_VEHICLE_WIDTH = _INSPECTION_LEFT - paper.TEXT_LEFT - 4 * paper.MM


def profile(chart: CustomerChart, *, visit_on: date) -> list[Row]:
    """Return the profile; ages are those of the day of the visit."""
    known = chart.customer.profile
    further_phones = "　".join(
        f"{formats.phone(phone)} ({words.phone_kind(phone.kind)})"
        for phone in known.phones[PHONES_IN_HEAD:]
    )
    company = known.is_company
    people = pgettext("people of a company", "Contacts") if company else _("Family members")
    pairs = [
        (_("State"), _state(known)),
        (_("Phone"), further_phones),
        (_("Reach"), _reaching(known.reach)),
        (_("Address"), _address(known)),
        (_("Birthday"), _birthday(known.birthday, visit_on)),
        (_("Job"), known.job),
        (people, "\n".join(person_line(each, age_of(each, visit_on)) for each in known.people)),
        (_("Household"), _(", ").join(map(words.customer, chart.household))),
        (_("Family"), known.family),
        (_("Hobbies"), known.hobbies),
        (_("Found us by"), known.source),
        (_("Looks"), known.looks if known.name.strip() else ""),
        (_("Notes"), known.notes),
        (_("Wish"), "\n".join(wish(each, place) for place, each in enumerate(chart.wishes))),
    ]
    return section(_("Customer"), cells(pairs))


def state_alone(chart: CustomerChart) -> list[Row]:
    """Return the state of a customer whom we no longer serve, where no profile tells it."""
    return section(_("Customer"), cells([(_("State"), _state(chart.customer.profile))]))


def brief_profile(chart: CustomerChart, *, visit_on: date) -> list[Row]:
    """Return where they live and who belongs to them, a line each."""
    known = chart.customer.profile
    people = [person_line(each, age_of(each, visit_on)) for each in known.people]
    around = _(", ").join(part for part in (*people, known.family) if part.strip())
    pairs = [(_("Address"), _address(known)), (_("Family"), " ".join(around.split()))]
    return section(_("Customer"), cells(pairs, most_lines=1))


def brief_vehicles(chart: CustomerChart, *, visit_on: date) -> list[Row]:
    """Return the cars of today, each with the end of its 車検."""
    rows: list[Row] = []
    for vehicle in chart.customer.profile.vehicles:
        if vehicle.owned:
            rows += _vehicle_head(vehicle, visit_on)
    return section(_("Cars"), rows)


def mentions(chart: CustomerChart, *, visit_on: date, most: int | None = None) -> list[Row]:
    """Return what to mention on the day of the visit, each with a box to tick."""
    rows: list[Row] = []
    for each in to_mention(chart.mentions, today=visit_on)[:most]:
        rows += ticked(brief_words.mention(each, visit_on))
    return section(_("To mention"), rows)


def vehicles(chart: CustomerChart, *, visit_on: date) -> list[Row]:
    """Return the cars, each with the end of its 車検 in both calendars; those of before last."""
    rows: list[Row] = []
    known = chart.customer.profile.vehicles
    for vehicle in known:
        if vehicle.owned:
            rows += [*([gap(_BETWEEN)] if rows else []), *together(_vehicle(vehicle, visit_on))]
    for vehicle in known:
        if not vehicle.owned:
            rows += _former_vehicle(vehicle)
    return section(_("Cars"), rows)


def _vehicle(vehicle: Vehicle, visit_on: date) -> list[Row]:
    rows = _vehicle_head(vehicle, visit_on)
    facts = _packed(_vehicle_facts(vehicle), paper.TEXT_WIDTH)
    if facts:
        rows[-1] = replace(rows[-1], keeps_next=True)
        rows += text_rows(set_lines(facts, QUIET, paper.TEXT_WIDTH), paper.TEXT_LEFT)
    return rows


def _packed(facts: Iterable[str], width: float) -> str:
    """Return the facts in lines that end between two of them."""
    lines = [""]
    for fact in facts:
        longer = _joined(lines[-1], fact)
        if lines[-1] and set_line(longer, QUIET).width > width:
            lines.append(fact)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def _former_vehicle(vehicle: Vehicle) -> list[Row]:
    name = _joined(car_words.name(vehicle), vehicle.plate)
    text = _("Earlier car: {car}").format(car=_joined(name, car_words.parted(vehicle)))
    return text_rows(set_lines(text, QUIET, paper.TEXT_WIDTH), paper.TEXT_LEFT)


def _vehicle_facts(vehicle: Vehicle) -> list[str]:
    """Return what is known of a car beside its 車検, each with its day in full."""
    facts: list[str] = []
    if vehicle.use is not VehicleUse.PRIVATE:
        facts.append(words.vehicle_use(vehicle.use))
    if vehicle.first_registered is not None:
        month = formats.month_of_both_calendars(vehicle.first_registered)
        facts.append(_("First registered {month}").format(month=month))
    if vehicle.mileage_km is not None:
        facts.append(formats.kilometres(vehicle.mileage_km))
    paid = "" if vehicle.payment is None else words.payment(vehicle.payment)
    insurer = vehicle.insurer.strip()
    for what, known, until in (
        (paid or _("Payment"), paid, vehicle.payment_until),
        (_("Maintenance plan"), "", vehicle.maintenance_until),
        (_("Extended warranty"), "", vehicle.warranty_until),
        (" ".join((_("Insurance"), insurer)).strip(), insurer, vehicle.insurance_until),
    ):
        if until is not None:
            facts.append(_("{what} until {day}").format(what=what, day=formats.era_day(until)))
        elif known:
            facts.append(what)
    return facts


def _vehicle_head(vehicle: Vehicle, visit_on: date) -> list[Row]:
    model = _joined(vehicle.maker, vehicle.model, vehicle.grade)
    lines = set_lines(_joined(model, vehicle.plate), BODY, _VEHICLE_WIDTH)
    if len(lines) > 1:  # the plate stays whole
        lines = set_lines(f"{model}\n{vehicle.plate}", BODY, _VEHICLE_WIDTH)
    left = text_rows(lines, paper.TEXT_LEFT)
    if vehicle.inspection_until is None:
        return left
    until = vehicle.inspection_until
    right = labelled(
        _("Shaken"),
        f"{formats.era_day(until)}　{formats.time_left(until, on=visit_on)}",
        x=_INSPECTION_LEFT,
        width=_INSPECTION_WIDTH,
        label_width=_INSPECTION_LABEL_WIDTH,
    )
    return beside(left, right)


def _state(known: Profile) -> str:
    active = known.state is CustomerState.ACTIVE
    return "" if active else words.customer_state(known.state)


def _reaching(reach: Reach) -> str:
    """Return the way and the hours they like; what they refuse stands beside their number."""
    parts = [] if reach.channel is None else [words.channel(reach.channel)]
    if reach.hours is not None:
        parts.append("–".join(map(formats.clock_time, reach.hours)))
    return _joined(*parts)


def _address(known: Profile) -> str:
    postal_code = f"〒{known.postal_code}" if known.postal_code.strip() else ""
    return _joined(postal_code, known.address)


def _birthday(birthday: date | None, visit_on: date) -> str:
    if birthday is None:
        return ""
    return f"{formats.era_day(birthday)}　{formats.years_old(age(birthday, visit_on))}"


def _joined(*parts: str) -> str:
    return "　".join(part for part in parts if part.strip())
