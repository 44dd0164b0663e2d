"""The manager's word on a deal, as the rules take it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import DealId
from showroom_crm.domain.manager_words import ManagerWord, accepted_word, unticked

AT = datetime(2026, 10, 3, 9)
WORD = ManagerWord(DealId(1), "査定は私がします", AT)


@pytest.mark.parametrize("blank", ["", " ", "\n　\t"])
def test_a_word_without_words_is_refused(blank: str) -> None:
    with pytest.raises(RuleBroken, match=r"manager_word\.empty"):
        accepted_word(replace(WORD, words=blank))


def test_a_word_is_kept_as_it_was_written() -> None:
    assert accepted_word(WORD) is WORD


@given(st.lists(st.tuples(st.integers(0, 999), st.booleans())))
def test_those_that_stand_are_all_that_are_not_ticked_the_oldest_first(
    written: list[tuple[int, bool]],
) -> None:
    words = [
        replace(
            WORD,
            written_at=AT + timedelta(minutes=minutes),
            ticked_at=AT + timedelta(days=2) if ticked else None,
        )
        for minutes, ticked in written
    ]
    standing = unticked(words)
    assert len(standing) == sum(not ticked for _minutes, ticked in written)
    times = [word.written_at for word in standing]
    assert times == sorted(times)
    assert all(word.ticked_at is None for word in standing)
