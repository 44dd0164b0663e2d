"""However many reminders are on the screen, for whom they are is read once a look."""

from dataclasses import replace
from datetime import timedelta

import pytest

from showroom_crm.domain.identifiers import FollowUpId, ReminderId
from showroom_crm.domain.staff import StaffRole
from showroom_crm.storage.store import SqliteStore
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder.stack import ReminderStack
from showroom_crm.ui.reminder.watcher import ReminderWatcher
from tests.conftest import CALL, MovableClock, Sato


@pytest.fixture
def statements(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that the database is asked from now on."""
    asked: list[str] = []
    execute = store._database.peewee.execute_sql

    def note(sql: str, *arguments: object) -> object:
        asked.append(sql)
        return execute(sql, *arguments)

    monkeypatch.setattr(store._database.peewee, "execute_sql", note)
    return asked


def test_a_look_of_a_manager_reads_as_much_for_fifty_reminders_as_for_five(
    desk: Desk,
    store: SqliteStore,
    statements: list[str],
    stack: ReminderStack,
    watcher: ReminderWatcher,
    sato: Sato,
    clock: MovableClock,
) -> None:
    desk.switch_staff(store.staff.add("yamada", "山田", StaffRole.MANAGER))
    clock.set(CALL.at)
    watcher.check()
    (alert,) = watcher.due
    clock.advance(timedelta(hours=1))
    asked = []
    for number in (5, 50):
        alerts = [
            replace(
                alert,
                reminder=replace(
                    alert.reminder, id=ReminderId(100 + each), follow_up_id=FollowUpId(100 + each)
                ),
            )
            for each in range(number)
        ]
        stack.close()
        statements.clear()
        stack.show_alerts(alerts)
        stack.review()
        asked.append(len(statements))
        assert len(stack.alerts) == number
    assert asked[0] == asked[1]
