"""Who is selected in the list, and what is wished for all of them at once."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.ui.customer_list.model import CustomerListModel
from showroom_crm.ui.customer_list.selection_bar import SelectionBar
from showroom_crm.ui.customer_list.view import CustomerTable


class Selection(QObject):
    """Its `bar` stands below the list.

    Signals:
    number_changed(int): so many customers are selected now, in memory or not.
    print_wanted(list[CustomerId]): their charts on paper, in the order of the list.
    labels_wanted(list[CustomerId]): their addresses on labels, in that order.
    export_wanted(list[CustomerId]): their records as a file.
    hand_over_wanted(list[CustomerId]): another rep for them.
    ended(): select nobody but the one whose chart is open.
    """

    number_changed = Signal(int)
    print_wanted = Signal(object)
    labels_wanted = Signal(object)
    export_wanted = Signal(object)
    hand_over_wanted = Signal(object)
    ended = Signal()

    def __init__(self, table: CustomerTable, model: CustomerListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        self._model = model
        self.bar = SelectionBar(parent)
        self.bar.print_wanted.connect(self.ask_for_print)
        self.bar.labels_wanted.connect(lambda: self.labels_wanted.emit(self._customers()))
        self.bar.export_wanted.connect(lambda: self.export_wanted.emit(self._customers()))
        self.bar.hand_over_wanted.connect(lambda: self.hand_over_wanted.emit(self._customers()))
        self.bar.ended.connect(self.ended)

    @property
    def number(self) -> int:
        """How many customers are selected."""
        return sum(map(len, self._table.selected_rows()))

    @property
    def only_one(self) -> CustomerId | None:
        """Who is selected alone; None where it is nobody or several."""
        rows = self._table.selected_rows()
        alone = len(rows) == 1 and len(rows[0]) == 1
        return self._model.customer_at(rows[0].start) if alone else None

    def ask_for_print(self) -> None:
        """Wish for the charts of those who are selected."""
        self.print_wanted.emit(self._customers())

    def refresh(self) -> None:
        """Say anew how many are selected."""
        number = self.number
        self.bar.show_number(number)
        self.number_changed.emit(number)

    def _customers(self) -> list[CustomerId]:
        return list(self._model.customers_in(self._table.selected_rows()))
