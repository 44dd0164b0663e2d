"""The real program as a process on a real X server, with a window manager and a tray."""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from showroom_crm.app import SystemClock, open_store
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.phones import read_phone
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services import customers, follow_ups
from tests.conftest import MovableClock
from tests.e2e.desktop import PROGRAMS, Desktop, desktop, program

pytestmark = pytest.mark.xvfb

POPUP_WIDTH = 380
WAIT_SECONDS = 20.0


@pytest.fixture
def screen() -> Iterator[Desktop]:
    with desktop() as running:
        yield running


class Running:
    """The program, started by a rep."""

    def __init__(self, screen: Desktop, data_dir: Path, *arguments: str) -> None:
        self.screen = screen
        self.process = screen.start(*program("--data-dir", str(data_dir), *arguments))

    def windows(self) -> list[str]:
        """Return the visible windows, without the icon in the tray."""
        found = self.screen.ask(
            "xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)
        ).split()
        return [window for window in found if self.screen.place(window)[2] > 100]

    def main_window(self) -> str | None:
        return next((w for w in self.windows() if self.screen.place(w)[2] > POPUP_WIDTH), None)

    def popup(self) -> str | None:
        return next((w for w in self.windows() if self.screen.place(w)[2] == POPUP_WIDTH), None)

    def wait_for_window(self) -> str:
        self.wait(self.main_window, "a window comes up")
        window = self.main_window()
        assert window is not None
        self.wait(lambda: self.screen.focused() == window, "the window has the keyboard")
        return window

    def wait_for_popup(self, *, seconds: float = WAIT_SECONDS) -> str:
        self.wait(self.popup, "the reminder comes up", seconds=seconds)
        popup = self.popup()
        assert popup is not None
        return popup

    def quit_through_the_tray(self) -> None:
        self.wait(self.screen.tray_icons, "an icon in the tray")
        left, top, width, height = self.screen.place(self.screen.tray_icons()[0])
        before = self.screen.ask("xdotool", "search", "--onlyvisible", "--class", "showroom")
        self.screen.click(left + width // 2, top + height // 2, button=3)
        self.screen.wait(
            lambda: (
                self.screen.ask("xdotool", "search", "--onlyvisible", "--class", "showroom")
                != before
            ),
            "the tray's menu opens",
        )
        self.screen.keys("Up", "Return")
        # What is still owed before closing time depends on when this test runs.
        self.screen.wait(
            lambda: self.process.poll() is not None or self.screen.windows("終了"),
            "it ends, or asks before",
        )
        asked = self.screen.windows("終了")
        if asked:
            self.screen.wait(lambda: self.screen.focused() in asked, "the question is heard")
            self.screen.keys("Tab", "space")

    def ended(self) -> tuple[int, str]:
        """Wait for the end and return exit code and complaints."""
        _said, complaints = self.process.communicate(timeout=20)
        return self.process.returncode, complaints

    def wait(
        self, found: Callable[[], object], what: str, *, seconds: float = WAIT_SECONDS
    ) -> None:
        """Wait until something is so, as long as the program runs."""

        def found_or_ended() -> object:
            assert self.process.poll() is None, f"the program ended: {self.ended()}"
            return found()

        self.screen.wait(found_or_ended, what, seconds=seconds)


def promise_a_call(data_dir: Path, at: datetime) -> None:
    """Keep a customer to whom a call was promised a minute before."""
    clock = MovableClock()
    clock.set(at - timedelta(minutes=1))
    store = open_store(data_dir)
    rep = store.staff.add("tanaka", "田中", StaffRole.REP).id
    profile = Profile(
        name="佐藤 健一", kana="サトウ ケンイチ", phones=(read_phone("090-1234-5678"),)
    )
    added = customers.add_customer(store, profile, by=rep, clock=clock)
    plan = Plan(Channel.PHONE, at, reason="下取り額の回答", bring="査定書", lead_minutes=())
    follow_ups.plan_contact(store, added.customer_id, plan, deal_id=None, by=rep, clock=clock)
    store.close_thread()


def in_seconds(seconds: int) -> datetime:
    return SystemClock().local() + timedelta(seconds=seconds)


def test_a_working_day_from_start_to_quit(screen: Desktop, data_dir: Path) -> None:
    due = in_seconds(8)
    promise_a_call(data_dir, due)

    running = Running(screen, data_dir)
    window = running.wait_for_window()
    running.wait(screen.tray_icons, "an icon in the tray")
    assert running.popup() is None, "nothing is due yet"
    assert datetime.now() < due, "the program started in time for this test"

    popup = running.wait_for_popup()
    assert datetime.now() >= due, "never before its time"
    time.sleep(0.5)
    assert screen.focused() == window, "the rep who types is not interrupted"
    _assert_on_top_at_the_bottom_right(screen, popup)

    screen.keys("alt+F4")
    screen.wait(lambda: running.main_window() is None, "the window closes")
    assert running.process.poll() is None
    assert screen.tray_icons()
    assert running.popup() == popup, "closing the window answers nothing"

    second = screen.start(*program("--data-dir", str(data_dir)))
    _said, complaints = second.communicate(timeout=20)
    assert (second.returncode, complaints) == (0, "")
    assert running.wait_for_window() == window

    running.quit_through_the_tray()
    assert running.ended() == (0, "")
    assert not running.windows()


def test_escape_in_the_reminder_puts_it_off(screen: Desktop, data_dir: Path) -> None:
    promise_a_call(data_dir, in_seconds(0))
    running = Running(screen, data_dir)
    running.wait_for_window()
    popup = running.wait_for_popup()
    left, top, width, _height = screen.place(popup)
    screen.click(left + width // 2, top + 4)
    screen.wait(lambda: screen.focused() == popup, "a click gives it the keyboard")
    screen.keys("Escape")
    screen.wait(lambda: running.popup() is None, "the reminder goes")
    assert running.process.poll() is None


def test_a_reminder_is_answered_in_the_middle_of_another_act(
    screen: Desktop, data_dir: Path
) -> None:
    promise_a_call(data_dir, in_seconds(0))
    running = Running(screen, data_dir)
    window = running.wait_for_window()
    popup = running.wait_for_popup()
    screen.keys("F2")
    running.wait(lambda: screen.focused() not in (window, popup), "the new customer's window opens")
    new_customer = screen.focused()

    _click_its_loud_button(screen, popup)
    others = {window, new_customer, popup}
    running.wait(lambda: screen.focused() not in others, "the outcome's window has the keyboard")
    # They spoke; the first words go on from there, and Enter takes what is proposed.
    screen.keys("1", "a", "b", "c", "Return")
    running.wait(lambda: _outcomes(data_dir) == ["abc"], "what is typed belongs to the outcome")
    running.wait(lambda: screen.focused() == new_customer, "the other window is there again")


def test_killed_with_the_reminder_on_the_screen_it_comes_again(
    screen: Desktop, data_dir: Path
) -> None:
    promise_a_call(data_dir, in_seconds(0))
    killed = Running(screen, data_dir)
    killed.wait_for_popup()
    os.kill(killed.process.pid, signal.SIGKILL)
    killed.process.wait()

    restarted = Running(screen, data_dir)
    restarted.wait_for_popup()
    assert restarted.main_window() is not None


def test_stopped_over_the_due_time_it_fires_as_soon_as_it_runs(
    screen: Desktop, data_dir: Path
) -> None:
    due = in_seconds(7)
    promise_a_call(data_dir, due)
    running = Running(screen, data_dir)
    running.wait_for_window()
    assert datetime.now() < due, "the program started in time for this test"
    os.kill(running.process.pid, signal.SIGSTOP)
    time.sleep(max((due - datetime.now()).total_seconds() + 1, 0))
    os.kill(running.process.pid, signal.SIGCONT)
    running.wait_for_popup()


def test_started_in_the_tray_it_opens_no_window(screen: Desktop, data_dir: Path) -> None:
    promise_a_call(data_dir, in_seconds(3600))
    running = Running(screen, data_dir, "--tray")
    running.wait(screen.tray_icons, "an icon in the tray")
    time.sleep(1)
    assert not running.windows()

    left, top, width, height = screen.place(screen.tray_icons()[0])
    screen.click(left + width // 2, top + height // 2)
    running.wait_for_window()
    running.quit_through_the_tray()
    assert running.ended() == (0, "")


def test_started_in_the_tray_a_second_time_nothing_is_to_be_seen(
    screen: Desktop, data_dir: Path
) -> None:
    promise_a_call(data_dir, in_seconds(3600))
    running = Running(screen, data_dir, "--tray")
    running.wait(screen.tray_icons, "an icon in the tray")
    second = screen.start(*program("--data-dir", str(data_dir), "--tray"))
    assert second.wait(timeout=20) == 0
    time.sleep(0.5)
    assert not running.windows()

    unknown = screen.start(*program("--data-dir", str(data_dir), "--customer", "77"))
    assert unknown.wait(timeout=20) == 0
    running.wait_for_window()


def test_started_in_a_tray_that_is_missing_the_window_is_small(data_dir: Path) -> None:
    promise_a_call(data_dir, in_seconds(3600))
    with desktop(tray=False) as screen:
        running = Running(screen, data_dir, "--tray")

        def minimised() -> bool:
            found = screen.ask("xdotool", "search", "--pid", str(running.process.pid)).split()
            return any("Iconic" in screen.ask("xprop", "-id", w, "WM_STATE") for w in found)

        running.wait(minimised, "the window is minimised")


def test_without_a_tray_closing_leaves_a_small_window(data_dir: Path) -> None:
    promise_a_call(data_dir, in_seconds(3600))
    with desktop(tray=False) as screen:
        running = Running(screen, data_dir)
        window = running.wait_for_window()
        screen.keys("alt+F4")
        screen.wait(
            lambda: "Iconic" in screen.ask("xprop", "-id", window, "WM_STATE"),
            "the window is minimised",
        )
        assert running.process.poll() is None
        running.wait(lambda: screen.focused() != window, "it says that there is no tray")
        screen.keys("Return")

        second = screen.start(*program("--data-dir", str(data_dir)))
        assert second.wait(timeout=20) == 0
        assert running.wait_for_window() == window


def test_each_program_of_the_desktop_is_installed_before_the_tests() -> None:
    prepare = Path(__file__).parents[2].joinpath("packaging", "prepare").read_text("utf-8")
    [list_of_programs] = re.findall(r"tests_need='(.*?)'", prepare, re.DOTALL)
    installed = {line.split()[0] for line in list_of_programs.splitlines()}
    assert set(PROGRAMS) <= installed


def test_the_desktop_says_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(RuntimeError, match="packaging/test"), desktop():
        pass


def _assert_on_top_at_the_bottom_right(screen: Desktop, popup: str) -> None:
    left, top, width, height = screen.place(popup)
    screen_width, screen_height = map(int, screen.ask("xdotool", "getdisplaygeometry").split())
    assert screen_width - 40 < left + width <= screen_width
    assert screen_height - 80 < top + height <= screen_height
    assert "_NET_WM_STATE_ABOVE" in screen.ask("xprop", "-id", popup, "_NET_WM_STATE")


def _click_its_loud_button(screen: Desktop, popup: str) -> None:
    left, top, _width, height = screen.place(popup)
    # A click that comes too soon after the window is taken for one that was not meant.
    time.sleep(0.6)
    # Below it is a row of links.
    screen.click(left + 80, top + height - 62)


def _outcomes(data_dir: Path) -> list[str]:
    """Return the words kept with what came of the contacts."""
    store = open_store(data_dir)
    words = [
        attempt.words
        for customer_id in store.customers.ids()
        for attempt in store.charts.chart(customer_id).attempts
    ]
    store.close_thread()
    return words
