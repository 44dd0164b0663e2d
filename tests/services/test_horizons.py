import pytest

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.occasions import Horizons
from showroom_crm.services.horizons import horizons, keep_horizons
from showroom_crm.services.store import Store
from tests.conftest import MovableClock


def test_until_the_showroom_chooses_the_usual_horizons_hold(store: Store) -> None:
    assert horizons(store) == Horizons(inspection_months=6, payment_months=12)


def test_the_horizons_chosen_are_kept(store: Store, clock: MovableClock) -> None:
    wished = Horizons(inspection_months=3, payment_months=18, contract_months=2)
    keep_horizons(store, wished, clock=clock)
    assert horizons(store) == wished


def test_a_horizon_that_is_refused_leaves_the_earlier_ones(
    store: Store, clock: MovableClock
) -> None:
    keep_horizons(store, Horizons(inspection_months=4), clock=clock)
    with pytest.raises(RuleBroken, match=r"horizons\.out_of_range"):
        keep_horizons(store, Horizons(inspection_months=-1), clock=clock)
    assert horizons(store).inspection_months == 4


@pytest.mark.parametrize(
    "kept", ["", "[]", "{", '{"of_a_newer_program": 1}', '{"payment_months": "many"}']
)
def test_a_setting_that_cannot_be_read_stops_nobody(
    store: Store, clock: MovableClock, kept: str
) -> None:
    store.settings.keep("horizons", kept, at=clock.utc())
    assert horizons(store) == Horizons()
