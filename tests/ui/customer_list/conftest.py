"""A list of many customers, written as fast as the store can."""

from collections.abc import Callable

import pytest

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.services.store import Store
from tests.conftest import MovableClock

AddMany = Callable[[int], list[CustomerId]]


@pytest.fixture
def add_many(store: Store, clock: MovableClock, tanaka: StaffId) -> AddMany:
    def add(number: int) -> list[CustomerId]:
        with store.transaction():
            return [
                store.customers.add(
                    Profile(
                        name=f"客 {i:05}",
                        kana=f"キャク {i:05}",
                        vehicles=(Vehicle(model="アクア"),),
                    ),
                    staff_id=tanaka,
                    at=clock.utc(),
                ).id
                for i in range(number)
            ]

    return add
