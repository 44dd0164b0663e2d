"""Post to several customers."""

from collections.abc import Iterable

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.mailing import Mailing, mailing_to
from showroom_crm.services.store import Store


def mailing(store: Store, customer_ids: Iterable[CustomerId]) -> Mailing:
    """Return who of them may be written to; whoever then prints calls `note_printed`.

    Raises RuleBroken: "mailing.nobody".
    """
    found = mailing_to(store.customers.get(customer_id) for customer_id in customer_ids)
    if not found.receivers:
        raise RuleBroken("mailing.nobody")
    return found
