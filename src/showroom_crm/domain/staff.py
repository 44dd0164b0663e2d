"""Who works in the showroom."""

from dataclasses import dataclass
from enum import StrEnum

from showroom_crm.domain.identifiers import StaffId


class StaffRole(StrEnum):
    REP = "rep"
    MANAGER = "manager"


@dataclass(frozen=True)
class Staff:
    """A rep (営業) or manager (店長); `code` is what the command line takes."""

    id: StaffId
    code: str
    name: str
    role: StaffRole = StaffRole.REP
