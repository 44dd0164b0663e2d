"""The tree of a company's cars for Qt: a thin model over its branches, and the view."""

from datetime import datetime

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language.catalog import _
from showroom_crm.ui.customer_chart.fleet_branches import Branch, DueOf, fleet
from showroom_crm.ui.painting import font_of
from showroom_crm.ui.theme.style import tokens
from showroom_crm.ui.theme.tokens import BODY_PX, NAME_PX, QUIET_PX

Index = QModelIndex | QPersistentModelIndex

_LEFT, _RIGHT = range(2)
_ROW_HEIGHT = 28
_HEADING_HEIGHT = 34
_QUIET_HEIGHT = 24
_NO_PARENT = QModelIndex()
_OPEN_AT_FIRST = frozenset({"deals", "quarter"})


class FleetModel(QAbstractItemModel):
    """Two columns: what it is, and how it stands."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Branch("")

    def show_branches(self, root: Branch) -> None:
        """Show another company's cars."""
        self.beginResetModel()
        self._root = root
        self.endResetModel()

    def branch(self, index: Index) -> Branch:
        """Return what stands in a row; the root for no row."""
        if not index.isValid():
            return self._root
        found = index.internalPointer()
        assert isinstance(found, Branch)
        return found

    def index(self, row: int, column: int, parent: Index = _NO_PARENT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self.branch(parent).branches[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        above = self.branch(index).parent if index.isValid() else None
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.place, _LEFT, above)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return len(self.branch(parent).branches) if parent.column() <= _LEFT else 0

    def columnCount(self, _parent: Index = _NO_PARENT) -> int:
        return 2

    def hasChildren(self, parent: Index = _NO_PARENT) -> bool:
        """Branches need not grow for this answer."""
        return parent.column() <= _LEFT and self.branch(parent).grows

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        branch = self.branch(index)
        left = index.column() == _LEFT
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return branch.words_left if left else branch.words_right
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(_colour(branch, left=left))
            case Qt.ItemDataRole.FontRole:
                return _font(branch)
            case Qt.ItemDataRole.SizeHintRole if left:
                return QSize(0, _height(branch))
            case Qt.ItemDataRole.TextAlignmentRole if not left:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole if branch.deal is not None:
                return _("Enter or a double click sets or moves its next contact")
        return None


class FleetView(QTreeView):
    """Signals:
    contact_wanted(DealId, FollowUpId | None): set or move the next contact of a deal.
    """

    contact_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fleet")
        self.setAccessibleName(_("Deals and cars"))
        self._model = FleetModel(self)
        self.setModel(self._model)
        self.setHeaderHidden(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_LEFT, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_RIGHT, QHeaderView.ResizeMode.ResizeToContents)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(True)
        self.activated.connect(self._want_contact)

    def show_fleet(self, chart: CustomerChart, due_of: DueOf, now: datetime, *, anew: bool) -> None:
        """Show a company; unless `anew`, what was opened stays open."""
        opened = _OPEN_AT_FIRST if anew else self._opened()
        self._model.show_branches(fleet(chart, due_of, now))
        for row in range(self._model.rowCount()):
            index = self._model.index(row, _LEFT)
            if self._model.branch(index).key in opened:
                self.expand(index)

    def _opened(self) -> frozenset[str]:
        rows = (self._model.index(row, _LEFT) for row in range(self._model.rowCount()))
        return frozenset(self._model.branch(index).key for index in rows if self.isExpanded(index))

    def _want_contact(self, index: QModelIndex) -> None:
        chart = self._model.branch(index).deal
        if chart is not None:
            planned = min(chart.planned, key=lambda planned: planned.plan.at, default=None)
            self.contact_wanted.emit(chart.deal.id, None if planned is None else planned.id)


def _colour(branch: Branch, *, left: bool) -> str:
    shown = tokens()
    if branch.meaning and not left:
        return str(getattr(shown, branch.meaning))
    return shown.quiet if branch.quiet or not left else shown.text


def _height(branch: Branch) -> int:
    if branch.heading:
        return _HEADING_HEIGHT
    return _QUIET_HEIGHT if branch.quiet else _ROW_HEIGHT


def _font(branch: Branch) -> QFont:
    pixels = NAME_PX if branch.heading else QUIET_PX if branch.quiet else BODY_PX
    return font_of(QFont(), pixels)
