"""How an act that can be undone is named: whose it was, and what it was about."""

from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.language import words
from showroom_crm.services.store import Store

_SIGNS = 40


def title(store: Store, customer_id: CustomerId, what: str) -> str:
    """Return who and what it was about, as the bin lists it."""
    who = words.customer(store.customers.get(customer_id))
    about = " ".join(what.split())
    if len(about) > _SIGNS:
        about = about[:_SIGNS].rstrip() + "…"
    return "・".join(filter(None, (who, about)))
