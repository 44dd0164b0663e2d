"""Which entries stand in which section of the morning board: its rules."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from showroom_crm.domain.attempts import Result
from showroom_crm.domain.board import Board, DealFacts, Entry, Facts, Section, SectionKind
from showroom_crm.domain.board_rules import BoardRules
from showroom_crm.domain.deals import Concern, DealState
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.meetings import Place
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.remedies import not_ready, without_remedy

_DAY: Final = timedelta(days=1)
_LONGEST_CLOSING: Final = 366


def last_open_day(today: date, days: ShowroomDays) -> date:
    """Return the open day before a day; the day before where a year brings none."""
    before = (today - _DAY * number for number in range(1, _LONGEST_CLOSING))
    return next((day for day in before if days.is_open(day)), today - _DAY)


def next_open_day(today: date, days: ShowroomDays) -> date:
    """Return the open day after a day; the day after where a year brings none."""
    return days.first_open_day(today + _DAY) or today + _DAY


def board_of(facts: Facts, rules: BoardRules, days: ShowroomDays, *, now: datetime) -> Board:
    """Return the board at a wall-clock time."""
    since = last_open_day(now.date(), days)
    told = {
        **_of_contacts(facts, rules, days, now=now),
        **_of_deals(facts, rules, today=now.date()),
        **_of_the_past(facts, rules, since=since, now=now),
        SectionKind.UNCLOSED: _in_order(facts.unclosed, _held_at),
    }
    return Board(now, since, tuple(Section(kind, told[kind]) for kind in SectionKind))


def _of_contacts(
    facts: Facts, rules: BoardRules, days: ShowroomDays, *, now: datetime
) -> dict[SectionKind, tuple[Entry, ...]]:
    today, following = now.date(), next_open_day(now.date(), days)
    known = _with_deals(facts.contacts, facts)
    late = [each for each in known if _is_late(each, rules, now)]
    todays = [each for each in known if _day_of(each) == today]
    soon = [each for each in known if today <= _day_of(each) <= following]
    unready = [each for each in soon if not_ready(each.concerns)]
    return {
        SectionKind.OVERDUE: _in_order(late, _planned_at),
        SectionKind.TODAY: _by_rep(todays, _planned_at),
        SectionKind.REMEDY_NOT_READY: _in_order(
            [_only(each, not_ready(each.concerns)) for each in unready], _planned_at
        ),
    }


def _of_deals(
    facts: Facts, rules: BoardRules, *, today: date
) -> dict[SectionKind, tuple[Entry, ...]]:
    deals = facts.deals
    undecided = [each for each in deals if each.deal.decision.on is not None]
    this_month = [each for each in undecided if _same_month(each.deal.decision.on, today)]
    passed = [each for each in undecided if _decides_on(_entry(each)) < today]
    alone = [each for each in undecided if _unaccompanied(each, rules, today)]
    unagreed = [each for each in deals if _unagreed(each, rules, today)]
    bare = [each for each in deals if without_remedy(each.concerns)]
    waiting = [each for each in deals if each.deal.state is DealState.WAITING]
    return {
        SectionKind.WAITING: _in_order(map(_entry, waiting), _opened_on),
        SectionKind.DECISION_PASSED: _in_order(map(_entry, passed), _decides_on),
        SectionKind.DECIDES_UNACCOMPANIED: _in_order(map(_entry, alone), _decides_on),
        SectionKind.NOT_AGREED: tuple(
            _entry(each) for each in sorted(unagreed, key=lambda each: _last_talk(each))
        ),
        SectionKind.WITHOUT_REMEDY: tuple(
            _only(_entry(each), without_remedy(each.concerns)) for each in bare
        ),
        SectionKind.DECISIONS: _by_rep(map(_entry, this_month), _decides_on),
    }


def _of_the_past(
    facts: Facts, rules: BoardRules, *, since: date, now: datetime
) -> dict[SectionKind, tuple[Entry, ...]]:
    begins, today = datetime.combine(since, time()), datetime.combine(now.date(), time())
    late = (each for each in _with_deals(facts.contacts, facts) if _is_late(each, rules, now))
    missed = [each for each in late if begins <= _planned_at(each) < today]
    return {
        SectionKind.VISITS: tuple(_with_deals(_visits(facts), facts)),
        SectionKind.MEETINGS: _in_order(_with_deals(facts.talks, facts), _held_at),
        SectionKind.WON: tuple(each for each in facts.ended if _state(each) is DealState.WON),
        SectionKind.LOST: tuple(each for each in facts.ended if _state(each) is DealState.LOST),
        SectionKind.MISSED: _in_order(missed, _planned_at),
    }


def _visits(facts: Facts) -> tuple[Entry, ...]:
    """A customer who came and talked is one visit of that day."""
    visits: dict[tuple[CustomerId, date], Entry] = {}
    for each in facts.talks:
        if each.talk is not None and each.talk.record.place is Place.SHOWROOM:
            visits.setdefault((each.subject.customer_id, each.talk.record.held_at.date()), each)
    for each in facts.attempts:
        if each.attempt is not None and each.attempt.result is Result.CAME:
            day = each.attempt.happened_at.date()
            visits.setdefault((each.subject.customer_id, day), each)
    return _in_order(visits.values(), _held_at)


def _with_deals(entries: Iterable[Entry], facts: Facts) -> list[Entry]:
    """Give each contact or talk the deal, concerns and word of what it is about."""
    going_on = {each.deal.id: each for each in facts.deals}
    over = {each.deal.id: each.deal for each in facts.ended if each.deal is not None}

    def known(entry: Entry) -> Entry:
        deal_id = entry.deal_id
        if deal_id is None:
            return entry
        found = going_on.get(deal_id)
        if found is None:
            return replace(entry, deal=over.get(deal_id))
        return replace(
            entry,
            deal=found.deal,
            contact=entry.contact or found.next_contact,
            concerns=found.concerns,
            word=found.word,
        )

    return [known(entry) for entry in entries]


def _entry(facts: DealFacts) -> Entry:
    return Entry(
        facts.subject,
        deal=facts.deal,
        contact=facts.next_contact,
        concerns=facts.concerns,
        word=facts.word,
    )


def _only(entry: Entry, concerns: tuple[Concern, ...]) -> Entry:
    return replace(entry, concerns=concerns)


def _unaccompanied(facts: DealFacts, rules: BoardRules, today: date) -> bool:
    planned = facts.next_contact
    contact_on = None if planned is None else planned.plan.at.date()
    return rules.decides_unaccompanied(facts.deal.decision, contact_on, today=today)


def _unagreed(facts: DealFacts, rules: BoardRules, today: date) -> bool:
    return not facts.agreed and rules.unagreed_too_long(_last_talk(facts), today=today)


def _last_talk(facts: DealFacts) -> date:
    return facts.last_talk_on or facts.deal.opened_on


def _is_late(entry: Entry, rules: BoardRules, now: datetime) -> bool:
    return entry.contact is not None and rules.is_late(entry.contact.plan, now=now)


def _planned_at(entry: Entry) -> datetime:
    return datetime.min if entry.contact is None else entry.contact.plan.at


def _day_of(entry: Entry) -> date:
    return _planned_at(entry).date()


def _held_at(entry: Entry) -> datetime:
    if entry.talk is not None:
        return entry.talk.record.held_at
    return datetime.min if entry.attempt is None else entry.attempt.happened_at


def _decides_on(entry: Entry) -> date:
    on = None if entry.deal is None else entry.deal.decision.on
    return date.max if on is None else on


def _opened_on(entry: Entry) -> date:
    return date.min if entry.deal is None else entry.deal.opened_on


def _state(entry: Entry) -> DealState | None:
    return None if entry.deal is None else entry.deal.state


def _same_month(day: date | None, today: date) -> bool:
    return day is not None and (day.year, day.month) == (today.year, today.month)


def _in_order(entries: Iterable[Entry], key: Callable[[Entry], Any]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=key))


def _by_rep(entries: Iterable[Entry], key: Callable[[Entry], Any]) -> tuple[Entry, ...]:
    """Each rep's together, nobody's at the end."""

    def whose(entry: Entry) -> tuple[bool, str, int, Any]:
        subject = entry.subject
        return not subject.staff_name, subject.staff_name, subject.staff_id or 0, key(entry)

    return tuple(sorted(entries, key=whose))
