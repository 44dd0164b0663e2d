"""What follows an order and a loss is asked for at the close."""

from datetime import date

from showroom_crm.domain.deals import DealState
from showroom_crm.services.store import Store
from tests.conftest import Sato
from tests.ui.forms import click, text_of, type_into
from tests.ui.meeting_close.closing import Opener


def test_an_order_with_its_delivery_lists_the_tasks_and_plans_the_contacts(
    opened: Opener, store: Store, sato: Sato
) -> None:
    dialog = opened()
    click(dialog, "way_out_won")
    type_into(dialog, "delivery_on", "そのうち")
    click(dialog, "close_end")
    assert text_of(dialog, "delivery_on_fault")
    type_into(dialog, "delivery_on", "11/2")
    click(dialog, "close_end")
    chart = store.charts.chart(sato.customer_id)
    assert chart.deals[0].deal.state is DealState.WON
    assert len(chart.deals[0].order_tasks) == 9
    assert [each.plan.at.date() for each in chart.planned] == [date(2026, 11, 9)]


def test_a_loss_takes_a_far_contact_by_one_click(opened: Opener, store: Store, sato: Sato) -> None:
    dialog = opened()
    click(dialog, "way_out_lost")
    click(dialog, "lost_postponed")
    click(dialog, "far_contact_inspection")
    click(dialog, "close_end")
    (planned,) = store.charts.chart(sato.customer_id).planned
    assert (planned.plan.at.date(), planned.deal_id) == (date(2026, 12, 31), None)
