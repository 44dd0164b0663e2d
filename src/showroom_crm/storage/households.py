"""Customers who live together."""

from collections.abc import Sequence

from showroom_crm.domain.customers import Customer
from showroom_crm.domain.identifiers import CustomerId, HouseholdId
from showroom_crm.storage.customers import CustomerRows
from showroom_crm.storage.database import Database
from showroom_crm.storage.tables import CustomerTable

# Who comes out of the bin lives with the others again.
_IN_BIN = """
    SELECT json_extract(before, '$.household_id') FROM undo_row
    WHERE table_name = 'customer' AND after IS NULL
        AND json_extract(before, '$.household_id') IS NOT NULL
"""


class HouseholdRows:
    """The households of one database; one of a single member is none and is forgotten.

    Those in the bin are members too.
    """

    def __init__(self, database: Database, customers: CustomerRows) -> None:
        self._database = database
        self._customers = customers

    def join(self, customer_id: CustomerId, other_id: CustomerId) -> HouseholdId:
        """Let a customer live with another one and with all who live with either."""
        ids = [self._of(each) for each in (customer_id, other_id)]
        known = [household for household in ids if household is not None]
        household = known[0] if known else self._new()
        for each in (customer_id, other_id):
            self._database.update(
                CustomerTable, {"household_id": household}, "WHERE id = ?", (each,)
            )
        for merged in known[1:]:
            self._database.update(
                CustomerTable, {"household_id": household}, "WHERE household_id = ?", (merged,)
            )
        self.forget_lonely()
        return household

    def leave(self, customer_id: CustomerId) -> None:
        """Let a customer live on their own again."""
        self._database.update(CustomerTable, {"household_id": None}, "WHERE id = ?", (customer_id,))
        self.forget_lonely()

    def others(self, customer: Customer) -> Sequence[Customer]:
        """Return the customers who live with one, by their number."""
        if customer.household_id is None:
            return []
        rows = self._database.rows(
            "SELECT id FROM customer WHERE household_id = ? AND id <> ? ORDER BY number",
            (customer.household_id, customer.id),
        )
        return [self._customers.get(CustomerId(row[0])) for row in rows]

    def _of(self, customer_id: CustomerId) -> HouseholdId | None:
        found = self._database.value(
            "SELECT household_id FROM customer WHERE id = ?", (customer_id,)
        )
        return None if found is None else HouseholdId(found)

    def _new(self) -> HouseholdId:
        [(household,)] = self._database.rows("INSERT INTO household DEFAULT VALUES RETURNING id")
        return HouseholdId(household)

    def forget_lonely(self) -> None:
        """Forget households of a single member, and those of none."""
        self._database.rows(
            "UPDATE customer SET household_id = NULL WHERE household_id IN ("
            " SELECT household_id FROM customer WHERE household_id IS NOT NULL"
            f" GROUP BY household_id HAVING count(*) = 1) AND household_id NOT IN ({_IN_BIN})"
        )
        self._database.rows(
            "DELETE FROM household WHERE id NOT IN ("
            " SELECT household_id FROM customer WHERE household_id IS NOT NULL)"
            f" AND id NOT IN ({_IN_BIN})"
        )
