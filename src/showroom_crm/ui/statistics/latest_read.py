"""Questions of which only the latest one matters, answered away from the windows' thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.services.store import Store
from showroom_crm.ui.background_job import BackgroundJob
from showroom_crm.ui.desk import Desk

Question = Callable[[Store], object]


class LatestRead(QObject):
    """Reads one question at a time; of those asked meanwhile only the last one is read too.

    Signals:
    answered(object): what the latest question was answered; one overtaken tells nothing.
    refused(ShowroomError): why the latest one has no answer.
    """

    answered = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: BackgroundJob | None = None
        self._next: Question | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def ask(self, question: Question) -> None:
        """Read this, at once or after what is being read."""
        if self._job is not None:
            self._next = question
            return
        desk = self._desk
        self._job = BackgroundJob(lambda: desk.in_worker(question))
        self._job.done.connect(self._take_answer)
        self._job.failed.connect(self._take_fault)
        self._job.ended.connect(self._go_on)
        self._job.start()

    def _take_answer(self, answer: object) -> None:
        if self._next is None:
            self.answered.emit(answer)

    def _take_fault(self, fault: Exception) -> None:
        if self._next is None and isinstance(fault, ShowroomError):
            self.refused.emit(fault)

    def _go_on(self) -> None:
        self._job = None
        question, self._next = self._next, None
        if question is not None:
            self.ask(question)
