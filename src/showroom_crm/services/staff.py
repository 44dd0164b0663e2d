"""Who works in the showroom, and who is working at this PC now."""

from collections.abc import Collection, Sequence
from itertools import count

from showroom_crm.domain import plain_text
from showroom_crm.domain.changes import Changes, StaffAdded
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.names import NAME_LIMIT, accepted_name
from showroom_crm.domain.staff import Staff, StaffRole, refuse_left
from showroom_crm.services.store import Store

_WORKING = "working_staff"
_SHOWROOM_NAME = "showroom_name"


def all_staff(store: Store) -> Sequence[Staff]:
    """Return the staff in the order of their codes."""
    return store.staff.all()


def current_staff(store: Store) -> Sequence[Staff]:
    """Return who works here now: only they can be given anything to do."""
    return [member for member in store.staff.all() if member.left_on is None]


def add_staff(
    store: Store, name: str, *, role: StaffRole = StaffRole.REP, code: str = ""
) -> StaffAdded:
    """Keep a new staff member, under the next free number where no code is given.

    Raises RuleBroken: "name.empty", "staff.code_taken", and those of `plain_text.line`.
    """
    accepted = accepted_name(name)
    with store.transaction():
        taken = {member.code for member in store.staff.all()}
        chosen = plain_text.line(code, field="code").strip() or _next_code(taken)
        if chosen in taken:
            raise RuleBroken("staff.code_taken", field="code", code=chosen)
        member = store.staff.add(chosen, accepted, role)
    return StaffAdded(staff=True, member=member)


def _next_code(taken: Collection[str]) -> str:
    return next(str(number) for number in count(1) if str(number) not in taken)


def staff_with_code(store: Store, code: str) -> Staff:
    """Return the staff member with a code. Raises RuleBroken: "staff.unknown"."""
    for member in store.staff.all():
        if member.code == code:
            return member
    raise RuleBroken("staff.unknown", code=code)


def working_staff(store: Store) -> Staff | None:
    """Return who worked at this PC last, so that a restart finds them again."""
    written = store.settings.get(_WORKING)
    members = current_staff(store)
    return next((m for m in members if str(m.id) == written), members[0] if members else None)


def switch_staff(store: Store, staff_id: StaffId, *, clock: Clock) -> Changes:
    """Set who is working at this PC. Raises RuleBroken: "staff.left"."""
    with store.transaction():
        refuse_left(store.staff.get(staff_id))
        store.settings.keep(_WORKING, str(staff_id), at=clock.utc())
    return Changes(staff=True, follow_ups=True)


def showroom_name(store: Store) -> str:
    """Return the showroom's name as it stands on paper; empty until it is set."""
    return store.settings.get(_SHOWROOM_NAME) or ""


def name_showroom(store: Store, name: str, *, clock: Clock) -> Changes:
    """Keep the showroom's name as it stands on paper; an empty one is none.

    Raises RuleBroken: those of `plain_text.line`.
    """
    accepted = plain_text.line(name, field="showroom", limit=NAME_LIMIT).strip()
    with store.transaction():
        store.settings.keep(_SHOWROOM_NAME, accepted, at=clock.utc())
    return Changes(everything=True)
