"""The proof: what became of meetings, promises and deals."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import DealId, StaffId
from showroom_crm.domain.staff import Staff
from showroom_crm.domain.statistics import (
    DealRow,
    Scope,
    Statistics,
    accepted_scope,
    may_see,
    statistics_of,
)
from showroom_crm.services import access_log
from showroom_crm.services.access_log import Act
from showroom_crm.services.board import board_rules
from showroom_crm.services.store import Store


def whose_figures(store: Store, *, by: StaffId | None) -> Sequence[Staff]:
    """Return the reps whose figures may be seen by name, in the order of their codes."""
    member = _member(store, by)
    return [each for each in store.staff.all() if may_see(member, each.id)]


def statistics(store: Store, scope: Scope, *, by: StaffId | None, clock: Clock) -> Statistics:
    """Return the figures of a scope as they stand now.

    Raises RuleBroken: "statistics.not_yours", and as `accepted_scope`.
    """
    if not may_see(_member(store, by), scope.staff_id):
        raise RuleBroken("statistics.not_yours")
    now = clock.local()
    # The two clocks are read one after the other; zones lie whole minutes apart.
    ahead = now - clock.utc().replace(tzinfo=None)
    offset = timedelta(minutes=round(ahead / timedelta(minutes=1)))
    facts = store.statistics.facts(accepted_scope(scope), offset=offset)
    return statistics_of(facts, scope, board_rules(store), now=now)


def deals_behind(
    store: Store, deal_ids: Sequence[DealId], *, by: StaffId | None
) -> Sequence[DealRow]:
    """Return the deals that a bar is counted from; whose they are stands with those one may see."""
    member = _member(store, by)
    return [
        row if may_see(member, row.staff_id) else replace(row, staff_id=None, rep="")
        for row in store.statistics.deals(deal_ids)
    ]


def note_statistics_exported(store: Store, *, by: StaffId | None, clock: Clock) -> Changes:
    """Note that the figures of the showroom were written into a file."""
    with store.transaction():
        access_log.record(store, Act.EXPORTED, None, by=by, clock=clock)
    return Changes()


def note_statistics_printed(store: Store, *, by: StaffId | None, clock: Clock) -> Changes:
    """Note that the figures of the showroom were put on paper."""
    with store.transaction():
        access_log.record(store, Act.PRINTED, None, by=by, clock=clock)
    return Changes()


def _member(store: Store, by: StaffId | None) -> Staff | None:
    return None if by is None else store.staff.get(by)
