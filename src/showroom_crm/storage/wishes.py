"""The cars that customers want."""

from collections.abc import Iterable, Sequence

from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.wishes import Wish
from showroom_crm.storage.database import Database
from showroom_crm.storage.tables import WishTable


class WishRows:
    """The wished cars of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(self, customer_id: CustomerId, wishes: Iterable[Wish]) -> None:
        """Keep these wishes, the preferred one first, in the place of those before."""
        self._database.delete(WishTable, "WHERE customer_id = ?", (customer_id,))
        for position, wish in enumerate(wishes):
            values = {
                "customer_id": customer_id,
                "position": position,
                "car": wish.car,
                "kind": wish.kind,
                "notes": wish.notes,
            }
            self._database.insert(WishTable, values)

    def of_customer(self, customer_id: CustomerId) -> Sequence[Wish]:
        """Return a customer's, the preferred one first."""
        rows = self._database.select(
            WishTable, "WHERE customer_id = ? ORDER BY position, id", (customer_id,)
        )
        return [Wish(row["car"], kind=row["kind"], notes=row["notes"]) for row in rows]
