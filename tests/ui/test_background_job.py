"""Work away from the windows tells its end to everyone who waits for it."""

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.ui.background_job import BackgroundJob

_MANY = 300


def test_the_answer_and_the_end_of_each_job_arrive(qtbot: QtBot) -> None:
    told: list[str] = []
    for number in range(_MANY):
        job = BackgroundJob(lambda number=number: number)  # type: ignore[misc]
        job.done.connect(lambda _answer: told.append("done"))
        job.ended.connect(lambda: told.append("ended"))
        job.start()
        # The thread of the windows goes on meanwhile, as it does in the program.
        QApplication.processEvents()
    assert QThreadPool.globalInstance().waitForDone(20_000)
    qtbot.waitUntil(lambda: len(told) == 2 * _MANY)
    assert told.count("done") == told.count("ended") == _MANY


def test_a_fault_that_has_a_sentence_is_handed_over(qtbot: QtBot) -> None:
    def refuse() -> None:
        raise RuleBroken("attachment.gone")

    job = BackgroundJob(refuse)
    with qtbot.waitSignals([job.failed, job.ended]):
        job.start()


def test_a_bug_is_handed_over_and_raised(qtbot: QtBot) -> None:
    job = BackgroundJob(lambda: 1 / 0)
    with qtbot.captureExceptions() as bugs:
        with qtbot.waitSignals([job.failed, job.ended]):
            job.start()
        assert QThreadPool.globalInstance().waitForDone(20_000)
    assert [bug[0] for bug in bugs] == [ZeroDivisionError]
