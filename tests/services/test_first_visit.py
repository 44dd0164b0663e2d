"""A new customer and their first words are one act."""

import pytest

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.services import drafts, first_visit
from showroom_crm.services.store import Store
from tests.conftest import MovableClock


def test_the_customer_is_kept_with_a_meeting_that_must_be_closed(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    begun = first_visit.add_with_first_words(
        store, Profile("髙橋 美咲"), "広い車を", "シエンタ", by=tanaka, clock=clock
    )
    meeting = store.meetings.get(begun.meeting_id)
    assert meeting.customer_id == begun.customer_id
    assert (meeting.record.said, meeting.wish, meeting.ending) == ("広い車を", "シエンタ", None)
    assert meeting.record.held_at == clock.local()
    assert store.customers.get(begun.customer_id).staff_id == tanaka


def test_who_was_along_is_kept_in_the_meeting(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    begun = first_visit.add_with_first_words(
        store,
        Profile(looks="赤いフィットの親子"),
        "",
        "",
        attendees="お子様",
        by=tanaka,
        clock=clock,
    )
    assert store.meetings.get(begun.meeting_id).record.attendees == "お子様"


def test_first_words_that_are_refused_leave_no_customer(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    with pytest.raises(RuleBroken, match=r"text\.lone_surrogate"):
        first_visit.add_with_first_words(
            store, Profile("髙橋 美咲"), "壊れた\ud83d", "", by=tanaka, clock=clock
        )
    assert store.customers.count() == 0


def test_the_draft_goes_with_the_customer_or_not_at_all(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    drafts.keep_draft(store, "new_customer", "{}", clock=clock)
    with pytest.raises(RuleBroken):
        first_visit.add_with_first_words(
            store, Profile("髙橋"), "壊\ud83d", "", by=tanaka, clock=clock, draft="new_customer"
        )
    assert drafts.draft(store, "new_customer") == "{}"
    first_visit.add_with_first_words(
        store, Profile("髙橋"), "広い車を", "", by=tanaka, clock=clock, draft="new_customer"
    )
    assert drafts.draft(store, "new_customer") is None
