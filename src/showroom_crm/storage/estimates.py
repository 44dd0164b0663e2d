"""Estimates, the steps that are done, and who is who in a deal."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from showroom_crm.domain.estimates import Estimate, StepDone
from showroom_crm.domain.identifiers import DealId, EstimateId
from showroom_crm.domain.roles import DealRole
from showroom_crm.storage.database import Database
from showroom_crm.storage.tables import DealRoleTable, EstimateTable, StepTable

_ESTIMATE_FIELDS = (
    "made_on", "car", "grade", "total", "discount", "trade_in", "monthly", "valid_until",
)  # fmt: skip


class EstimateRows:
    """The estimates of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, deal_id: DealId, estimate: Estimate) -> EstimateId:
        """Keep a new one, or what changed of one that has an id."""
        values = {field: getattr(estimate, field) for field in _ESTIMATE_FIELDS}
        values["deal_id"] = deal_id
        if estimate.id is None:
            return EstimateId(self._database.insert(EstimateTable, values))
        own = (estimate.id, deal_id)
        self._database.update(EstimateTable, values, "WHERE id = ? AND deal_id = ?", own)
        return estimate.id

    def drop(self, estimate_id: EstimateId) -> None:
        """Forget one."""
        self._database.delete(EstimateTable, "WHERE id = ?", (estimate_id,))

    def of_deal(self, deal_id: DealId) -> Sequence[Estimate]:
        """Return a deal's estimates, the newest first."""
        rows = self._database.select(
            EstimateTable, "WHERE deal_id = ? ORDER BY made_on DESC, id DESC", (deal_id,)
        )
        return [
            replace(
                Estimate(**{field: row[field] for field in _ESTIMATE_FIELDS}),
                deal_id=deal_id,
                id=EstimateId(row["id"]),
            )
            for row in rows
        ]


class StepRows:
    """The steps done of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, deal_id: DealId, done: StepDone) -> None:
        """Note a step; the same step on the same day stands once."""
        values = {"deal_id": deal_id, "step": done.step, "on_day": done.on}
        self._database.insert(StepTable, values, replace=True)

    def drop(self, deal_id: DealId, done: StepDone) -> None:
        """Take back a step."""
        self._database.delete(
            StepTable,
            "WHERE deal_id = ? AND step = ? AND on_day = ?",
            (deal_id, done.step, done.on.isoformat()),
        )

    def of_deal(self, deal_id: DealId) -> Sequence[StepDone]:
        """Return a deal's steps, the earliest first."""
        rows = self._database.select(StepTable, "WHERE deal_id = ? ORDER BY on_day, id", (deal_id,))
        return [StepDone(row["step"], row["on_day"]) for row in rows]


class RoleRows:
    """The roles in the deals of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(self, deal_id: DealId, roles: Iterable[DealRole]) -> None:
        """Keep these roles in the place of those before."""
        self._database.delete(DealRoleTable, "WHERE deal_id = ?", (deal_id,))
        for role in roles:
            values = {
                "deal_id": deal_id,
                "role": role.role,
                "name": role.name,
                "customer_id": role.customer_id,
            }
            self._database.insert(DealRoleTable, values)

    def of_deal(self, deal_id: DealId) -> Sequence[DealRole]:
        """Return a deal's roles in the order in which they were entered."""
        rows = self._database.select(DealRoleTable, "WHERE deal_id = ? ORDER BY id", (deal_id,))
        return [DealRole(row["role"], row["name"], row["customer_id"]) for row in rows]
