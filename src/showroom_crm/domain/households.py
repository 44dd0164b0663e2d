"""What people who live together share: their address and the phone at home."""

from dataclasses import dataclass, replace

from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.people import Person
from showroom_crm.domain.phones import Phone, PhoneKind


@dataclass(frozen=True)
class SharedChange:
    """What changed of it for one of them; None, or empty, where nothing did."""

    postal_code: str | None = None
    address: str | None = None
    phones_gone: tuple[Phone, ...] = ()
    phones_new: tuple[Phone, ...] = ()

    def __bool__(self) -> bool:
        return self != SharedChange()

    @property
    def of_address(self) -> bool:
        return self.address is not None or self.postal_code is not None

    @property
    def of_phones(self) -> bool:
        return bool(self.phones_gone or self.phones_new)


def shared_change(before: Profile, after: Profile) -> SharedChange:
    """Return what others who live there may want changed as well."""
    had, has = _at_home(before), _at_home(after)
    return SharedChange(
        postal_code=None if before.postal_code == after.postal_code else after.postal_code,
        address=None if before.address == after.address else after.address,
        phones_gone=tuple(phone for phone in had if phone not in has),
        phones_new=tuple(phone for phone in has if phone not in had),
    )


def shared_with(profile: Profile, change: SharedChange) -> Profile:
    """Return the profile of someone who lives there too; a number they have besides stays."""
    kept = [phone for phone in profile.phones if phone not in change.phones_gone]
    places = [i for i, phone in enumerate(profile.phones) if phone in change.phones_gone]
    new = [phone for phone in change.phones_new if phone not in kept]
    place = places[0] if places else len(kept)
    return replace(
        profile,
        postal_code=profile.postal_code if change.postal_code is None else change.postal_code,
        address=profile.address if change.address is None else change.address,
        phones=(*kept[:place], *new, *kept[place:]),
    )


def profile_of_person(person: Person, customer: Customer) -> Profile:
    """Return the profile with which someone around a customer becomes one of their own.

    Family shares the address and the phone at home; the contacts of a company do not.
    """
    own = () if person.phone is None else (person.phone,)
    profile = Profile(name=person.name, birthday=person.birthday, phones=own, notes=person.notes)
    if customer.profile.is_company:
        return profile
    shared = tuple(phone for phone in _at_home(customer.profile) if phone not in own)
    return replace(
        profile,
        postal_code=customer.profile.postal_code,
        address=customer.profile.address,
        phones=own + shared,
    )


def _at_home(profile: Profile) -> tuple[Phone, ...]:
    return tuple(phone for phone in profile.phones if phone.kind is PhoneKind.HOME)
