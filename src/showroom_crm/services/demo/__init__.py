"""A lifelike showroom to try the program with, any size."""

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.services.store import Store

DEFAULT_CUSTOMERS = 60
DEFAULT_SEED = 14


def fill_demo(
    store: Store,
    *,
    customers: int = DEFAULT_CUSTOMERS,
    seed: int = DEFAULT_SEED,
    clock: Clock,
) -> Changes:
    """Fill an empty showroom with staff, customers, deals and promises around the clock's today.

    The same seed and clock give the same showroom. Raises RuleBroken: "showroom.not_empty".
    """
    # WORKAROUND(25 ms to import): the program starts without what only a demo needs.
    from showroom_crm.services.demo.filling import fill

    return fill(store, customers=customers, seed=seed, clock=clock)
