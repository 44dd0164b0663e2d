"""What the statistics are counted from, read of a whole period in a few statements."""

import json
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from showroom_crm.domain.deals import ConcernCategory, DealState
from showroom_crm.domain.follow_ups import end_of_day
from showroom_crm.domain.identifiers import DealId
from showroom_crm.domain.meetings import Ending
from showroom_crm.domain.statistics import (
    ConcernFact,
    ContactFact,
    DealRow,
    EndedDealFact,
    Facts,
    MeetingFact,
    OpenDealFact,
    Scope,
    local_from_utc,
)
from showroom_crm.storage.database import Database
from showroom_crm.storage.fields import wall_clock_text
from showroom_crm.storage.follow_ups import follow_up_of
from showroom_crm.storage.tables import FollowUpTable

_MEETINGS = """
    SELECT deal_id, ending FROM meeting
    WHERE held_at BETWEEN :begins AND :ends AND (:staff IS NULL OR staff_id = :staff)
    ORDER BY held_at, id
"""
_OPEN_DEALS = """
    SELECT id, EXISTS (
        SELECT 1 FROM follow_up WHERE deal_id = deal.id AND status = 'planned' AND agreed
    )
    FROM deal WHERE state IN ('open', 'waiting') AND (:staff IS NULL OR staff_id = :staff)
    ORDER BY id
"""
_ANSWERS = """
    SELECT follow_up.id, min(answer.happened) FROM follow_up JOIN (
        SELECT follow_up_id AS of_contact, happened_at AS happened FROM attempt
        WHERE follow_up_id IS NOT NULL
        UNION ALL
        SELECT answers_id, held_at FROM meeting
        WHERE answers_id IS NOT NULL AND ending IS NOT NULL
    ) AS answer ON answer.of_contact = follow_up.id
    WHERE follow_up.at BETWEEN :begins AND :ends
    GROUP BY follow_up.id
"""
_CONCERNS = """
    SELECT deal_id, category, resolved FROM concern WHERE deal_id IN (
        SELECT deal.id FROM deal JOIN meeting ON meeting.deal_id = deal.id
        WHERE held_at BETWEEN :begins AND :ends AND (:staff IS NULL OR deal.staff_id = :staff)
    )
    ORDER BY id
"""
_ENDED = """
    SELECT deal.id, state = 'won', total(ending = 'agreed'), total(ending = 'own_action')
    FROM deal JOIN meeting ON meeting.deal_id = deal.id
    WHERE ended_on BETWEEN :first AND :last AND (:staff IS NULL OR deal.staff_id = :staff)
    GROUP BY deal.id ORDER BY deal.id
"""
_DEALS = """
    SELECT deal.id, customer.id, customer.name, customer.looks, deal.wish, deal.state,
           deal.staff_id, staff.name
    FROM json_each(?) AS wanted JOIN deal ON deal.id = wanted.value
    JOIN customer ON customer.id = deal.customer_id
    LEFT JOIN staff ON staff.id = deal.staff_id ORDER BY wanted.key
"""


class StatisticsRows:
    """The facts of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def facts(self, scope: Scope, *, offset: timedelta) -> Facts:
        """Return what happened in a scope; the showroom's clock is `offset` ahead of UTC."""
        asked: dict[str, object] = {
            "begins": wall_clock_text(datetime.combine(scope.first, time())),
            "ends": wall_clock_text(end_of_day(scope.last)),
            "first": scope.first.isoformat(),
            "last": scope.last.isoformat(),
            "staff": scope.staff_id,
        }
        return Facts(
            meetings=[
                MeetingFact(deal_id, None if ending is None else Ending(ending))
                for deal_id, ending in self._database.rows(_MEETINGS, asked)
            ],
            open_deals=[
                OpenDealFact(deal_id, bool(promised))
                for deal_id, promised in self._database.rows(_OPEN_DEALS, asked)
            ],
            contacts=self._contacts(asked, offset),
            concerns=[
                ConcernFact(deal_id, ConcernCategory(category), bool(resolved))
                for deal_id, category, resolved in self._database.rows(_CONCERNS, asked)
            ],
            ended=[
                EndedDealFact(deal_id, bool(won), int(agreed), int(own_action))
                for deal_id, won, agreed, own_action in self._database.rows(_ENDED, asked)
            ],
        )

    def deals(self, deal_ids: Sequence[DealId]) -> Sequence[DealRow]:
        """Return who and what deals are about, in the order asked for."""
        rows = self._database.rows(_DEALS, (json.dumps(deal_ids),))
        return [
            DealRow(deal_id, customer_id, name, looks, wish, DealState(state), staff_id, rep or "")
            for deal_id, customer_id, name, looks, wish, state, staff_id, rep in rows
        ]

    def _contacts(self, asked: dict[str, Any], offset: timedelta) -> list[ContactFact]:
        answers = dict(self._database.rows(_ANSWERS, asked))
        rows = self._database.select(
            FollowUpTable,
            "WHERE at BETWEEN ? AND ? AND agreed AND (? IS NULL OR staff_id = ?) ORDER BY at, id",
            (asked["begins"], asked["ends"], asked["staff"], asked["staff"]),
        )
        return [
            ContactFact(
                follow_up_of(row),
                local_from_utc(row["created_at"], offset),
                _wall_clock(answers.get(row["id"])),
            )
            for row in rows
        ]


def _wall_clock(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
