"""A link that unfolds to a search: who lives together with the customer on screen."""

from collections.abc import Sequence, Set

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.phones import Phone
from showroom_crm.domain.showroom import ListRow, Query
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.services import finding
from showroom_crm.ui.buttons import button
from showroom_crm.ui.customer_list.search_field import SearchField
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.theme.tokens import SPACE_4

_MOST = 6
_WIDTH = 420
_ID = Qt.ItemDataRole.UserRole
_BETWEEN = "　"


class HouseholdPicker(QWidget):
    """Signals:
    picked(CustomerId): they live here.
    grown(): it takes more room than before.
    """

    picked = Signal(object)
    grown = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._left_out: Set[CustomerId] = frozenset()
        self._unfold = button("add_housemate", _("＋ Customer who lives here too"), style="link")
        self._unfold.setProperty("flush", "true")
        self._search = SearchField()
        self._search.setObjectName("housemate_search")
        self._search.setMaximumWidth(_WIDTH)
        self._nobody = quiet_label(_("Nobody is found."), name="no_housemate")
        self._found = QListWidget()
        self._found.setObjectName("housemates_found")
        self._found.setAccessibleName(_("Customers found"))
        self._found.setMaximumWidth(_WIDTH)
        self._found.setSpacing(SPACE_4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._search, self._nobody, self._found):
            layout.addWidget(part)
        self._unfold.clicked.connect(self._show_search)
        self._search.words_changed.connect(self._look)
        self._search.list_wanted.connect(self._found.setFocus)
        self._search.opening_wanted.connect(self._pick_current)
        self._found.itemActivated.connect(self._pick)
        self._found.itemClicked.connect(self._pick)
        self.fold()

    def fold(self) -> None:
        """Show the link alone."""
        self._search.clear()
        self._look("")
        self._search.hide()
        self._unfold.show()

    def leave_out(self, customer_ids: Set[CustomerId]) -> None:
        """Offer none of these."""
        self._left_out = customer_ids

    def _show_search(self) -> None:
        self._unfold.hide()
        self._search.show()
        self._search.setFocus()
        self.grown.emit()

    def _look(self, searched: str) -> None:
        rows = self._rows(searched) if searched.strip() else []
        self._found.clear()
        for row in rows:
            item = QListWidgetItem(_described(row))
            item.setData(_ID, row.id)
            self._found.addItem(item)
        self._found.setCurrentRow(0)
        self._found.setVisible(bool(rows))
        self._fit()
        self._nobody.setVisible(bool(searched.strip()) and not rows)
        self.grown.emit()

    def _fit(self) -> None:
        """Be as high as what was found."""
        row = self._found.sizeHintForRow(0) + 2 * self._found.spacing()
        frame = 2 * self._found.frameWidth()
        self._found.setFixedHeight(self._found.count() * row + frame)

    def _rows(self, searched: str) -> Sequence[ListRow]:
        desk, left_out = self._desk, self._left_out
        found = desk.read(
            lambda store: finding.page(
                store,
                Query(words=searched),
                offset=0,
                limit=_MOST + len(left_out),
                clock=desk.clock,
            )
        )
        return [row for row in found if row.id not in left_out][:_MOST]

    def _pick_current(self) -> None:
        item = self._found.currentItem()
        if item is not None:
            self._pick(item)

    def _pick(self, item: QListWidgetItem) -> None:
        picked = CustomerId(item.data(_ID))
        self.fold()
        self.picked.emit(picked)


def _described(row: ListRow) -> str:
    phone = formats.phone(Phone(row.phone)) if row.phone else ""
    number = _("No. {number}").format(number=row.number)
    parts = (words.called(row.name, row.looks), row.kana, number, phone)
    return _BETWEEN.join(part for part in parts if part)
