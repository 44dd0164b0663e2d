"""What is said of orders, of contacts after the delivery and of those far ahead."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from showroom_crm.domain.far_contacts import FarContact, FarOccasion
from showroom_crm.domain.rokuyo import Rokuyo, rokuyo
from showroom_crm.language import formats
from showroom_crm.language.catalog import N_, _

_TASKS: Final = (
    N_("Order form"),
    N_("Seal certificate"),
    N_("Parking certificate"),
    N_("Loan approval"),
    N_("Voluntary insurance"),
    N_("Registration and transfer of title"),
    N_("Collect the trade-in"),
    N_("Return of the loan car"),
    N_("Delivery"),
)
_AFTER_DELIVERY: Final = (
    N_("How is the car, one week after delivery"),
    N_("How is the car, one month after delivery"),
    N_("How is the car, six months after delivery"),
    N_("How is the car, one year after delivery"),
)

_ROKUYO: Final = {
    Rokuyo.TAIAN: N_("Taian"),
    Rokuyo.SHAKKO: N_("Shakko"),
    Rokuyo.SENSHO: N_("Sensho"),
    Rokuyo.TOMOBIKI: N_("Tomobiki"),
    Rokuyo.SEMBU: N_("Sembu"),
    Rokuyo.BUTSUMETSU: N_("Butsumetsu"),
}


def usual_tasks() -> Sequence[str]:
    """Return the tasks of an order as they are before the showroom words its own."""
    return [_(each) for each in _TASKS]


def reasons_after_delivery() -> Sequence[str]:
    """Return why we get in touch after a delivery, in the order of the days."""
    return [_(each) for each in _AFTER_DELIVERY]


def day_with_rokuyo(day: date) -> str:
    """Return a day with its 六曜, where that is known: 2026年11月2日(月) 大安."""
    known = rokuyo(day)
    return formats.full_day(day) + ("" if known is None else f" {_(_ROKUYO[known])}")


def far_reason(contact: FarContact) -> str:
    """Return why we get in touch again with one who did not buy."""
    match contact.occasion:
        case FarOccasion.INSPECTION:
            return _("Ask again before the inspection ({day})").format(
                day=formats.day(contact.until)
            )
        case FarOccasion.LOAN_END:
            return _("Ask again before the loan ends ({day})").format(
                day=formats.day(contact.until)
            )
        case FarOccasion.NAMED:
            return _("Ask again at the time the customer named")
