"""The list says why a customer was found, where the row itself does not show it."""

from datetime import datetime

import pytest

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.people import Person
from showroom_crm.domain.phones import read_phone
from showroom_crm.domain.search_hits import FoundIn, Reason
from showroom_crm.domain.showroom import Query
from showroom_crm.services import finding, meetings
from showroom_crm.services.customers import add_customer
from showroom_crm.services.store import Store
from tests.conftest import MovableClock, Sato


def reason(store: Store, words: str, clock: MovableClock) -> Reason | None:
    rows = finding.page(store, Query(words), offset=0, limit=10, clock=clock)
    assert len(rows) == 1
    return finding.reasons(store, words, rows).get(rows[0].id)


def marked(found: Reason | None) -> list[str]:
    assert found is not None
    return [found.snippet.text[start:end] for start, end in found.snippet.marks]


def say(store: Store, sato: Sato, clock: MovableClock, held_at: datetime, record: str) -> None:
    said = Record(held_at=held_at, said=record)
    meetings.begin_meeting(
        store, sato.customer_id, said, deal_id=sato.deal_id, by=None, clock=clock
    )


def test_words_said_are_shown_with_what_stands_around_them(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    found = reason(store, "後部座席", clock)
    assert found is not None
    assert (found.place, found.on) == (FoundIn.SAID, datetime(2026, 10, 1).date())
    assert found.snippet.text == "妻が後部座席を気にしていて"
    assert marked(found) == ["後部座席"]


def test_the_latest_of_several_meetings_is_shown(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    say(store, sato, clock, datetime(2026, 9, 2, 10, 0), "後部座席が狭い")
    say(store, sato, clock, datetime(2026, 10, 3, 10, 0), "後部座席には満足")
    found = reason(store, "後部座席", clock)
    assert found is not None
    assert found.snippet.text == "後部座席には満足"


def test_a_meeting_with_all_the_words_comes_before_a_later_one_with_one_of_them(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    say(store, sato, clock, datetime(2026, 9, 2, 10, 0), "燃費と後部座席を比べたい")
    found = reason(store, "後部座席 燃費", clock)
    assert marked(found) == ["燃費", "後部座席"]


def test_words_that_no_meeting_holds_together_are_explained_by_the_first_that_one_holds(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    assert marked(reason(store, "三鷹 後部座席", clock)) == ["後部座席"]


@pytest.mark.parametrize("words", ["さとう", "佐藤 けんいち", "アクア", "ｱｸｱ 佐藤"])
def test_what_the_row_shows_needs_no_reason(
    store: Store, sato: Sato, clock: MovableClock, words: str
) -> None:
    assert reason(store, words, clock) is None


@pytest.mark.parametrize(
    ("words", "place", "hits"),
    [
        ("0901234", FoundIn.PHONE, ["090-1234"]),
        ("三鷹", FoundIn.ADDRESS, ["三鷹"]),
        ("会社員", FoundIn.JOB, ["会社員"]),
        ("長女", FoundIn.FAMILY, ["長女"]),
        ("ｷｬﾝﾌﾟ", FoundIn.HOBBIES, ["キャンプ"]),
        ("1001", FoundIn.NUMBER, ["1001"]),
        ("トヨタ", FoundIn.CAR, ["トヨタ"]),
        ("佐藤 三鷹", FoundIn.ADDRESS, ["三鷹"]),
        ("ご夫婦", FoundIn.ATTENDEES, ["ご夫婦"]),
        ("試乗", FoundIn.PROPOSED, ["試乗"]),
    ],
)
def test_every_place_that_is_searched_can_be_the_reason(
    store: Store, sato: Sato, clock: MovableClock, words: str, place: FoundIn, hits: list[str]
) -> None:
    found = reason(store, words, clock)
    assert found is not None
    assert (found.place, marked(found)) == (place, hits)


def test_a_person_of_the_family_is_a_reason(store: Store, clock: MovableClock) -> None:
    wife = Person(name="花子", relation="妻", phone=read_phone("080-1111-2222"))
    add_customer(store, Profile(name="鈴木 一郎", people=(wife,)), by=None, clock=clock)
    assert marked(reason(store, "花子", clock)) == ["花子"]
    assert marked(reason(store, "08011112222", clock)) == ["080-1111-2222"]
