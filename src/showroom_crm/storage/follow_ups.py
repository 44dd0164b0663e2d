"""Planned contacts with their reminders; the earliest of a deal holds it (R1)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from showroom_crm.domain.follow_ups import (
    FollowUp,
    FollowUpStatus,
    Plan,
    calendar_shows,
    late_after,
)
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, StaffId
from showroom_crm.storage.database import Database
from showroom_crm.storage.fields import wall_clock_text
from showroom_crm.storage.tables import FollowUpTable, ReminderTable

_AT_THE_TIME = 0


class FollowUpRows:
    """The follow-ups of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(
        self,
        customer_id: CustomerId,
        plan: Plan,
        *,
        deal_id: DealId | None,
        staff_id: StaffId | None,
        at: datetime,
        after_delivery_of: DealId | None = None,
    ) -> FollowUpId:
        """Keep a planned contact and arm its reminder."""
        values = plan_values(plan) | {
            "customer_id": customer_id,
            "deal_id": deal_id,
            "staff_id": staff_id,
            "status": FollowUpStatus.PLANNED,
            "created_at": at,
            "after_delivery_of": after_delivery_of,
            "uid": uuid4().hex,
        }
        follow_up_id = FollowUpId(self._database.insert(FollowUpTable, values))
        self._arm(follow_up_id, plan)
        self.let_the_earliest_hold(deal_id)
        return follow_up_id

    def move(
        self, follow_up_id: FollowUpId, plan: Plan, *, at: datetime, late: bool = False
    ) -> None:
        """Change a planned contact; its mark belongs to the agreed time, so it is armed anew.

        `late` tells that its promise was broken by then, which it remembers from then on.
        """
        planned = self.get(follow_up_id)
        values = plan_values(plan) | {
            "moved_late": planned.moved_late or late,
            "sequence": planned.sequence + calendar_shows(planned.plan, plan),
        }
        self._update(follow_up_id, values)
        if plan.at != planned.plan.at:
            self._disarm(follow_up_id, at=at)
            self._arm(follow_up_id, plan)
        self.let_the_earliest_hold(planned.deal_id)

    def end(self, follow_up_id: FollowUpId, *, done: bool, at: datetime) -> None:
        """End a planned contact and its reminder; one that ended before stays as it is."""
        planned = self.get(follow_up_id)
        if planned.status is not FollowUpStatus.PLANNED:
            return
        status = FollowUpStatus.DONE if done else FollowUpStatus.REPLACED
        self._end(planned.id, status, at=at)
        self.let_the_earliest_hold(planned.deal_id)

    def drop_all(self, deal_id: DealId, *, at: datetime) -> None:
        """End every planned contact of a deal that has ended."""
        for planned in self.of_deal(deal_id):
            self._end(planned.id, FollowUpStatus.DROPPED, at=at)

    def drop_all_of_customer(self, customer_id: CustomerId, *, at: datetime) -> None:
        """End every planned contact of a customer; their deals must end in the same transaction."""
        for planned in self.of_customer(customer_id):
            self._end(planned.id, FollowUpStatus.DROPPED, at=at)

    def get(self, follow_up_id: FollowUpId) -> FollowUp:
        """Return a follow-up. Raises KeyError where there is none."""
        rows = self._database.select(FollowUpTable, "WHERE id = ?", (follow_up_id,))
        if not rows:
            raise KeyError(follow_up_id)
        return follow_up_of(rows[0])

    def of_deal(self, deal_id: DealId) -> Sequence[FollowUp]:
        """Return the planned contacts of a deal, the earliest first."""
        return self._planned("deal_id", deal_id)

    def of_customer(self, customer_id: CustomerId) -> Sequence[FollowUp]:
        """Return the planned contacts of a customer, the earliest first."""
        return self._planned("customer_id", customer_id)

    def planned_between(self, after: datetime, until: datetime) -> Sequence[FollowUp]:
        """Return everyone's planned contacts after a wall-clock time and up to another."""
        rows = self._database.select(
            FollowUpTable,
            "WHERE status = 'planned' AND at > ? AND at <= ? ORDER BY at, id",
            (wall_clock_text(after), wall_clock_text(until)),
        )
        return [follow_up_of(row) for row in rows]

    def after_delivery(self, deal_id: DealId) -> Sequence[FollowUp]:
        """Return the contacts after a deal's delivery, planned or ended, the earliest first."""
        rows = self._database.select(
            FollowUpTable, "WHERE after_delivery_of = ? ORDER BY at, id", (deal_id,)
        )
        return [follow_up_of(row) for row in rows]

    def ended_of_customer(self, customer_id: CustomerId) -> Sequence[FollowUp]:
        """Return the contacts of a customer that are over, the newest first."""
        rows = self._database.select(
            FollowUpTable,
            "WHERE customer_id = ? AND status <> 'planned' ORDER BY at DESC, id DESC",
            (customer_id,),
        )
        return [follow_up_of(row) for row in rows]

    def _planned(self, column: str, value: int) -> Sequence[FollowUp]:
        rows = self._database.select(
            FollowUpTable, f"WHERE {column} = ? AND status = 'planned' ORDER BY at, id", (value,)
        )
        return [follow_up_of(row) for row in rows]

    def let_the_earliest_hold(self, deal_id: DealId | None) -> None:
        """Let the earliest planned contact of a deal be the one that holds it (R1)."""
        if deal_id is None:
            return
        planned = self._database.rows(
            "SELECT id, holds FROM follow_up WHERE deal_id = ? AND status = 'planned'"
            " ORDER BY at, id",
            (deal_id,),
        )
        holding = [row_id for row_id, holds in planned if holds]
        earliest = [row_id for row_id, _holds in planned[:1]]
        if holding == earliest:
            return
        # One only may hold at any moment, so the earlier holder lets go first.
        for row_id in holding:
            self._update(row_id, {"holds": False})
        for row_id in earliest:
            self._update(row_id, {"holds": True})

    def _end(self, follow_up_id: FollowUpId, status: FollowUpStatus, *, at: datetime) -> None:
        self._update(follow_up_id, {"status": status, "holds": False, "ended_at": at})
        self._disarm(follow_up_id, at=at)

    def _update(self, follow_up_id: FollowUpId, values: Mapping[str, Any]) -> None:
        self._database.update(FollowUpTable, values, "WHERE id = ?", (follow_up_id,))

    def _arm(self, follow_up_id: FollowUpId, plan: Plan) -> None:
        # Moved away and back to the same time, it is due anew, with all that comes before it.
        marks = "WHERE follow_up_id = ? AND agreed_for = ?"
        self._database.delete(ReminderTable, marks, (follow_up_id, wall_clock_text(plan.at)))
        mark = {
            "follow_up_id": follow_up_id,
            "agreed_for": plan.at,
            "lead_minutes": _AT_THE_TIME,
            "due_at": plan.at,
        }
        self._database.insert(ReminderTable, mark)

    def _disarm(self, follow_up_id: FollowUpId, *, at: datetime) -> None:
        self._database.update(
            ReminderTable,
            {"ended_at": at},
            "WHERE follow_up_id = ? AND ended_at IS NULL",
            (follow_up_id,),
        )


