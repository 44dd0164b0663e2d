"""The line between search box and list: what the list shows, and how to show everyone again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from showroom_crm.domain.showroom import Filter, Query
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.language.quotation import quoted
from showroom_crm.ui.field import quiet_label


class ShownLine(QWidget):
    """Signals:
    everyone_wanted(): leave search and filter.
    """

    everyone_wanted = Signal()

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
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._label, stretch=1)
        line.addWidget(self._everyone)

    def show_query(self, query: Query, number: int) -> None:
        """Say what the list shows and how many customers that is."""
        found = ngettext("{number} customer", "{number} customers", number)
        parts = [words.list_filter(query.filter)]
        if query.words:
            parts.append(quoted(query.words))
        parts.append(found.format(number=formats.count(number)))
        self._label.setText("  ".join(parts))
        self._everyone.setVisible(bool(query.words) or query.filter is not Filter.ALL)
