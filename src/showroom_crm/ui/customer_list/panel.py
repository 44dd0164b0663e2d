"""The customer list with its search box: the way from a name, a phone or a word to a chart."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.list_query import Criteria, Sort
from showroom_crm.domain.saved_views import SavedView
from showroom_crm.domain.showroom import Filter, Query
from showroom_crm.language import sentences
from showroom_crm.language.catalog import _
from showroom_crm.services import finding
from showroom_crm.ui.buttons import button
from showroom_crm.ui.customer_list.empty_page import EmptyPage
from showroom_crm.ui.customer_list.filter_bar import FilterBar
from showroom_crm.ui.customer_list.kept_columns import KeptColumns
from showroom_crm.ui.customer_list.list_menus import columns_menu
from showroom_crm.ui.customer_list.model import CustomerIdRole, CustomerListModel
from showroom_crm.ui.customer_list.search_field import SearchField
from showroom_crm.ui.customer_list.selection import Selection
from showroom_crm.ui.customer_list.shown_line import ShownLine
from showroom_crm.ui.customer_list.view import CustomerTable
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label
from showroom_crm.ui.theme.tokens import SPACE_8

DAY_SHEET_KEY = "Shift+F8"
_STILL_MS = 120


class CustomerListPanel(QWidget):
    """What is wished for several at once is told by its `selection`.

    Signals:
    customer_chosen(CustomerId): the chart to show; while an arrow key is held, only the first
        and the last.
    customer_opened(CustomerId): Return or a double click; the chart takes the keyboard.
    filter_changed(Filter): the list shows something else than the strip asked for.
    new_customer_wanted(): nobody in the list is whom the rep looks for.
    day_sheet_wanted(): put the calls and visits of a day on paper.
    """

    customer_chosen = Signal(object)
    customer_opened = Signal(object)
    filter_changed = Signal(object)
    new_customer_wanted = Signal()
    day_sheet_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("customer_list_panel")
        self._desk = desk
        self._filter = Filter.ALL
        self._sort = Sort()
        self._chosen: CustomerId | None = None
        self._pending: CustomerId | None = None
        self._build(desk)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(_STILL_MS)
        self._connect(desk)
        self.filters.refresh()
        self._kept_columns = KeptColumns(desk, self.table.arrangement, self)
        self._show_state()

    @property
    def words(self) -> str:
        """What is searched for."""
        return self.search.words

    @property
    def chosen(self) -> CustomerId | None:
        """Whose chart is open."""
        return self._chosen

    def toggle_filters(self) -> None:
        """Open or close the panel that narrows the list."""
        self.filters.toggle()

    def set_filter(self, wanted: Filter) -> None:
        """Show what a count on the strip counts, or everyone."""
        if wanted is not self._filter:
            self._filter = wanted
            self._ask()

    def select(self, customer_id: CustomerId) -> None:
        """Choose a customer, leaving a search or filter in which they are not."""
        if self.model.row_of(customer_id) is None:
            self._show_everyone()
        self._chosen = None
        row = self.model.row_of(customer_id)
        if row is not None:
            self.table.choose_row(row)
        self._choose(customer_id)

    def focus_search(self) -> None:
        """Put the keyboard into the search box, ready to overwrite it."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def refresh_times(self) -> None:
        """Tell anew what is late or due."""
        self.model.refresh_times()

    def _build(self, desk: Desk) -> None:
        self.search = SearchField(self)
        self.model = CustomerListModel(desk, self)
        self.table = CustomerTable(desk, self.model, self)
        self.empty_page = EmptyPage(self)
        self.shown_line = ShownLine(self)
        self.filters = FilterBar(desk, self)
        self.selection = Selection(self.table, self.model, self)
        self._fault = fault_label("list_fault")
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.empty_page)
        self._new_customer = QPushButton(_("＋ New customer  F2"), self)
        self._new_customer.setObjectName("new_customer_button")
        self._new_customer.setAccessibleName(_("New customer"))
        self._day_sheet = button("day_sheet_button", _("Print day sheet …"))
        native = QKeySequence.SequenceFormat.NativeText
        self._day_sheet.setToolTip(QKeySequence(DAY_SHEET_KEY).toString(native))
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(self.search, stretch=1)
        head.addWidget(self.filters.open_button)
        head.addWidget(self.filters.saved_button)
        foot = QHBoxLayout()
        foot.addWidget(self._new_customer)
        foot.addWidget(self._day_sheet)
        foot.addWidget(self.selection.bar)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(head)
        below = (self.filters.panel_place, self.filters.chips, self.shown_line, self._fault)
        for widget in below:
            column.addWidget(widget)
        column.addWidget(self._pages, stretch=1)
        column.addLayout(foot)

    def _connect(self, desk: Desk) -> None:
        self.search.words_changed.connect(self._ask)
        self.search.list_wanted.connect(self._enter_list)
        self.search.opening_wanted.connect(self._open_first)
        self.table.search_wanted.connect(self._back_to_search)
        self.table.activated.connect(self._open_row)
        self.table.selectionModel().selectionChanged.connect(self._row_reached)
        self.model.modelReset.connect(self._find_chosen_again)
        self.model.layoutChanged.connect(self._show_state)
        self.model.reading_failed.connect(self._show_fault)
        self.shown_line.everyone_wanted.connect(self._show_everyone)
        self.empty_page.everyone_wanted.connect(self._show_everyone)
        self.empty_page.new_customer_wanted.connect(self.new_customer_wanted)
        self._new_customer.clicked.connect(self.new_customer_wanted)
        self._day_sheet.clicked.connect(self.day_sheet_wanted)
        self.shown_line.menu_wanted.connect(self._offer_columns)
        self.selection.ended.connect(self._end_selection)
        self.selection.number_changed.connect(self._make_room_for_selection)
        self._connect_filters()
        self._still.timeout.connect(self._tell_pending)
        desk.staff_switched.connect(self._ask)

    def _connect_filters(self) -> None:
        self.filters.criteria_changed.connect(self._ask)
        self.filters.view_wanted.connect(self._show_view)
        self.filters.panel_closed.connect(self.focus_search)
        self.table.header.sort_wanted.connect(self._order_by)
        self.table.header.menu_wanted.connect(self._show_columns_menu)

    def _ask(self) -> None:
        """A count on the strip is of the rep's own contacts; a search is through everyone."""
        whose = None if self._filter is Filter.ALL else self._desk.whose_contacts
        self._fault.hide()
        words, criteria = self.search.words.strip(), self.filters.criteria
        self.model.set_query(Query(words, self._filter, whose, criteria, self._sort))

    def _order_by(self, sort: Sort) -> None:
        self._sort = sort
        self.table.header.show_sort(sort)
        self.filters.show_view(self.filters.criteria, sort)
        self._ask()

    def _show_view(self, view: SavedView) -> None:
        """A saved list is shown whole: what was searched for or counted before is left."""
        self._filter = Filter.ALL
        self.filters.show_view(view.criteria, view.sort)
        self.search.clear()
        self._order_by(view.sort)
        self.filter_changed.emit(Filter.ALL)

    def _show_everyone(self) -> None:
        self._filter = Filter.ALL
        self.filters.show_view(Criteria(), self._sort)
        self.search.clear()
        self._ask()
        self.filter_changed.emit(Filter.ALL)

    def _find_chosen_again(self) -> None:
        """A reset took the selection away: give it back to the same customer, without a signal."""
        row = None if self._chosen is None else self.model.row_of(self._chosen)
        if row is not None:
            self.table.choose_row(row)
        elif self.model.rowCount():
            self.table.scrollToTop()
        self._show_state()

    def _show_state(self) -> None:
        self.selection.refresh()
        query, number = self.model.query, self.model.rowCount()
        self.shown_line.show_query(query, number)
        self.empty_page.show_query(query)
        self._pages.setCurrentWidget(self.table if number else self.empty_page)

    def _show_fault(self, fault: ShowroomError) -> None:
        self._fault.setText(sentences.sentence(fault))
        self._fault.show()

    def _enter_list(self) -> None:
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            self.table.choose_row(max(0, self.table.currentIndex().row()))

    def _open_first(self) -> None:
        """Open the customer whose number stands in the box, or the first one found.

        A number of the printed chart is in the phone numbers of others too.
        """
        numbered = self._desk.read(lambda store: finding.numbered(store, self.search.words))
        if numbered is not None:
            self.select(numbered)
            self.customer_opened.emit(numbered)
            return
        if self.model.rowCount():
            row = max(0, self.table.currentIndex().row())
            self.table.choose_row(row)
            self._open_row(self.model.index(row, 0))

    def _back_to_search(self, typed: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        if typed:
            self.search.setText(typed)

    def _open_row(self, index: QModelIndex) -> None:
        customer_id = index.data(CustomerIdRole)
        if customer_id is not None:
            self._choose(customer_id)
            self.customer_opened.emit(customer_id)

    def _row_reached(self) -> None:
        """The first row is shown at once; those that an arrow key runs through are not.

        While several are selected the chart stays as it is.
        """
        self.selection.refresh()
        customer_id = self.selection.only_one
        if customer_id is None or customer_id == self._chosen:
            return
        if self._still.isActive():
            self._pending = customer_id
            self._still.start()
        else:
            self._choose(customer_id)

    def _tell_pending(self) -> None:
        if self._pending is not None:
            self._choose(self._pending)

    def _choose(self, customer_id: CustomerId) -> None:
        self._pending = None
        self._still.start()
        if customer_id != self._chosen:
            self._chosen = customer_id
            self.customer_chosen.emit(customer_id)

    def _make_room_for_selection(self, number: int) -> None:
        for each in (self._new_customer, self._day_sheet):
            each.setVisible(number <= 1)

    def _end_selection(self) -> None:
        row = None if self._chosen is None else self.model.row_of(self._chosen)
        if row is None:
            self.table.clearSelection()
        else:
            self.table.choose_row(row)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_columns(self) -> None:
        below = self.shown_line.menu_button
        self._show_columns_menu(below.mapToGlobal(QPoint(0, below.height())))

    def _show_columns_menu(self, place: QPoint) -> None:
        menu = columns_menu(self, self.table.arrangement, self._sort, self._order_by)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
