"""What the machine tells of sleep, of its lock and of its clock wakes the watch over promises."""

import ctypes
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from ctypes import wintypes

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from pytestqt.qtbot import QtBot

from showroom_crm.ui.reminder.machine_events import (
    LOGIND,
    LOGIND_MANAGER,
    LOGIND_PATH,
    MachineEvents,
)
from showroom_crm.ui.reminder.windows_events import WindowsEvents

WM_PAINT, WM_TIMECHANGE, WM_POWERBROADCAST = 0x000F, 0x001E, 0x0218
WM_WTSSESSION_CHANGE, LOCKED, UNLOCKED = 0x02B1, 0x0007, 0x0008
SUSPENDS, RESUMED_BY_A_PERSON, RESUMED = 0x0004, 0x0007, 0x0012
NOWHERE = "unix:path=/nowhere/at/all"


@pytest.fixture
def bus_address() -> Iterator[str]:
    """A message bus of its own, as the system's is."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("there is no dbus-daemon here")
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with bus:
        assert bus.stdout is not None
        yield bus.stdout.readline().strip()
        for name in ("listens", "logind"):
            QDBusConnection.disconnectFromBus(name)
        bus.terminate()


def tell_of_sleep(logind: QDBusConnection, *, begins: bool) -> None:
    told = QDBusMessage.createSignal(LOGIND_PATH, LOGIND_MANAGER, "PrepareForSleep")
    told.setArguments([begins])
    assert logind.send(told)


def test_a_pc_that_resumes_wakes_the_watch_and_one_that_goes_to_sleep_does_not(
    qtbot: QtBot, bus_address: str
) -> None:
    events = MachineEvents()
    assert events.listen_to_logind(QDBusConnection.connectToBus(bus_address, "listens"))
    logind = QDBusConnection.connectToBus(bus_address, "logind")
    assert logind.registerService(LOGIND)

    with qtbot.assertNotEmitted(events.woke, wait=200):
        tell_of_sleep(logind, begins=True)
    with qtbot.waitSignal(events.woke, timeout=5_000):
        tell_of_sleep(logind, begins=False)


def tell_of_change(logind: QDBusConnection, *, of: str) -> None:
    told = QDBusMessage.createSignal(
        "/org/freedesktop/login1/session/c2", "org.freedesktop.DBus.Properties", "PropertiesChanged"
    )
    told.setArguments([of, {"LockedHint": False}, ["IdleHint"]])
    assert logind.send(told)


def test_a_screen_that_is_unlocked_wakes_the_watch_and_other_changes_do_not(
    qtbot: QtBot, bus_address: str
) -> None:
    events = MachineEvents()
    assert events.listen_to_logind(QDBusConnection.connectToBus(bus_address, "listens"))
    logind = QDBusConnection.connectToBus(bus_address, "logind")
    assert logind.registerService(LOGIND)
    with qtbot.assertNotEmitted(events.woke, wait=200):
        tell_of_change(logind, of="org.freedesktop.login1.Seat")
    with qtbot.waitSignal(events.woke, timeout=5_000):
        tell_of_change(logind, of="org.freedesktop.login1.Session")


def test_without_a_bus_nothing_is_wrong(qtbot: QtBot) -> None:
    events = MachineEvents()
    assert not events.listen_to_logind(QDBusConnection.connectToBus(NOWHERE, "listens"))
    QDBusConnection.disconnectFromBus("listens")


@pytest.mark.skipif(sys.platform != "linux", reason="another system tells in another way")
def test_to_listen_takes_no_time_and_tells_nothing_by_itself(qtbot: QtBot) -> None:
    events = MachineEvents()
    with qtbot.assertNotEmitted(events.woke, wait=200):
        began = time.monotonic()
        events.listen()
        assert time.monotonic() - began < 0.5


@pytest.mark.parametrize(
    ("message", "detail", "told"),
    [
        (WM_TIMECHANGE, 0, 1),
        (WM_POWERBROADCAST, RESUMED, 1),
        (WM_POWERBROADCAST, RESUMED_BY_A_PERSON, 1),
        (WM_POWERBROADCAST, SUSPENDS, 0),
        (WM_WTSSESSION_CHANGE, UNLOCKED, 1),
        (WM_WTSSESSION_CHANGE, LOCKED, 0),
        (WM_PAINT, RESUMED, 0),
    ],
)
def test_of_what_windows_sends_only_resuming_unlocking_and_a_set_clock_count(
    message: int, detail: int, told: int
) -> None:
    calls: list[None] = []
    events = WindowsEvents(lambda: calls.append(None))
    sent = wintypes.MSG(message=message, wParam=detail)
    kind = QByteArray(b"windows_generic_MSG")
    assert events.nativeEventFilter(kind, ctypes.addressof(sent)) == (False, 0)
    assert len(calls) == told
