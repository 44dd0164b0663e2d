"""The tab 添付: files are dropped, pasted or chosen, and opened by Enter."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.attachments import Attachment
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import AttachmentId, CustomerId
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import attachments
from showroom_crm.services.store import Store
from showroom_crm.ui.attachments.intake import Intake, file_dialog
from showroom_crm.ui.attachments.table import AttachmentTable
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, quiet_label
from showroom_crm.ui.screen_room import scrolling
from showroom_crm.ui.theme.tokens import SPACE_8

# Some sentences are in sight at once; more are reached by scrolling.
_FAULTS_HEIGHT = 72


class AttachmentsPage(QWidget):
    """Files that are refused are named, each with why; the others are kept.

    Signals:
    attachment_wanted(Attachment): open it.
    """

    attachment_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attachments")
        self.setAccessibleName(_("Attachments"))
        self.setAcceptDrops(True)
        self._desk = desk
        self._customer_id: CustomerId | None = None
        self._refused: list[str] = []
        self._intake = Intake(desk, self)
        self._table = AttachmentTable(desk)
        self._hint = quiet_label(name="attachments_hint", wrap=True)
        self._fault = fault_label("attachments_fault")
        self._add = button("attach_files", _("＋ Attach files"))
        self._stop = button("stop_attaching", _("Stop"), style="link")
        self._fill()
        self._connect()
        self._tell_left(0)
        self._tell([])

    def show_chart(self, chart: CustomerChart) -> None:
        """Show what is attached to a customer."""
        if chart.customer.id != self._customer_id:
            self._customer_id = chart.customer.id
            self._tell([])
        self._table.show_chart(chart)
        self.setFocusProxy(self._table if chart.attachments else self._add)

    def attach(self, paths: Sequence[Path]) -> None:
        """Keep some files."""
        self._tell([])
        if self._customer_id is not None:
            self._intake.take_files(paths, self._customer_id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take(event.mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_faults()

    def _fill(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_8)
        top.addWidget(self._add)
        top.addWidget(self._hint, 1)
        top.addWidget(self._stop)
        self._faults = scrolling(self._fault)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_8, 0, 0)
        layout.setSpacing(SPACE_8)
        layout.addLayout(top)
        layout.addWidget(self._faults)
        layout.addWidget(self._table, 1)
        layout.addStretch()

    def _connect(self) -> None:
        self._add.clicked.connect(self._ask_files)
        self._stop.clicked.connect(self._intake.stop)
        self._intake.refused.connect(lambda told: self._tell([*self._refused, told]))
        self._intake.left.connect(self._tell_left)
        self._table.attachment_wanted.connect(self.attachment_wanted)
        self._table.delete_wanted.connect(self._delete)
        self._table.rename_wanted.connect(self._rename)
        self._desk.refused.connect(self._show_refusal)
        paste = QAction(_("Paste"), self)
        paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        paste.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.triggered.connect(lambda: self._take(QGuiApplication.clipboard().mimeData()))
        self.addAction(paste)

    def _ask_files(self) -> None:
        dialog = file_dialog(self)
        dialog.filesSelected.connect(lambda paths: self.attach([Path(path) for path in paths]))
        dialog.open()

    def _take(self, given: QMimeData) -> None:
        self._tell([])
        if self._customer_id is not None:
            self._intake.take_given(given, self._customer_id)

    def _delete(self, attachment: Attachment) -> None:
        desk = self._desk
        self._act(
            attachment,
            lambda store, attachment_id: attachments.delete(
                store, attachment_id, by=desk.staff_id, clock=desk.clock
            ),
        )

    def _rename(self, attachment: Attachment, name: str) -> None:
        desk = self._desk
        self._act(
            attachment,
            lambda store, attachment_id: attachments.rename(
                store, attachment_id, name, by=desk.staff_id, clock=desk.clock
            ),
        )

    def _act(self, attachment: Attachment, act: Callable[[Store, AttachmentId], Changes]) -> None:
        self._tell([])
        attachment_id = attachment.id
        assert attachment_id is not None
        self._desk.run(lambda store: act(store, attachment_id), origin=self)

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._tell([sentence(fault)])

    def _tell_left(self, left: int) -> None:
        self._stop.setVisible(left > 1)
        self._hint.setText(
            _("Keeping files … {count} left").format(count=left)
            if left
            else _("Drop photos and PDFs here, or paste a copied picture with Ctrl+V.")
        )

    def _tell(self, refused: list[str]) -> None:
        self._refused = refused
        self._fault.setText("\n".join(refused))
        self._fault.setVisible(bool(refused))
        self._faults.setVisible(bool(refused))
        self._fit_faults()

    def _fit_faults(self) -> None:
        if not self._refused:
            return
        beside_bar = self.width() - self._faults.verticalScrollBar().sizeHint().width()
        height = self._fault.heightForWidth(beside_bar)
        self._fault.setMinimumHeight(height)
        self._faults.setFixedHeight(min(height, _FAULTS_HEIGHT))
