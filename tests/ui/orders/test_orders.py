"""What follows an order and a loss, in the windows a rep uses."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.deals import DealState, LostReason
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.meeting_close import Won
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language.sentences import sentence
from showroom_crm.services import deal_endings
from showroom_crm.services.bin import undo_last
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_chart.deals_page import DealsPage
from showroom_crm.ui.desk import Desk
from tests.conftest import CALL, NOON, Sato
from tests.ui.forms import child, click, text_of, type_into
from tests.ui.orders.windows import Windows

TODAY = NOON.date()


def chart_of(store: Store, sato: Sato) -> CustomerChart:
    return store.charts.chart(sato.customer_id)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, store: Store, sato: Sato) -> Iterator[DealsPage]:
    shown = DealsPage(desk)
    qtbot.addWidget(shown)

    def show() -> None:
        shown.show_chart(chart_of(store, sato), TODAY)

    desk.changed.connect(show)
    show()
    shown.resize(700, 500)
    shown.show()
    yield shown
    desk.changed.disconnect(show)


def win(desk: Desk, sato: Sato, delivery_on: date | None = None) -> None:
    desk.run(
        lambda store: deal_endings.end_deal(
            store, sato.deal_id, Won(delivery_on), by=None, clock=desk.clock
        ),
        origin=None,
    )


def test_a_won_deal_lists_what_is_to_be_done_and_a_click_does_it(
    page: DealsPage, desk: Desk, store: Store, sato: Sato
) -> None:
    assert not child(page, QWidget, "order_0").isVisible()
    win(desk, sato)
    tasks = chart_of(store, sato).deals[0].order_tasks
    assert tasks[0].words in text_of(page, "order_next_0")
    click(page, "order_task_0_0")
    assert chart_of(store, sato).deals[0].order_tasks[0].done_on == TODAY
    assert tasks[1].words in text_of(page, "order_next_0")
    assert child(page, QPushButton, "order_task_0_0").isChecked()
    click(page, "order_task_0_0")
    assert chart_of(store, sato).deals[0].order_tasks[0].done_on is None


def test_the_delivery_is_typed_on_the_chart_and_brings_the_first_contact(
    page: DealsPage, desk: Desk, store: Store, sato: Sato
) -> None:
    win(desk, sato)
    type_into(page, "delivery_0", "2026-11-02")
    click(page, "keep_delivery_0")
    assert [each.plan.at.date() for each in chart_of(store, sato).planned] == [date(2026, 11, 9)]
    type_into(page, "delivery_0", "2026-01-02")
    click(page, "keep_delivery_0")
    assert text_of(page, "order_fault_0")
    assert text_of(page, "delivery_0") == "2026-01-02"
    type_into(page, "delivery_0", "")
    click(page, "keep_delivery_0")
    assert chart_of(store, sato).planned == ()


def test_the_card_offers_what_can_become_of_the_deal(
    qtbot: QtBot, page: DealsPage, desk: Desk, sato: Sato
) -> None:
    with qtbot.waitSignal(page.ending_wanted) as told:
        click(page, "win_deal_0")
    assert told.args == [sato.customer_id, sato.deal_id, True]
    assert not child(page, QPushButton, "reopen_deal_0").isVisible()
    win(desk, sato)
    assert not child(page, QPushButton, "win_deal_0").isVisible()
    with qtbot.waitSignal(page.reopening_wanted):
        click(page, "reopen_deal_0")


def test_ending_a_deal_asks_for_its_concerns_and_promises(
    windows: Windows, store: Store, sato: Sato
) -> None:
    dialog = windows.ending(won=True)
    (concern,) = chart_of(store, sato).deals[0].concerns
    child(dialog, QCheckBox, f"solved_{concern.id}").setChecked(True)
    child(dialog, QCheckBox, f"stands_{sato.follow_up_id}").setChecked(True)
    type_into(dialog, "delivery_on", "2026-11-02")
    click(dialog, "end_deal")
    chart = chart_of(store, sato)
    assert chart.deals[0].deal.state is DealState.WON
    assert chart.deals[0].concerns[0].resolved
    assert [each.plan.at.date() for each in chart.planned] == [CALL.at.date(), date(2026, 11, 9)]


def test_a_loss_needs_its_reason_and_takes_a_far_contact_by_one_click(
    windows: Windows, store: Store, sato: Sato
) -> None:
    dialog = windows.ending(won=False)
    click(dialog, "far_contact_inspection")
    click(dialog, "end_deal")
    assert text_of(dialog, "lost_reason_fault")
    assert chart_of(store, sato).deals[0].deal.state is DealState.OPEN
    postponed = tuple(LostReason).index(LostReason.POSTPONED) + 1
    child(dialog, QComboBox, "lost_reason").setCurrentIndex(postponed)
    click(dialog, "end_deal")
    chart = chart_of(store, sato)
    assert chart.deals[0].deal.state is DealState.LOST
    assert [each.plan.at.date() for each in chart.planned] == [date(2026, 12, 31)]


def test_a_time_they_named_must_be_one_to_come(windows: Windows, store: Store, sato: Sato) -> None:
    dialog = windows.ending(won=False)
    child(dialog, QComboBox, "lost_reason").setCurrentIndex(1)
    click(dialog, "far_contact_named")
    type_into(dialog, "far_words", "そのうち")
    click(dialog, "end_deal")
    assert text_of(dialog, "far_words_fault")
    assert chart_of(store, sato).deals[0].deal.state is DealState.OPEN
    type_into(dialog, "far_words", "2027-04-10")
    click(dialog, "end_deal")
    assert [each.plan.at.date() for each in chart_of(store, sato).planned] == [date(2027, 4, 10)]


def test_a_deal_is_opened_again_only_with_a_contact(
    windows: Windows, desk: Desk, store: Store, sato: Sato
) -> None:
    win(desk, sato)
    dialog = windows.reopening()
    click(dialog, "reopen_deal")
    assert chart_of(store, sato).deals[0].deal.state is DealState.WON
    type_into(dialog, "plan_reason", "ご意向の再確認")
    type_into(dialog, "moment_day", "2026-10-05")
    type_into(dialog, "moment_time", "15:00")
    click(dialog, "reopen_deal")
    chart = chart_of(store, sato)
    assert chart.deals[0].deal.state is DealState.OPEN
    assert [each.deal_id for each in chart.planned] == [sato.deal_id]


def test_a_task_that_was_ticked_can_be_dated_to_an_earlier_day(
    page: DealsPage, desk: Desk, store: Store, sato: Sato
) -> None:
    win(desk, sato)

    def done_on() -> date | None:
        return chart_of(store, sato).deals[0].order_tasks[0].done_on

    day = child(page, QWidget, "order_done_on_0")
    assert not day.isVisible()
    click(page, "order_task_0_0")
    assert day.isVisible()
    assert text_of(page, "order_done_on_0") == TODAY.isoformat()
    assert not child(page, QPushButton, "keep_order_done_0").isVisible()
    type_into(page, "order_done_on_0", "10/1")
    click(page, "keep_order_done_0")
    assert done_on() == date(2026, 10, 1)
    assert text_of(page, "order_done_on_0") == "2026-10-01"
    type_into(page, "order_done_on_0", "2026-10-04")
    child(page, QLineEdit, "order_done_on_0").returnPressed.emit()
    assert text_of(page, "order_fault_0") == sentence(
        RuleBroken("order.done_in_future", field="done_on")
    )
    assert text_of(page, "order_done_on_0") == "2026-10-04"
    assert done_on() == date(2026, 10, 1)
    desk.run(lambda store: undo_last(store, by=desk.staff_id, clock=desk.clock), origin=None)
    assert done_on() == TODAY
    assert text_of(page, "order_done_on_0") == TODAY.isoformat()
    click(page, "order_task_0_0")
    assert done_on() is None
    assert not day.isVisible()
