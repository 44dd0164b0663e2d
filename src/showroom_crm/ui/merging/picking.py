"""Find the other chart: whom it may be at first, then whoever is searched for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from showroom_crm.domain.customers import Customer
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.phones import Phone
from showroom_crm.domain.showroom import ListRow, Query
from showroom_crm.language import formats, merging_words, words
from showroom_crm.language.catalog import _
from showroom_crm.services import duplicates, finding
from showroom_crm.ui.customer_list.search_field import SearchField
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.theme.tokens import SPACE_8

_MOST = 30
_ROW_PX = 36
_ID = Qt.ItemDataRole.UserRole
_BETWEEN = "　"


class PickCustomer(QWidget):
    """Signals:
    picked(CustomerId): the other chart.
    """

    picked = Signal(object)

    def __init__(self, desk: Desk, customer: Customer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customer = customer
        self._search = SearchField()
        self._caption = quiet_label(name="pick_caption", wrap=True)
        self._found = QListWidget()
        self._found.setObjectName("found_customers")
        self._found.setAccessibleName(_("Customers found"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        for part in (self._search, self._caption, self._found):
            column.addWidget(part)
        self.setFocusProxy(self._search)
        self._search.words_changed.connect(self._look)
        self._search.list_wanted.connect(self._found.setFocus)
        self._search.opening_wanted.connect(self._pick_current)
        self._found.itemActivated.connect(self._pick)
        self._look("")

    def _look(self, searched: str) -> None:
        self._found.clear()
        if searched.strip():
            self._show_found(searched)
        else:
            self._show_possible()
        self._found.setCurrentRow(0)

    def _show_found(self, searched: str) -> None:
        desk = self._desk
        rows: Sequence[ListRow] = desk.read(
            lambda store: finding.page(
                store, Query(words=searched), offset=0, limit=_MOST, clock=desk.clock
            )
        )
        for row in rows:
            if row.id != self._customer.id:
                phone = formats.phone(Phone(row.phone)) if row.phone else ""
                called = words.called(row.name, row.looks)
                self._add(row.id, called, row.kana, row.number, phone, row.car)
        nobody = self._found.count() == 0
        self._caption.setText(_("Nobody is found.") if nobody else "")
        self._caption.setVisible(nobody)

    def _show_possible(self) -> None:
        """Before anything is typed, those it may be."""
        customer = self._customer
        possible = self._desk.read(
            lambda store: duplicates.possible_duplicates(store, customer.profile, but=customer.id)
        )
        today = self._desk.clock.local().date()
        for each in possible:
            number = each.customer.number
            self._add(each.customer.id, merging_words.may_be(each, today=today), "", number, "", "")
        self._caption.setText(_("Search for the customer whose chart this is too."))
        self._caption.setVisible(not possible)

    def _add(
        self, customer_id: CustomerId, called: str, kana: str, number: int, phone: str, car: str
    ) -> None:
        parts = (called, kana, _("No. {number}").format(number=number), phone, car)
        item = QListWidgetItem(_BETWEEN.join(part for part in parts if part))
        item.setSizeHint(QSize(0, _ROW_PX))
        item.setData(_ID, customer_id)
        self._found.addItem(item)

    def _pick_current(self) -> None:
        item = self._found.currentItem()
        if item is not None:
            self._pick(item)

    def _pick(self, item: QListWidgetItem) -> None:
        self.picked.emit(CustomerId(item.data(_ID)))
