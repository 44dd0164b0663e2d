"""Which customers a query finds: each of its parts as a condition in SQL."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from showroom_crm.domain.customers import CustomerState
from showroom_crm.domain.days_off import StandIn
from showroom_crm.domain.folding import folded_words, too_common_to_say
from showroom_crm.domain.follow_ups import end_of_day
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.list_query import (
    ContactDue,
    Criteria,
    Days,
    Period,
    days_of_contact,
    days_of_period,
)
from showroom_crm.domain.meetings import UNCLOSED_AFTER
from showroom_crm.domain.months import months_later
from showroom_crm.domain.showroom import Filter, Now, Query
from showroom_crm.storage.days_off import contacts_of
from showroom_crm.storage.fields import moment_text, wall_clock_text
from showroom_crm.storage.search_index import match_expression

Condition = tuple[str, dict[str, Any]]

NEVER = "9999"

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

_LATE = """
    SELECT f.customer_id FROM follow_up f
    WHERE f.status = 'planned' AND f.at < :now AND f.late_after < :now
        AND f.id = (SELECT id FROM follow_up
            WHERE customer_id = f.customer_id AND status = 'planned' ORDER BY at, id LIMIT 1)
"""
_CARS = "SELECT customer_id FROM vehicle WHERE owned_until IS NULL AND {when}"
_DECISIONS = (
    "SELECT customer_id FROM deal WHERE state IN ('open', 'waiting')"
    " AND decision_on BETWEEN :decision_first AND :decision_last"
)
_TAGGED = (
    "SELECT m.customer_id FROM meeting_tag t JOIN meeting m ON m.id = t.meeting_id"
    " WHERE t.tag IN (SELECT value FROM json_each(:tags))"
)
_REFUSING = (
    "SELECT id FROM customer WHERE refusals <> '' AND EXISTS (SELECT 1 FROM json_each(:refusals)"
    " WHERE instr(' ' || refusals || ' ', ' ' || value || ' '))"
)
_NOT_ACTIVE = "SELECT id FROM customer WHERE state <> 'active' AND state {among}"
_CHOSEN_STATES = "IN (SELECT value FROM json_each(:states))"


def condition(query: Query, now: Now) -> Condition:
    """Return the WHERE clause of a query and its parameters; values never enter the SQL."""
    parts = [*_strip_conditions(query), *_word_conditions(query.words)]
    parts += criteria_conditions(query.criteria, today=now.local.date())
    parameters = times(now)
    for _sql, values in parts:
        parameters |= values
    return " AND ".join(["1", *(sql for sql, _values in parts)]), parameters


def of_filter(chosen: Filter, what: str) -> str:
    """Return the statement that gives `what` of everything a count on the strip counts."""
    if chosen is Filter.WAITING:
        return _WAITING.format(what=what)
    if chosen is Filter.UNCLOSED:
        return _UNCLOSED.format(what=what)
    return _PLANNED.format(what=what, when=_WHEN[chosen])


def times(now: Now) -> dict[str, Any]:
    """Return the moments that the statements of this module speak of."""
    return {
        "now": wall_clock_text(now.local),
        "day_begins": wall_clock_text(datetime.combine(now.local.date(), time())),
        "day_ends": wall_clock_text(end_of_day(now.local.date())),
        "typed_before": moment_text(now.utc - UNCLOSED_AFTER),
    }


def criteria_conditions(criteria: Criteria, *, today: date) -> Iterator[Condition]:
    """Return a condition for each of the criteria that is set."""
    for name in criteria.names:
        yield _CONDITIONS[name](getattr(criteria, name), today)


def _strip_conditions(query: Query) -> Iterator[Condition]:
    if query.filter is Filter.ALL:
        return
    inner = of_filter(query.filter, "customer_id")
    if query.staff_id is None:
        yield f"c.id IN ({inner})", {}
    else:
        whose, values = of_rep(query.filter, query.staff_id, query.stand_ins)
        yield f"c.id IN ({inner} AND {whose})", values


def of_rep(chosen: Filter, staff_id: StaffId, stand_ins: Iterable[StandIn]) -> Condition:
    """Return the condition for what a filter shows a rep; only contacts fall to a stand-in."""
    falls = chosen in (Filter.TODAY, Filter.OVERDUE)
    return contacts_of(staff_id, stand_ins if falls else ())


def _word_conditions(typed: str) -> Iterator[Condition]:
    words = folded_words(typed)
    if typed.strip() and not words:
        yield "0", {}
    for i, word in enumerate(words):
        places = [_IN_FACTS] if too_common_to_say(word) else [_IN_FACTS, _IN_WORDS_SAID]
        # The plus lets the order come from the index: one sign finds more than is ever shown.
        column = "+c.id" if len(word) == 1 else "c.id"
        held = (f"{column} IN ({place.format(word=f':word{i}')})" for place in places)
        yield f"({' OR '.join(held)})", {f"word{i}": match_expression(word)}


def _reps(reps: Collection[int | None], _today: date) -> Condition:
    known = "c.staff_id IN (SELECT value FROM json_each(:reps))"
    ids = json.dumps([rep for rep in reps if rep is not None])
    return (f"({known} OR c.staff_id IS NULL)" if None in reps else known), {"reps": ids}


def _deal_states(states: Collection[str | None], _today: date) -> Condition:
    shown = json.dumps([state or "" for state in states])
    return "c.deal_state IN (SELECT value FROM json_each(:deal_states))", {"deal_states": shown}


def _next_contact(due: ContactDue | Days, today: date) -> Condition:
    if due is ContactDue.NONE:
        return f"c.next_contact_at = '{NEVER}'", {}
    days = days_of_contact(due, today=today)
    if days is None:
        return f"c.id IN ({_LATE})", {}
    ends = {
        "contact_first": wall_clock_text(datetime.combine(days.first, time())),
        "contact_last": wall_clock_text(end_of_day(days.last)),
    }
    return "c.next_contact_at BETWEEN :contact_first AND :contact_last", ends


def _silent(months: int, today: date) -> Condition:
    before = datetime.combine(months_later(today, -months), time())
    return "c.last_contact_at < :silent_before", {"silent_before": wall_clock_text(before)}


def _inspection(period: Period, today: date) -> Condition:
    when = "inspection_until BETWEEN :inspection_first AND :inspection_last"
    return f"c.id IN ({_CARS.format(when=when)})", _ends("inspection", period, today)


def _balloon(period: Period, today: date) -> Condition:
    when = "payment = 'balloon' AND payment_until BETWEEN :balloon_first AND :balloon_last"
    return f"c.id IN ({_CARS.format(when=when)})", _ends("balloon", period, today)


def _decision(period: Period, today: date) -> Condition:
    return f"c.id IN ({_DECISIONS})", _ends("decision", period, today)


def _refusals(refusals: Collection[str], _today: date) -> Condition:
    return f"c.id IN ({_REFUSING})", {"refusals": json.dumps(list(refusals))}


def _tags(tags: Collection[str], _today: date) -> Condition:
    return f"c.id IN ({_TAGGED})", {"tags": json.dumps(list(tags))}


def _states(states: Collection[str], _today: date) -> Condition:
    """Nearly all customers are active: those who are not have an index of their own."""
    parameters = {"states": json.dumps(list(states))}
    if CustomerState.ACTIVE in states:
        others = _NOT_ACTIVE.format(among=f"NOT {_CHOSEN_STATES}")
        return f"c.id NOT IN ({others})", parameters
    return f"c.id IN ({_NOT_ACTIVE.format(among=_CHOSEN_STATES)})", parameters


def _ends(name: str, period: Period, today: date) -> dict[str, Any]:
    days = days_of_period(period, today=today)
    return {f"{name}_first": days.first.isoformat(), f"{name}_last": days.last.isoformat()}


_CONDITIONS: dict[str, Callable[[Any, date], Condition]] = {
    "reps": _reps,
    "deal_states": _deal_states,
    "next_contact": _next_contact,
    "silent_months": _silent,
    "inspection": _inspection,
    "balloon": _balloon,
    "decision": _decision,
    "refusals": _refusals,
    "tags": _tags,
    "states": _states,
}
