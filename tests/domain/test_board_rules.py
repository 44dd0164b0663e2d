"""What the morning board warns of."""

from datetime import date, datetime, time, timedelta

import pytest

from showroom_crm.domain.board_rules import BoardRules, accepted_rules
from showroom_crm.domain.deals import Decision
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel, Plan

RULES = BoardRules(late_after_minutes=15, unagreed_after_days=7, decision_within_days=7)
TODAY = date(2026, 11, 25)
CALL = Plan(Channel.PHONE, datetime(2026, 11, 25, 15), "下取り額")


def test_a_promise_is_late_only_after_its_minutes() -> None:
    assert not RULES.is_late(CALL, now=datetime(2026, 11, 25, 15, 15))
    assert RULES.is_late(CALL, now=datetime(2026, 11, 25, 15, 16))


def test_a_window_is_late_after_its_end() -> None:
    window = Plan(Channel.PHONE, datetime(2026, 11, 25, 18), "下取り額", until=time(20))

    assert not RULES.is_late(window, now=datetime(2026, 11, 25, 20, 10))
    assert RULES.is_late(window, now=datetime(2026, 11, 25, 20, 30))


def test_an_early_or_punctual_answer_keeps_the_promise_unless_it_was_moved_late() -> None:
    assert RULES.is_kept(CALL, happened_at=datetime(2026, 11, 25, 14), moved_late=False)
    assert not RULES.is_kept(CALL, happened_at=datetime(2026, 11, 25, 16), moved_late=False)
    assert not RULES.is_kept(CALL, happened_at=datetime(2026, 11, 25, 15), moved_late=True)


def test_a_deal_without_an_agreed_contact_warns_after_its_days() -> None:
    assert not RULES.unagreed_too_long(TODAY - timedelta(days=6), today=TODAY)
    assert RULES.unagreed_too_long(TODAY - timedelta(days=7), today=TODAY)


@pytest.mark.parametrize(
    ("decides_in", "contact_in", "warned"),
    [
        (3, None, True),
        (3, 4, True),
        (3, 3, False),
        (3, 1, False),
        (8, None, False),
        (-1, None, False),
    ],
)
def test_a_decision_soon_without_a_contact_before_it_warns(
    decides_in: int, contact_in: int | None, warned: bool
) -> None:
    decision = Decision("今週中", TODAY + timedelta(days=decides_in))
    contact = None if contact_in is None else TODAY + timedelta(days=contact_in)

    assert RULES.decides_unaccompanied(decision, contact, today=TODAY) is warned
    assert not RULES.decides_unaccompanied(Decision("未定"), contact, today=TODAY)


def test_rules_out_of_range_are_refused() -> None:
    assert accepted_rules(BoardRules()) == BoardRules()
    for rules in (BoardRules(-1), BoardRules(15, 0), BoardRules(15, 7, 366)):
        with pytest.raises(RuleBroken, match=r"board\.out_of_range"):
            accepted_rules(rules)
