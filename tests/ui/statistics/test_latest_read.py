"""Of many questions only the latest one is answered, and a closed window wants no answer."""

from functools import partial
from threading import Event

from PySide6.QtCore import QCoreApplication, QThreadPool
from pytestqt.qtbot import QtBot

from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.statistics.dialog import StatisticsDialog
from showroom_crm.ui.statistics.latest_read import LatestRead
from tests.conftest import Sato


def test_of_what_is_asked_while_it_reads_only_the_last_is_read(qtbot: QtBot, desk: Desk) -> None:
    reader, may_end = LatestRead(desk), Event()
    told: list[object] = []
    read: list[int] = []
    reader.answered.connect(told.append)

    def question(number: int, store: Store) -> int:
        read.append(number)
        may_end.wait(10)
        return number

    for number in (1, 2, 3):
        reader.ask(partial(question, number))
    may_end.set()
    qtbot.waitUntil(lambda: not reader.busy)
    assert read == [1, 3]
    assert told == [3]


def test_a_refused_question_leaves_it_ready_for_the_next(qtbot: QtBot, desk: Desk) -> None:
    reader = LatestRead(desk)
    told: list[object] = []
    refused: list[object] = []
    reader.answered.connect(told.append)
    reader.refused.connect(refused.append)

    def broken(_store: Store) -> object:
        raise RuleBroken("statistics.not_yours")

    reader.ask(broken)
    qtbot.waitUntil(lambda: not reader.busy)
    [fault] = refused
    assert isinstance(fault, ShowroomError)
    reader.ask(lambda _store: "answer")
    qtbot.waitUntil(lambda: not reader.busy)
    assert told == ["answer"]


def test_a_window_that_is_gone_before_the_figures_come_wants_none(
    qtbot: QtBot, desk: Desk, sato: Sato
) -> None:
    dialog = StatisticsDialog(desk)
    dialog.show()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
        dialog.deleteLater()
    assert QThreadPool.globalInstance().waitForDone(10_000)
    QCoreApplication.processEvents()
