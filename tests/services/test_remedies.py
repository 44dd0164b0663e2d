"""The work on a remedy is kept with its concern."""

import pytest

from showroom_crm.domain.deals import RemedyState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import ConcernId
from showroom_crm.services.deals import keep_remedy
from showroom_crm.services.store import Store
from tests.conftest import MovableClock, Sato


def test_only_the_remedy_and_its_state_change(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    (before,) = store.deals.concerns(sato.deal_id)
    assert before.id is not None
    changes = keep_remedy(
        store, sato.deal_id, before.id, "再査定", RemedyState.READY, by=None, clock=clock
    )
    (after,) = store.deals.concerns(sato.deal_id)
    assert changes.customers == {sato.customer_id}
    assert (after.remedy, after.remedy_state) == ("再査定", RemedyState.READY)
    assert (after.words, after.remedy_by, after.remedy_due) == (
        before.words,
        before.remedy_by,
        before.remedy_due,
    )


def test_a_concern_that_is_gone_is_refused(store: Store, sato: Sato, clock: MovableClock) -> None:
    with pytest.raises(RuleBroken, match=r"concern\.gone"):
        keep_remedy(
            store, sato.deal_id, ConcernId(999), "", RemedyState.READY, by=None, clock=clock
        )
