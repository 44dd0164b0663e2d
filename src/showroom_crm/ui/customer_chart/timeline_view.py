"""The list of the timeline: its rows, and what can be done with one."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from showroom_crm.domain.follow_ups import FollowUpStatus
from showroom_crm.domain.identifiers import MeetingId
from showroom_crm.domain.timeline import Contact, Ended, Entry, Happening, Held, Opened
from showroom_crm.domain.undo import UndoKind
from showroom_crm.language.catalog import _
from showroom_crm.ui.customer_chart.timeline_delegate import TimelineDelegate
from showroom_crm.ui.customer_chart.timeline_model import ENTRY_ROLE, TimelineModel

_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TimelineView(QListView):
    """Signals:
    meeting_edit_wanted(MeetingId): a meeting was entered, or its editing chosen.
    versions_wanted(MeetingId): see what an edited meeting said before.
    deletion_wanted(UndoKind, id): put the meeting, deal or planned contact into the bin.
    """

    meeting_edit_wanted = Signal(object)
    versions_wanted = Signal(object)
    deletion_wanted = Signal(object, object)

    def __init__(self, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setAccessibleName(_("Timeline"))
        self.setModel(model)
        self.setItemDelegate(TimelineDelegate(self, model))
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(40)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._copy = QAction(_("Copy"), self)
        self._copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy.triggered.connect(self._copy_chosen)
        self.addAction(self._copy)
        self.doubleClicked.connect(self._enter)

    def context_menu(self, index: _Index) -> QMenu:
        """Return what can be done with a row; whoever shows it lets it go."""
        menu = QMenu(self)
        menu.setObjectName("timeline_menu")
        entry: Entry | None = index.data(ENTRY_ROLE)
        if entry is not None and isinstance(entry.happening, Held):
            self._offer_meeting(menu, entry.happening)
        if entry is not None:
            self._offer_deletion(menu, entry.happening)
        if self.selectionModel().hasSelection():
            menu.addAction(self._copy)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        menu = self.context_menu(index)
        if menu.isEmpty():
            menu.deleteLater()
            return
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at = self.visualRect(index).center() if by_key else event.pos()
        menu.popup(self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers():
            self._enter(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _offer_meeting(self, menu: QMenu, held: Held) -> None:
        meeting_id: MeetingId = held.meeting.id
        edit = menu.addAction(_("Edit the meeting"))
        edit.setObjectName("edit_meeting")
        edit.triggered.connect(lambda: self.meeting_edit_wanted.emit(meeting_id))
        if held.edited:
            before = menu.addAction(_("See the text before the edit"))
            before.setObjectName("see_versions")
            before.triggered.connect(lambda: self.versions_wanted.emit(meeting_id))

    def _offer_deletion(self, menu: QMenu, happening: Happening) -> None:
        match happening:
            case Held(meeting=meeting):
                self._offer(menu, _("Delete this meeting"), UndoKind.MEETING_DELETED, meeting.id)
            case Opened(deal=deal) | Ended(deal=deal):
                self._offer(menu, _("Delete this deal"), UndoKind.DEAL_DELETED, deal.id)
            case Contact(follow_up=planned) if planned.status is FollowUpStatus.PLANNED:
                words = _("Call this contact off")
                self._offer(menu, words, UndoKind.FOLLOW_UP_DELETED, planned.id)

    def _offer(self, menu: QMenu, words: str, kind: UndoKind, row_id: int) -> None:
        delete = menu.addAction(words)
        delete.setObjectName("delete")
        delete.triggered.connect(lambda: self.deletion_wanted.emit(kind, row_id))

    def _enter(self, index: _Index) -> None:
        entry: Entry | None = index.data(ENTRY_ROLE)
        if entry is not None and isinstance(entry.happening, Held):
            self.meeting_edit_wanted.emit(entry.happening.meeting.id)

    def _copy_chosen(self) -> None:
        rows = sorted(self.selectedIndexes(), key=lambda index: index.row())
        texts = [str(index.data(Qt.ItemDataRole.DisplayRole)) for index in rows]
        if texts:
            QGuiApplication.clipboard().setText("\n\n".join(texts))
