"""One try to reach a customer, by any channel (連絡結果)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import takewhile

from showroom_crm.domain import plain_text
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.identifiers import AttemptId, CustomerId, DealId, FollowUpId, StaffId


class Result(StrEnum):
    """話せた, 不在, 留守電, 伝言, 掛け直しを頼まれた, 折返しをお願いした, つながらない番号,
    来店された, 来店なし, 返信あり, 返信なし, and お電話をいただいた: they called first."""

    SPOKE = "spoke"
    NOT_IN = "not_in"
    VOICE_MAIL = "voice_mail"
    MESSAGE_LEFT = "message_left"
    ASKED_TO_CALL_AGAIN = "asked_to_call_again"
    ASKED_FOR_CALL_BACK = "asked_for_call_back"
    NUMBER_DEAD = "number_dead"
    CAME = "came"
    DID_NOT_COME = "did_not_come"
    ANSWERED = "answered"
    NO_ANSWER = "no_answer"
    THEY_CALLED = "they_called"

    @property
    def reached(self) -> bool:
        """Whether there was somebody to talk with."""
        return self in _REACHED

    @property
    def waits_for_them(self) -> bool:
        """Whether the next step was left to the customer: then our own must be set (R1)."""
        return self is Result.ASKED_FOR_CALL_BACK


_REACHED = (
    Result.SPOKE,
    Result.ASKED_TO_CALL_AGAIN,
    Result.CAME,
    Result.ANSWERED,
    Result.THEY_CALLED,
)


RESULTS_OF = {
    Channel.PHONE: (
        Result.SPOKE, Result.NOT_IN, Result.VOICE_MAIL, Result.MESSAGE_LEFT,
        Result.ASKED_TO_CALL_AGAIN, Result.ASKED_FOR_CALL_BACK, Result.NUMBER_DEAD,
        Result.THEY_CALLED,
    ),
    Channel.VISIT_US: (Result.CAME, Result.DID_NOT_COME),
    Channel.VISIT_THEM: (Result.SPOKE, Result.NOT_IN, Result.MESSAGE_LEFT),
    Channel.LINE: (Result.ANSWERED, Result.NO_ANSWER),
    Channel.SMS: (Result.ANSWERED, Result.NO_ANSWER, Result.NUMBER_DEAD),
    Channel.MAIL: (Result.ANSWERED, Result.NO_ANSWER),
    Channel.POST: (Result.ANSWERED, Result.NO_ANSWER),
}  # fmt: skip


@dataclass(frozen=True)
class Attempt:
    """What came of one try; `follow_up_id` is the planned contact it ended, where one was.

    `happened_at` is wall-clock, `entered_at` UTC; when it was agreed for, the contact says (R3).
    `number` is the phone number that was tried, in E.164 form.
    """

    customer_id: CustomerId
    channel: Channel
    result: Result
    happened_at: datetime
    words: str = ""
    deal_id: DealId | None = None
    follow_up_id: FollowUpId | None = None
    staff_id: StaffId | None = None
    entered_at: datetime | None = None
    id: AttemptId | None = None
    number: str = ""


@dataclass(frozen=True)
class Tries:
    """All tries to reach a customer, and those `in_vain` since they were last met or reached.

    The newest come first.
    """

    all: tuple[Attempt, ...] = ()
    in_vain: tuple[Attempt, ...] = ()


def accepted_attempt(attempt: Attempt, *, now: datetime) -> Attempt:
    """Return it as it may be kept; `now` is the wall-clock time.

    Raises RuleBroken: "attempt.in_future", and those of `plain_text`.
    """
    if attempt.happened_at > now:
        raise RuleBroken("attempt.in_future", field="happened_at")
    plain_text.note(attempt.words, field="attempt_words")
    return attempt


def dead_numbers(attempts: Sequence[Attempt]) -> frozenset[str]:
    """Return the numbers (E.164) at which the last try, the newest first, found no line."""
    latest: dict[str, Result] = {}
    for attempt in attempts:
        if attempt.number:
            latest.setdefault(attempt.number, attempt.result)
    return frozenset(number for number, result in latest.items() if result is Result.NUMBER_DEAD)


def in_vain(attempts: Sequence[Attempt], *, since: datetime | None) -> Sequence[Attempt]:
    """Return the tries, the newest first, that failed since the customer was last reached.

    `since` is the wall-clock time of the last meeting, which reached them too.
    """

    def ends(attempt: Attempt) -> bool:
        return attempt.result.reached or (since is not None and attempt.happened_at <= since)

    return list(takewhile(lambda attempt: not ends(attempt), attempts))


def tries_in_vain(attempts: Sequence[Attempt], *, since: datetime | None) -> int:
    """Return how many tries failed since the customer was last reached, as `in_vain`."""
    return len(in_vain(attempts, since=since))
