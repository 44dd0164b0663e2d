"""Saving a meeting, beside the same rows written by raw SQL in one commit as durable."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from showroom_crm.app import SystemClock
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.deals import Concern, ConcernCategory, Decision, WouldBuy
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId
from showroom_crm.domain.meeting_close import Answers, NextContact
from showroom_crm.domain.meetings import Record
from showroom_crm.services import customers, meetings
from showroom_crm.services.store import Store
from showroom_crm.storage.search_index import tokens
from tests.bench.showroom import raw_connection
from tests.bench.table import Row, median, milliseconds

_ROUNDS = 60
_CLOCK = SystemClock()
_SAID = "妻が後部座席を気にしていて。実家の両親を乗せることが多いので、狭いと困るらしいんです。" * 3
_PROPOSED = "後部座席に座っていただき、足元の広さをご確認いただいた。ご夫婦での試乗をご提案。" * 2
_ANSWERS = Answers(
    (Concern(ConcernCategory.FAMILY, "後部座席の広さ", "ご夫婦での試乗", WouldBuy.YES),),
    Decision(words="今月末までには", decided_by="ご夫婦で"),
)
_MOMENT = "2026-10-03 06:00:00.000000"


@dataclass
class Dealing:
    """A customer with an open deal and the contact that the next meeting fulfils."""

    customer_id: CustomerId
    deal_id: DealId
    planned_id: FollowUpId


def rows(store: Store, folder: Path) -> list[Row]:
    """Return what saving costs on a filled store."""
    raw = raw_connection(folder)
    raw.isolation_level = None
    ours, theirs = _dealing(store), _dealing(store)
    begun: list[float] = []
    closed: list[float] = []
    begun_raw: list[float] = []
    closed_raw: list[float] = []
    for _round in range(_ROUNDS):
        _by_services(store, ours, begun, closed)
        _by_raw_sql(raw, theirs, begun_raw, closed_raw)
    raw.close()
    number = f"{store.customers.count():,} customers"
    return [
        milliseconds(
            f"save the first words of a meeting, {number}", median(begun), median(begun_raw),
            goal="≤ 2 × floor",
        ),
        milliseconds(
            f"save and close a meeting, {number}", median(closed), median(closed_raw),
            goal="≤ 2 × floor",
        ),
    ]  # fmt: skip


def _record(now: datetime) -> Record:
    return Record(held_at=now, attendees="ご夫婦", said=_SAID, proposed=_PROPOSED)


def _plan(now: datetime) -> Plan:
    return Plan(Channel.PHONE, now + timedelta(days=3), reason="下取り額の回答", bring="査定書")


def _dealing(store: Store) -> Dealing:
    now = _CLOCK.local()
    added = customers.add_customer(store, Profile("佐藤 健一"), by=None, clock=_CLOCK)
    begun = meetings.begin_meeting(
        store, added.customer_id, _record(now), wish="シエンタ", by=None, clock=_CLOCK
    )
    meetings.close_meeting(
        store, begun.meeting_id, _ANSWERS, NextContact(_plan(now)), by=None, clock=_CLOCK
    )
    chart = store.charts.chart(added.customer_id)
    return Dealing(added.customer_id, chart.deals[0].deal.id, chart.planned[0].id)


def _by_services(store: Store, dealing: Dealing, begun: list[float], closed: list[float]) -> None:
    now = _CLOCK.local()
    start = perf_counter()
    meeting = meetings.begin_meeting(
        store,
        dealing.customer_id,
        _record(now),
        deal_id=dealing.deal_id,
        answers_id=dealing.planned_id,
        by=None,
        clock=_CLOCK,
    )
    begun.append(perf_counter() - start)
    start = perf_counter()
    meetings.close_meeting(
        store, meeting.meeting_id, _ANSWERS, NextContact(_plan(now)), by=None, clock=_CLOCK
    )
    closed.append(perf_counter() - start)
    dealing.planned_id = store.follow_ups.of_deal(dealing.deal_id)[0].id


def _by_raw_sql(raw: Any, dealing: Dealing, begun: list[float], closed: list[float]) -> None:
    now = _CLOCK.local()
    held, due = str(now), str(now + timedelta(days=3))
    index = tokens((_SAID, _PROPOSED, "ご夫婦"))
    start = perf_counter()
    raw.execute("BEGIN IMMEDIATE")
    meeting_id = raw.execute(
        "INSERT INTO meeting (customer_id, deal_id, wish, held_at, place, attendees, said,"
        " proposed, entered_at, typed_at, answers_id)"
        " VALUES (?, ?, '', ?, 'showroom', 'ご夫婦', ?, ?, ?, ?, ?)",
        (dealing.customer_id, dealing.deal_id, held, _SAID, _PROPOSED, _MOMENT, _MOMENT,
         dealing.planned_id),
    ).lastrowid  # fmt: skip
    raw.execute("INSERT INTO meeting_search (rowid, tokens) VALUES (?, ?)", (meeting_id, index))
    raw.execute("COMMIT")
    begun.append(perf_counter() - start)
    start = perf_counter()
    raw.execute("BEGIN IMMEDIATE")
    raw.execute(
        "UPDATE meeting SET ending = 'agreed', said = ?, proposed = ? WHERE id = ?",
        (_SAID, _PROPOSED, meeting_id),
    )
    raw.execute(
        "INSERT INTO concern (deal_id, category, words, remedy, would_buy, condition, resolved)"
        " VALUES (?, 'family', '後部座席の広さ', 'ご夫婦での試乗', 'yes', '', 0)",
        (dealing.deal_id,),
    )
    raw.execute(
        "UPDATE follow_up SET status = 'done', holds = 0, ended_at = ? WHERE id = ?",
        (_MOMENT, dealing.planned_id),
    )
    raw.execute(
        "UPDATE reminder SET ended_at = ? WHERE follow_up_id = ?", (_MOMENT, dealing.planned_id)
    )
    planned_id = raw.execute(
        "INSERT INTO follow_up (customer_id, deal_id, channel, at, late_after, reason, bring,"
        " agreed, status, holds, created_at)"
        " VALUES (?, ?, 'phone', ?, ?, '下取り額の回答', '査定書', 1, 'planned', 1, ?)",
        (dealing.customer_id, dealing.deal_id, due, due, _MOMENT),
    ).lastrowid
    raw.execute(
        "INSERT INTO reminder (follow_up_id, agreed_for, lead_minutes, due_at) VALUES (?, ?, 0, ?)",
        (planned_id, due, due),
    )
    raw.execute(
        "UPDATE deal SET decision_words = '今月末までには', decided_by = 'ご夫婦で' WHERE id = ?",
        (dealing.deal_id,),
    )
    raw.execute("COMMIT")
    closed.append(perf_counter() - start)
    dealing.planned_id = planned_id
