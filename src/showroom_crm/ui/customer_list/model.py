"""The customer list as Qt's views take it: a thin adapter that holds a few pages of rows."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.showroom import ListRow, Query
from showroom_crm.language import list_words
from showroom_crm.language.catalog import _
from showroom_crm.services import finding
from showroom_crm.ui.customer_list.columns import (
    COLUMNS,
    SORT_KEYS,
    ColumnOf,
    next_sort,
    spoken,
)
from showroom_crm.ui.customer_list.pages import Pages
from showroom_crm.ui.customer_list.reasons import Reasons
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.tips import tip_markup

RowRole = Qt.ItemDataRole.UserRole + 1
CustomerIdRole = Qt.ItemDataRole.UserRole + 2
BrokenRole = Qt.ItemDataRole.UserRole + 3
ReasonRole = Qt.ItemDataRole.UserRole + 4

Index = QModelIndex | QPersistentModelIndex


class CustomerListModel(QAbstractTableModel):
    """Signals:
    reading_failed(ShowroomError): the machine refused a page; its rows are shown as broken.
    """

    reading_failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._query = Query()
        self._pages = Pages(self._read_page)
        self.reasons = Reasons(desk, self)
        self._count = self._read_count()
        desk.changed.connect(self._take_changes)

    @property
    def query(self) -> Query:
        return self._query

    @property
    def rows_held(self) -> int:
        """How many rows are in memory."""
        return len(self._pages.held())

    def set_query(self, query: Query) -> None:
        """Show what another query finds."""
        if query == self._query:
            return
        before, self._query = self._query, query
        self.reasons.set_words(query.words)
        self._reset(self._read_count())
        if query.sort != before.sort:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def row_of(self, customer_id: CustomerId) -> int | None:
        """Return where a customer stands in the list, or None where they are not in it."""
        held = self._pages.number_of(customer_id)
        return held if held is not None else self._read_position(customer_id)

    def customer_at(self, row: int) -> CustomerId | None:
        """Return whose row it is; None for a row that is broken or not there."""
        shown = self._pages.row(row) if 0 <= row < self._count else None
        return None if shown is None else shown.id

    def customers_in(self, rows: Sequence[range]) -> Sequence[CustomerId]:
        """Return who stands in rows, those in memory as they are shown, without reading a page."""
        held = self._pages.held()
        wanted = [number for each in rows for number in each]
        if all(number in held for number in wanted):
            return [held[number].id for number in wanted]
        query, clock = self._query, self._desk.clock
        everyone = self._desk.read(lambda store: finding.ids(store, query, clock=clock))
        return [everyone[number] for number in wanted if number < len(everyone)]

    def refresh_times(self) -> None:
        """Tell anew what is late or due: time went on, and a filter may hold other rows."""
        self._refresh()
        if self._count:
            last = self.index(self._count - 1, ColumnOf.NEXT_CONTACT)
            self.dataChanged.emit(self.index(0, ColumnOf.NEXT_CONTACT), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        column, sort = ColumnOf(section), self._query.sort
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return COLUMNS[column].title()
            case Qt.ItemDataRole.ToolTipRole:
                wanted = next_sort(column, sort)
                return None if wanted is None else tip_markup(list_words.order(wanted))
            case Qt.ItemDataRole.AccessibleTextRole:
                title = COLUMNS[column].title()
                ordered = SORT_KEYS.get(column) is sort.key
                return f"{title} {list_words.order(sort)}" if ordered else title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        row = self._pages.row(index.row())
        if row is None:
            return _broken_data(ColumnOf(index.column()), role)
        return self._row_data(row, ColumnOf(index.column()), role)

    def _row_data(self, row: ListRow, column: ColumnOf, role: int) -> Any:
        now = self._desk.clock.local()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return COLUMNS[column].text(row, now)
            case Qt.ItemDataRole.ToolTipRole:
                return tip_markup(COLUMNS[column].tip(row, now))
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row, now, self.reasons.reason(row))
            case _ if role == RowRole:
                return row
            case _ if role == ReasonRole:
                return self.reasons.reason(row)
            case _ if role == CustomerIdRole:
                return row.id
            case _ if role == BrokenRole:
                return False
        return None

    def _take_changes(self, changes: Changes, _origin: object) -> None:
        if changes.customers or changes.follow_ups or changes.staff or changes.everything:
            self._refresh()

    def _refresh(self) -> None:
        """Read again what is held, and say no more than what differs."""
        count = self._read_count()
        before = self._pages.held()
        if count != self._count:
            self._reset(count)
            return
        self._pages.reread()
        after = self._pages.held()
        if _order(before) == _order(after):
            self._tell_differences(before, after)
        else:
            self._tell_new_order(before)

    def _reset(self, count: int) -> None:
        self.beginResetModel()
        self._count = count
        self._pages.forget()
        self.endResetModel()

    def _tell_differences(self, before: dict[int, ListRow], after: dict[int, ListRow]) -> None:
        for number, row in after.items():
            if before[number] != row:
                last = self.index(number, len(COLUMNS) - 1)
                self.dataChanged.emit(self.index(number, 0), last)

    def _tell_new_order(self, before: dict[int, ListRow]) -> None:
        """Let each persistent index (the selection) follow its customer to the new row.

        Whose row is not in memory cannot be followed: it is let go, or the selection would hold
        someone whom nobody chose.
        """
        self.layoutAboutToBeChanged.emit()
        followed = self.persistentIndexList()
        held = {index.row() for index in followed} & before.keys()
        rows = {number: self.row_of(before[number].id) for number in held}
        for index in followed:
            row = rows.get(index.row())
            moved = QModelIndex() if row is None else self.index(row, index.column())
            self.changePersistentIndex(index, moved)
        self.layoutChanged.emit()

    def _read_count(self) -> int:
        query, clock = self._query, self._desk.clock
        return self._desk.read(lambda store: finding.count(store, query, clock=clock))

    def _read_position(self, customer_id: CustomerId) -> int | None:
        query, clock = self._query, self._desk.clock
        return self._desk.read(
            lambda store: finding.position(store, query, customer_id, clock=clock)
        )

    def _read_page(self, offset: int, limit: int) -> Sequence[ListRow]:
        """A fault is told once and the page stays broken: data() is asked again at every paint."""
        query, clock = self._query, self._desk.clock
        try:
            return self._desk.read(
                lambda store: finding.page(store, query, offset=offset, limit=limit, clock=clock)
            )
        except ShowroomError as fault:
            self.reading_failed.emit(fault)
            return ()


def _broken_data(column: ColumnOf, role: int) -> Any:
    if role == BrokenRole:
        return True
    if role == Qt.ItemDataRole.AccessibleTextRole or (
        role == Qt.ItemDataRole.DisplayRole and column is ColumnOf.NAME
    ):
        return _("This row cannot be shown")
    return None


def _order(rows: dict[int, ListRow]) -> list[tuple[int, CustomerId]]:
    return [(number, row.id) for number, row in rows.items()]
