"""The list of a customer's attachments: opened by Enter, deleted by its key, renamed in place."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from showroom_crm.domain.attachments import NAME_LIMIT
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language.catalog import _
from showroom_crm.ui.attachments.model import NAME_COLUMN, PICTURE_COLUMN, AttachmentModel
from showroom_crm.ui.attachments.pictures import SMALL
from showroom_crm.ui.attachments.thumbnails import ThumbnailDelegate, Thumbnails
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_12


class AttachmentTable(QTableView):
    """Signals:
    attachment_wanted(Attachment): open it.
    delete_wanted(Attachment): delete it.
    rename_wanted(Attachment, str): give it another name.
    """

    attachment_wanted = Signal(object)
    delete_wanted = Signal(object)
    rename_wanted = Signal(object, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attachments_table")
        self.setAccessibleName(_("Attachments"))
        self._attachments = AttachmentModel(self)
        self._thumbnails = Thumbnails(desk, self)
        self.setModel(self._attachments)
        self.setItemDelegateForColumn(PICTURE_COLUMN, ThumbnailDelegate(self._thumbnails, self))
        self.setItemDelegateForColumn(NAME_COLUMN, _NameDelegate(self))
        self._set_looks()
        self._add_actions()
        self._thumbnails.came.connect(self.viewport().update)
        self.verticalScrollBar().valueChanged.connect(self._thumbnails.forget_wanted)
        self._attachments.rename_wanted.connect(self.rename_wanted)
        self.activated.connect(self._open)

    def show_chart(self, chart: CustomerChart) -> None:
        """Show what is attached to a customer; the file that was chosen stays so.

        Where it is gone the next one is chosen, and none where the customer is another one.
        """
        row, below = self.currentIndex().row(), self.verticalScrollBar().value()
        chosen = self._attachments.attachment(row) if row >= 0 else None
        self._thumbnails.forget_wanted()
        self._attachments.show_chart(chart)
        self.setVisible(bool(chart.attachments))
        if chosen is None or chosen.customer_id != chart.customer.id or not chart.attachments:
            return
        ids = [each.id for each in chart.attachments]
        self._choose(ids.index(chosen.id) if chosen.id in ids else min(row, len(ids) - 1))
        self.verticalScrollBar().setValue(below)

    def _choose(self, row: int) -> None:
        choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
        whole_row = QItemSelectionModel.SelectionFlag.Rows
        index = self._attachments.index(row, NAME_COLUMN)
        self.selectionModel().setCurrentIndex(index, choose | whole_row)

    def _set_looks(self) -> None:
        self.setProperty("records", "true")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(SMALL.height() + SPACE_4)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(PICTURE_COLUMN, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(NAME_COLUMN, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(PICTURE_COLUMN, SMALL.width() + SPACE_12)

    def _add_actions(self) -> None:
        for name, caption, act in (
            ("open_attachment", _("Open"), self._open),
            ("rename_attachment", _("Rename"), self._rename),
            ("delete_attachment", _("Delete this file"), self._delete),
        ):
            action = QAction(caption, self)
            action.setObjectName(name)
            action.triggered.connect(act)
            self.addAction(action)
        action.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _open(self) -> None:
        if self.currentIndex().isValid():
            self.attachment_wanted.emit(self._attachments.attachment(self.currentIndex().row()))

    def _rename(self) -> None:
        index = self.currentIndex().siblingAtColumn(NAME_COLUMN)
        if index.isValid():
            self.edit(index)

    def _delete(self) -> None:
        if self.currentIndex().isValid():
            self.delete_wanted.emit(self._attachments.attachment(self.currentIndex().row()))


class _NameDelegate(QStyledItemDelegate):
    """Edits the name of a file without the ending that tells what it is."""

    def createEditor(
        self,
        parent: QWidget,
        _option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        editor = Line(parent=parent)
        editor.setObjectName("attachment_name")
        editor.setAccessibleName(_("File name"))
        editor.setMaxLength(NAME_LIMIT)
        editor.setProperty("slim", "true")
        return editor

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter that ends a composition does not end the edit."""
        if isinstance(editor, Line) and editor.composing and event.type() == QEvent.Type.KeyPress:
            return False
        return super().eventFilter(editor, event)
