"""The customer chart's facts: who a customer is and what they drive."""

from dataclasses import dataclass, replace
from datetime import date

from showroom_crm.domain import names, plain_text
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.phones import Phone

_LINES = ("postal_code", "job", "source")
_NOTES = ("address", "family", "hobbies", "notes")
_OLDEST_BIRTHDAY = date(1900, 1, 1)


@dataclass(frozen=True)
class Vehicle:
    """A car that the customer owns; `inspection_until` is its 車検満了日."""

    model: str
    maker: str = ""
    plate: str = ""
    inspection_until: date | None = None


@dataclass(frozen=True)
class Profile:
    """All that a rep can type about a customer; every part but the name may be empty."""

    name: str
    kana: str = ""
    phones: tuple[Phone, ...] = ()
    postal_code: str = ""
    address: str = ""
    birthday: date | None = None
    job: str = ""
    family: str = ""
    hobbies: str = ""
    source: str = ""
    notes: str = ""
    vehicles: tuple[Vehicle, ...] = ()


@dataclass(frozen=True)
class Customer:
    """A person or a company; `number` is what stands on paper and is asked for."""

    id: CustomerId
    number: int
    profile: Profile
    staff_id: StaffId | None = None

    @property
    def name(self) -> str:
        return self.profile.name


def accepted_profile(profile: Profile, *, today: date) -> Profile:
    """Return the profile as it may be kept, its furigana in full-width katakana.

    Raises RuleBroken with the `field` it happened in: "name.empty", "birthday.future",
    "birthday.too_old", "vehicle.model_missing", and those of `plain_text`.
    """
    names.accepted_name(profile.name)
    for field in _LINES:
        plain_text.line(getattr(profile, field), field=field)
    for field in _NOTES:
        plain_text.note(getattr(profile, field), field=field)
    if profile.birthday is not None:
        if profile.birthday > today:
            raise RuleBroken("birthday.future", field="birthday")
        if profile.birthday < _OLDEST_BIRTHDAY:
            raise RuleBroken("birthday.too_old", field="birthday")
    for vehicle in profile.vehicles:
        _accept_vehicle(vehicle)
    return replace(profile, kana=names.full_width_kana(profile.kana))


def age(birthday: date, on: date) -> int:
    """Return the age in full years on a day."""
    return on.year - birthday.year - ((on.month, on.day) < (birthday.month, birthday.day))


def _accept_vehicle(vehicle: Vehicle) -> None:
    if not vehicle.model.strip():
        raise RuleBroken("vehicle.model_missing", field="vehicles")
    for text in (vehicle.model, vehicle.maker, vehicle.plate):
        plain_text.line(text, field="vehicles")
