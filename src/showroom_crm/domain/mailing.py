"""Who of some customers may be written to by post, and why the others are left out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from showroom_crm.domain.customers import Customer
from showroom_crm.domain.reaching import Refusal

_REFUSALS = frozenset({Refusal.NO_DIRECT_MAIL, Refusal.NO_CONTACT})


class Hindrance(StrEnum):
    """DM不可・連絡不要, ご家族に内密, 取引中でない, お名前未確認, 住所なし."""

    REFUSED = "refused"
    SECRET = "secret"
    NOT_ACTIVE = "not_active"
    NO_NAME = "no_name"
    NO_ADDRESS = "no_address"


@dataclass(frozen=True)
class Mailing:
    """The `receivers` in their order; `left_out` counts the others, each for one reason."""

    receivers: tuple[Customer, ...]
    left_out: Mapping[Hindrance, int]


def mailing_to(customers: Iterable[Customer]) -> Mailing:
    """Return who may be written to."""
    receivers: list[Customer] = []
    left_out: Counter[Hindrance] = Counter()
    for customer in customers:
        hindrance = hindrance_of(customer)
        if hindrance is None:
            receivers.append(customer)
        else:
            left_out[hindrance] += 1
    return Mailing(tuple(receivers), {each: left_out[each] for each in Hindrance if left_out[each]})


def hindrance_of(customer: Customer) -> Hindrance | None:
    """Return why a customer gets no post; what they asked for comes first."""
    profile = customer.profile
    if profile.reach.refusals & _REFUSALS:
        return Hindrance.REFUSED
    if Refusal.KEEP_FROM_FAMILY in profile.reach.refusals:
        return Hindrance.SECRET
    if not profile.state.may_be_proposed_to:
        return Hindrance.NOT_ACTIVE
    if not profile.name.strip():
        return Hindrance.NO_NAME
    return None if profile.address.strip() else Hindrance.NO_ADDRESS
