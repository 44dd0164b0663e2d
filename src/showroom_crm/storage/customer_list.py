"""The pages of the customer list, of a search and of the strip's filters, and their counts."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from showroom_crm.domain.deals import DealState
from showroom_crm.domain.folding import folded_words, too_common_to_say
from showroom_crm.domain.follow_ups import Channel, Plan, end_of_day
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.meetings import UNCLOSED_AFTER
from showroom_crm.domain.showroom import Counts, Filter, ListRow, Now, Query
from showroom_crm.storage.database import Database
from showroom_crm.storage.fields import moment_text, wall_clock_text
from showroom_crm.storage.search_index import match_expression

_PLANNED = "SELECT {what} FROM follow_up WHERE status = 'planned' AND {when}"
_WHEN = {
    Filter.TODAY: "at BETWEEN :day_begins AND :day_ends AND late_after >= :now",
    Filter.OVERDUE: "at < :now AND late_after < :now",
    # The plus keeps SQLite from walking every ended contact of every deal instead.
    Filter.NOT_AGREED: "NOT agreed AND +deal_id IS NOT NULL",
}
_WAITING = "SELECT {what} FROM deal WHERE state = 'waiting'"
_UNCLOSED = "SELECT {what} FROM meeting WHERE ending IS NULL AND typed_at <= :typed_before"

_IN_FACTS = "SELECT rowid FROM customer_search WHERE customer_search MATCH {word}"
_IN_WORDS_SAID = (
    "SELECT customer_id FROM meeting WHERE id IN"
    " (SELECT rowid FROM meeting_search WHERE meeting_search MATCH {word})"
)

_ROW = """
    SELECT c.id, c.number, c.name, c.kana,
        (SELECT v.model FROM vehicle v WHERE v.customer_id = c.id ORDER BY position LIMIT 1),
        (SELECT d.state FROM deal d WHERE d.customer_id = c.id
         ORDER BY d.ended_on IS NOT NULL, d.opened_on DESC, d.id DESC LIMIT 1),
        s.name,
        (SELECT p.number FROM phone p WHERE p.customer_id = c.id ORDER BY position LIMIT 1),
        EXISTS (SELECT 1 FROM portrait WHERE customer_id = c.id),
        c.looks, f.channel, f.at, f.reason, f.bring, f.agreed, f.until
    FROM customer c
    LEFT JOIN staff s ON s.id = c.staff_id
    LEFT JOIN follow_up f ON f.id = (
        SELECT id FROM follow_up WHERE customer_id = c.id AND status = 'planned'
        ORDER BY at, id LIMIT 1)
    WHERE c.id IN (SELECT value FROM json_each(?))
"""


class CustomerList:
    """The list of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(self, query: Query, *, now: Now, offset: int, limit: int) -> Sequence[ListRow]:
        """Return one page of rows, the next contact first."""
        condition, parameters = _condition(query, now)
        ids = self._database.rows(
            f"SELECT id FROM customer c WHERE {condition}"
            " ORDER BY next_contact_at, sort_key, id LIMIT :limit OFFSET :offset",
            parameters | {"limit": limit, "offset": offset},
        )
        return self._rows([row[0] for row in ids])

    def count(self, query: Query, *, now: Now) -> int:
        """Return how many customers the list holds."""
        condition, parameters = _condition(query, now)
        return int(
            self._database.value(f"SELECT count(*) FROM customer c WHERE {condition}", parameters)
        )

    def position(self, query: Query, customer_id: CustomerId, *, now: Now) -> int | None:
        """Return a customer's row number in the list."""
        condition, parameters = _condition(query, now)
        parameters |= {"customer": customer_id}
        place = self._database.rows(
            "SELECT next_contact_at, sort_key, id FROM customer c"
            f" WHERE id = :customer AND {condition}",
            parameters,
        )
        if not place:
            return None
        parameters |= dict(zip(("next_contact", "sort_key", "id"), place[0], strict=True))
        before = self._database.value(
            f"SELECT count(*) FROM customer c WHERE {condition} AND"
            " (next_contact_at, sort_key, id) < (:next_contact, :sort_key, :id)",
            parameters,
        )
        return int(before)

    def counts(self, *, staff_id: StaffId | None, now: Now) -> Counts:
        """Return what the strip shows, of one rep or of all."""
        parameters = _times(now)
        mine = "" if staff_id is None else " AND staff_id = :staff"
        parameters |= {} if staff_id is None else {"staff": staff_id}
        counted = {
            chosen: int(self._database.value(_of_filter(chosen, "count(*)") + mine, parameters))
            for chosen in Filter
            if chosen is not Filter.ALL
        }
        return Counts(**{chosen.value: number for chosen, number in counted.items()})

    def _rows(self, ids: list[int]) -> Sequence[ListRow]:
        by_id = {row[0]: _list_row(row) for row in self._database.rows(_ROW, (str(ids),))}
        return [by_id[row_id] for row_id in ids]


def _of_filter(chosen: Filter, what: str) -> str:
    if chosen is Filter.WAITING:
        return _WAITING.format(what=what)
    if chosen is Filter.UNCLOSED:
        return _UNCLOSED.format(what=what)
    return _PLANNED.format(what=what, when=_WHEN[chosen])


def _times(now: Now) -> dict[str, Any]:
    return {
        "now": wall_clock_text(now.local),
        "day_begins": wall_clock_text(datetime.combine(now.local.date(), time())),
        "day_ends": wall_clock_text(end_of_day(now.local.date())),
        "typed_before": moment_text(now.utc - UNCLOSED_AFTER),
    }


def _condition(query: Query, now: Now) -> tuple[str, dict[str, Any]]:
    """Return the WHERE clause of a query and its parameters; values never enter the SQL."""
    conditions = ["1"]
    parameters = _times(now)
    if query.filter is not Filter.ALL:
        inner = _of_filter(query.filter, "customer_id")
        if query.staff_id is not None:
            inner += " AND staff_id = :staff"
            parameters["staff"] = query.staff_id
        conditions.append(f"c.id IN ({inner})")
    words = folded_words(query.words)
    if query.words.strip() and not words:
        conditions.append("0")
    for i, word in enumerate(words):
        parameters[f"word{i}"] = match_expression(word)
        places = [_IN_FACTS] if too_common_to_say(word) else [_IN_FACTS, _IN_WORDS_SAID]
        # The plus lets the order come from the index: one sign finds more than is ever shown.
        column = "+c.id" if len(word) == 1 else "c.id"
        held = (f"{column} IN ({place.format(word=f':word{i}')})" for place in places)
        conditions.append(f"({' OR '.join(held)})")
    return " AND ".join(conditions), parameters


def _list_row(row: tuple[Any, ...]) -> ListRow:
    (customer_id, number, name, kana, car, state, staff, phone, has_portrait, looks, *planned) = row
    return ListRow(
        id=CustomerId(customer_id),
        number=number,
        name=name,
        kana=kana,
        car=car or "",
        deal_state=None if state is None else DealState(state),
        next_contact=None if planned[0] is None else _plan(*planned),
        staff_name=staff or "",
        phone=phone or "",
        has_portrait=bool(has_portrait),
        looks=looks,
    )


def _plan(channel: str, at: str, reason: str, bring: str, agreed: int, until: str | None) -> Plan:
    return Plan(
        channel=Channel(channel),
        at=datetime.fromisoformat(at),
        reason=reason,
        bring=bring,
        agreed=bool(agreed),
        until=None if until is None else time.fromisoformat(until),
    )
