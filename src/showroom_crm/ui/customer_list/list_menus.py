"""The menus of the list: its columns and order, and the lists that are saved by name."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from showroom_crm.domain.list_query import Sort, SortKey
from showroom_crm.domain.saved_views import SavedView
from showroom_crm.language import list_words
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import as_typed
from showroom_crm.ui.customer_list.arrangement import Arrangement
from showroom_crm.ui.customer_list.columns import COLUMNS, ColumnOf

Value = TypeVar("Value")


def columns_menu(
    parent: QWidget, arrangement: Arrangement, sort: Sort, order_by: Callable[[Sort], None]
) -> QMenu:
    """Return a menu of the columns to show and the order to show them in."""
    menu = QMenu(parent)
    menu.setObjectName("columns_menu")
    for column in ColumnOf:
        action = menu.addAction(as_typed(COLUMNS[column].title()))
        action.setObjectName(f"show_column_{column.name.lower()}")
        action.setCheckable(True)
        action.setChecked(column in arrangement.shown)
        action.setEnabled(column is not ColumnOf.NAME)
        action.toggled.connect(partial(arrangement.set_shown, column))
    menu.addAction(_("Usual columns and widths")).triggered.connect(arrangement.show_usual)
    menu.addSeparator()
    order_menu = menu.addMenu(_("Order"))
    orders = QActionGroup(order_menu)
    for each in (Sort(key, descending=down) for key in SortKey for down in (False, True)):
        action = order_menu.addAction(list_words.order(each))
        action.setObjectName(f"order_{each.key}_{'down' if each.descending else 'up'}")
        action.setCheckable(True)
        action.setChecked(each == sort)
        action.triggered.connect(_with(order_by, each))
        orders.addAction(action)
    return menu


def saved_menu(
    parent: QWidget,
    views: Sequence[SavedView],
    show: Callable[[SavedView], None],
    drop: Callable[[str], None],
) -> QMenu:
    """Return a menu of saved lists, with a way to delete each."""
    menu = QMenu(parent)
    menu.setObjectName("saved_views_menu")
    for view in views:
        action = menu.addAction(as_typed(view.name))
        action.setObjectName("show_view")
        action.triggered.connect(_with(show, view))
    menu.addSeparator()
    dropping = menu.addMenu(_("Delete"))
    for view in views:
        dropping.addAction(as_typed(view.name)).triggered.connect(_with(drop, view.name))
    return menu


def _with(act: Callable[[Value], None], value: Value) -> Callable[[], None]:
    return lambda: act(value)
