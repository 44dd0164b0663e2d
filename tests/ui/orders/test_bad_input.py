"""What a rep enters wrongly where a deal is ended or opened again."""

from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QComboBox, QWidget

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.days_off import DayOff
from showroom_crm.domain.deals import Deal, DealState
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.meeting_close import Won
from showroom_crm.language.catalog import _
from showroom_crm.services import customers, deal_endings, follow_ups
from showroom_crm.services.days_off import keep_day_off
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from tests.conftest import Sato
from tests.ui.forms import child, click, text_of, type_into
from tests.ui.orders.windows import Windows


@pytest.fixture
def won_deal(store: Store, desk: Desk, sato: Sato) -> None:
    deal_endings.end_deal(store, sato.deal_id, Won(), by=None, clock=desk.clock)


def deal(store: Store, sato: Sato) -> Deal:
    return store.charts.chart(sato.customer_id).deals[0].deal


def fill_in(dialog: QWidget, *, day: str, reason: str = "ご意向の再確認") -> None:
    type_into(dialog, "moment_day", day)
    type_into(dialog, "moment_time", "15:20")
    type_into(dialog, "plan_reason", reason)


def test_a_loss_without_a_reason_is_refused_for_that_first(
    windows: Windows, store: Store, sato: Sato
) -> None:
    dialog = windows.ending(won=False)
    click(dialog, "far_contact_named")
    click(dialog, "end_deal")
    assert text_of(dialog, "lost_reason_fault")
    assert not child(dialog, QWidget, "far_words_fault").isVisible()
    assert deal(store, sato).state is DealState.OPEN


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Please enter the date."),
        ("2026-10-03", "That time has passed. Please choose a later one."),
    ],
)
def test_a_far_contact_at_no_time_or_at_one_gone_by_is_refused(
    windows: Windows, store: Store, sato: Sato, typed: str, sentence: str
) -> None:
    dialog = windows.ending(won=False)
    child(dialog, QComboBox, "lost_reason").setCurrentIndex(1)
    click(dialog, "far_contact_named")
    type_into(dialog, "far_words", typed)
    click(dialog, "end_deal")
    assert text_of(dialog, "far_words_fault") == _(sentence)
    assert deal(store, sato).state is DealState.OPEN


@pytest.mark.usefixtures("won_deal")
@pytest.mark.parametrize(
    ("day", "reason", "fault"),
    [
        ("2026-10-02", "ご意向の再確認", "moment_fault"),
        ("", "ご意向の再確認", "moment_fault"),
        ("2026-10-05", " ", "plan_reason_fault"),
    ],
)
def test_no_deal_opens_again_with_a_contact_gone_by_or_without_a_reason(
    windows: Windows, store: Store, sato: Sato, day: str, reason: str, fault: str
) -> None:
    dialog = windows.reopening()
    fill_in(dialog, day=day, reason=reason)
    click(dialog, "reopen_deal")
    assert text_of(dialog, fault)
    assert deal(store, sato).state is DealState.WON


@pytest.mark.usefixtures("won_deal")
def test_a_contact_beside_another_of_the_rep_is_warned_of_and_kept(
    windows: Windows, desk: Desk, store: Store, sato: Sato
) -> None:
    other = customers.add_customer(store, Profile("高橋 美咲"), by=desk.staff_id, clock=desk.clock)
    call = Plan(Channel.PHONE, datetime(2026, 10, 5, 15), reason="見積")
    follow_ups.plan_contact(
        store, other.customer_id, call, deal_id=None, by=desk.staff_id, clock=desk.clock
    )
    dialog = windows.reopening()
    assert not child(dialog, QWidget, "reopening_warnings").isVisible()
    fill_in(dialog, day="2026-10-05")
    assert "15:00" in text_of(dialog, "reopening_warnings")
    click(dialog, "reopen_deal")
    assert deal(store, sato).state is DealState.OPEN


@pytest.mark.usefixtures("won_deal")
def test_a_day_off_of_the_rep_is_warned_of(windows: Windows, desk: Desk, store: Store) -> None:
    assert desk.staff_id is not None
    keep_day_off(store, DayOff(desk.staff_id, date(2026, 10, 5), date(2026, 10, 5)))
    dialog = windows.reopening()
    fill_in(dialog, day="2026-10-05")
    assert text_of(dialog, "reopening_warnings") == _("The rep has a day off.")
    fill_in(dialog, day="2026-10-06")
    assert not child(dialog, QWidget, "reopening_warnings").isVisible()


def test_both_windows_say_which_deal_it_is(windows: Windows, desk: Desk, sato: Sato) -> None:
    assert text_of(windows.ending(won=False), "deal_ending_wish") == "シエンタ"
    desk.run(
        lambda store: deal_endings.end_deal(store, sato.deal_id, Won(), by=None, clock=desk.clock),
        origin=None,
    )
    standing = text_of(windows.reopening(), "reopening_standing")
    assert standing.startswith("シエンタ")
    assert "2026年10月3日(土)" in standing


def test_the_day_of_delivery_is_read_with_its_rokuyo(windows: Windows) -> None:
    dialog = windows.ending(won=True)
    assert not child(dialog, QWidget, "delivery_reading").isVisible()
    type_into(dialog, "delivery_on", "11/8")
    reading = text_of(dialog, "delivery_reading")
    assert reading == f"2026年11月8日(日) {_('Sensho')}"
    type_into(dialog, "delivery_on", "2051-11-08")
    assert text_of(dialog, "delivery_reading") == "2051年11月8日(水)"
    type_into(dialog, "delivery_on", "そのうち")
    assert not child(dialog, QWidget, "delivery_reading").isVisible()
