"""Who may be a customer of ours already: the rule by which one profile resembles another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.folding import fold
from showroom_crm.domain.identifiers import HouseholdId
from showroom_crm.domain.phones import Phone, PhoneKind

# A number that several people answer.
_SHARED_KINDS = (PhoneKind.HOME, PhoneKind.WORK)


class Resemblance(StrEnum):
    """Why two may be one."""

    SAME_PHONE = "same_phone"
    SAME_KANA_AND_BIRTHDAY = "same_kana_and_birthday"
    SAME_KANA_AND_ADDRESS = "same_kana_and_address"


@dataclass(frozen=True)
class Duplicate:
    """A customer who may be the one that is typed.

    `met_on` is the day of the last talk with them, `came` whether that was in the showroom.
    """

    customer: Customer
    resemblance: Resemblance
    met_on: date | None = None
    came: bool = False


def resemblance(
    profile: Profile, customer: Customer, *, household_id: HouseholdId | None = None
) -> Resemblance | None:
    """Return why a profile may be a customer's, or None where nothing says so.

    `household_id` is that of the profile's own customer, where there is one: a phone that is
    shared by those who live together, or at home or at work, makes two people no double.
    """
    theirs = customer.profile
    if _says(profile.kana) and fold(profile.kana) == fold(theirs.kana):
        if profile.birthday is not None and profile.birthday == theirs.birthday:
            return Resemblance.SAME_KANA_AND_BIRTHDAY
        if _same_address(profile, theirs):
            return Resemblance.SAME_KANA_AND_ADDRESS
    lives_there = household_id is not None and household_id == customer.household_id
    together = lives_there or _same_address(profile, theirs)
    for phone, name in _phones(theirs):
        for typed in profile.phones:
            shared = together or {typed.kind, phone.kind} & set(_SHARED_KINDS)
            if typed.number == phone.number and not (shared and _differ(profile, theirs, name)):
                return Resemblance.SAME_PHONE
    return None


def _phones(profile: Profile) -> Iterator[tuple[Phone, str | None]]:
    """Yield the phones of a chart, with the name of the one it rings at beside the customer."""
    for phone in profile.phones:
        yield phone, None
    for person in profile.people:
        if person.phone is not None:
            yield person.phone, person.name


def _differ(profile: Profile, theirs: Profile, person: str | None) -> bool:
    """Tell whether the names say that these are two people; without a name nothing does."""
    if person is not None:
        # Of those who live there the given name alone may be noted.
        return _apart(profile.name, person) and not fold(profile.name).endswith(fold(person))
    if _says(profile.kana) and _says(theirs.kana):
        return _apart(profile.kana, theirs.kana)
    return _apart(profile.name, theirs.name)


def _apart(typed: str, known: str) -> bool:
    """Tell whether two names differ; a family name alone, or one half typed, does not yet."""
    ours, theirs = fold(typed), fold(known)
    return bool(ours and theirs) and not (ours.startswith(theirs) or theirs.startswith(ours))


def _same_address(profile: Profile, theirs: Profile) -> bool:
    return _says(profile.address) and fold(profile.address) == fold(theirs.address)


def _says(text: str) -> bool:
    return bool(fold(text))
