"""Remove what belongs together, in the order that the references between rows ask for."""

from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, MeetingId
from showroom_crm.storage.database import Database
from showroom_crm.storage.row_images import DRAFTS, drafts_of


def remove_customer(database: Database, customer_id: CustomerId) -> None:
    """Remove a customer with all that is known of them."""
    for (deal_id,) in database.rows("SELECT id FROM deal WHERE customer_id = ?", (customer_id,)):
        remove_deal(database, deal_id)
    for table in ("attempt", "meeting", "follow_up", "attachment"):
        database.rows(f"DELETE FROM {table} WHERE customer_id = ?", (customer_id,))
    database.rows("DELETE FROM customer WHERE id = ?", (customer_id,))
    _forget_drafts(database)


def remove_deal(database: Database, deal_id: DealId) -> None:
    """Remove a deal with its meetings, contacts, tries, concerns, estimates and history."""
    _let_go_of_contacts(database, "deal_id = ?", deal_id)
    for table in ("attempt", "event", "meeting", "follow_up", "concern"):
        database.rows(f"DELETE FROM {table} WHERE deal_id = ?", (deal_id,))
    database.rows("DELETE FROM deal WHERE id = ?", (deal_id,))
    _forget_drafts(database)


def remove_meeting(database: Database, meeting_id: MeetingId) -> None:
    """Remove a meeting; its files stay with the customer."""
    database.rows("DELETE FROM meeting WHERE id = ?", (meeting_id,))
    _forget_drafts(database)


def remove_follow_up(database: Database, follow_up_id: FollowUpId) -> None:
    """Remove a contact with its reminder; the tries at it stay with the customer."""
    _let_go_of_contacts(database, "id = ?", follow_up_id)
    database.rows("DELETE FROM follow_up WHERE id = ?", (follow_up_id,))
    _forget_drafts(database)


def _let_go_of_contacts(database: Database, condition: str, value: int) -> None:
    """Let nothing refer to contacts that go."""
    for table, column in (("meeting", "answers_id"), ("attempt", "follow_up_id")):
        database.rows(
            f"UPDATE {table} SET {column} = NULL WHERE {column} IN"
            f" (SELECT id FROM follow_up WHERE {condition})",
            (value,),
        )


def _forget_drafts(database: Database) -> None:
    """Forget what was being typed about something that is gone."""
    for prefix, owner in DRAFTS:
        database.rows(
            f"DELETE FROM draft WHERE {drafts_of(prefix)} NOT IN (SELECT id FROM {owner})"
        )
