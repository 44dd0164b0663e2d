"""All that narrows the list beside the search box: the panel, its chips, the saved lists."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.list_query import Criteria, Sort
from showroom_crm.domain.saved_views import SavedView
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import list_views
from showroom_crm.ui.buttons import button
from showroom_crm.ui.customer_list.chips import Chips
from showroom_crm.ui.customer_list.filter_panel import FilterPanel
from showroom_crm.ui.customer_list.list_menus import saved_menu
from showroom_crm.ui.desk import Desk

FILTER_KEY = "Ctrl+Shift+F"
_NATIVE = QKeySequence.SequenceFormat.NativeText


class FilterBar(QObject):
    """Its widgets stand in the list's column; `criteria` is what they show. The panel is built
    when it is first opened: the program starts faster.

    Signals:
    criteria_changed(): the list is to show other customers.
    view_wanted(SavedView): a saved list is to be shown.
    panel_closed(): the keyboard is free.
    """

    criteria_changed = Signal()
    view_wanted = Signal(object)
    panel_closed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sort = Sort()
        self.criteria = Criteria()
        self.open_button = button("filter_button", _("Filter"), style="choice")
        self.open_button.setCheckable(True)
        self.open_button.setToolTip(QKeySequence(FILTER_KEY).toString(_NATIVE))
        self.saved_button = button("saved_views_button", _("Saved ▾"), style="choice")
        self.chips = Chips(desk)
        self.panel_place = QWidget()
        self.panel_place.hide()
        self._panel: FilterPanel | None = None
        self.open_button.clicked.connect(self.toggle)
        self.saved_button.clicked.connect(self._offer_saved)
        self.chips.removed.connect(self._remove)
        desk.refused.connect(self._show_refusal)

    def refresh(self) -> None:
        """Offer the saved lists where there are any; call it once the widgets are in place."""
        self.saved_button.setVisible(bool(self._desk.read(list_views.saved_views)))

    def show_view(self, criteria: Criteria, sort: Sort) -> None:
        """Show what the list is narrowed to, without a signal."""
        self._sort = sort
        if criteria != self.criteria:
            self.criteria = criteria
            self.chips.show_criteria(criteria)
            self._show_in_panel()

    def toggle(self) -> None:
        """Open the panel, or close it."""
        if not self.panel_place.isHidden():
            self.close()
            return
        panel = self._panel or self._built()
        self.panel_place.show()
        self.open_button.setChecked(True)
        self._show_in_panel()
        panel.take_keyboard()

    def close(self) -> None:
        """Close the panel; what it asks for goes on to hold."""
        self.panel_place.hide()
        self.open_button.setChecked(False)
        self.panel_closed.emit()

    def _built(self) -> FilterPanel:
        panel = FilterPanel(self._desk)
        panel.criteria_changed.connect(self._take)
        panel.save_wanted.connect(self._save)
        panel.closed.connect(self.close)
        column = QVBoxLayout(self.panel_place)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        self._panel = panel
        return panel

    def _show_in_panel(self) -> None:
        if self._panel is not None and not self.panel_place.isHidden():
            self._panel.show_criteria(self.criteria)

    def _take(self, criteria: Criteria) -> None:
        self.criteria = criteria
        self.chips.show_criteria(criteria)
        self.criteria_changed.emit()

    def _remove(self, name: str) -> None:
        self._take(self.criteria.without(name))
        self._show_in_panel()

    def _save(self, name: str) -> None:
        view = SavedView(name, self.criteria, self._sort)
        kept = self._desk.note(
            lambda store: list_views.save_view(store, view, clock=self._desk.clock), origin=self
        )
        if kept and self._panel is not None:
            self._panel.forget_name()
            self.refresh()

    def _drop(self, name: str) -> None:
        self._desk.note(
            lambda store: list_views.drop_view(store, name, clock=self._desk.clock), origin=self
        )
        self.refresh()

    def _offer_saved(self) -> None:
        views = self._desk.read(list_views.saved_views)
        menu = saved_menu(self.saved_button, views, self.view_wanted.emit, self._drop)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        below = QPoint(0, self.saved_button.height())
        menu.popup(self.saved_button.mapToGlobal(below))

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self and self._panel is not None:
            self._panel.show_fault(sentence(fault))
