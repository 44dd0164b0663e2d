"""What stands beside the paper: finishing, beginning anew, giving out, and the earlier faces."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from showroom_crm.domain.errors import FileUnreadable
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.portraits import KeptPortrait
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import portraits
from showroom_crm.ui.background_job import BackgroundJob
from showroom_crm.ui.buttons import button
from showroom_crm.ui.customer_chart.portrait_files import write_portrait
from showroom_crm.ui.customer_chart.portrait_history import FACE_PX, PortraitHistory
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_24

_WIDTH = FACE_PX + 2 * SPACE_24


class PortraitSide(QWidget):
    """Signals:
    left(): the rep has finished.
    anew_wanted(): begin another portrait.
    portrait_picked(KeptPortrait): look at one of them.
    keeping_wanted(): keep what is drawn, since it is about to be given out.
    """

    left = Signal()
    anew_wanted = Signal()
    portrait_picked = Signal(object)
    keeping_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("portrait_side")
        self._desk = desk
        self._customer_id: CustomerId | None = None
        self._done = button("portrait_done", _("Done (Esc)"), style="finger")
        self._new = button("new_portrait", _("Draw a new one"), style="finger")
        self._export = button("export_portrait", _("Save as a file …"), style="finger")
        self._fault = fault_label("portrait_export_fault")
        self._history = PortraitHistory()
        self.setFixedWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        for each in (self._done, self._new, self._export):
            layout.addWidget(each)
        layout.addWidget(self._fault)
        layout.addWidget(self._history, 1)
        layout.addStretch()
        self._done.clicked.connect(self.left)
        self._new.clicked.connect(self.anew_wanted)
        self._export.clicked.connect(self._ask_path)
        self._history.portrait_picked.connect(self.portrait_picked)

    def show_portraits(
        self,
        customer_id: CustomerId,
        kept: Sequence[KeptPortrait],
        names: Mapping[StaffId, str],
    ) -> None:
        """Show what is kept of a customer; a single face needs no list."""
        if customer_id != self._customer_id:
            self._customer_id = customer_id
            self._fault.hide()
        self._export.setEnabled(any(each.shown and each.drawing is not None for each in kept))
        self._history.setVisible(len(kept) > 1 or any(each.drawing is None for each in kept))
        self._history.show_portraits(kept, names)

    def _ask_path(self) -> None:
        self.keeping_wanted.emit()
        dialog = QFileDialog(self, _("Save the portrait"), _("portrait") + ".png")
        dialog.setObjectName("portrait_file_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([_("Picture") + " (*.png)", _("Lines") + " (*.svg)"])
        dialog.setDefaultSuffix("png")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("svg" if "svg" in chosen else "png")
        )
        dialog.fileSelected.connect(lambda path: self.export(Path(path)))
        dialog.open()

    def export(self, path: Path) -> None:
        """Write the portrait that is shown into a file, and note that it was given out."""
        desk, customer_id = self._desk, self._customer_id
        if customer_id is None:
            return
        drawing = desk.read(lambda store: portraits.portrait(store, customer_id))
        if drawing is None:
            return
        self._fault.hide()
        job = BackgroundJob(lambda: write_portrait(drawing, path))
        job.failed.connect(self._tell)
        job.done.connect(lambda _nothing: self._note_exported(customer_id))
        job.start()

    def _note_exported(self, customer_id: CustomerId) -> None:
        desk = self._desk
        desk.run(
            lambda store: portraits.note_exported(
                store, customer_id, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )

    def _tell(self, fault: Exception) -> None:
        if isinstance(fault, FileUnreadable):
            self._fault.setText(sentence(fault))
            self._fault.show()
