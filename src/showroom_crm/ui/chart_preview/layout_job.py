"""Lay charts out as a PDF away from the GUI thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


class LayoutJob(QObject):
    """Signals:
    laid_out(bytes): the PDF.
    failed(Exception): what went wrong.
    """

    laid_out = Signal(bytes)
    failed = Signal(object)

    def __init__(self, lay_out: Callable[[], bytes], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lay_out = lay_out

    def start(self) -> None:
        """Begin; a signal tells of the end."""
        QThreadPool.globalInstance().start(QRunnable.create(self._run))

    def _run(self) -> None:
        try:
            pdf = self._lay_out()
        except Exception as fault:
            self.failed.emit(fault)
        else:
            self.laid_out.emit(pdf)
