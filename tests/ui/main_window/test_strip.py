"""The strip: counts, what a click on one shows, and who is working."""

from datetime import timedelta

from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.showroom import Filter
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.main_window.window import MainWindow
from tests.conftest import NOON, MovableClock, Sato
from tests.ui.forms import child


def count(window: MainWindow, counted: Filter) -> QPushButton:
    return child(window, QPushButton, f"count_{counted.value}")


def names(window: MainWindow) -> list[str]:
    model = window.list_panel.model
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def bring_in_waiting(store: Store, clock: MovableClock, sato: Sato, staff_id: StaffId) -> None:
    store.deals.bring_in_waiting(
        sato.customer_id, staff_id=staff_id, wish="シエンタ", on=NOON.date()
    )


def test_a_count_has_its_shape_and_zero_is_quiet(window: MainWindow) -> None:
    today, overdue = count(window, Filter.TODAY), count(window, Filter.OVERDUE)
    assert (today.text(), today.property("meaning")) == ("◐ 本日 1", "today")
    assert (overdue.text(), overdue.property("meaning")) == ("遅れ 0", "")


def test_a_click_on_a_count_filters_the_list_and_another_shows_all(window: MainWindow) -> None:
    count(window, Filter.OVERDUE).click()
    assert names(window) == []
    assert count(window, Filter.OVERDUE).isChecked()
    count(window, Filter.TODAY).click()
    assert names(window) == ["佐藤 健一"]
    assert not count(window, Filter.OVERDUE).isChecked()
    count(window, Filter.TODAY).click()
    assert window.list_panel.model.query.filter is Filter.ALL
    assert not count(window, Filter.TODAY).isChecked()


def test_showing_everyone_from_the_list_releases_the_count(window: MainWindow) -> None:
    count(window, Filter.OVERDUE).click()
    child(window, QPushButton, "empty_everyone_button").click()
    assert not count(window, Filter.OVERDUE).isChecked()
    assert names(window) == ["佐藤 健一"]


def test_the_minute_that_makes_a_promise_late_moves_the_counts(
    window: MainWindow, clock: MovableClock
) -> None:
    clock.advance(timedelta(hours=3, minutes=1))
    window.refresh()
    assert count(window, Filter.TODAY).text() == "本日 0"
    assert count(window, Filter.OVERDUE).text() == "▲ 遅れ 1"


def test_each_rep_counts_their_own_and_the_manager_all(
    qtbot: QtBot, store: Store, window: MainWindow, desk: Desk
) -> None:
    store.staff.add("suzuki", "鈴木 & 子", StaffRole.REP)
    store.staff.add("boss", "店長", StaffRole.MANAGER)
    switch = child(window, QPushButton, "staff_switch")
    assert switch.text() == "田中"
    choose(window, "鈴木 && 子")
    assert switch.text() == "鈴木 && 子"
    assert desk.staff is not None and desk.staff.name == "鈴木 & 子"
    assert count(window, Filter.TODAY).text() == "本日 0"
    choose(window, "店長")
    assert count(window, Filter.TODAY).text() == "◐ 本日 1"


def test_a_filter_follows_the_rep_who_works(store: Store, window: MainWindow, desk: Desk) -> None:
    store.staff.add("suzuki", "鈴木", StaffRole.REP)
    count(window, Filter.TODAY).click()
    assert names(window) == ["佐藤 健一"]
    choose(window, "鈴木")
    assert names(window) == []


def test_a_waiting_deal_is_counted_and_found(
    window: MainWindow, desk: Desk, store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId
) -> None:
    bring_in_waiting(store, clock, sato, tanaka)
    clock.advance(timedelta(minutes=1))
    window.refresh()
    assert count(window, Filter.WAITING).text() == "■ 待ち案件 1"
    count(window, Filter.WAITING).click()
    assert names(window) == ["佐藤 健一"]


def choose(window: MainWindow, text: str) -> None:
    menu = child(window, QMenu, "staff_menu")
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_the_watch_words_yield_where_there_is_no_room(qtbot: QtBot, window: MainWindow) -> None:
    words = "お知らせ作動中・次は 10/5(月) 15:00 <b>勅使河原</b> 茂様"
    window.set_watch_words(words)
    label = child(window, QLabel, "watch_words")
    qtbot.waitUntil(lambda: label.text() == words)
    window.resize(window.minimumSizeHint().width() + 120, 512)
    qtbot.waitUntil(lambda: label.text().endswith("…"))
    assert "<b>" not in label.toolTip()
    assert "勅使河原" in label.toolTip()
