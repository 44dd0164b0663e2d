"""Who works in the showroom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from showroom_crm.domain.errors import RuleBroken
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


def refuse_left(member: Staff) -> None:
    """Refuse who works here no more. Raises RuleBroken: "staff.left"."""
    if member.left_on is not None:
        raise RuleBroken("staff.left", name=member.name)


def refuse_last(member: Staff, staff: Iterable[Staff]) -> None:
    """Keep the only one, or the only manager, from leaving.

    Raises RuleBroken: "staff.last", "staff.last_manager".
    """
    others = [each for each in staff if each.left_on is None and each.id != member.id]
    if not others:
        raise RuleBroken("staff.last", name=member.name)
    managers = [each for each in others if each.role is StaffRole.MANAGER]
    if member.role is StaffRole.MANAGER and not managers:
        raise RuleBroken("staff.last_manager", name=member.name)
