"""The sections of the chart as a list whose rows are ticked, dragged and moved by keys."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from showroom_crm.domain.paper_settings import NEEDED, USUAL_ORDER, Section
from showroom_crm.language import paper_words
from showroom_crm.language.catalog import _

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW = QSize(0, 24)


class SectionModel(QAbstractListModel):
    """A row for each section; those that are ticked are printed, one that is needed always is.

    Signals:
    reordered(): the order or what is left out is another now.
    """

    reordered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.order = list(USUAL_ORDER)
        self.left_out: set[Section] = set()

    def show(self, order: tuple[Section, ...], left_out: frozenset[Section]) -> None:
        """Show other settings."""
        self.beginResetModel()
        self.order, self.left_out = list(order), set(left_out)
        self.endResetModel()
        self.reordered.emit()

    def move(self, row: int, to: int) -> bool:
        """Put a row so that it is the one at `to`; False beyond the ends of the list."""
        if row == to or not (0 <= row < len(self.order) and 0 <= to < len(self.order)):
            return False
        return self.moveRows(_NOWHERE, row, 1, _NOWHERE, to + 1 if to > row else to)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.order)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        section = self.order[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return paper_words.section_in_list(section)
        if role == Qt.ItemDataRole.CheckStateRole:
            shown = section not in self.left_out
            return Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.SizeHintRole:
            # White between rows instead would send what is dropped on it to the end of the list.
            return _ROW
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        section = self.order[index.row()]
        if role != Qt.ItemDataRole.CheckStateRole or section in NEEDED:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self.left_out.discard(section)
        else:
            self.left_out.add(section)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.reordered.emit()
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled  # between two rows
        usual = (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )
        needed = self.order[index.row()] in NEEDED
        return usual if needed else usual | Qt.ItemFlag.ItemIsUserCheckable

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def moveRows(self, source: _Index, row: int, count: int, target: _Index, before: int) -> bool:
        """Move rows as Qt asks for it when they are dropped before another one."""
        if not self.beginMoveRows(source, row, row + count - 1, target, before):
            return False
        moved = self.order[row : row + count]
        del self.order[row : row + count]
        place = before - count if before > row else before
        self.order[place:place] = moved
        self.endMoveRows()
        self.reordered.emit()
        return True


class SectionList(QListView):
    """Alt with an arrow moves the row; so do the mouse and the buttons beside the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sections")
        self.setAccessibleName(_("Sections of the chart"))
        self.sections = SectionModel(self)
        self.setModel(self.sections)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for keys, by in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.ALT | keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda by=by: self.move_current(by))

    def move_current(self, by: int) -> None:
        """Move the row that is chosen up (-1) or down (1)."""
        row = self.currentIndex().row()
        if row >= 0 and self.sections.move(row, row + by):
            self.scrollTo(self.currentIndex())
