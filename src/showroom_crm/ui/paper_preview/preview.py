"""See a paper as it will be printed, then print or save it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QSize, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import ShowroomError, Unreachable
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.exchange.whole_file import replacing
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services.print_setup import PrintSetup, keep_print_setup, print_setup
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.paper_preview.foot import PreviewFoot
from showroom_crm.ui.paper_preview.pages_panel import PagesPanel
from showroom_crm.ui.paper_preview.paper_job import PaperJob
from showroom_crm.ui.paper_preview.printer_dialog import PrinterDialog
from showroom_crm.ui.paper_preview.printer_setup import proposed_printer, setup_of
from showroom_crm.ui.paper_preview.printing import Printed, print_pdf
from showroom_crm.ui.theme.tokens import SPACE_12

_SIZE = QSize(880, 720)


@dataclass(frozen=True)
class Sheet:
    """What was laid out: the PDF, the name of a file for it, what is to be known of it, and
    whom it is about where that is not known before.

    Where both sides of the paper are printed, `apart` lets each bookmark begin on a new sheet.
    """

    pdf: bytes
    file_name: str
    warnings: str = ""
    customers: tuple[CustomerId, ...] = ()
    apart: bool = False


class PaperPreview(QDialog):
    """Lets a paper be printed or saved once it is laid out; closing it before that cancels, as
    closing it while it prints does. It closes too when another rep begins to work: the paper
    names who printed it.

    Who is derived from it says how it is laid out, which may call `progress`, and notes that
    `pages_out` of it were printed.
    """

    own_size = False  # whether paper of another size than that of its pages is of no use

    def __init__(
        self, desk: Desk, *, name: str, title: str, pages: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.resize(_SIZE)
        self._desk = desk
        self.by = desk.staff_id
        self.pdf = b""
        self.customers: tuple[CustomerId, ...] = ()
        self.pages_out: Collection[int] = ()
        self.progress: Callable[[int, int], None] = lambda _done, _number: None
        self._file_name = ""
        self._apart = False
        self._as_wished = False  # whether what is shown is what was chosen last
        self._layout: PaperJob | None = None
        self._output: PaperJob | None = None  # what prints or writes it
        self._saves = self._left = False
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._build(pages)
        self.lay_out()
        self.finished.connect(self._forget_layout)
        desk.refused.connect(self._show_refusal)
        desk.staff_switched.connect(self._make_room)
        if (app := QCoreApplication.instance()) is not None:
            app.aboutToQuit.connect(self._end_now)

    def layout_work(self) -> Callable[[], Sheet]:
        """Return the work of laying it out, which is done in a thread of its own."""
        raise NotImplementedError

    def choices(self) -> QWidget | None:
        """Return what stands above the pages and says what is laid out; None for nothing."""
        return None

    def lay_out(self) -> None:
        """Lay it out as it is wished now; what was on its way is dropped."""
        if self._layout is not None:
            self._layout.cancel()
        self._layout = PaperJob()
        self._layout.progressed.connect(self._tell_laid_out)
        self._layout.done.connect(self._show_pages)
        self._layout.failed.connect(self._show_failure)
        self.progress = self._layout.progress
        self._as_wished = False
        self._foot.work(_("Preparing the sheet …"))
        self._layout.start_with(self.layout_work())

    def note_printed(self) -> Changes | None:
        """Note that it was put on paper or into a file; None when that was refused."""
        raise NotImplementedError

    def save_to(self, path: Path) -> None:
        """Begin to write the PDF into a file; at the foot is told what came of it."""
        job, pdf = self._put_out(_("Saving …"), self._end_saving, saves=True), self.pdf

        def write() -> Path:
            with replacing(path) as file:
                file.write(pdf)
                job.progress(1, 1)  # called off, it leaves the old file
            return path

        job.start_with(write)

    def print_on(self, printer: QPrinter) -> None:
        """Begin to send the sheet to a printer; at the foot is told how far that is."""
        starts = self._pages.starts if self._apart else ()
        job = self._put_out(_("Sending to the printer …"), self._end_printing)
        job.progressed.connect(self._tell_drawn)
        pdf, told, cancelled = self.pdf, job.progressed.emit, job.is_cancelled
        job.start_with(
            lambda: print_pdf(pdf, printer, starts=starts, told=told, cancelled=cancelled)
        )

    def done(self, result: int) -> None:
        """Close; what prints is called off, and noted as far as it came; what is saved is saved."""
        if self._output is not None:
            self._left = True
            self._call_off()
            if self.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose):
                # Who notes it has to live until it ends, which a slow printer may put off.
                self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
                self._output.ended.connect(self.deleteLater)
        super().done(result)

    def _build(self, pages: str) -> None:
        self._pages = PagesPanel(self._document, name=pages)
        self._foot = PreviewFoot()
        self._foot.leave_wanted.connect(self._leave)
        self._foot.save_wanted.connect(self._ask_file)
        self._foot.print_wanted.connect(self._ask_printer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        self._above = self.choices()
        if self._above is not None:
            layout.addWidget(self._above)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._foot)

    def _put_out(self, words: str, end: Callable[[Any], None], *, saves: bool = False) -> PaperJob:
        """Return the job of printing or writing it, which is still to be started."""
        self._output, self._saves = PaperJob(), saves
        self._output.done.connect(end)
        self._output.failed.connect(self._tell_not_put_out)
        self._foot.work(words)
        if self._above is not None:
            self._above.setEnabled(False)
        return self._output

    def _show_pages(self, sheet: Sheet) -> None:
        if self._is_not_waited_for():
            return
        first = not self.pdf
        self.pdf, self._file_name = sheet.pdf, sheet.file_name
        self.customers, self._apart = sheet.customers, sheet.apart
        # From memory: a file of a person's data would be left behind by a crash.
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(self.pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._pages.begin_anew()
        self._as_wished = True
        self._forget_layout()
        if first:
            self._foot.offer_print()
        self._foot.tell(sheet.warnings, fault=True)

    def _tell_laid_out(self, done: int, number: int) -> None:
        if not self._is_not_waited_for() and number > 1:
            self._foot.count(_("Preparing the sheet … {done}/{number}"), done, number)

    def _show_failure(self, fault: Exception) -> None:
        if self._is_not_waited_for():
            return
        self._forget_layout()
        if isinstance(fault, ShowroomError):
            self._foot.tell(sentence(fault), fault=True)
        else:
            self._foot.tell(_("The sheet could not be prepared"), fault=True)

    def _is_not_waited_for(self) -> bool:
        """Tell whether who speaks was left: by closing, or for another choice."""
        return self._layout is None or self.sender() is not self._layout

    def _forget_layout(self) -> None:
        if self._layout is not None:
            self._layout.cancel()
            self._layout = None
        self._rest()

    def _rest(self) -> None:
        """Wait for nothing; what is shown but no more wished is not to be printed."""
        self._foot.rest(ready=self._as_wished)
        if self._above is not None:
            self._above.setEnabled(True)

    def _leave(self) -> None:
        if self._output is None:
            self.reject()
        else:
            self._output.cancel()
            self._foot.tell(_("Calling it off …"))

    def _make_room(self) -> None:
        """Close for the rep who works from now on; what prints comes out for the one before."""
        if self._output is None:
            self.reject()
        else:
            self._output.ended.connect(self.reject)

    def _end_now(self) -> None:
        """Leave nothing at work when the program ends, also where a lock hides the preview."""
        self._call_off()
        if self._layout is not None:
            self._layout.cancel()
        for job in (self._layout, self._output):
            if job is not None:
                job.wait()

    def _call_off(self) -> None:
        if self._output is not None and not self._saves:
            self._output.cancel()

    def _tell_drawn(self, done: int, number: int) -> None:
        self._foot.count(_("Printing … {done}/{number}"), done, number)

    def _tell_not_put_out(self, fault: Exception) -> None:
        self._output = None
        self._rest()
        told = fault if isinstance(fault, ShowroomError) else Unreachable("printer.failed")
        self._foot.tell(sentence(told), fault=True)
        if self._left:
            self._desk.refused.emit(told, self._desk)

    def _end_saving(self, path: Path | None) -> None:
        self._output = None
        self._rest()
        if path is None:
            self._foot.tell(_("Nothing was saved"))
            return
        self.pages_out = range(self._document.pageCount())
        if self.note_printed() is not None:
            self._foot.tell(_("Saved as {file}").format(file=path.name))

    def _end_printing(self, printed: Printed) -> None:
        self._output = None
        self._rest()
        self.pages_out = printed.pages
        if printed.pages and self.note_printed() is None:
            return  # why not is told already
        self._foot.tell_printed(printed)

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._foot.tell(sentence(fault), fault=True)

    def _ask_printer(self) -> None:
        kept = self._desk.read(print_setup)
        page = self._document.pagePointSize(0) if self.own_size else None
        printer = proposed_printer(kept, title=self.windowTitle(), page=page)
        dialog = PrinterDialog(printer, self)
        dialog.setMinMax(1, self._document.pageCount())
        dialog.accepted.connect(dialog.mend)
        dialog.accepted.connect(lambda: self._print_as_chosen(printer, kept))
        dialog.show()

    def _print_as_chosen(self, printer: QPrinter, kept: PrintSetup) -> None:
        desk, chosen = self._desk, setup_of(printer, before=kept, own_size=self.own_size)
        if chosen != kept:
            desk.note(lambda store: keep_print_setup(store, chosen, clock=desk.clock), origin=self)
        self.print_on(printer)

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, _("Save as PDF"), self._file_name, "PDF (*.pdf)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()
