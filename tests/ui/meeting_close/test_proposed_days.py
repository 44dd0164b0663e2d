"""The close proposes days on which the showroom is open, and hours that suit the customer."""

from dataclasses import replace
from datetime import date, time

from PySide6.QtWidgets import QPushButton

from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.reaching import Reach
from showroom_crm.services.showroom_days import keep_showroom_days
from showroom_crm.services.store import Store
from showroom_crm.ui.meeting_close.dialog import MeetingCloseDialog
from tests.conftest import MovableClock, Sato
from tests.ui.forms import click, text_of, type_into
from tests.ui.meeting_close.closing import Opener, deal_of, said


def proposed(dialog: MeetingCloseDialog) -> list[str]:
    click(dialog, "step_contact")
    chips = (dialog.findChild(QPushButton, f"proposal_{number}") for number in range(1, 5))
    return [chip.text() for chip in chips if chip is not None]


def test_closed_days_are_not_proposed(opened: Opener, store: Store, clock: MovableClock) -> None:
    keep_showroom_days(store, ShowroomDays(frozenset({6, 1})), clock=clock)
    assert proposed(opened()) == [
        "1 10/5(月) 12:00",
        "2 10/7(水) 12:00",
        "3 10/8(木) 12:00",
        "4 10/10(土) 12:00",
    ]


def test_the_hours_that_suit_the_customer_are_proposed(
    opened: Opener, store: Store, sato: Sato, clock: MovableClock
) -> None:
    customer = store.customers.get(sato.customer_id)
    profile = replace(customer.profile, reach=Reach(hours=(time(18), time(20))))
    with store.transaction():
        store.customers.save(replace(customer, profile=profile), at=clock.utc())
    assert proposed(opened())[0] == "1 10/4(日) 18:00"


def test_a_closed_day_that_the_customer_wants_is_agreed_on(
    opened: Opener, store: Store, sato: Sato, clock: MovableClock
) -> None:
    keep_showroom_days(store, ShowroomDays(frozenset({1})), clock=clock)
    dialog = opened()
    click(dialog, "step_contact")
    type_into(dialog, "moment_day", "10/6")
    assert "10/6(火)" in text_of(dialog, "closed_day")
    assert "10月6日(火)" in said(dialog, "ask_next_contact")
    click(dialog, "close_agreed")
    (planned,) = deal_of(store, sato).planned
    assert planned.plan.at.date() == date(2026, 10, 6)
