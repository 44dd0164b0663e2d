"""The morning board, its rules, and the manager's word on a deal."""

import json
from dataclasses import asdict

from showroom_crm.domain.board import Board
from showroom_crm.domain.board_rules import BoardRules, accepted_rules
from showroom_crm.domain.board_sections import board_of, last_open_day, next_open_day
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import DealId, ManagerWordId, StaffId
from showroom_crm.domain.manager_words import ManagerWord, accepted_word, refuse_rep
from showroom_crm.domain.showroom import Now
from showroom_crm.services import access_log
from showroom_crm.services.access_log import Act
from showroom_crm.services.showroom_days import showroom_days
from showroom_crm.services.store import Store

_NAME = "board_rules"


def board(store: Store, clock: Clock) -> Board:
    """Return the board of all reps as it stands now."""
    now, days = Now(clock.local(), clock.utc()), showroom_days(store)
    today = now.local.date()
    facts = store.board.facts(
        now=now, since=last_open_day(today, days), until=next_open_day(today, days)
    )
    return board_of(facts, board_rules(store), days, now=now.local)


def note_board_printed(store: Store, *, by: StaffId | None, clock: Clock) -> Changes:
    """Note that the board, which names many customers, was put on paper."""
    with store.transaction():
        access_log.record(store, Act.PRINTED, None, by=by, clock=clock)
    return Changes()


def board_rules(store: Store) -> BoardRules:
    """Return what was kept; the usual ones where nothing, or nothing readable, was."""
    kept = store.settings.get(_NAME)
    if kept is None:
        return BoardRules()
    try:
        return accepted_rules(BoardRules(**json.loads(kept)))
    except (ValueError, TypeError, RuleBroken):
        return BoardRules()


def keep_board_rules(store: Store, wished: BoardRules, *, clock: Clock) -> Changes:
    """Keep them for every rep. Raises RuleBroken as `accepted_rules`."""
    accepted = accepted_rules(wished)
    with store.transaction():
        store.settings.keep(_NAME, json.dumps(asdict(accepted)), at=clock.utc())
    return Changes(everything=True)


def leave_word(
    store: Store, deal_id: DealId, words: str, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Keep what the manager says on a deal, for its rep.

    Raises RuleBroken: "manager_word.manager_only", and those of `accepted_word`.
    """
    word = accepted_word(ManagerWord(deal_id, words.strip(), clock.local(), staff_id=by))
    with store.transaction():
        refuse_rep(None if by is None else store.staff.get(by))
        customer_id = store.deals.get(deal_id).customer_id
        store.manager_words.add(word)
        access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
    return Changes(customers=frozenset({customer_id}), follow_ups=True)


def tick_word(store: Store, word_id: ManagerWordId, *, by: StaffId | None, clock: Clock) -> Changes:
    """Note that the rep has taken a word in; one that is ticked already stays as it was."""
    with store.transaction():
        word = store.manager_words.get(word_id)
        customer_id = store.deals.get(word.deal_id).customer_id
        if word.ticked_at is None:
            store.manager_words.tick(word_id, at=clock.local(), by=by)
            access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
    return Changes(customers=frozenset({customer_id}), follow_ups=True)
