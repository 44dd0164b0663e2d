"""A close that is killed at any step: nothing half closed, and all that was typed is there."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from showroom_crm.app import SystemClock
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.deals import Concern, ConcernCategory
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.meeting_close import Answers, NextContact
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.staff import StaffRole
from showroom_crm.language.catalog import use_language
from showroom_crm.services import first_visit, meetings
from showroom_crm.services.staff import switch_staff
from showroom_crm.storage.store import SqliteStore, open_store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.meeting_close.dialog import MeetingCloseDialog
from tests.e2e import closing_hand
from tests.e2e.closing_hand import (
    LAST_PRESS,
    MEETING,
    QUESTIONS,
    SIGNS_A_SECOND,
    TYPED_ON,
    WRITTEN,
    last_child,
    sign,
    steps_to,
)
from tests.e2e.killing import told_before_the_kill
from tests.services.deal_evidence import Evidence
from tests.ui.forms import click
from tests.ui.meeting_close.closing import page

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")

_HAND = Path(closing_hand.__file__).read_text("utf-8")
_AT_ONCE = 3


@pytest.fixture
def showroom(tmp_path: Path) -> Callable[[str], Path]:
    """Data folders in which a call is promised and a second meeting waits for its close."""

    def made(name: str) -> Path:
        folder, clock = tmp_path / name, SystemClock()
        store = open_store(folder)
        rep = store.staff.add("tanaka", "田中", StaffRole.REP).id
        switch_staff(store, rep, clock=clock)
        begun = first_visit.add_with_first_words(
            store, Profile("佐藤 健一"), "下取りがもう少し", "シエンタ", by=rep, clock=clock
        )
        call = Plan(Channel.PHONE, clock.local() + timedelta(days=1), reason="下取り額の回答")
        answers = Answers((Concern(ConcernCategory.TRADE_IN, words="いくらになるか"),))
        meetings.close_meeting(
            store, begun.meeting_id, answers, NextContact(call), by=rep, clock=clock
        )
        chart = store.charts.chart(begun.customer_id)
        again = meetings.begin_meeting(
            store,
            begun.customer_id,
            Record(clock.local(), said="妻と相談しないと"),
            deal_id=chart.deals[0].deal.id,
            answers_id=chart.planned[0].id,
            by=rep,
            clock=clock,
        )
        assert again.meeting_id == MEETING
        store.close_thread()
        return folder

    return made


class Restarted:
    """The showroom after the kill, in a program that was started again."""

    def __init__(self, folder: Path) -> None:
        use_language("ja")
        self.store: SqliteStore = open_store(folder)
        self.evidence = Evidence(self.store, folder)
        self._desk = Desk(self.store, SystemClock())

    @property
    def state(self) -> tuple[object, ...]:
        """How the meeting and the deal ended, and how many contacts are planned, as rows say."""
        [found] = self.evidence.rows(
            "SELECT ending, state, (SELECT count(*) FROM follow_up"
            " WHERE deal_id = deal.id AND status = 'planned')"
            " FROM meeting JOIN deal ON deal.id = deal_id WHERE meeting.id = ?",
            MEETING,
        )
        return found

    def close_window(self) -> MeetingCloseDialog:
        dialog = MeetingCloseDialog(self._desk, MEETING)
        dialog.show()
        return dialog


@contextmanager
def restarted(folder: Path) -> Iterator[Restarted]:
    """Start again after a kill: the file is sound and no deal waits, before and after."""
    again = Restarted(folder)
    assert again.store.faults() == []
    again.evidence.uphold(imported=False)
    yield again
    QApplication.processEvents()
    again.evidence.uphold(imported=False)
    assert again.store.faults() == []
    again.evidence.close()
    again.store.close_thread()


def text_in(dialog: MeetingCloseDialog, name: str) -> str:
    editor = last_child(dialog, name)
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    assert isinstance(editor, QLineEdit)
    return editor.text()


def texts(dialog: MeetingCloseDialog, step: str) -> dict[str, str]:
    """Return what stands in the fields of a step, those of the newest concern."""
    if step in QUESTIONS:
        click(dialog, f"step_{step}")
    return {name: text_in(dialog, name) for name in WRITTEN[step]}


def test_what_was_typed_in_any_step_stands_there_again(
    qapp: object, showroom: Callable[[str], Path]
) -> None:
    folders = {step: showroom(step) for step in WRITTEN}

    def typed_before_the_kill(step: str) -> int:
        return told_before_the_kill(_HAND, str(folders[step]), "type", step, after=3.2)

    with ThreadPoolExecutor(_AT_ONCE) as hands:
        least = dict(zip(folders, hands.map(typed_before_the_kill, folders), strict=True))
    for step, folder in folders.items():
        assert least[step] > SIGNS_A_SECOND // 2
        with restarted(folder) as again:
            assert again.state == (None, "open", 1)
            dialog = again.close_window()
            assert page(dialog) == step
            typed = texts(dialog, step)[TYPED_ON[step]]
            assert len(typed) >= least[step], step
            assert typed == "".join(map(sign, range(len(typed))))
            for earlier in steps_to(step)[:-1]:
                assert texts(dialog, earlier) == WRITTEN[earlier]
            dialog.reject()


def press_and_die(folder: Path, way: str, when: str) -> None:
    """Let the hand press the last button of a way out in a process that does not survive it."""
    ended = subprocess.run(
        [sys.executable, "-c", _HAND, str(folder), "press", way, when],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == -9, ended.stderr


CLOSED = {
    "agreed": ("agreed", "open", 1),
    "own_action": ("own_action", "open", 1),
    "won": ("won", "won", 0),
    "lost": ("lost", "lost", 0),
}


def killed_at_the_end(showroom: Callable[[str], Path], when: str) -> dict[str, Path]:
    folders = {way: showroom(f"{way}_{when}") for way in LAST_PRESS}
    with ThreadPoolExecutor(_AT_ONCE) as hands:
        list(hands.map(lambda way: press_and_die(folders[way], way, when), folders))
    return folders


def is_closed_once(again: Restarted, way: str) -> None:
    assert again.state == CLOSED[way]
    assert again.evidence.rows("SELECT count(*) FROM deal") == [(1,)]
    assert again.evidence.rows("SELECT count(*) FROM meeting WHERE ending IS NULL") == [(0,)]
    assert again.evidence.rows("SELECT count(*) FROM draft WHERE name LIKE 'close/%'") == [(0,)]
    assert (
        again.evidence.rows(
            "SELECT count(*) FROM order_task GROUP BY deal_id, words HAVING count(*) > 1"
        )
        == []
    )
    said = "SELECT words FROM concern WHERE category = 'price'"
    assert again.evidence.rows(said) == [tuple(WRITTEN["concerns"].values())]


def finish(again: Restarted, way: str) -> None:
    """Go on where the close was killed: all of it stands there, and one press ends it."""
    assert again.state == (None, "open", 1)
    step, button = LAST_PRESS[way]
    dialog = again.close_window()
    assert page(dialog) == step
    assert texts(dialog, step) == WRITTEN[step]
    click(dialog, button)
    assert not dialog.isVisible()


def test_killed_before_the_last_press_the_close_is_still_open_and_is_finished(
    qapp: object, showroom: Callable[[str], Path]
) -> None:
    for way, folder in killed_at_the_end(showroom, "before").items():
        with restarted(folder) as again:
            finish(again, way)
            is_closed_once(again, way)


def test_killed_after_the_last_press_the_deal_is_closed_exactly_once(
    qapp: object, showroom: Callable[[str], Path]
) -> None:
    for way, folder in killed_at_the_end(showroom, "after").items():
        with restarted(folder) as again:
            is_closed_once(again, way)


@pytest.mark.long
@pytest.mark.parametrize("milliseconds", range(0, 40, 3))
def test_killed_amid_the_last_press_the_close_is_whole_or_open(
    qapp: object, showroom: Callable[[str], Path], milliseconds: int
) -> None:
    for way, folder in killed_at_the_end(showroom, str(milliseconds)).items():
        with restarted(folder) as again:
            if again.state[0] is None:
                finish(again, way)
            is_closed_once(again, way)
