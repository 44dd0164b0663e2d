"""The customer chart's facts: who a customer is and what they drive."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from showroom_crm.domain import names, plain_text
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId, HouseholdId, StaffId
from showroom_crm.domain.inspections import accepted_inspection
from showroom_crm.domain.people import Person, accepted_person
from showroom_crm.domain.phones import Phone
from showroom_crm.domain.reaching import Reach, accepted_reach
from showroom_crm.domain.vehicles import Vehicle, accepted_vehicle

_LINES = ("postal_code", "job", "source")
_NOTES = ("address", "family", "hobbies", "notes")
_OLDEST_BIRTHDAY = date(1900, 1, 1)


class CustomerState(StrEnum):
    """取引中, 他社代替, 転居先不明, ご逝去, 取引停止."""

    ACTIVE = "active"
    REPLACED_ELSEWHERE = "replaced_elsewhere"
    MOVED_AWAY = "moved_away"
    DECEASED = "deceased"
    SUSPENDED = "suspended"

    @property
    def may_be_proposed_to(self) -> bool:
        """Whether birthdays, 車検 and repeating contacts are proposed."""
        return self is CustomerState.ACTIVE


@dataclass(frozen=True)
class Profile:
    """All that a rep can type about a customer; every part but the name may be empty.

    A walk-in whose name is not known yet has `looks` instead (赤いフィットの親子).
    `people` are the family of a person, or the contacts of a company.
    """

    name: str = ""
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
    looks: str = ""
    company: bool = False
    state: CustomerState = CustomerState.ACTIVE
    reach: Reach = Reach()
    people: tuple[Person, ...] = ()

    @property
    def is_company(self) -> bool:
        """Whether it is a company: said so, or named as one."""
        return self.company or names.is_company(self.name)


@dataclass(frozen=True)
class Customer:
    """A person or a company; `number` is what stands on paper and is asked for.

    Those of one `household_id` live together.
    """

    id: CustomerId
    number: int
    profile: Profile
    staff_id: StaffId | None = None
    second_staff_id: StaffId | None = None
    household_id: HouseholdId | None = None

    @property
    def name(self) -> str:
        return self.profile.name

    @property
    def known_by(self) -> str:
        """The name, or the looks of someone whose name is not known yet."""
        return self.name if self.name.strip() else self.profile.looks


def accepted_profile(profile: Profile, *, today: date) -> Profile:
    """Return the profile as it may be kept, its furigana in full-width katakana.

    Raises RuleBroken with the `field` it happened in: "name.empty", "birthday.future",
    "birthday.too_old", and those of `plain_text`, `accepted_vehicle`, `accepted_inspection`,
    `accepted_reach` and `accepted_person`.
    """
    plain_text.line(profile.looks, field="looks")
    if profile.name.strip() or not profile.looks.strip():
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
        accepted_inspection(accepted_vehicle(vehicle), today=today)
    for person in profile.people:
        accepted_person(person, today=today)
    accepted_reach(profile.reach, today=today)
    return replace(profile, kana=names.full_width_kana(profile.kana))


def age(birthday: date, on: date) -> int:
    """Return the age in full years on a day."""
    return on.year - birthday.year - ((on.month, on.day) < (birthday.month, birthday.day))
