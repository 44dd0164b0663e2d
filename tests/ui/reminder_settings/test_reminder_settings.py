from datetime import time

import pytest
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.lead_times import LeadTimes
from showroom_crm.domain.reminder_sounds import Sound
from showroom_crm.services.lead_times import keep_lead_times, lead_times, own_lead_times
from showroom_crm.services.reminder_sounds import reminder_sound
from showroom_crm.services.store import Store
from showroom_crm.ui.reminder_settings.dialog import ReminderSettings
from tests.conftest import MovableClock
from tests.ui.forms import child, click
from tests.ui.reminder_settings.conftest import Switch


def lines(dialog: QDialog, name: str) -> list[QLineEdit]:
    """The line of the showroom, then the one of the rep."""
    return dialog.findChildren(QLineEdit, name)


def save(dialog: QDialog) -> bool:
    click(dialog, "keep_reminder_settings")
    return dialog.result() == QDialog.DialogCode.Accepted


def test_it_shows_what_holds_and_keeps_what_is_typed_in_any_width(
    dialog: ReminderSettings, store: Store
) -> None:
    everyone, _own = lines(dialog, "lead_minutes")
    assert everyone.text() == "10"
    everyone.setText("６０、10分")
    lines(dialog, "prepare_at")[0].setText("9時")
    click(dialog, "reminder_sound_insistent")
    assert save(dialog)
    assert lead_times(store) == LeadTimes(minutes=(60, 10), prepare_at=time(9))
    assert reminder_sound(store) is Sound.INSISTENT


def test_empty_lines_mean_only_at_the_time(dialog: ReminderSettings, store: Store) -> None:
    for name in ("lead_minutes", "prepare_at"):
        lines(dialog, name)[0].clear()
    assert save(dialog)
    assert lead_times(store) == LeadTimes(minutes=(), prepare_at=None)


def test_a_rep_may_have_times_of_their_own_and_give_them_up(
    dialog: ReminderSettings, store: Store, tanaka: StaffId, clock: MovableClock
) -> None:
    _everyone, own = lines(dialog, "lead_minutes")
    assert not own.isVisible()
    child(dialog, QCheckBox, "own_lead_times").setChecked(True)
    assert own.isVisible()
    own.setText("5")
    assert save(dialog)
    assert lead_times(store) == LeadTimes()
    assert lead_times(store, tanaka).minutes == (5,)

    child(dialog, QCheckBox, "own_lead_times").setChecked(False)
    assert save(dialog)
    assert own_lead_times(store, tanaka) is None


@pytest.mark.parametrize("typed", ["すぐ", "0", "1441", "1,2,3,4,5,6", "-10"])
def test_minutes_that_are_none_are_said_below_the_line_and_nothing_is_kept(
    dialog: ReminderSettings, store: Store, typed: str
) -> None:
    everyone, _own = lines(dialog, "lead_minutes")
    everyone.setText(typed)
    assert not save(dialog)
    fault = dialog.findChildren(QLabel, "lead_minutes_fault")[0]
    assert fault.isVisible() and fault.text()
    assert lead_times(store) == LeadTimes()
    assert everyone.text() == typed


def test_the_start_with_the_computer_is_switched(
    dialog: ReminderSettings, switch: Switch, store: Store
) -> None:
    box = child(dialog, QCheckBox, "starts_with_pc")
    assert not box.isChecked()
    box.setChecked(True)
    assert save(dialog)
    assert switch.on


def test_where_the_folder_is_closed_that_is_said_and_the_window_stays(
    dialog: ReminderSettings, switch: Switch
) -> None:
    switch.closed = True
    child(dialog, QCheckBox, "starts_with_pc").setChecked(True)
    assert not save(dialog)
    fault = child(dialog, QLabel, "reminder_settings_fault")
    assert fault.isVisible() and "autostart" in fault.text()


def test_a_reminder_can_be_tried(dialog: ReminderSettings, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.trial_wanted, timeout=1000):
        click(dialog, "try_reminder")
    assert child(dialog, QPushButton, "try_reminder").text()


def test_a_setting_that_cannot_be_read_keeps_no_reminder_from_coming(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    keep_lead_times(store, LeadTimes(minutes=(30,)), clock=clock)
    for broken in ("{", "[]", '{"minutes": ["a"], "prepare_at": null}', '{"minutes": [0]}'):
        with store.transaction():
            store.settings.keep(f"lead_times.{tanaka}", broken, at=clock.utc())
        assert lead_times(store, tanaka).minutes == (30,)
