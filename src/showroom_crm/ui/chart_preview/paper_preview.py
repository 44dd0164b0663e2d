"""See a paper as it will be printed, then print or save it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import FileUnreadable, RuleBroken, ShowroomError, Unreachable
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.exchange.whole_file import replacing
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.background_job import BackgroundJob
from showroom_crm.ui.buttons import button
from showroom_crm.ui.chart_preview.printing import print_pages
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12

_BUSY_WIDTH = 120


@dataclass(frozen=True)
class Sheet:
    """What was laid out: the PDF, the name of a file for it, what is to be known of it, and
    whom it is about where that is not known before."""

    pdf: bytes
    file_name: str
    warnings: str = ""
    customers: tuple[CustomerId, ...] = ()


class PaperPreview(QDialog):
    """Lets a paper be printed or saved once it is laid out; closing it before that cancels.

    Who is derived from it says how it is laid out, and notes that it was printed.
    """

    def __init__(
        self, desk: Desk, *, name: str, title: str, pages: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.resize(760, 700)
        self._desk = desk
        self._pages_words = pages
        self.pdf = b""
        self.customers: tuple[CustomerId, ...] = ()
        self._file_name = ""
        self._job: BackgroundJob | None = None
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._build()
        self._lay_out()
        self.finished.connect(self._forget_job)
        desk.refused.connect(self._show_refusal)

    def layout_work(self) -> Callable[[], Sheet]:
        """Return the work of laying it out, which is done in a thread of its own."""
        raise NotImplementedError

    def choices(self) -> QWidget | None:
        """Return what stands above the pages and says what is laid out; None for nothing."""
        return None

    def lay_out_again(self) -> None:
        """Lay it out as it is wished now; what was on its way is dropped."""
        self._print.setEnabled(False)
        self._save.setEnabled(False)
        self._busy.show()
        self._tell(_("Preparing the sheet …"))
        self._lay_out()

    def note_printed(self) -> Changes | None:
        """Note that it was put on paper or into a file; None when that was refused."""
        raise NotImplementedError

    def save_to(self, path: Path) -> None:
        """Write the PDF into a file; a fault is shown at the foot."""
        try:
            with replacing(path) as file:
                file.write(self.pdf)
        except FileUnreadable as fault:
            self._tell(sentence(fault), fault=True)
            return
        if self.note_printed() is not None:
            self._tell(_("Saved as {file}").format(file=path.name))

    def print_on(self, printer: QPrinter) -> None:
        """Send the sheet to a printer; a fault is shown at the foot."""
        try:
            print_pages(self._document, printer)
        except (RuleBroken, Unreachable) as fault:
            self._tell(sentence(fault), fault=True)
            return
        if self.note_printed() is not None:
            self._tell(_("Sent to the printer"))

    def _build(self) -> None:
        self._view = QPdfView(self)
        self._view.setObjectName("pages")
        self._view.setAccessibleName(self._pages_words)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setDocument(self._document)
        self._words = QLabel(_("Preparing the sheet …"))
        self._words.setObjectName("words")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._busy = _busy_bar()
        self._print = self._button("print", _("Print …"), self._ask_printer)
        self._print.setProperty("primary", "true")
        self._save = self._button("save", _("Save as PDF …"), self._ask_file)
        self._close = self._button("close", _("Cancel"), self.reject)
        self._close.setEnabled(True)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addWidget(self._words, 1)
        for each in (self._busy, self._close, self._save, self._print):
            foot.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        above = self.choices()
        if above is not None:
            layout.addWidget(above)
        layout.addWidget(self._view, 1)
        layout.addLayout(foot)

    def _button(self, name: str, words: str, pressed: Callable[[], object]) -> QPushButton:
        made = button(name, words)
        made.setEnabled(False)
        made.clicked.connect(pressed)
        return made

    def _lay_out(self) -> None:
        self._job = BackgroundJob(self.layout_work())
        self._job.done.connect(self._show_pages)
        self._job.failed.connect(self._show_failure)
        self._job.start()

    def _show_pages(self, sheet: Sheet) -> None:
        if self._is_not_waited_for():
            return
        self._forget_job()
        first = not self.pdf
        self.pdf, self._file_name = sheet.pdf, sheet.file_name
        self.customers = sheet.customers
        # From memory: a file of a person's data would be left behind by a crash.
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(self.pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._print.setEnabled(True)
        self._save.setEnabled(True)
        if first:
            self._print.setFocus()
        self._tell(sheet.warnings, fault=True)

    def _show_failure(self, fault: Exception) -> None:
        if self._is_not_waited_for():
            return
        self._forget_job()
        if isinstance(fault, ShowroomError):
            self._tell(sentence(fault), fault=True)
        else:
            self._tell(_("The sheet could not be prepared"), fault=True)

    def _is_not_waited_for(self) -> bool:
        """Tell whether who speaks was left: by closing, or for another choice."""
        return self._job is None or self.sender() is not self._job

    def _forget_job(self) -> None:
        self._job = None
        self._busy.hide()
        self._close.setText(_("Close"))
        self._close.setAccessibleName(_("Close"))

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._tell(sentence(fault), fault=True)

    def _tell(self, words: str, *, fault: bool = False) -> None:
        self._words.setProperty("fault", "true" if fault else "false")
        self._words.style().polish(self._words)
        self._words.setText(words)

    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        printer.setDocName(self.windowTitle())
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self._document.pageCount())
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.show()

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, _("Save as PDF"), self._file_name, "PDF (*.pdf)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()


def _busy_bar() -> QProgressBar:
    bar = QProgressBar()
    bar.setObjectName("busy")
    bar.setAccessibleName(_("Preparing the sheet …"))
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.setFixedWidth(_BUSY_WIDTH)
    return bar
