"""A message for a colleague's customer waits until the colleague has seen it."""

import pytest

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services import messages
from showroom_crm.services.store import Store
from tests.conftest import MovableClock, Sato


def take(store: Store, sato: Sato, clock: MovableClock, by: StaffId, words: str) -> None:
    messages.take_message(
        store, sato.customer_id, caller="奥様", words=words, wish="", by=by, clock=clock
    )


def test_the_customers_rep_gets_it_until_it_is_seen(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    suzuki = store.staff.add("suzuki", "鈴木", StaffRole.REP).id
    take(store, sato, clock, suzuki, "納期を知りたい")
    assert messages.messages_for(store, suzuki) == []
    (message,) = messages.messages_for(store, tanaka)
    assert (message.words, message.caller, message.taken_by) == ("納期を知りたい", "奥様", suzuki)
    assert message.id is not None
    messages.see_message(store, message.id, by=tanaka, clock=clock)
    messages.see_message(store, message.id, by=suzuki, clock=clock)
    assert messages.messages_for(store, tanaka) == []
    (seen,) = messages.messages_of(store, sato.customer_id)
    assert seen.seen_by == tanaka


def test_a_message_without_words_is_refused(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    with pytest.raises(RuleBroken, match=r"message\.empty"):
        take(store, sato, clock, tanaka, " ")
    assert messages.messages_of(store, sato.customer_id) == []
