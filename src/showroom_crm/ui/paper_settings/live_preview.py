"""A sample chart beside its settings, laid out anew after each change."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QTimer, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.paper_settings import PaperSettings
from showroom_crm.language.catalog import _
from showroom_crm.ui.background_job import BackgroundJob
from showroom_crm.ui.paper_settings.sample import sample_chart

_PAUSE_MS = 120  # between two strokes of a key


class LivePreview(QWidget):
    """Shows the chart as it was wished last; what is older is dropped, done or not.

    Signals:
    laid_out(): the chart that is shown is the one that was wished last.
    failed(): it could not be laid out; the one before stays.
    """

    laid_out = Signal()
    failed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pdf = b""
        self._clock = clock
        self._wished: tuple[PaperSettings, str] | None = None
        self._laying_out: tuple[PaperSettings, str] | None = None
        self._job: BackgroundJob | None = None
        # WORKAROUND(Qt 6.11): a view that owns its document crashes when it goes.
        self._buffer = QBuffer(self)
        self._pages = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setObjectName("paper_preview")
        self._view.setAccessibleName(_("Sample of a customer chart"))
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setDocument(self._pages)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._lay_out)

    def show_paper(self, settings: PaperSettings, showroom: str) -> None:
        """Lay the chart out with these settings and name once nothing changes for a moment."""
        if self._wished == (settings, showroom):
            return
        at_once = self._wished is None
        self._wished = settings, showroom
        if at_once:
            self._lay_out()
        else:
            self._pause.start()

    def leave(self) -> None:
        """Wait for no chart any more."""
        self._pause.stop()
        self._job = self._wished = None

    def _lay_out(self) -> None:
        """Begin, or wait for the end of what is laid out: two at once would both be slow."""
        if self._job is not None or self._wished is None:
            return
        self._laying_out = self._wished
        self._job = BackgroundJob(self._work(*self._wished))
        self._job.done.connect(self._show)
        self._job.failed.connect(self._tell_failure)
        self._job.start()

    def _work(self, settings: PaperSettings, showroom: str) -> Callable[[], bytes]:
        now = self._clock.local()

        def lay_out() -> bytes:
            # WORKAROUND(91 ms to import reportlab): loaded at first use, in the worker
            from showroom_crm.documents.chart.customer_chart import customer_chart_pdf

            return customer_chart_pdf(
                [sample_chart(now)],
                printed_at=now,
                printed_by=_("Sample"),
                showroom=showroom,
                settings=settings,
            )

        return lay_out

    def _show(self, pdf: bytes) -> None:
        if not self._is_wanted():
            return
        place = self._view.verticalScrollBar().value()
        self.pdf = pdf
        self._pages.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pages.load(self._buffer)
        self._view.verticalScrollBar().setValue(place)
        self.laid_out.emit()

    def _tell_failure(self, _fault: Exception) -> None:
        if self._is_wanted():
            self.failed.emit()

    def _is_wanted(self) -> bool:
        """Tell whether what has ended was wished last; otherwise lay out what is."""
        if self.sender() is not self._job:
            return False
        self._job = None
        if self._laying_out == self._wished:
            return True
        if not self._pause.isActive():
            self._lay_out()
        return False
