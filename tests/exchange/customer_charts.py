"""Charts as an export gets them, made from a profile alone."""

from datetime import date

from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.deals import Deal, DealState
from showroom_crm.domain.identifiers import CustomerId, DealId, StaffId
from showroom_crm.domain.showroom import CustomerChart, DealChart
from showroom_crm.domain.staff import Staff


def chart_of(
    profile: Profile, *, number: int = 1001, staff: str = "", wish: str = ""
) -> CustomerChart:
    """Return the chart of a customer with a rep and a deal, where they have a name."""
    customer_id = CustomerId(number)
    deal = Deal(DealId(1), customer_id, None, wish, DealState.WAITING, opened_on=date(2026, 10, 1))
    return CustomerChart(
        Customer(customer_id, number, profile),
        Staff(StaffId(1), "101", staff) if staff else None,
        portrait=None,
        deals=(DealChart(deal, (), (), ()),) if wish else (),
        planned=(),
    )
