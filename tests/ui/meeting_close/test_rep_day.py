"""The fourth question keeps clear of what the rep has already promised."""

from collections.abc import Callable
from datetime import date, datetime

from showroom_crm.domain.days_off import DayOff
from showroom_crm.language.catalog import _
from showroom_crm.services.days_off import keep_day_off
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from tests.conftest import Sato
from tests.ui.forms import click, text_of, type_into
from tests.ui.meeting_close.closing import Opener, deal_of, page, said
from tests.ui.meeting_close.test_proposed_days import proposed


def test_another_contact_of_the_rep_moves_the_proposal(
    opened: Opener, promise: Callable[[datetime], None]
) -> None:
    promise(datetime(2026, 10, 4, 12))
    assert proposed(opened())[0] == "1 10/4(日) 13:00"


def test_a_day_off_of_the_rep_is_not_proposed_and_is_warned_of(
    opened: Opener, store: Store, desk: Desk
) -> None:
    assert desk.staff_id is not None
    keep_day_off(store, DayOff(desk.staff_id, date(2026, 10, 4), date(2026, 10, 5)))
    dialog = opened()
    assert proposed(dialog)[0] == "1 10/6(火) 12:00"
    type_into(dialog, "moment_day", "10/5")
    assert _("The rep has a day off.") in text_of(dialog, "contact_warnings")
    assert _("Day off") in said(dialog, "rep_day_contacts")


def test_the_rep_s_day_stands_beside_the_form_and_warns_without_refusing(
    opened: Opener, store: Store, sato: Sato, promise: Callable[[datetime], None]
) -> None:
    promise(datetime(2026, 10, 9, 15))
    dialog = opened()
    click(dialog, "step_contact")
    type_into(dialog, "moment_day", "10/9")
    type_into(dialog, "moment_time", "15:20")
    assert said(dialog, "rep_day_contacts") == "15:00 電話 高橋 美咲 様"
    assert "15:00" in text_of(dialog, "contact_warnings")
    click(dialog, "close_agreed")
    (planned,) = deal_of(store, sato).planned
    assert planned.plan.at == datetime(2026, 10, 9, 15, 20)


def test_the_contact_that_is_being_fulfilled_is_not_in_the_way(opened: Opener, sato: Sato) -> None:
    dialog = opened()
    click(dialog, "step_contact")
    type_into(dialog, "moment_day", "10/3")
    type_into(dialog, "moment_time", "15:00")
    assert text_of(dialog, "contact_warnings") == ""


def test_a_contact_after_the_decision_is_warned_of(opened: Opener) -> None:
    dialog = opened()
    click(dialog, "step_decision")
    type_into(dialog, "decision_on", "10/10")
    click(dialog, "step_contact")
    type_into(dialog, "moment_day", "10/12")
    assert "10/10(土)" in text_of(dialog, "contact_warnings")
    type_into(dialog, "moment_day", "10/9")
    assert text_of(dialog, "contact_warnings") == ""


def test_another_day_takes_the_next_proposal_and_stays_on_the_question(opened: Opener) -> None:
    dialog = opened()
    click(dialog, "step_contact")
    assert "10月4日(日)" in said(dialog, "ask_next_contact")
    click(dialog, "close_other_day")
    assert "10月5日(月)" in said(dialog, "ask_next_contact")
    assert page(dialog) == "contact"


def test_not_now_asks_when_it_may_change_and_proposes_a_day_shortly_before(
    opened: Opener,
) -> None:
    dialog = opened()
    click(dialog, "step_would_buy")
    click(dialog, "would_buy_no")
    click(dialog, "ask_when_it_changes")
    assert page(dialog) == "decision"
    type_into(dialog, "decision_words", "春になったら")
    click(dialog, "step_contact")
    click(dialog, "proposal_5")
    assert "2月26日(金)" in said(dialog, "ask_next_contact")
