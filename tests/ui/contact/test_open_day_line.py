"""A date on which the showroom is closed is warned of, and never refused."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.services.showroom_days import keep_showroom_days
from showroom_crm.services.store import Store
from showroom_crm.ui.contact.dialog import ContactDialog
from showroom_crm.ui.contact.moment_edit import MomentEdit
from showroom_crm.ui.desk import Desk
from tests.conftest import MovableClock, Sato
from tests.ui.forms import child, click, text_of, type_into

CLOSED_ON_TUESDAYS = ShowroomDays(
    frozenset({1}), closed_periods=((date(2026, 12, 29), date(2027, 1, 4)),)
)


@pytest.fixture
def moment(qtbot: QtBot, clock: MovableClock) -> MomentEdit:
    edit = MomentEdit(clock, CLOSED_ON_TUESDAYS)
    qtbot.addWidget(edit)
    with qtbot.waitActive(edit):
        edit.show()
    return edit


def shown(moment: MomentEdit) -> list[str]:
    """Return the names of what stands beside the date."""
    names = ("closed_day", "public_holiday", "take_next_open_day")
    return [name for name in names if child(moment, QWidget, name).isVisible()]


@pytest.mark.parametrize(
    ("typed", "label", "named", "following"),
    [
        ("10/6", "closed_day", "10/6(火)", "10/7(水)"),
        ("11/3", "closed_day", "11/3(火)", "11/4(水)"),
        ("12/30", "closed_day", "12/30(水)", "1/6(水)"),
        ("11/23", "public_holiday", "勤労感謝の日", "11/25(水)"),
    ],
)
def test_a_day_that_may_not_suit_is_named_with_the_next_open_one(
    moment: MomentEdit, typed: str, label: str, named: str, following: str
) -> None:
    type_into(moment, "moment_day", typed)
    assert shown(moment) == [label, "take_next_open_day"]
    assert named in text_of(moment, label)
    assert following in child(moment, QPushButton, "take_next_open_day").text()


@pytest.mark.parametrize("typed", ["10/7", "", "10/", "いつか", "9999-12-30"])
def test_an_ordinary_day_or_none_stands_alone(moment: MomentEdit, typed: str) -> None:
    type_into(moment, "moment_day", "10/6")
    type_into(moment, "moment_day", typed)
    assert shown(moment) == []


def test_the_last_day_of_all_has_no_next_one(qtbot: QtBot, clock: MovableClock) -> None:
    moment = MomentEdit(clock, ShowroomDays(frozenset({4})))
    qtbot.addWidget(moment)
    moment.show()
    type_into(moment, "moment_day", "9999-12-31")
    assert shown(moment) == ["closed_day"]


def test_the_next_open_day_is_taken_with_one_click(moment: MomentEdit) -> None:
    type_into(moment, "moment_day", "10/6")
    type_into(moment, "moment_time", "15:00")
    click(moment, "take_next_open_day")
    assert moment.value() == datetime(2026, 10, 7, 15)
    assert shown(moment) == []


def test_the_keyboard_reaches_the_link_and_stays_in_the_form(moment: MomentEdit) -> None:
    type_into(moment, "moment_day", "10/6")
    link = child(moment, QPushButton, "take_next_open_day")
    child(moment, QWidget, "moment_day").setFocus()
    for _tab in range(20):
        if moment.focusWidget() is link:
            break
        QTest.keyClick(moment.focusWidget() or moment, Qt.Key.Key_Tab)
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert text_of(moment, "moment_day") == "2026-10-07"
    focused = moment.focusWidget()
    assert focused is not None
    assert focused.objectName() == "moment_time"


def test_tab_goes_from_the_day_to_the_time(moment: MomentEdit) -> None:
    type_into(moment, "moment_day", "10/6")
    child(moment, QWidget, "moment_day").setFocus()
    QTest.keyClick(moment.focusWidget() or moment, Qt.Key.Key_Tab)
    focused = moment.focusWidget()
    assert focused is not None
    assert focused.objectName() == "moment_time"


def test_nothing_below_moves_when_the_warning_comes(moment: MomentEdit) -> None:
    before = moment.sizeHint().height()
    type_into(moment, "moment_day", "10/6")
    assert moment.sizeHint().height() == before


def test_a_closed_day_can_be_agreed_on(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato, clock: MovableClock
) -> None:
    keep_showroom_days(store, CLOSED_ON_TUESDAYS, clock=clock)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = ContactDialog(desk, sato.customer_id, sato.deal_id, sato.follow_up_id, window)
    dialog.open()
    type_into(dialog, "moment_day", "10/6")
    assert child(dialog, QLabel, "closed_day").isVisible()
    with qtbot.waitSignal(dialog.accepted):
        click(dialog, "save_contact")
    assert store.follow_ups.get(sato.follow_up_id).plan.at.date() == date(2026, 10, 6)
