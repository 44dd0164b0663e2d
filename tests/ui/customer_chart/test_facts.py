"""The page that tells who a customer is."""

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.customers import CustomerState, Profile
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.people import Person
from showroom_crm.domain.phones import PhoneKind, read_phone
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.language import contact_words, formats, words
from showroom_crm.services import customers
from showroom_crm.services.calls import record_attempt
from showroom_crm.ui.customer_chart.panel import CustomerChartPanel
from showroom_crm.ui.desk import Desk
from tests.conftest import NOON, SATO, Sato
from tests.ui.forms import child, text_of

HOME = read_phone("0422-12-3456")
WORK = read_phone("03-1234-5678", kind=PhoneKind.WORK)


def keep(desk: Desk, sato: Sato, profile: Profile) -> None:
    desk.run(
        lambda store: customers.edit_profile(
            store, sato.customer_id, profile, by=None, clock=desk.clock
        ),
        origin=None,
    )


def value_beside(panel: CustomerChartPanel, text: str) -> str:
    """Return the warning beside a value."""
    page = child(panel, QWidget, "profile")
    label = next(each for each in page.findChildren(QLabel) if each.text() == text)
    warning = child(page, QLabel, f"{label.objectName()}_warning")
    return warning.text() if warning.isVisibleTo(page) else ""


def drawn(panel: CustomerChartPanel) -> list[str]:
    page = child(panel, QWidget, "profile")
    labels = [each for each in page.findChildren(QLabel) if each.isVisibleTo(page)]
    return [label.text() for label in labels]


def test_a_refusal_stands_in_words_beside_the_number_it_is_about(
    chart: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    refused = frozenset({Refusal.NO_WORK_PHONE, Refusal.KEEP_FROM_FAMILY})
    keep(
        desk,
        sato,
        replace(SATO, phones=(WORK, HOME, *SATO.phones), reach=Reach(refusals=refused)),
    )
    assert value_beside(chart, "03-1234-5678") == words.refusals([Refusal.NO_WORK_PHONE])
    assert value_beside(chart, formats.phone(HOME)) == words.refusals([Refusal.KEEP_FROM_FAMILY])
    assert value_beside(chart, "090-1234-5678") == ""
    assert text_of(chart, "customer_refusals") == words.refusals(refused)
    assert text_of(chart, "customer_refusals").startswith("⊗ ")
    assert child(chart, QLabel, "customer_refusals").property("meaning") == "overdue"
    # The number at the workplace is the first, but not the one to call.
    assert formats.phone(HOME) in text_of(chart, "customer_quiet_line")


def test_a_number_without_a_line_gives_way_in_the_head_or_says_so(
    chart: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    [mobile] = SATO.phones
    tried = Attempt(sato.customer_id, Channel.PHONE, Result.NUMBER_DEAD, NOON, number=mobile.number)
    desk.run(
        lambda store: record_attempt(store, tried, None, by=None, clock=desk.clock), origin=None
    )
    quiet = child(chart, QLabel, "customer_quiet_line")
    said = f"{formats.phone(mobile)} {contact_words.dead_number()}"
    assert quiet.accessibleName().endswith(said)
    keep(desk, sato, replace(SATO, phones=(mobile, HOME)))
    assert quiet.accessibleName().endswith(formats.phone(HOME))


@pytest.mark.parametrize(
    "state", [each for each in CustomerState if each is not CustomerState.ACTIVE]
)
def test_another_state_than_usual_is_a_badge_with_a_word(
    chart: CustomerChartPanel, desk: Desk, sato: Sato, state: CustomerState
) -> None:
    assert not child(chart, QLabel, "customer_state").isVisible()
    keep(desk, sato, replace(SATO, state=state))
    assert words.customer_state(state) in text_of(chart, "customer_state")
    assert child(chart, QLabel, "customer_state").isVisible()
    assert words.customer_state(state) in drawn(chart)


def test_people_are_told_in_a_line_each(chart: CustomerChartPanel, desk: Desk, sato: Sato) -> None:
    people = (
        Person("美咲", "妻", birthday=date(1985, 6, 7), drives=True, decides=True),
        Person(relation="長女", born_in=2017),
        Person("鈴木様", "伯父"),
    )
    keep(desk, sato, replace(SATO, people=people))
    lines = drawn(chart)
    [wife] = [line for line in lines if line.startswith("妻 ")]
    assert "美咲" in wife
    assert "41歳" in wife
    assert wife.count("・") == 2
    assert "長女 (9歳)" in lines
    assert "伯父 鈴木様" in lines


def test_how_they_like_to_be_reached_stands_in_one_line(
    chart: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    keep(desk, sato, replace(SATO, reach=Reach(Channel.LINE, (time(18), time(20)))))
    assert "LINE・18:00–20:00" in drawn(chart)


def test_who_wishes_no_contact_is_offered_none(
    chart: CustomerChartPanel, desk: Desk, sato: Sato
) -> None:
    keep(desk, sato, replace(SATO, reach=Reach(refusals=frozenset({Refusal.NO_CONTACT}))))
    assert not child(chart, QWidget, "set_contact").isVisible()
    assert not child(chart, QWidget, "move_contact").isVisible()


def test_nothing_of_the_customer_before_is_left_on_the_page(
    chart: CustomerChartPanel, desk: Desk
) -> None:
    added = desk.run(
        lambda store: customers.add_customer(
            store, Profile("髙橋 美咲", job="教員"), by=None, clock=desk.clock
        ),
        origin=None,
    )
    assert added is not None
    chart.show_customer(added.customer_id)
    page = child(chart, QWidget, "profile")
    values = [
        label.text()
        for label in page.findChildren(QLabel)
        if label.objectName().startswith("profile_") and not label.isHidden()
    ]
    assert values == ["教員"]
