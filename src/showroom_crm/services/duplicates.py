"""Who may be a customer of ours already, asked while their profile is typed."""

from collections.abc import Sequence

from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.duplicates import Duplicate, Resemblance, resemblance
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.meetings import Place
from showroom_crm.services.store import Store


def possible_duplicates(
    store: Store, profile: Profile, *, but: CustomerId | None = None
) -> Sequence[Duplicate]:
    """Return the customers a profile may belong to; `but` is the one whose profile it is."""
    household_id = None if but is None else store.customers.get(but).household_id
    return [
        _duplicate(store, customer, why)
        for customer in store.resembling.candidates(profile)
        if customer.id != but
        and (why := resemblance(profile, customer, household_id=household_id)) is not None
    ]


def _duplicate(store: Store, customer: Customer, why: Resemblance) -> Duplicate:
    talk = store.resembling.last_talk(customer.id)
    if talk is None:
        return Duplicate(customer, why)
    return Duplicate(customer, why, met_on=talk[0].date(), came=talk[1] is Place.SHOWROOM)
