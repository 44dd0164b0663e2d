"""This visitor is 佐藤様: from the chart to the merge, and back again."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.services import first_visit
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.main_window.window import MainWindow
from showroom_crm.ui.merging.dialog import MergeDialog
from tests.conftest import MovableClock, Sato
from tests.ui.forms import child, click, press, text_of, type_into


@pytest.fixture
def walk_in(store: Store, clock: MovableClock, tanaka: StaffId) -> CustomerId:
    return first_visit.add_with_first_words(
        store, Profile(looks="赤いフィットの親子"), "広い車を", "", by=tanaka, clock=clock
    ).customer_id


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, sato: Sato, walk_in: CustomerId) -> Iterator[MainWindow]:
    def let_close(shown: MainWindow) -> None:
        shown.allow_close = True

    shown = MainWindow(desk)
    qtbot.addWidget(shown, before_close_func=let_close)
    with qtbot.waitActive(shown):
        shown.show()
    yield shown
    for dialog in shown.findChildren(QDialog):
        dialog.close()


def shown(window: MainWindow, name: str) -> bool:
    return child(window, QWidget, name).isVisible()


def merging(qtbot: QtBot, window: MainWindow) -> MergeDialog:
    found = child(window, MergeDialog, "merge_dialog")
    qtbot.waitUntil(found.isActiveWindow)
    return found


def test_a_visitor_becomes_a_customer_we_knew_and_ctrl_z_parts_them(
    qtbot: QtBot, window: MainWindow, store: Store, sato: Sato, walk_in: CustomerId
) -> None:
    before = [store.charts.chart(each) for each in (sato.customer_id, walk_in)]
    window.show_chart(walk_in)
    click(window, "merge_with_known")
    dialog = merging(qtbot, window)
    type_into(dialog, "search_field", "佐藤")
    press(dialog, Qt.Key.Key_Return)
    press(dialog, Qt.Key.Key_Return, control=True)
    assert text_of(window, "customer_name") == "佐藤 健一 様"
    assert not shown(window, "merge_with_known")
    assert store.customers.count() == 1
    window.come_to_front()
    press(window, Qt.Key.Key_Z, control=True)
    assert [store.charts.chart(each) for each in (sato.customer_id, walk_in)] == before


def test_a_name_that_is_known_now_is_typed_into_the_profile(
    qtbot: QtBot, window: MainWindow, walk_in: CustomerId
) -> None:
    window.show_chart(walk_in)
    click(window, "enter_name")
    qtbot.waitUntil(child(window, QWidget, "name").isVisible)
    assert window.focusWidget().objectName() == "name"


def test_any_chart_can_be_merged_from_its_quiet_menu(
    qtbot: QtBot, window: MainWindow, sato: Sato
) -> None:
    window.show_chart(sato.customer_id)
    assert not shown(window, "enter_name")
    action = window.findChild(QAction, "merge_chart")
    assert action is not None
    action.trigger()
    assert "佐藤 健一 様" in text_of(merging(qtbot, window), "merge_heading")


def test_a_window_of_the_chart_that_goes_keeps_what_is_typed_and_closes(
    qtbot: QtBot, window: MainWindow, store: Store, sato: Sato, walk_in: CustomerId
) -> None:
    window.show_chart(walk_in)
    window.dialogs.record_meeting(walk_in, None, None)
    [recording] = [each for each in window.findChildren(QDialog) if each.isVisible()]
    type_into(recording, "meeting_said", "やはり広い車がいい")
    window.dialogs.merge_customers(walk_in)
    dialog = merging(qtbot, window)
    type_into(dialog, "search_field", "佐藤")
    press(dialog, Qt.Key.Key_Return)
    click(dialog, "merge_charts")
    assert not any(each.isVisible() for each in window.findChildren(QDialog))
    said = {meeting.record.said for meeting in store.charts.chart(sato.customer_id).unclosed}
    assert "やはり広い車がいい" in said
