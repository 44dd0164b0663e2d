"""Who it was: a search by name, kana or phone, whose first hit Enter takes."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.phones import Phone
from showroom_crm.domain.showroom import ListRow, Query
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.services import finding
from showroom_crm.ui.customer_list.search_field import SearchField
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.theme.tokens import SPACE_8

_HITS = 8
_ROW_PX = 34
_ID = Qt.ItemDataRole.UserRole


class WhoPage(QWidget):
    """The arrow keys walk through the hits while the search keeps the keyboard.

    Signals:
    picked(CustomerId): this is the customer.
    """

    picked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("who_page")
        self._desk = desk
        self._search = SearchField()
        self._search.setObjectName("who_search")
        self._search.setPlaceholderText(_("Name, kana or phone"))
        self._none = quiet_label(_("Nobody is found by these words."), name="who_none")
        self._model = QStandardItemModel(self)
        self._list = self._hits()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_8)
        layout.addWidget(quiet_label(_("Who is it?")))
        layout.addWidget(self._search)
        layout.addWidget(self._none)
        layout.addWidget(self._list, 1)
        self.setFocusProxy(self._search)
        self._search.words_changed.connect(self._find)
        self._search.opening_wanted.connect(lambda: self._pick(self._list.currentIndex()))
        self._search.list_wanted.connect(lambda: self._walk(1))
        self._find("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The search field leaves the arrow up alone."""
        if event.key() == Qt.Key.Key_Up:
            self._walk(-1)
        else:
            super().keyPressEvent(event)

    def _hits(self) -> QListView:
        view = QListView()
        view.setObjectName("who_hits")
        view.setAccessibleName(_("Customers found"))
        view.setModel(self._model)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.clicked.connect(self._pick)
        view.activated.connect(self._pick)
        return view

    def _find(self, searched: str) -> None:
        clock = self._desk.clock
        rows = self._desk.read(
            lambda store: finding.page(
                store, Query(words=searched), offset=0, limit=_HITS, clock=clock
            )
        )
        self._model.clear()
        for row in rows:
            item = QStandardItem(hit_words(row))
            item.setData(row.id, _ID)
            item.setSizeHint(QSize(0, _ROW_PX))
            self._model.appendRow(item)
        self._none.setVisible(not rows)
        self._stand_on(0)

    def _walk(self, by: int) -> None:
        last = self._model.rowCount() - 1
        self._stand_on(max(0, min(self._list.currentIndex().row() + by, last)))

    def _stand_on(self, row: int) -> None:
        self._list.selectionModel().setCurrentIndex(
            self._model.index(row, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(CustomerId(index.data(_ID)))


def hit_words(row: ListRow) -> str:
    """Return a customer in one line: 佐藤 健一　サトウ ケンイチ　アクア　090-1234-5678."""
    phone = formats.phone(Phone(row.phone)) if row.phone else ""
    parts = (words.called(row.name, row.looks), row.kana, row.car, phone)
    return "　".join(part for part in parts if part.strip())
