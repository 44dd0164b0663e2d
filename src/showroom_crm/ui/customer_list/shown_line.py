"""The line between search box and list: what the list shows, and how to show everyone again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from showroom_crm.domain.list_query import Sort
from showroom_crm.domain.showroom import Filter, Query
from showroom_crm.language import formats, list_words, words
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.language.quotation import quoted
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import quiet_label


class ShownLine(QWidget):
    """Signals:
    everyone_wanted(): leave search and filters.
    menu_wanted(): the menu of columns and order.
    """

    everyone_wanted = Signal()
    menu_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = quiet_label(name="shown_label")
        self._everyone = QPushButton(_("× Show all"), self)
        self._everyone.setObjectName("show_everyone_button")
        self._everyone.setAccessibleName(_("Show all customers again"))
        self._everyone.setProperty("link", "true")
        self._everyone.clicked.connect(self.everyone_wanted)
        # The list below must not jump when the button comes and goes.
        policy = self._everyone.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._everyone.setSizePolicy(policy)
        self.menu_button = button("columns_button", _("Columns and order ▾"), style="link")
        self.menu_button.clicked.connect(self.menu_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._label, stretch=1)
        line.addWidget(self._everyone)
        line.addWidget(self.menu_button)

    def show_query(self, query: Query, number: int) -> None:
        """Say what the list shows and how many customers that is."""
        found = ngettext("{number} customer", "{number} customers", number)
        narrowed = bool(query.words or query.criteria.names)
        counted = query.filter is not Filter.ALL
        parts = [words.list_filter(query.filter)] if counted or not narrowed else []
        if query.words:
            parts.append(quoted(query.words))
        parts.append(found.format(number=formats.count(number)))
        if query.sort != Sort():
            parts.append(list_words.order(query.sort))
        self._label.setText("  ".join(parts))
        self._everyone.setVisible(narrowed or counted)
