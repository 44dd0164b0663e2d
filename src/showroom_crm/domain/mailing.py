"""Who of some customers may be written to by post, and why the others are left out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

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


MOST_SHIFT: Final = 5.0  # mm


@dataclass(frozen=True)
class MailPaper:
    """What addresses are printed on: envelopes, else labels, by the names that papers have them by.

    `upright` labels are written in columns. A printer that feeds askew is met by a shift to the
    right and down in mm, one for sheets of labels and one for envelopes.
    """

    envelopes: bool = False
    sheet: str = ""
    envelope: str = ""
    upright: bool = False
    sheet_shift: tuple[float, float] = (0.0, 0.0)
    envelope_shift: tuple[float, float] = (0.0, 0.0)

    @property
    def shift(self) -> tuple[float, float]:
        return self.envelope_shift if self.envelopes else self.sheet_shift


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
