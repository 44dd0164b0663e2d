"""Who works in the showroom."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from showroom_crm.domain.identifiers import StaffId


class StaffRole(StrEnum):
    REP = "rep"
    MANAGER = "manager"


@dataclass(frozen=True)
class Staff:
    """A rep (営業) or manager (店長); `code` is what the command line takes.

    `left_on` is the day from which they no longer work here.
    """

    id: StaffId
    code: str
    name: str
    role: StaffRole = StaffRole.REP
    left_on: date | None = None