def plan_values(plan: Plan) -> dict[str, Any]:
    return {
        "channel": plan.channel,
        "at": plan.at,
        "until": plan.until,
        "late_after": late_after(plan),
        "reason": plan.reason,
        "bring": plan.bring,
        "agreed": plan.agreed,
        "lead_minutes": plan.lead_minutes,
        "repeats": plan.repeats,
    }


def follow_up_of(row: Mapping[str, Any]) -> FollowUp:
    """Return the follow-up of a row of its table."""
    return FollowUp(
        id=FollowUpId(row["id"]),
        customer_id=CustomerId(row["customer_id"]),
        deal_id=_deal_id(row["deal_id"]),
        staff_id=None if row["staff_id"] is None else StaffId(row["staff_id"]),
        plan=Plan(
            channel=row["channel"],
            at=row["at"],
            reason=row["reason"],
            bring=row["bring"],
            agreed=row["agreed"],
            until=row["until"],
            lead_minutes=row["lead_minutes"],
            repeats=row["repeats"],
        ),
        status=row["status"],
        ended_at=row["ended_at"],
        moved_late=row["moved_late"],
        uid=row["uid"],
        sequence=row["sequence"],
        after_delivery_of=_deal_id(row["after_delivery_of"]),
    )


def _deal_id(value: int | None) -> DealId | None:
    return None if value is None else DealId(value)
