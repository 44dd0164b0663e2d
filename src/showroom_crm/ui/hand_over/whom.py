"""The two kinds of hand-over: customers with all they have, or one deal of a customer."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from showroom_crm.domain.identifiers import CustomerId, DealId
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.services import hand_over
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.hand_over.dialog import HandOverDialog


def of_customers(
    desk: Desk, customer_ids: Sequence[CustomerId], parent: QWidget | None = None
) -> HandOverDialog:
    """Return the window that gives customers to another main rep."""
    number = len(customer_ids)
    whom = ngettext("{number} customer", "{number} customers", number)
    give = partial(
        hand_over.hand_over, customer_ids=customer_ids, by=desk.staff_id, clock=desk.clock
    )
    return HandOverDialog(
        desk,
        whom.format(number=formats.count(number)),
        lambda store, to: give(store, to=to),
        caption=_("New main rep"),
        parent=parent,
    )


def of_deal(
    desk: Desk, customer_id: CustomerId, deal_id: DealId, parent: QWidget | None = None
) -> HandOverDialog:
    """Return the window that gives one deal to another rep; the customer keeps theirs."""
    customer = desk.read(lambda store: store.customers.get(customer_id))
    wish = desk.read(lambda store: store.deals.get(deal_id)).wish.strip()
    give = partial(hand_over.hand_over_deal, deal_id=deal_id, by=desk.staff_id, clock=desk.clock)
    return HandOverDialog(
        desk,
        "  ".join(part for part in (words.customer(customer), wish or _("Deal")) if part),
        lambda store, to: give(store, to=to),
        caption=_("New rep of this deal"),
        parent=parent,
    )
