"""Who a person is in a deal."""

from dataclasses import dataclass
from enum import StrEnum

from showroom_crm.domain.identifiers import CustomerId


class Role(StrEnum):
    """契約者, 所有者, 使用者, 決定権者, 支払者, 紹介者."""

    BUYER = "buyer"
    OWNER = "owner"
    USER = "user"
    DECIDER = "decider"
    PAYER = "payer"
    INTRODUCER = "introducer"


@dataclass(frozen=True)
class DealRole:
    """One person's role: a customer of ours, or a name (the finance company as the owner)."""

    role: Role
    name: str
    customer_id: CustomerId | None = None
