"""The showroom's days and hours, set once for every rep."""

from collections.abc import Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.services.showroom_days import keep_showroom_days, showroom_days
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.showroom_days.dialog import ShowroomDaysDialog
from tests.conftest import MovableClock
from tests.ui.forms import child, click, press, text_of, type_into
from tests.ui.refusing import full_disk


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> Iterator[ShowroomDaysDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    opened = ShowroomDaysDialog(desk, window)
    opened.open()
    yield opened


def test_weekdays_hours_and_periods_are_kept_for_every_rep(
    qtbot: QtBot, dialog: ShowroomDaysDialog, desk: Desk
) -> None:
    click(dialog, "closed_on_1")
    click(dialog, "closed_on_2")
    type_into(dialog, "opens", "9時半")
    type_into(dialog, "closes", "１８：３０")
    type_into(dialog, "closed_periods", "12/29〜1/4")
    with qtbot.waitSignals([desk.changed, dialog.accepted]):
        click(dialog, "save_showroom_days")
    assert desk.read(showroom_days) == ShowroomDays(
        frozenset({1, 2}),
        closed_periods=((date(2026, 12, 29), date(2027, 1, 4)),),
        opens=time(9, 30),
        closes=time(18, 30),
    )


def test_it_opens_on_what_is_kept_without_periods_that_are_over(
    qtbot: QtBot, desk: Desk, store: Store, clock: MovableClock
) -> None:
    kept = ShowroomDays(
        frozenset({2}),
        closed_periods=(
            (date(2026, 8, 11), date(2026, 8, 15)),
            (date(2026, 12, 29), date(2027, 1, 4)),
        ),
    )
    keep_showroom_days(store, kept, clock=clock)
    dialog = ShowroomDaysDialog(desk)
    qtbot.addWidget(dialog)
    ticked = [child(dialog, QPushButton, f"closed_on_{day}").isChecked() for day in range(7)]
    assert ticked == [False, False, True, False, False, False, False]
    assert (text_of(dialog, "opens"), text_of(dialog, "closes")) == ("10:00", "19:00")
    assert text_of(dialog, "closed_periods") == "2026-12-29〜2027-01-04"


@pytest.mark.parametrize(
    ("field", "typed", "label"),
    [
        ("opens", "朝", "opens_fault"),
        ("closes", "", "closes_fault"),
        ("closes", "9:00", "closes_fault"),
        ("closed_periods", "お盆", "closed_periods_fault"),
        ("closed_periods", "2027-01-04〜2026-12-29", "closed_periods_fault"),
    ],
)
def test_what_cannot_be_meant_is_said_beside_its_field_and_changes_nothing(
    dialog: ShowroomDaysDialog, desk: Desk, field: str, typed: str, label: str
) -> None:
    type_into(dialog, field, typed)
    click(dialog, "save_showroom_days")
    assert dialog.isVisible()
    assert child(dialog, QLabel, label).isVisible()
    assert text_of(dialog, label)
    assert desk.read(showroom_days) == ShowroomDays()


def test_a_showroom_closed_all_week_is_refused(dialog: ShowroomDaysDialog, desk: Desk) -> None:
    for day in range(7):
        click(dialog, f"closed_on_{day}")
    click(dialog, "save_showroom_days")
    assert child(dialog, QLabel, "closed_weekdays_fault").isVisible()
    click(dialog, "closed_on_6")
    click(dialog, "save_showroom_days")
    assert desk.read(showroom_days).closed_weekdays == frozenset(range(6))


def test_a_full_disk_is_said_and_the_window_stays(dialog: ShowroomDaysDialog, store: Store) -> None:
    with full_disk(store.settings) as sentence_of_fault:
        click(dialog, "save_showroom_days")
    assert dialog.isVisible()
    assert sentence_of_fault in text_of(dialog, "showroom_days_fault")


def test_it_is_filled_in_and_kept_by_the_keyboard_alone(
    dialog: ShowroomDaysDialog, desk: Desk
) -> None:
    child(dialog, QPushButton, "closed_on_1").setFocus()
    press(dialog, Qt.Key.Key_Space)
    press(dialog, Qt.Key.Key_Return)
    assert desk.read(showroom_days).closed_weekdays == frozenset({1})


def test_leaving_changes_nothing(dialog: ShowroomDaysDialog, desk: Desk) -> None:
    click(dialog, "closed_on_1")
    click(dialog, "leave_showroom_days")
    assert not dialog.isVisible()
    assert desk.read(showroom_days) == ShowroomDays()
