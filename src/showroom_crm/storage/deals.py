"""Deals and what keeps their customers from buying."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from showroom_crm.domain.deals import Concern, Deal, DealState, Decision
from showroom_crm.domain.identifiers import ConcernId, CustomerId, DealId, StaffId
from showroom_crm.domain.wishes import TradeIn
from showroom_crm.storage.database import Database
from showroom_crm.storage.tables import ConcernTable, DealTable


class DealRows:
    """The deals of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(
        self, customer_id: CustomerId, *, staff_id: StaffId | None, wish: str, on: date
    ) -> Deal:
        """Keep a new open deal; its planned contact must follow in the same transaction."""
        return self._add(customer_id, staff_id, wish, DealState.OPEN, on)

    def bring_in_waiting(
        self, customer_id: CustomerId, *, staff_id: StaffId | None, wish: str, on: date
    ) -> Deal:
        """Keep an imported deal that has no contact of ours (待ち案件)."""
        return self._add(customer_id, staff_id, wish, DealState.WAITING, on)

    def save(self, deal: Deal) -> None:
        """Keep what changed of a deal."""
        self._database.update(DealTable, _values(deal), "WHERE id = ?", (deal.id,))

    def get(self, deal_id: DealId) -> Deal:
        """Return a deal. Raises KeyError where there is none."""
        rows = self._database.select(DealTable, "WHERE id = ?", (deal_id,))
        if not rows:
            raise KeyError(deal_id)
        return deal_of(rows[0])

    def of_customer(self, customer_id: CustomerId) -> Sequence[Deal]:
        """Return a customer's deals: those not ended first, then the newest."""
        rows = self._database.select(
            DealTable,
            "WHERE customer_id = ? ORDER BY ended_on IS NOT NULL, opened_on DESC, id DESC",
            (customer_id,),
        )
        return [deal_of(row) for row in rows]

    def going_on(self, customer_id: CustomerId) -> Sequence[Deal]:
        """Return a customer's deals that have not ended, the newest first."""
        return [deal for deal in self.of_customer(customer_id) if not deal.state.ended]

    def concerns(self, deal_id: DealId) -> Sequence[Concern]:
        """Return a deal's concerns in the order they were raised."""
        rows = self._database.select(ConcernTable, "WHERE deal_id = ? ORDER BY id", (deal_id,))
        return [concern_of(row) for row in rows]

    def save_concerns(self, deal_id: DealId, concerns: Iterable[Concern]) -> None:
        """Keep new concerns and what changed of those that have an id."""
        for concern in concerns:
            values = _concern_values(concern) | {"deal_id": deal_id}
            if concern.id is None:
                self._database.insert(ConcernTable, values)
            else:
                own = (concern.id, deal_id)
                self._database.update(ConcernTable, values, "WHERE id = ? AND deal_id = ?", own)

    def _add(
        self,
        customer_id: CustomerId,
        staff_id: StaffId | None,
        wish: str,
        state: DealState,
        on: date,
    ) -> Deal:
        deal = Deal(DealId(0), customer_id, staff_id, wish, state, opened_on=on)
        deal_id = DealId(self._database.insert(DealTable, _values(deal)))
        return Deal(deal_id, customer_id, staff_id, wish, state, opened_on=on)


def _values(deal: Deal) -> dict[str, Any]:
    return {
        "customer_id": deal.customer_id,
        "staff_id": deal.staff_id,
        "wish": deal.wish,
        "state": deal.state,
        "opened_on": deal.opened_on,
        "decision_words": deal.decision.words,
        "decision_on": deal.decision.on,
        "decided_by": deal.decision.decided_by,
        "lost_reason": deal.lost_reason,
        "competitor": deal.competitor,
        "ended_on": deal.ended_on,
        "rivals": deal.rivals,
        "trade_in_car": deal.trade_in.car,
        "trade_in_mileage_km": deal.trade_in.mileage_km,
        "trade_in_remaining_loan": deal.trade_in.remaining_loan,
        "trade_in_our_estimate": deal.trade_in.our_estimate,
        "decision_from": deal.decision.from_on,
        "customer_does": deal.decision.customer_does,
        "delivery_on": deal.delivery_on,
    }


def deal_of(row: Mapping[str, Any]) -> Deal:
    """Return the deal of a row of its table."""
    return Deal(
        id=DealId(row["id"]),
        customer_id=CustomerId(row["customer_id"]),
        staff_id=None if row["staff_id"] is None else StaffId(row["staff_id"]),
        wish=row["wish"],
        state=row["state"],
        opened_on=row["opened_on"],
        decision=Decision(
            words=row["decision_words"],
            on=row["decision_on"],
            decided_by=row["decided_by"],
            from_on=row["decision_from"],
            customer_does=row["customer_does"],
        ),
        lost_reason=row["lost_reason"],
        competitor=row["competitor"],
        ended_on=row["ended_on"],
        rivals=row["rivals"],
        trade_in=TradeIn(
            car=row["trade_in_car"],
            mileage_km=row["trade_in_mileage_km"],
            remaining_loan=row["trade_in_remaining_loan"],
            our_estimate=row["trade_in_our_estimate"],
        ),
        delivery_on=row["delivery_on"],
    )


def _concern_values(concern: Concern) -> dict[str, Any]:
    return {
        "category": concern.category,
        "words": concern.words,
        "remedy": concern.remedy,
        "would_buy": concern.would_buy,
        "condition": concern.condition,
        "resolved": concern.resolved,
        "remedy_by": concern.remedy_by,
        "remedy_due": concern.remedy_due,
        "remedy_state": concern.remedy_state,
    }


def concern_of(row: Mapping[str, Any]) -> Concern:
    """Return the concern of a row of its table."""
    return Concern(
        id=ConcernId(row["id"]),
        category=row["category"],
        words=row["words"],
        remedy=row["remedy"],
        would_buy=row["would_buy"],
        condition=row["condition"],
        resolved=row["resolved"],
        remedy_by=None if row["remedy_by"] is None else StaffId(row["remedy_by"]),
        remedy_due=row["remedy_due"],
        remedy_state=row["remedy_state"],
    )
