"""The tab 添付: files are dropped, pasted or chosen, and opened by Enter."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import attachments
from showroom_crm.ui.attachments.intake import Intake, file_dialog
from showroom_crm.ui.attachments.model import NAME_COLUMN, AttachmentModel
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, quiet_label
from showroom_crm.ui.theme.tokens import SPACE_8


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
        self._intake.refused.connect(lambda sentence: self._tell([*self._refused, sentence]))
        self._model = AttachmentModel(self)
        self._table = self._make_table()
        self._hint = quiet_label(
            _("Drop photos and PDFs here, or paste a copied picture with Ctrl+V."),
            name="attachments_hint",
            wrap=True,
        )
        self._fault = fault_label("attachments_fault")
        add = button("attach_files", _("＋ Attach files"))
        add.clicked.connect(self._ask_files)
        top = QHBoxLayout()
        top.setSpacing(SPACE_8)
        top.addWidget(add)
        top.addWidget(self._hint, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_8, 0, 0)
        layout.setSpacing(SPACE_8)
        layout.addLayout(top)
        layout.addWidget(self._fault)
        layout.addWidget(self._table, 1)
        layout.addStretch()
        desk.refused.connect(self._show_refusal)

    def show_chart(self, chart: CustomerChart) -> None:
        """Show what is attached to a customer."""
        if chart.customer.id != self._customer_id:
            self._customer_id = chart.customer.id
            self._tell([])
        self._model.show_chart(chart)
        self._table.setVisible(bool(chart.attachments))

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
        urls = event.mimeData().urls()
        if urls:
            self.attach([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        else:
            self._attach_picture(QImage(event.mimeData().imageData()))

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("attachments_table")
        table.setAccessibleName(_("Attachments"))
        table.setModel(self._model)
        table.setProperty("records", "true")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME_COLUMN, QHeaderView.ResizeMode.Stretch)
        table.activated.connect(self._open)
        for action in self._actions(table):
            table.addAction(action)
        self.addAction(self._paste_action())
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return table

    def _actions(self, table: QTableView) -> list[QAction]:
        opened = QAction(_("Open"), table)
        opened.setObjectName("open_attachment")
        opened.triggered.connect(lambda: self._open(table.currentIndex()))
        deleted = QAction(_("Delete this file"), table)
        deleted.setObjectName("delete_attachment")
        deleted.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        deleted.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        deleted.triggered.connect(self._delete)
        return [opened, deleted]

    def _paste_action(self) -> QAction:
        paste = QAction(_("Paste"), self)
        paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        paste.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.triggered.connect(self._paste)
        return paste

    def _ask_files(self) -> None:
        dialog = file_dialog(self)
        dialog.filesSelected.connect(lambda paths: self.attach([Path(path) for path in paths]))
        dialog.open()

    def _paste(self) -> None:
        copied = QGuiApplication.clipboard().mimeData()
        if copied.hasUrls():
            self.attach([Path(url.toLocalFile()) for url in copied.urls() if url.isLocalFile()])
        elif copied.hasImage():
            self._attach_picture(QGuiApplication.clipboard().image())

    def _attach_picture(self, picture: QImage) -> None:
        self._tell([])
        if self._customer_id is not None:
            self._intake.take_picture(picture, self._customer_id)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.attachment_wanted.emit(self._model.attachment(index.row()))

    def _delete(self) -> None:
        index, desk = self._table.currentIndex(), self._desk
        if not index.isValid():
            return
        attachment_id = self._model.attachment(index.row()).id
        assert attachment_id is not None
        desk.run(
            lambda store: attachments.delete(
                store, attachment_id, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._tell([sentence(fault)])

    def _tell(self, refused: list[str]) -> None:
        self._refused = refused
        self._fault.setText("\n".join(refused))
        self._fault.setVisible(bool(refused))
