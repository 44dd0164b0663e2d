"""Customers given to another rep: what the former one had still to do for them goes along."""

from datetime import datetime

from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.storage.database import Database
from showroom_crm.storage.fields import moment_text

# Of the rep's deals and contacts only what is not over yet; IS also finds those of nobody.
_GOING_ALONG = (
    "UPDATE deal SET staff_id = :to WHERE customer_id = :customer"
    " AND state IN ('open', 'waiting') AND staff_id IS :former",
    "UPDATE follow_up SET staff_id = :to WHERE customer_id = :customer"
    " AND status = 'planned' AND staff_id IS :former",
    # Who is the main rep now is not the second one beside themselves.
    "UPDATE customer SET staff_id = :to, changed_at = :at,"
    " second_staff_id = nullif(second_staff_id, :to) WHERE id = :customer",
)


class HandOverRows:
    """Who is responsible for the customers of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def move(
        self, customer_id: CustomerId, to: StaffId | None, *, at: datetime
    ) -> tuple[StaffId | None] | None:
        """Give a customer to another rep and return the former one, in a tuple.

        None where the customer is already theirs, or is there no more.
        """
        found = self._database.rows("SELECT staff_id FROM customer WHERE id = ?", (customer_id,))
        if not found or found[0][0] == to:
            return None
        former = found[0][0]
        parameters = {"customer": customer_id, "to": to, "former": former, "at": moment_text(at)}
        for statement in _GOING_ALONG:
            self._database.rows(statement, parameters)
        return (former,)
