"""A process that is killed while a rep draws loses two seconds of it at most (R2)."""

import os
from pathlib import Path

import pytest

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.services import portraits
from showroom_crm.services.customers import add_customer
from showroom_crm.storage.store import SqliteStore, open_store
from tests.conftest import MovableClock
from tests.e2e.killing import told_before_the_kill

_STROKES_A_SECOND = 20
# The place of a stroke is its number, so that a lost one would be seen.
_BEGIN = """
import sys
from pathlib import Path
from showroom_crm.app import SystemClock, open_store
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.ink import Drawing, Point, Stroke

store, clock = open_store(Path(sys.argv[1])), SystemClock()
strokes = ()

def one_more():
    global strokes
    at = float(len(strokes) % 1000)
    strokes += (Stroke((Point(at, at, 1.0), Point(at + 9.0, at, 1.0, 8))),)
    return Drawing(strokes)
"""
_DRAW_ON = f"""{_BEGIN}
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from showroom_crm.ui.customer_chart.portrait_keeper import PortraitKeeper
from showroom_crm.ui.desk import Desk

app = QApplication(sys.argv[:1])
keeper = PortraitKeeper(Desk(store, clock), app)

def draw_one():
    keeper.take(CustomerId(1), one_more())
    print(len(strokes), flush=True)

timer = QTimer()
timer.timeout.connect(draw_one)
timer.start(1000 // {_STROKES_A_SECOND})
app.exec()
"""
# The hand draws on the chart's own paper, as a mouse does.
_DRAW_BY_HAND = f"""{_BEGIN}
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from showroom_crm.ui.customer_chart.panel import CustomerChartPanel
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.portrait_canvas.canvas import PortraitCanvas

app = QApplication(sys.argv[:1])
panel = CustomerChartPanel(Desk(store, clock))
panel.resize(1000, 700)
panel.show()
panel.show_customer(CustomerId(1))
panel.draw_portrait()
canvas = panel.findChild(PortraitCanvas)

def draw_one():
    begin = canvas.rect().center() + QPoint(len(canvas.drawing().strokes) % 100, 0)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(canvas, begin + QPoint(9, 40))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=begin + QPoint(12, 60))
    print(len(canvas.drawing().strokes), flush=True)

timer = QTimer()
timer.timeout.connect(draw_one)
timer.start(1000 // {_STROKES_A_SECOND})
app.exec()
"""
_SAVE_ON = f"""{_BEGIN}
from showroom_crm.services import portraits

while True:
    portraits.save_portrait(store, CustomerId(1), one_more(), by=None, clock=clock)
    print(len(strokes), flush=True)
"""


def strokes_without_a_gap(store: SqliteStore) -> int:
    """Return how many strokes were kept, each in its place."""
    [kept] = portraits.history(store, CustomerId(1))
    assert kept.drawing is not None
    strokes = kept.drawing.strokes
    assert [stroke.points[0].x for stroke in strokes] == [i % 1000 for i in range(len(strokes))]
    return len(strokes)


@pytest.fixture
def showroom(data_dir: Path, clock: MovableClock) -> Path:
    store = open_store(data_dir)
    assert add_customer(store, Profile("佐藤"), by=None, clock=clock).customer_id == 1
    store.close_thread()
    return data_dir


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("seconds", [3.3, 5.2])
def test_a_portrait_is_found_with_all_but_the_last_two_seconds(
    showroom: Path, seconds: float
) -> None:
    least = told_before_the_kill(_DRAW_ON, str(showroom), after=seconds)
    assert least > _STROKES_A_SECOND // 2
    store = open_store(showroom)
    assert strokes_without_a_gap(store) >= least
    assert store.faults() == []
    store.close_thread()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_strokes_of_a_hand_on_the_paper_are_found_too(showroom: Path) -> None:
    least = told_before_the_kill(_DRAW_BY_HAND, str(showroom), after=4.1)
    assert least > _STROKES_A_SECOND // 2
    store = open_store(showroom)
    [kept] = portraits.history(store, CustomerId(1))
    assert kept.drawing is not None
    assert len(kept.drawing.strokes) >= least
    assert store.faults() == []
    store.close_thread()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("seconds", [0.2, 0.31])
def test_what_was_saved_survives_a_kill_amid_the_next_save(showroom: Path, seconds: float) -> None:
    saved = told_before_the_kill(_SAVE_ON, str(showroom), after=seconds, behind=0.0)
    store = open_store(showroom)
    assert strokes_without_a_gap(store) >= saved > 0
    assert store.faults() == []
    store.close_thread()
