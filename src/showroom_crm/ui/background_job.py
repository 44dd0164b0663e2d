"""Work that may take longer than a hand waits, away from the thread of the windows."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal

from showroom_crm.domain.errors import ShowroomError


class BackgroundJob(QObject):
    """Lives until its work has ended, also when the window that asked is gone before that.

    Signals:
    done(object): what the work returned.
    failed(Exception): what went wrong; a bug is raised too, for the dialog that shows those.
    ended(): nothing more comes.
    """

    done = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _told = Signal()

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__(QCoreApplication.instance())
        self._work = work
        # A signal of its own, which stands in line behind the others: were it `ended`, the
        # thread of the windows could delete the job before all who wait for that are told.
        self._told.connect(self.deleteLater)

    def start(self) -> None:
        """Begin; a signal tells of the end."""
        QThreadPool.globalInstance().start(self._run)

    def _run(self) -> None:
        try:
            answer = self._work()
        except Exception as fault:
            self.failed.emit(fault)
            if not isinstance(fault, ShowroomError):
                raise
        else:
            self.done.emit(answer)
        finally:
            self.ended.emit()
            self._told.emit()
