"""What stands in place of the list when it is empty: why, and a way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from showroom_crm.domain.showroom import Filter, Query
from showroom_crm.language import words
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import plain_label
from showroom_crm.ui.theme.tokens import SPACE_12, SPACE_24


class EmptyPage(QWidget):
    """Signals:
    everyone_wanted(): leave search and filter.
    new_customer_wanted(): enter the customer that is not there.
    """

    everyone_wanted = Signal()
    new_customer_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = plain_label(name="empty_sentence", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._everyone = button("empty_everyone_button", _("Show all customers"))
        self._everyone.clicked.connect(self.everyone_wanted)
        self._new_customer = QPushButton(_("＋ New customer  F2"), self)
        self._new_customer.setObjectName("empty_new_customer_button")
        self._new_customer.setAccessibleName(_("New customer"))
        self._new_customer.clicked.connect(self.new_customer_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_12)
        column.addStretch(1)
        column.addWidget(self._sentence)
        for each in (self._everyone, self._new_customer):
            column.addWidget(each, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)

    def show_query(self, query: Query) -> None:
        """Say why the list of a query is empty, and offer what helps."""
        filtered = query.filter is not Filter.ALL or bool(query.criteria.names)
        self._sentence.setText(_why(query))
        self._everyone.setVisible(bool(query.words) or filtered)
        self._new_customer.setVisible(not filtered)
        self._make_primary(not query.words)

    def _make_primary(self, primary: bool) -> None:
        """In an empty showroom it is the one thing to do."""
        wanted = "true" if primary else "false"
        if self._new_customer.property("primary") == wanted:
            return
        self._new_customer.setProperty("primary", wanted)
        self._new_customer.style().unpolish(self._new_customer)
        self._new_customer.style().polish(self._new_customer)


def _why(query: Query) -> str:
    if query.criteria.names:
        return _("No customer fulfils all of these filters.")
    chosen = words.list_filter(query.filter)
    if query.words and query.filter is not Filter.ALL:
        return _("Nobody under “{filter}” matches “{words}”.").format(
            filter=chosen, words=query.words
        )
    if query.words:
        return _("No customer matches “{words}”.").format(words=query.words)
    if query.filter is not Filter.ALL:
        return _("Nothing under “{filter}”.").format(filter=chosen)
    return _("No customers yet. Enter the first one: the name and what they said will do.")
