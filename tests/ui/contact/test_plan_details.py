"""A contact comes again, and is told of at lead times of its own, where the rep says so."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Plan, Repeat
from showroom_crm.domain.repeats import repeats_offered
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.language.sentences import sentence
from showroom_crm.services import follow_ups
from showroom_crm.services.store import Store
from showroom_crm.ui.contact.dialog import ContactDialog
from showroom_crm.ui.contact.plan_form import PlanForm
from showroom_crm.ui.customer_chart.next_contact import NextContact
from showroom_crm.ui.desk import Desk
from tests.conftest import CALL, SATO, MovableClock, Sato
from tests.ui.forms import child, click, text_of, type_into

Opened = Callable[[], ContactDialog]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, sato: Sato) -> Iterator[Opened]:
    """Move the call of today, over a window which ends with the test."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def open_dialog() -> ContactDialog:
        dialog = ContactDialog(desk, sato.customer_id, sato.deal_id, sato.follow_up_id, window)
        dialog.open()
        return dialog

    yield open_dialog


def form_for(qtbot: QtBot, clock: MovableClock, profile: Profile) -> PlanForm:
    form = PlanForm(clock, repeats=repeats_offered(profile))
    qtbot.addWidget(form)
    form.show()
    return form


def offered(form: PlanForm) -> set[Repeat]:
    return {each for each in Repeat if child(form, QPushButton, f"plan_repeats_{each}").isVisible()}


def kept(store: Store, sato: Sato) -> Plan:
    return store.follow_ups.get(sato.follow_up_id).plan


def test_a_usual_contact_shows_none_of_it_until_it_is_asked_for(
    opened: Opened, store: Store, sato: Sato
) -> None:
    dialog = opened()
    details = child(dialog, QWidget, "plan_details")
    assert not details.isVisible()
    click(dialog, "open_plan_details")
    assert details.isVisible()
    click(dialog, "save_contact")
    assert kept(store, sato) == CALL


def test_what_is_chosen_is_kept_stays_over_a_move_and_is_seen_at_once(
    opened: Opened, store: Store, sato: Sato
) -> None:
    dialog = opened()
    click(dialog, "open_plan_details")
    click(dialog, "plan_repeats_birthday")
    type_into(dialog, "plan_lead_minutes", "６０分、10")
    click(dialog, "save_contact")
    repeated = replace(CALL, repeats=Repeat.BIRTHDAY, lead_minutes=(60, 10))
    assert kept(store, sato) == repeated
    again = opened()
    assert child(again, QWidget, "plan_details").isVisible()
    assert not child(again, QPushButton, "open_plan_details").isVisible()
    type_into(again, "moment_time", "17:30")
    click(again, "save_contact")
    assert kept(store, sato) == replace(repeated, at=CALL.at.replace(hour=17, minute=30))


@pytest.mark.parametrize(("typed", "minutes"), [("", None), ("0", ()), ("５", (5,))])
def test_lead_times_are_the_usual_ones_none_or_its_own(
    opened: Opened, store: Store, sato: Sato, typed: str, minutes: tuple[int, ...] | None
) -> None:
    dialog = opened()
    click(dialog, "open_plan_details")
    type_into(dialog, "plan_lead_minutes", typed)
    click(dialog, "save_contact")
    assert kept(store, sato).lead_minutes == minutes
    assert text_of(opened(), "plan_lead_minutes") == {"５": "5"}.get(typed, typed)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("すぐ", RuleBroken("lead_times.unreadable")),
        ("2000", RuleBroken("lead_times.out_of_range", high=1440)),
    ],
)
def test_lead_times_that_cannot_be_meant_are_refused_beside_their_line(
    opened: Opened, store: Store, sato: Sato, typed: str, fault: RuleBroken
) -> None:
    dialog = opened()
    click(dialog, "open_plan_details")
    type_into(dialog, "plan_lead_minutes", typed)
    click(dialog, "save_contact")
    assert text_of(dialog, "plan_lead_minutes_fault") == sentence(fault)
    assert dialog.isVisible()
    assert kept(store, sato) == CALL


def test_only_what_there_are_facts_for_is_offered(qtbot: QtBot, clock: MovableClock) -> None:
    form = form_for(qtbot, clock, SATO)
    click(form, "open_plan_details")
    assert offered(form) == set(Repeat) - {Repeat.AFTER_DELIVERY}
    unknown = form_for(qtbot, clock, Profile("鈴木", vehicles=(Vehicle("軽"),)))
    click(unknown, "open_plan_details")
    assert offered(unknown) == {Repeat.NEVER, Repeat.YEARLY}


def test_a_repeat_that_stands_can_be_seen_and_given_up_though_its_facts_are_gone(
    qtbot: QtBot, clock: MovableClock
) -> None:
    form = form_for(qtbot, clock, Profile("鈴木"))
    form.set_plan(replace(CALL, repeats=Repeat.AFTER_DELIVERY))
    assert offered(form) == {Repeat.NEVER, Repeat.YEARLY, Repeat.AFTER_DELIVERY}
    click(form, "plan_repeats_never")
    assert form.plan(agreed=True) == CALL


def test_the_chart_says_what_is_not_as_usual_but_not_to_the_customer(
    qtbot: QtBot, store: Store, sato: Sato, clock: MovableClock
) -> None:
    card = NextContact()
    qtbot.addWidget(card)
    card.show_chart(store.charts.chart(sato.customer_id), clock.local())
    assert "毎年" not in text_of(card, "next_contact_caption")
    yearly = replace(CALL, repeats=Repeat.YEARLY, lead_minutes=(30,))
    follow_ups.move_contact(store, sato.follow_up_id, yearly, by=None, clock=clock)
    chart = store.charts.chart(sato.customer_id)
    card.show_chart(chart, clock.local())
    caption = text_of(card, "next_contact_caption")
    assert "毎年" in caption
    assert "30分前" in caption
    card.show_to_customer(chart, clock.local())
    assert "毎年" not in text_of(card, "next_contact_caption")
