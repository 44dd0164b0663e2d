"""The customer of a chart: who they are and what they drive. Empty fields are left out."""

from datetime import date

from showroom_crm.documents import paper
from showroom_crm.documents.chart_head import PHONES_IN_HEAD
from showroom_crm.documents.flow import Row, beside, text_rows
from showroom_crm.documents.grid import cells, labelled, section
from showroom_crm.documents.text import BODY, set_lines
from showroom_crm.domain.customers import Profile, age
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _

_INSPECTION_WIDTH = 74 * paper.MM
_INSPECTION_LEFT = paper.RIGHT - _INSPECTION_WIDTH
_INSPECTION_LABEL_WIDTH = 9 * paper.MM
_VEHICLE_WIDTH = _INSPECTION_LEFT - paper.TEXT_LEFT - 4 * paper.MM


def profile(chart: CustomerChart, *, visit_on: date) -> list[Row]:
    """Return the profile; ages are those of the day of the visit."""
    known = chart.customer.profile
    further_phones = "　".join(
        f"{formats.phone(phone)} ({words.phone_kind(phone.kind)})"
        for phone in known.phones[PHONES_IN_HEAD:]
    )
    pairs = [
        (_("Phone"), further_phones),
        (_("Address"), _address(known)),
        (_("Birthday"), _birthday(known.birthday, visit_on)),
        (_("Job"), known.job),
        (_("Family"), known.family),
        (_("Hobbies"), known.hobbies),
        (_("Found us by"), known.source),
        (_("Notes"), known.notes),
    ]
    return section(_("Customer"), cells(pairs))


def vehicles(chart: CustomerChart, *, visit_on: date) -> list[Row]:
    """Return the cars, each with the end of its 車検 in both calendars."""
    rows: list[Row] = []
    for vehicle in chart.customer.profile.vehicles:
        rows += _vehicle(vehicle, visit_on)
    return section(_("Cars"), rows)


def _vehicle(vehicle: Vehicle, visit_on: date) -> list[Row]:
    model = _joined(vehicle.maker, vehicle.model)
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


def _address(known: Profile) -> str:
    postal_code = f"〒{known.postal_code}" if known.postal_code.strip() else ""
    return _joined(postal_code, known.address)


def _birthday(birthday: date | None, visit_on: date) -> str:
    if birthday is None:
        return ""
    return f"{formats.era_day(birthday)}　{formats.years_old(age(birthday, visit_on))}"


def _joined(*parts: str) -> str:
    return "　".join(part for part in parts if part.strip())
