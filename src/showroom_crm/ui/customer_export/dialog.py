"""Choose where chosen customers are written to, and see them written."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.language import formats
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.buttons import button
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.customer_export.job import ExportJob
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, plain_label, quiet_label
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_24

_WIDTH = 420


class CustomerExportDialog(QDialog):
    """Closing it while the file is being written cancels that and leaves no file."""

    def __init__(
        self, desk: Desk, customer_ids: Sequence[CustomerId], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("customer_export")
        self.setWindowTitle(_("Export customers"))
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._customer_ids = tuple(customer_ids)
        self._job: ExportJob | None = None
        self._file_name = ""
        self._kind = Choices("export_kind", [("csv", _("Table (CSV)")), ("json", _("All (JSON)"))])
        self._done = plain_label(name="export_done", wrap=True)
        self._done.hide()
        self._fault = fault_label("export_fault")
        self._progress = QProgressBar()
        self._progress.setObjectName("export_progress")
        self._progress.setAccessibleName(_("Customers written"))
        self._progress.setRange(0, len(self._customer_ids))
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._choose = button("choose_file_button", _("Save as …"), style="primary")
        self._choose.setDefault(True)
        self._choose.clicked.connect(self._ask_file)
        self._close = button("close_export_button", _("Close"))
        self._close.clicked.connect(self.reject)
        self._lay_out()
        self.finished.connect(self._cancel)

    def write_to(self, path: Path) -> None:
        """Write the file; how that went is said in the dialog."""
        self._fault.hide()
        self._done.hide()
        self._choose.setEnabled(False)
        self._progress.setValue(0)
        self._progress.show()
        self._close.setText(_("Cancel"))
        self._file_name = path.name
        job = ExportJob(self._desk, self._customer_ids, path)
        job.read.connect(self._progress.setValue)
        job.done.connect(self._tell_written)
        job.failed.connect(self._tell_failed)
        self._job = job
        job.start()

    def _lay_out(self) -> None:
        number = len(self._customer_ids)
        whom = ngettext("{number} customer", "{number} customers", number)
        warning = _("The file is not encrypted. Please keep it where nobody else can read it.")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_12)
        column.addWidget(
            plain_label(whom.format(number=formats.count(number)), name="export_number")
        )
        column.addWidget(self._kind)
        column.addWidget(quiet_label(warning, name="export_warning", wrap=True))
        for widget in (self._progress, self._done, self._fault):
            column.addWidget(widget)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addStretch()
        foot.addWidget(self._close)
        foot.addWidget(self._choose)
        column.addLayout(foot)

    def _ask_file(self) -> None:
        ending = self._kind.value()
        name = f"customers-{self._desk.clock.local():%Y%m%d}.{ending}"
        dialog = QFileDialog(self, self.windowTitle(), name, f"{ending.upper()} (*.{ending})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.fileSelected.connect(lambda path: self.write_to(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tell_written(self, number: int | None) -> None:
        if number is None:
            return
        self._rest()
        told = ngettext(
            "{number} customer saved as {file}", "{number} customers saved as {file}", number
        )
        self._done.setText(told.format(number=formats.count(number), file=self._file_name))
        self._done.show()

    def _tell_failed(self, fault: Exception) -> None:
        self._rest()
        if isinstance(fault, ShowroomError):
            self._fault.setText(sentence(fault))
        else:
            self._fault.setText(_("The file could not be written"))
        self._fault.show()

    def _rest(self) -> None:
        self._job = None
        self._progress.hide()
        self._choose.setEnabled(True)
        self._close.setText(_("Close"))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
