"""The showroom's own words for its meetings."""

import pytest

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.services.meeting_tags import TAGS_LIMIT, keep_meeting_tags, meeting_tags
from showroom_crm.services.store import Store
from tests.conftest import MovableClock


def test_there_are_words_to_begin_with(store: Store) -> None:
    assert 5 <= len(meeting_tags(store)) <= TAGS_LIMIT


def test_the_showroom_keeps_its_own_in_its_order(store: Store, clock: MovableClock) -> None:
    keep_meeting_tags(store, ["法人", " 値引き ", "", "法人"], clock=clock)
    assert meeting_tags(store) == ("法人", "値引き")


@pytest.mark.parametrize(
    ("wished", "key"),
    [
        ([f"タグ{number}" for number in range(TAGS_LIMIT + 1)], "tags.too_many"),
        (["長" * 21], "text.too_long"),
    ],
)
def test_what_has_no_room_is_refused(
    store: Store, clock: MovableClock, wished: list[str], key: str
) -> None:
    before = meeting_tags(store)
    with pytest.raises(RuleBroken) as refused:
        keep_meeting_tags(store, wished, clock=clock)
    assert refused.value.key == key
    assert meeting_tags(store) == before


@pytest.mark.parametrize("kept", ["", "7", '["長長長長長長長長長長長長長長長長長長長長長"]'])
def test_a_list_that_cannot_be_read_is_the_usual_one(
    store: Store, clock: MovableClock, kept: str
) -> None:
    usual = meeting_tags(store)
    with store.transaction():
        store.settings.keep("meeting_tags", kept, at=clock.utc())
    assert meeting_tags(store) == usual
