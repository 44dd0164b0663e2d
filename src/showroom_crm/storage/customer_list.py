"""The pages of the customer list, of a search and of its filters, and their counts."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from showroom_crm.domain.customers import CustomerState
from showroom_crm.domain.days_off import StandIn
from showroom_crm.domain.deals import DealState
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.months import months_later
from showroom_crm.domain.occasions import Horizons, Occasion, OccasionKind, occasions
from showroom_crm.domain.showroom import Counts, Filter, ListRow, Now, Query
from showroom_crm.domain.vehicles import Payment, Vehicle
from showroom_crm.storage.database import Database
from showroom_crm.storage.list_conditions import NEVER, condition, of_filter, of_rep, times
from showroom_crm.storage.list_order import order

_ROW = """
    SELECT c.id, c.number, c.name, c.kana,
        (SELECT v.model FROM vehicle v WHERE v.customer_id = c.id ORDER BY position LIMIT 1),
        c.deal_state, s.name,
        (SELECT p.number FROM phone p WHERE p.customer_id = c.id ORDER BY position LIMIT 1),
        EXISTS (SELECT 1 FROM portrait WHERE customer_id = c.id),
        c.looks, c.address, c.state, c.last_contact_at, c.inspection_on, c.decision_on,
        f.channel, f.at, f.reason, f.bring, f.agreed, f.until
    FROM customer c
    LEFT JOIN staff s ON s.id = c.staff_id
    LEFT JOIN follow_up f ON f.id = (
        SELECT id FROM follow_up WHERE customer_id = c.id AND status = 'planned'
        ORDER BY at, id LIMIT 1)
    WHERE c.id IN (SELECT value FROM json_each(?))
"""
# Which of them are near is for the domain to say; this leaves out what cannot be.
_CARS = """
    SELECT customer_id, model, inspection_until, payment, payment_until FROM vehicle
    WHERE customer_id IN (SELECT value FROM json_each(:ids)) AND owned_until IS NULL
        AND (inspection_until <= :last OR payment_until <= :last)
    ORDER BY position
"""
# What is worth a mark in a list; the chart tells of all.
_MARKED = (OccasionKind.INSPECTION, OccasionKind.BALLOON_END, OccasionKind.LEASE_END)


class CustomerList:
    """The list of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(
        self, query: Query, *, now: Now, horizons: Horizons, offset: int, limit: int
    ) -> Sequence[ListRow]:
        """Return one page of rows; `horizons` tell which occasions are near."""
        sql, parameters = _ids(query, now)
        found = self._database.rows(
            f"{sql} LIMIT :limit OFFSET :offset", parameters | {"limit": limit, "offset": offset}
        )
        return self._rows([row[0] for row in found], now.local.date(), horizons)

    def ids(self, query: Query, *, now: Now) -> Sequence[CustomerId]:
        """Return whom the list holds, in its order."""
        return [CustomerId(row[0]) for row in self._database.rows(*_ids(query, now))]

    def count(self, query: Query, *, now: Now) -> int:
        """Return how many customers the list holds."""
        where, parameters = condition(query, now)
        return int(
            self._database.value(f"SELECT count(*) FROM customer c WHERE {where}", parameters)
        )

    def position(self, query: Query, customer_id: CustomerId, *, now: Now) -> int | None:
        """Return a customer's row number in the list."""
        where, parameters = condition(query, now)
        shown = order(query.sort)
        place = self._database.rows(
            f"SELECT {shown.columns} FROM customer c WHERE c.id = :customer AND {where}",
            parameters | {"customer": customer_id},
        )
        if not place:
            return None
        parameters |= {f"place{i}": value for i, value in enumerate(place[0])}
        before = self._database.value(
            f"SELECT count(*) FROM customer c WHERE {where} AND {shown.before}", parameters
        )
        return int(before)

    def counts(
        self, *, staff_id: StaffId | None, now: Now, stand_ins: Sequence[StandIn] = ()
    ) -> Counts:
        """Return what the strip shows, of one rep as `stand_ins` has it, or of all."""
        counted: dict[str, int] = {}
        for chosen in Filter:
            if chosen is Filter.ALL:
                continue
            statement, parameters = of_filter(chosen, "count(*)"), times(now)
            if staff_id is not None:
                mine, values = of_rep(chosen, staff_id, stand_ins)
                statement, parameters = f"{statement} AND {mine}", parameters | values
            counted[chosen.value] = int(self._database.value(statement, parameters))
        return Counts(**counted)

    def tags(self) -> Sequence[str]:
        """Return the tags that meetings have."""
        rows = self._database.rows("SELECT DISTINCT tag FROM meeting_tag ORDER BY tag")
        return [row[0] for row in rows]

    def _rows(self, ids: list[int], today: date, horizons: Horizons) -> Sequence[ListRow]:
        asked = json.dumps(ids)
        months = max(horizons.inspection_months, horizons.payment_months)
        last = months_later(today, months).isoformat()
        cars = self._database.rows(_CARS, {"ids": asked, "last": last})
        due = _soonest(cars, today, horizons)
        rows = self._database.rows(_ROW, (asked,))
        by_id = {row[0]: _list_row(row, due.get(row[0])) for row in rows}
        return [by_id[row_id] for row_id in ids]


def _ids(query: Query, now: Now) -> tuple[str, dict[str, Any]]:
    where, parameters = condition(query, now)
    return f"SELECT c.id FROM customer c WHERE {where} ORDER BY {order(query.sort).by}", parameters


def _soonest(
    rows: Iterable[tuple[Any, ...]], today: date, horizons: Horizons
) -> dict[int, Occasion]:
    cars = defaultdict(list)
    for customer_id, model, inspection_until, payment, payment_until in rows:
        cars[customer_id].append(
            Vehicle(
                model,
                inspection_until=_day(inspection_until),
                payment=None if payment is None else Payment(payment),
                payment_until=_day(payment_until),
            )
        )
    due = {}
    for customer_id, vehicles in cars.items():
        near = occasions(vehicles, None, today=today, horizons=horizons)
        soonest = next((each for each in near if each.kind in _MARKED), None)
        if soonest is not None:
            due[customer_id] = soonest
    return due


def _list_row(row: tuple[Any, ...], occasion: Occasion | None) -> ListRow:
    (customer_id, number, name, kana, car, deal_state, staff, phone, has_portrait, looks) = row[:10]
    address, state, last_contact_at, inspection_on, decision_on = row[10:15]
    planned = row[15:]
    standing = CustomerState(state)
    return ListRow(
        id=CustomerId(customer_id),
        number=number,
        name=name,
        kana=kana,
        car=car or "",
        deal_state=DealState(deal_state) if deal_state else None,
        next_contact=None if planned[0] is None else _plan(*planned),
        staff_name=staff or "",
        phone=phone or "",
        has_portrait=bool(has_portrait),
        looks=looks,
        address=address,
        state=standing,
        last_contact_at=datetime.fromisoformat(last_contact_at) if last_contact_at else None,
        inspection_on=_day(inspection_on),
        decision_on=_day(decision_on),
        occasion=occasion if standing.may_be_proposed_to else None,
    )


def _day(value: str | None) -> date | None:
    return None if value is None or value == NEVER else date.fromisoformat(value)


def _plan(channel: str, at: str, reason: str, bring: str, agreed: int, until: str | None) -> Plan:
    return Plan(
        channel=Channel(channel),
        at=datetime.fromisoformat(at),
        reason=reason,
        bring=bring,
        agreed=bool(agreed),
        until=None if until is None else time.fromisoformat(until),
    )
