"""Which columns the list shows, in which order and how wide: as usual, or as a rep wishes."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTableView

from showroom_crm.services.list_views import ColumnLayout
from showroom_crm.ui.customer_list.columns import USUAL_COLUMNS, ColumnOf

_NAME_FIRST_PX = 32
_NARROWEST_PX = 40
_WIDEST_PX = 900


class Arrangement(QObject):
    """The columns of one table; its header lets them be moved and widened.

    Signals:
    arranged(ColumnLayout | None): a rep wishes it otherwise; None is the usual look.
    """

    arranged = Signal(object)

    def __init__(self, table: QTableView, widths: Mapping[ColumnOf, int]) -> None:
        """`widths` are those that fit the language and the font at hand."""
        super().__init__(table)
        self._table = table
        self._header = table.horizontalHeader()
        self._usual_widths = dict(widths)
        self._widths: dict[ColumnOf, int] = {}
        self._shown = list(USUAL_COLUMNS)
        self._placing = False
        self._place()
        self._header.sectionMoved.connect(self._take_order)
        self._header.sectionResized.connect(self._take_width)

    @property
    def shown(self) -> tuple[ColumnOf, ...]:
        """The columns from left to right, those that have no room just now included."""
        return tuple(self._shown)

    def show_layout(self, layout: ColumnLayout | None) -> None:
        """Arrange the columns as they were kept, without a signal; unknown ones fall away."""
        known = {column.name.lower(): column for column in ColumnOf}
        names = () if layout is None else layout.shown
        shown = list(dict.fromkeys(known[name] for name in names if name in known))
        if ColumnOf.NAME in shown and layout is not None:
            self._shown = shown
            self._widths = {
                known[name]: min(max(width, _NARROWEST_PX), _WIDEST_PX)
                for name, width in layout.widths.items()
                if name in known
            }
        else:
            self._shown, self._widths = list(USUAL_COLUMNS), {}
        self._place()

    def set_shown(self, column: ColumnOf, shown: bool) -> None:
        """Show a column at the right of the others, or no more; the name stays."""
        if shown and column not in self._shown:
            self._shown.append(column)
        elif not shown and column in self._shown and column is not ColumnOf.NAME:
            self._shown.remove(column)
        self._place()
        self._tell()

    def show_usual(self) -> None:
        """Give up all wishes."""
        self.show_layout(None)
        self.arranged.emit(None)

    def fit(self) -> None:
        """Give the name what is left over; without room for all, the rep and the car yield.

        Columns that a rep chose never yield: the list scrolls to them.
        """
        self._placing = True
        room = self._table.viewport().width()
        shown = {c: self._widths.get(c, self._usual_widths[c]) for c in self._shown}
        for yields in (ColumnOf.REP, ColumnOf.CAR):
            if self._usual and sum(shown.values()) > room:
                shown.pop(yields)
        self._share(max(0, room - sum(shown.values())), shown)
        for column in ColumnOf:
            self._table.setColumnHidden(column, column not in shown)
            if column in shown:
                self._table.setColumnWidth(column, shown[column])
        self._placing = False

    @property
    def _usual(self) -> bool:
        return not self._widths and set(self._shown) == set(USUAL_COLUMNS)

    def _share(self, left_over: int, shown: dict[ColumnOf, int]) -> None:
        takers = [
            column
            for column in (ColumnOf.NAME, ColumnOf.NEXT_CONTACT)
            if column in shown and column not in self._widths
        ]
        if len(takers) == 2:
            for_name = max(left_over // 2, min(left_over, _NAME_FIRST_PX))
            shown[ColumnOf.NAME] += for_name
            shown[ColumnOf.NEXT_CONTACT] += left_over - for_name
        elif takers:
            shown[takers[0]] += left_over

    def _place(self) -> None:
        self._placing = True
        for place, column in enumerate(self._shown):
            self._header.moveSection(self._header.visualIndex(column), place)
        self._placing = False
        self.fit()

    def _take_order(self) -> None:
        if not self._placing:
            self._shown.sort(key=self._header.visualIndex)
            self._tell()

    def _take_width(self, logical_index: int, _before: int, width: int) -> None:
        """Zero is the width of a column that is being hidden."""
        if not self._placing and width:
            self._widths[ColumnOf(logical_index)] = width
            self.fit()
            self._tell()

    def _tell(self) -> None:
        if self._usual and tuple(self._shown) == USUAL_COLUMNS:
            self.arranged.emit(None)
            return
        shown = tuple(column.name.lower() for column in self._shown)
        widths = {column.name.lower(): width for column, width in self._widths.items()}
        self.arranged.emit(ColumnLayout(shown, widths))
