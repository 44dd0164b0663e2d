"""What was said last is the same on the chart and in a reminder."""

from datetime import timedelta
from unicodedata import category

import pytest

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.meetings import Record
from showroom_crm.services import customers, follow_ups, meetings
from showroom_crm.services.store import Store
from tests.conftest import CALL, NOON, MovableClock, Sato

BLANK_SIGNS = [
    sign
    for sign in map(chr, range(0x10000))
    if sign.isspace() and (sign in "\n\r\t" or category(sign) != "Cc")
]


def begin(
    store: Store, clock: MovableClock, customer_id: CustomerId, said: str, *, days_ago: int
) -> None:
    record = Record(NOON - timedelta(days=days_ago), said=said)
    meetings.begin_meeting(store, customer_id, record, by=None, clock=clock)


def last_words(store: Store, customer_id: CustomerId) -> str:
    """Return them as the chart has them, having seen that a reminder has the same."""
    chart = store.charts.chart(customer_id)
    said = "" if chart.last_spoken is None else chart.last_spoken.record.said
    assert chart.next_contact is not None
    assert store.charts.contact(chart.next_contact.id).last_words == said
    return said


def test_a_closed_meeting_of_a_deal_counts(store: Store, sato: Sato) -> None:
    assert last_words(store, sato.customer_id) == "妻が後部座席を気にしていて"


def test_a_first_visit_that_is_not_closed_counts(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    profile = Profile("髙橋 美咲")
    customer_id = customers.add_customer(store, profile, by=tanaka, clock=clock).customer_id
    follow_ups.plan_contact(store, customer_id, CALL, deal_id=None, by=tanaka, clock=clock)
    assert last_words(store, customer_id) == ""
    begin(store, clock, customer_id, "広い車を", days_ago=0)
    assert last_words(store, customer_id) == "広い車を"


@pytest.mark.parametrize(
    ("days_ago", "said"),
    [(1, "色は白がいい"), (2, "色は白がいい"), (3, "妻が後部座席を気にしていて")],
)
def test_the_latest_counts_and_of_two_at_a_time_the_one_written_later(
    store: Store, clock: MovableClock, sato: Sato, days_ago: int, said: str
) -> None:
    begin(store, clock, sato.customer_id, "色は白がいい", days_ago=days_ago)
    assert last_words(store, sato.customer_id) == said


@pytest.mark.parametrize("blank", ["", "\n\t ", "　", " \u2003　\n"])
def test_a_meeting_without_words_does_not_count(
    store: Store, clock: MovableClock, sato: Sato, blank: str
) -> None:
    begin(store, clock, sato.customer_id, blank, days_ago=0)
    assert last_words(store, sato.customer_id) == "妻が後部座席を気にしていて"


def test_every_sign_that_is_blank_here_is_blank_to_the_database(
    store: Store, clock: MovableClock, sato: Sato
) -> None:
    begin(store, clock, sato.customer_id, "".join(BLANK_SIGNS), days_ago=0)
    assert last_words(store, sato.customer_id) == "妻が後部座席を気にしていて"
