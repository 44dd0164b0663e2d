"""Why a customer was found: the latest meeting that holds the words, or the fact that does."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from showroom_crm.domain.customers import Customer
from showroom_crm.domain.folding import too_common_to_say
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.phones import Phone, national_format
from showroom_crm.domain.search_hits import FoundIn, Reason, holds, snippet
from showroom_crm.storage.customers import CustomerRows
from showroom_crm.storage.database import Database
from showroom_crm.storage.search_index import match_expression

# With max(), SQLite takes the other columns from the row that has the greatest value.
_LATEST = """
    SELECT customer_id, max(held_at), said, proposed, next_time, attendees, tags FROM meeting
    WHERE customer_id IN (SELECT value FROM json_each(:ids))
        AND +id IN (SELECT rowid FROM meeting_search WHERE meeting_search MATCH :words)
    GROUP BY customer_id
"""


class SearchReasons:
    """The reasons of one database."""

    def __init__(self, database: Database, customers: CustomerRows) -> None:
        self._database = database
        self._customers = customers

    def reasons(self, asked: Mapping[CustomerId, Sequence[str]]) -> dict[CustomerId, Reason]:
        """Return why each customer is found by folded words; one without a reason is left out.

        A meeting that holds all the words comes before one that holds the first that any does.
        """
        found = dict(self._in_meetings(asked))
        for i in range(max(map(len, asked.values()), default=0)):
            left = {
                customer_id: words[i : i + 1]
                for customer_id, words in asked.items()
                if customer_id not in found and len(words) > max(i, 1)
            }
            found.update(self._in_meetings(left))
        for customer_id in asked.keys() - found.keys():
            reason = _in_facts(self._customers.get(customer_id), asked[customer_id])
            if reason is not None:
                found[customer_id] = reason
        return found

    def _in_meetings(
        self, asked: Mapping[CustomerId, Sequence[str]]
    ) -> Iterator[tuple[CustomerId, Reason]]:
        by_words: dict[tuple[str, ...], list[CustomerId]] = {}
        for customer_id, words in asked.items():
            said = tuple(word for word in words if not too_common_to_say(word))
            if said:
                by_words.setdefault(said, []).append(customer_id)
        for words, customer_ids in by_words.items():
            parameters: dict[str, object] = {
                "ids": json.dumps(customer_ids),
                "words": " AND ".join(map(match_expression, words)),
            }
            for row in self._database.rows(_LATEST, parameters):
                reason = _in_meeting(row, words)
                if reason is not None:
                    yield CustomerId(row[0]), reason


def _in_meeting(row: tuple[Any, ...], words: Sequence[str]) -> Reason | None:
    _customer_id, held_at, said, proposed, next_time, attendees, tags = row
    texts = [
        (FoundIn.SAID, said),
        (FoundIn.PROPOSED, proposed),
        (FoundIn.NEXT_TIME, next_time),
        (FoundIn.ATTENDEES, attendees),
        *((FoundIn.TAG, tag) for tag in json.loads(tags)),
    ]
    return _reason(texts, words, on=datetime.fromisoformat(held_at))


def _in_facts(customer: Customer, words: Sequence[str]) -> Reason | None:
    return _reason(_facts(customer), words, on=None)


def _reason(
    texts: Iterable[tuple[FoundIn, str]], words: Sequence[str], *, on: datetime | None
) -> Reason | None:
    """Return the text that holds most of the words, the first of those that hold as many."""
    held = [(place, text, sum(holds(text, [word]) for word in words)) for place, text in texts]
    place, text, number = max(held, key=lambda each: each[2])
    if not number:
        return None
    return Reason(place, snippet(text, words), None if on is None else on.date())


def _facts(customer: Customer) -> list[tuple[FoundIn, str]]:
    """The texts that the index keeps of a customer, but for the name: that is in sight."""
    profile = customer.profile
    return [
        (FoundIn.NUMBER, str(customer.number)),
        *((FoundIn.PHONE, national_format(phone.number)) for phone in profile.phones),
        *(
            (FoundIn.CAR, text)
            for car in profile.vehicles
            for text in (f"{car.maker} {car.model}".strip(), car.plate)
        ),
        *(
            (FoundIn.PERSON, text)
            for person in profile.people
            for text in (f"{person.name} {person.relation}".strip(), _written(person.phone))
        ),
        (FoundIn.ADDRESS, profile.address),
        (FoundIn.JOB, profile.job),
        (FoundIn.FAMILY, profile.family),
        (FoundIn.HOBBIES, profile.hobbies),
        (FoundIn.NOTES, profile.notes),
    ]


def _written(phone: Phone | None) -> str:
    return "" if phone is None else national_format(phone.number)
