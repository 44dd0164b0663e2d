"""Customers given to another rep: what the former one had still to do for them goes along."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from showroom_crm.domain.hand_overs import Portfolio
from showroom_crm.domain.identifiers import CustomerId, DealId, StaffId
from showroom_crm.storage.database import Database
from showroom_crm.storage.fields import moment_text

_GOING_ON = "state IN ('open', 'waiting')"
_OPEN_REMEDIES = f"NOT resolved AND deal_id IN (SELECT id FROM deal WHERE {_GOING_ON}"

# Of the rep's deals, contacts and remedies only what is not over yet; IS also finds those of
# nobody.
_GOING_ALONG = (
    f"UPDATE concern SET remedy_by = :to WHERE {_OPEN_REMEDIES} AND customer_id = :customer)"
    " AND remedy_by = :former",
    f"UPDATE deal SET staff_id = :to WHERE customer_id = :customer"
    f" AND {_GOING_ON} AND staff_id IS :former",
    "UPDATE follow_up SET staff_id = :to WHERE customer_id = :customer"
    " AND status = 'planned' AND staff_id IS :former",
    # Who is the main rep now is not the second one beside themselves.
    "UPDATE customer SET staff_id = :to, changed_at = :at,"
    " second_staff_id = nullif(second_staff_id, :to) WHERE id = :customer",
)
_GOING_ALONG_WITH_DEAL = (
    "UPDATE concern SET remedy_by = :to"
    " WHERE deal_id = :deal AND NOT resolved AND remedy_by = :former",
    "UPDATE follow_up SET staff_id = :to"
    " WHERE deal_id = :deal AND status = 'planned' AND staff_id IS :former",
    "UPDATE deal SET staff_id = :to WHERE id = :deal",
)
# Whoever closes the meeting would open a deal of who began it.
_BEGUN = (
    "staff_id IS NULL AND id IN"
    " (SELECT customer_id FROM meeting WHERE staff_id = :former AND ending IS NULL)"
)
# What a rep who leaves does for the customers of others.
_BESIDE = (
    f"SELECT customer_id FROM deal WHERE staff_id = :former AND {_GOING_ON}",
    "SELECT customer_id FROM follow_up WHERE staff_id = :former AND status = 'planned'",
    "SELECT id FROM customer WHERE second_staff_id = :former",
    f"SELECT id FROM customer WHERE {_BEGUN}",
    f"SELECT customer_id FROM deal WHERE {_GOING_ON} AND id IN"
    " (SELECT deal_id FROM concern WHERE NOT resolved AND remedy_by = :former)",
)
_REST = (
    f"UPDATE concern SET remedy_by = :to WHERE {_OPEN_REMEDIES}) AND remedy_by = :former",
    f"UPDATE deal SET staff_id = :to WHERE staff_id = :former AND {_GOING_ON}",
    "UPDATE follow_up SET staff_id = :to WHERE staff_id = :former AND status = 'planned'",
    f"UPDATE customer SET staff_id = :to, changed_at = :at WHERE {_BEGUN}",
    "UPDATE customer SET second_staff_id = nullif(:to, staff_id), changed_at = :at"
    " WHERE second_staff_id = :former",
    "UPDATE message SET for_staff_id = :to WHERE for_staff_id = :former AND seen_at IS NULL",
)
_PORTFOLIO = f"""
    SELECT
        (SELECT count(*) FROM
            (SELECT id FROM customer WHERE staff_id = :former UNION {" UNION ".join(_BESIDE)})),
        (SELECT count(*) FROM deal WHERE staff_id = :former AND {_GOING_ON}),
        (SELECT count(*) FROM follow_up WHERE staff_id = :former AND status = 'planned'),
        (SELECT count(*) FROM meeting WHERE staff_id = :former AND ending IS NULL)
"""
_DAYS_OFF = (
    "DELETE FROM day_off WHERE staff_id = :former AND last_on >= :since",
    "UPDATE day_off SET stand_in_id = nullif(:to, staff_id)"
    " WHERE stand_in_id = :former AND last_on >= :since",
)
_LEFT = "IN (SELECT id FROM staff WHERE left_on IS NOT NULL)"
_TO_THEIR_REP = "staff_id = (SELECT staff_id FROM customer WHERE id = :customer)"
_FREEING = (
    f"UPDATE customer SET staff_id = NULL WHERE id = :customer AND staff_id {_LEFT}",
    f"UPDATE customer SET second_staff_id = NULL WHERE id = :customer AND second_staff_id {_LEFT}",
    f"UPDATE deal SET {_TO_THEIR_REP} WHERE customer_id = :customer AND {_GOING_ON}"
    f" AND staff_id {_LEFT}",
    f"UPDATE follow_up SET {_TO_THEIR_REP} WHERE customer_id = :customer AND status = 'planned'"
    f" AND staff_id {_LEFT}",
    f"UPDATE concern SET remedy_by = NULL WHERE {_OPEN_REMEDIES} AND customer_id = :customer)"
    f" AND remedy_by {_LEFT}",
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

    def move_deal(
        self, deal_id: DealId, to: StaffId | None
    ) -> tuple[CustomerId, StaffId | None] | None:
        """Give a deal that goes on to another rep; return its customer and the former rep.

        None where the deal is already theirs, or is over.
        """
        found = self._database.rows(
            f"SELECT customer_id, staff_id FROM deal WHERE id = ? AND {_GOING_ON}", (deal_id,)
        )
        if not found or found[0][1] == to:
            return None
        customer_id, former = found[0]
        for statement in _GOING_ALONG_WITH_DEAL:
            self._database.rows(statement, {"deal": deal_id, "to": to, "former": former})
        return customer_id, former

    def customers_of(self, staff_id: StaffId) -> Sequence[CustomerId]:
        """Return the customers whose main rep somebody is."""
        rows = self._database.rows(
            "SELECT id FROM customer WHERE staff_id = ? ORDER BY id", (staff_id,)
        )
        return [CustomerId(row[0]) for row in rows]

    def portfolio(self, staff_id: StaffId) -> Portfolio:
        """Return how much a rep has still to do."""
        [counts] = self._database.rows(_PORTFOLIO, {"former": staff_id})
        return Portfolio(*counts)

    def take_on_rest(
        self, former: StaffId, to: StaffId | None, *, at: datetime
    ) -> Collection[CustomerId]:
        """Give a rep what another did for the customers of colleagues, and return whom of.

        Messages that the other has not seen go along; without a rep they are for everyone.
        """
        parameters: dict[str, object] = {"former": former, "to": to, "at": moment_text(at)}
        beside = self._database.rows(" UNION ".join(_BESIDE), parameters)
        for statement in _REST:
            self._database.rows(statement, parameters)
        return {CustomerId(row[0]) for row in beside}

    def forget_days_off(self, former: StaffId, to: StaffId | None, *, since: date) -> None:
        """Forget the days off of a rep who leaves; another stands in where they would have."""
        parameters: dict[str, object] = {"former": former, "to": to, "since": since.isoformat()}
        for statement in _DAYS_OFF:
            self._database.rows(statement, parameters)

    def free_of_who_left(self, customer_id: CustomerId) -> None:
        """Give what reps who left have still to do for a customer to the customer's rep."""
        for statement in _FREEING:
            self._database.rows(statement, {"customer": customer_id})
