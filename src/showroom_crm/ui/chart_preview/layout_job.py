"""Lay charts out as a PDF away from the GUI thread."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal

from showroom_crm.domain.errors import ShowroomError


class LayoutJob(QObject):
    """Lives until its work has ended, also when the window that asked is gone before that.

    Signals:
    laid_out(bytes): the PDF.
    failed(Exception): what went wrong; a bug is raised too, for the dialog that shows those.
    """

    laid_out = Signal(bytes)
    failed = Signal(object)
    _ended = Signal()

    def __init__(self, lay_out: Callable[[], bytes]) -> None:
        super().__init__(QCoreApplication.instance())
        self._lay_out = lay_out
        # In the thread of the windows, after the signals that stand in line before it.
        self._ended.connect(self.deleteLater)

    def start(self) -> None:
        """Begin; a signal tells of the end."""
        QThreadPool.globalInstance().start(self._run)

    def _run(self) -> None:
        try:
            pdf = self._lay_out()
        except Exception as fault:
            self.failed.emit(fault)
            if not isinstance(fault, ShowroomError):
                raise
        else:
            self.laid_out.emit(pdf)
        finally:
            self._ended.emit()
