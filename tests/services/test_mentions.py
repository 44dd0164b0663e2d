"""Things to mention: noted in one line, ticked once said, and brought back."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import MentionId, StaffId
from showroom_crm.domain.mentions import Mention, to_mention
from showroom_crm.services import bin, mentions
from showroom_crm.services.store import Store
from tests.conftest import MovableClock, Sato


@pytest.fixture
def exam(store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId) -> MentionId:
    """The exam of the daughter on the 15th of February."""
    changes = mentions.add_mention(
        store, sato.customer_id, "娘さんの受験 2/15", by=tanaka, clock=clock
    )
    assert changes.touches(sato.customer_id)
    mention_id = noted(store, sato)[0].id
    assert mention_id is not None
    return mention_id


def noted(store: Store, sato: Sato) -> Sequence[Mention]:
    return store.charts.chart(sato.customer_id).mentions


def brought_up(store: Store, sato: Sato, clock: MovableClock) -> list[str]:
    shown = to_mention(noted(store, sato), today=clock.local().date())
    return [mention.words for mention in shown]


def test_it_is_brought_up_from_a_week_before_its_day_until_it_is_ticked(
    store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId, exam: MentionId
) -> None:
    assert brought_up(store, sato, clock) == []
    clock.advance(date(2027, 2, 8) - clock.local().date())
    assert brought_up(store, sato, clock) == ["娘さんの受験"]
    clock.advance(timedelta(days=30))
    assert brought_up(store, sato, clock) == ["娘さんの受験"]
    mentions.tick_mention(store, exam, by=tanaka, clock=clock)
    assert brought_up(store, sato, clock) == []
    assert noted(store, sato)[0].ticked_on == clock.local().date()
    mentions.untick_mention(store, exam, by=tanaka, clock=clock)
    assert brought_up(store, sato, clock) == ["娘さんの受験"]


def test_a_contact_that_is_due_brings_it_along(
    store: Store, clock: MovableClock, sato: Sato, exam: MentionId
) -> None:
    contact = store.charts.contact(sato.follow_up_id)
    assert [mention.id for mention in contact.mentions] == [exam]


def test_an_edit_with_another_day_lets_it_come_up_again(
    store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId, exam: MentionId
) -> None:
    mentions.tick_mention(store, exam, by=tanaka, clock=clock)
    mentions.edit_mention(store, exam, "長女の受験 2/15", by=tanaka, clock=clock)
    assert noted(store, sato)[0].ticked_on is not None
    mentions.edit_mention(store, exam, "長女の合格発表 2/22", by=tanaka, clock=clock)
    kept = noted(store, sato)[0]
    assert (kept.words, kept.on, kept.ticked_on) == ("長女の合格発表", date(2027, 2, 22), None)


def test_one_that_was_deleted_comes_back_by_undo(
    store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId, exam: MentionId
) -> None:
    before = noted(store, sato)
    mentions.drop_mention(store, exam, by=tanaka, clock=clock)
    assert noted(store, sato) == ()
    bin.undo_last(store, by=tanaka, clock=clock)
    assert noted(store, sato) == before


@pytest.mark.parametrize(
    ("typed", "key"),
    [("", "mention.empty"), ("2/15", "mention.empty"), ("長" * 101, "text.too_long")],
)
def test_what_cannot_be_kept_is_refused_and_nothing_changes(
    store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId, exam: MentionId, typed: str,
    key: str,
) -> None:  # fmt: skip
    with pytest.raises(RuleBroken) as refused:
        mentions.add_mention(store, sato.customer_id, typed, by=tanaka, clock=clock)
    assert refused.value.key == key
    with pytest.raises(RuleBroken) as refused:
        mentions.edit_mention(store, exam, typed, by=tanaka, clock=clock)
    assert refused.value.key == key
    assert len(noted(store, sato)) == 1
