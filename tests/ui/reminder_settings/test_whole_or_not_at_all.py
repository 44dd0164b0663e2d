"""What cannot be kept whole is not kept at all, is told once, and stays as it was typed."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit

from showroom_crm.storage.store import SqliteStore
from showroom_crm.ui.reminder_settings.dialog import ReminderSettings
from tests.ui.forms import child, click
from tests.ui.refusing import FULL, no_room
from tests.ui.reminder_settings.conftest import Switch

Full = Callable[[SqliteStore], AbstractContextManager[None]]


@pytest.fixture
def changed(dialog: ReminderSettings) -> ReminderSettings:
    """All of it was changed, and nothing is saved yet."""
    child(dialog, QCheckBox, "own_lead_times").setChecked(True)
    everyone, own = dialog.findChildren(QLineEdit, "lead_minutes")
    everyone.setText("60")
    own.setText("5")
    click(dialog, "reminder_sound_insistent")
    child(dialog, QCheckBox, "starts_with_pc").setChecked(True)
    return dialog


@contextmanager
def no_room_for_the_sound(store: SqliteStore) -> Iterator[None]:
    """What is kept before it still has room."""
    store._database.rows(
        "CREATE TEMP TRIGGER no_room BEFORE INSERT ON setting WHEN new.name = 'reminder_sound'"
        " BEGIN SELECT raise(ABORT, 'database or disk is full'); END"
    )
    yield
    store._database.rows("DROP TRIGGER no_room")


@contextmanager
def no_room_at_the_very_end(store: SqliteStore) -> Iterator[None]:
    """All of it was written, and then it cannot be made to last."""
    usual, depth = store.transaction, 0

    @contextmanager
    def transaction() -> Iterator[None]:
        nonlocal depth
        with usual():
            depth += 1
            yield
            depth -= 1
            if not depth:
                raise FULL

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "transaction", transaction)
        yield


@contextmanager
def no_room_at_all(store: SqliteStore) -> Iterator[None]:
    with no_room(store):
        yield


def settings(store: SqliteStore) -> list[tuple[object, ...]]:
    return store._database.rows("SELECT name, value FROM setting ORDER BY name")


def told(dialog: QDialog) -> list[str]:
    return [
        label.text()
        for label in dialog.findChildren(QLabel)
        if label.objectName().endswith("_fault") and label.isVisible()
    ]


def save(dialog: QDialog) -> bool:
    click(dialog, "keep_reminder_settings")
    return dialog.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize("full", [no_room_at_all, no_room_for_the_sound, no_room_at_the_very_end])
def test_on_a_full_disk_nothing_is_kept_and_later_all_of_it(
    changed: ReminderSettings, store: SqliteStore, switch: Switch, full: Full
) -> None:
    before = settings(store)
    with full(store):
        for _attempt in range(2):
            assert not save(changed)
            assert len(told(changed)) == 1
            assert changed.isVisible()
            assert settings(store) == before
            assert not switch.on
    assert [line.text() for line in changed.findChildren(QLineEdit, "lead_minutes")] == ["60", "5"]
    assert save(changed)
    assert switch.on
    assert settings(store) != before


def test_where_it_cannot_be_made_to_start_with_the_pc_nothing_else_is_kept_either(
    changed: ReminderSettings, store: SqliteStore, switch: Switch
) -> None:
    before = settings(store)
    switch.closed = True
    assert not save(changed)
    assert len(told(changed)) == 1
    assert settings(store) == before
    switch.closed = False
    assert save(changed)
    assert told(changed) == []
