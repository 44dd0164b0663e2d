"""Open every window with the demo showroom and save a picture of each:  screenshots.py DIR

The window shown is the real one; only the clock stands still, so that pictures compare.
"""

import sys
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QWidget,
)
from screenshot_studio import Studio, promised, settle, studio

from showroom_crm.domain.board import SectionKind
from showroom_crm.domain.deals import DealState
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.showroom import Filter
from showroom_crm.domain.staff import StaffRole
from showroom_crm.language.catalog import use_language
from showroom_crm.services import meetings
from showroom_crm.ui.theme import style

Kind = TypeVar("Kind", bound=QWidget)


def main(folder: Path) -> None:
    """Take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    use_language("ja")
    style.apply(application)
    pictures = (
        message, list_and_charts, customer_dialogs, settings, meeting_windows, endings,
        results, board, managers_windows, pop_ups, paper, day, lock,
    )  # fmt: skip
    with studio(folder) as at_work:
        for picture in pictures:
            picture(at_work)


def message(studio: Studio) -> None:
    studio.workplace.messages.look()
    popup = studio.workplace.messages.popup
    assert popup is not None
    studio.take("message_popup", popup)


def list_and_charts(studio: Studio) -> None:
    window = studio.workplace.window
    window.show_chart(promised(studio))
    studio.take("main_window", window)
    tabs = window.findChild(QTabWidget, "chart_tabs")
    assert tabs is not None
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        studio.take(f"chart_{index}", window)
    tabs.setCurrentIndex(0)
    window.list_panel.set_filter(Filter.WAITING)
    studio.take("waiting_deals", window)
    window.list_panel.set_filter(Filter.ALL)
    window.list_panel.toggle_filters()
    studio.take("filters", window)
    window.list_panel.toggle_filters()
    window.list_panel.search.setText("燃費")
    studio.take("words_said", window)
    window.list_panel.search.clear()
    settle()


def customer_dialogs(studio: Studio) -> None:
    dialogs = studio.workplace.window.dialogs
    dialogs.new_customer()
    studio.take_dialog("new_customer", "new_customer_dialog")
    dialogs.new_walk_in()
    studio.take_dialog("walk_in", "new_customer_dialog")
    chart = studio.store.charts.chart(promised(studio))
    customer_id, current = chart.customer.id, chart.current_deal
    assert current is not None
    deal_id = current.deal.id
    for kind, open_it in {
        "contact_dialog": lambda: dialogs.set_contact(customer_id, deal_id, None),
        "call_dialog": lambda: dialogs.record_call(customer_id, None),
        "deal_dialog": lambda: dialogs.edit_deal(customer_id, deal_id),
        "estimate_dialog": lambda: dialogs.take_estimate(deal_id, None),
        "mentions_dialog": lambda: dialogs.show_mentions(customer_id),
        "merge_dialog": lambda: dialogs.merge_customers(customer_id),
        "hand_over": lambda: dialogs.hand_over([customer_id]),
        "customer_export": lambda: dialogs.export_customers([customer_id]),
        "message_dialog": lambda: dialogs.take_message(customer_id),
        "bin": dialogs.open_bin,
    }.items():
        open_it()
        studio.take_dialog(kind.removesuffix("_dialog"), kind)


def settings(studio: Studio) -> None:
    dialogs = studio.workplace.window.dialogs
    for kind, open_it in {
        "showroom_days_dialog": dialogs.showroom_days,
        "days_off_dialog": dialogs.days_off,
        "horizons": dialogs.horizons,
        "meeting_tags_dialog": dialogs.meeting_tags,
        "order_list": dialogs.order_list,
        "said_sentences_dialog": dialogs.said_sentences,
    }.items():
        open_it()
        studio.take_dialog(kind.removesuffix("_dialog"), kind)


def meeting_windows(studio: Studio) -> None:
    dialogs = studio.workplace.window.dialogs
    chart = studio.store.charts.chart(promised(studio))
    current, planned = chart.current_deal, chart.next_contact
    assert current is not None
    assert planned is not None
    dialogs.record_meeting(chart.customer.id, current.deal.id, planned.id)
    studio.take_dialog("meeting", "meeting_dialog")
    said = Record(held_at=studio.clock.local(), said="妻も気に入ったようです。あとは金額ですね。")
    begun = meetings.begin_meeting(
        studio.store,
        chart.customer.id,
        said,
        deal_id=current.deal.id,
        answers_id=planned.id,
        by=None,
        clock=studio.clock,
    )
    dialogs.close_meeting(begun.meeting_id)
    close = studio.dialog("meeting_close_dialog")
    for page in range(1, 5):
        studio.take(f"close_{page}", close)
        QTest.keyClick(close, Qt.Key.Key_F9)
        studio.take(f"close_{page}_customer_view", close)
        QTest.keyClick(close, Qt.Key.Key_F9)
        QTest.keyClick(close, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        settle()
    for way_out in ("won", "lost"):
        press(close, f"way_out_{way_out}")
        studio.take(f"close_{way_out}", close)
    close.close()
    settle()


def endings(studio: Studio) -> None:
    dialogs = studio.workplace.window.dialogs
    chart = studio.store.charts.chart(promised(studio))
    assert chart.current_deal is not None
    customer_id, deal_id = chart.customer.id, chart.current_deal.deal.id
    for name, won in (("won", True), ("lost", False)):
        dialogs.end_deal(customer_id, deal_id, won)
        studio.take_dialog(f"ending_{name}", "deal_ending")
    charts = (studio.store.charts.chart(each) for each in studio.store.customers.ids())
    lost = next(
        deal.deal for each in charts for deal in each.deals if deal.deal.state is DealState.LOST
    )
    dialogs.reopen_deal(lost.customer_id, lost.id)
    studio.take_dialog("reopening", "deal_reopening")


def results(studio: Studio) -> None:
    """The figures of the last three months, of who works and of the team."""
    studio.workplace.window.dialogs.statistics()
    shown = studio.dialog("statistics")
    period = child(shown, QComboBox, "statistics_period")
    QTest.keyClick(period, Qt.Key.Key_Down)
    QTest.keyClick(period, Qt.Key.Key_Down)
    studio.take("statistics_rep", shown)
    child(shown, QComboBox, "statistics_whose").setCurrentIndex(0)
    studio.take("statistics", shown)
    rest = child(shown, QScrollArea, "").verticalScrollBar()
    rest.setValue(rest.maximum())
    studio.take("statistics_rest", shown)
    press(shown, "print_statistics")
    studio.take_page("statistics_paper", "statistics_preview")
    shown.close()
    settle()


def board(studio: Studio) -> None:
    studio.workplace.window.dialogs.morning_board()
    shown = studio.dialog("board")
    for kind in SectionKind:
        press(shown, f"section_{kind.value}")
        studio.take(f"board_{kind.value}", shown)
    press(shown, "print_board")
    studio.take_page("board_paper", "board_preview")
    shown.close()
    settle()


def managers_windows(studio: Studio) -> None:
    desk, dialogs = studio.workplace.desk, studio.workplace.window.dialogs
    rep = desk.staff
    assert rep is not None
    manager = next(each for each in studio.store.staff.all() if each.role is StaffRole.MANAGER)
    desk.switch_staff(manager)
    dialogs.board_rules()
    studio.take_dialog("board_rules", "board_rules")
    chart = studio.store.charts.chart(promised(studio))
    assert chart.current_deal is not None
    dialogs.leave_word(chart.customer.id, chart.current_deal.deal.id)
    studio.take_dialog("manager_word", "manager_word_dialog")
    dialogs.morning_board()
    studio.take_dialog("board_manager", "board")
    desk.switch_staff(rep)


def press(window: QWidget, name: str) -> None:
    child(window, QPushButton, name).click()
    settle()


def child(window: QWidget, kind: type[Kind], name: str) -> Kind:
    found = window.findChild(kind, name) if name else window.findChild(kind)
    assert found is not None, name
    return found


def pop_ups(studio: Studio) -> None:
    studio.clock.now += timedelta(hours=4)
    studio.workplace.watcher.check()
    settle()
    for index, shown in enumerate(studio.workplace.stack.windows, start=1):
        studio.take(f"pop_up_{index}", shown)


def paper(studio: Studio) -> None:
    studio.workplace.window.dialogs.print_chart(promised(studio))
    studio.take_page("chart_paper", "chart_preview")
    studio.workplace.window.dialogs.paper_settings()
    studio.take_page("sample_paper", "paper_settings")


def day(studio: Studio) -> None:
    studio.workplace.window.dialogs.print_day_sheet()
    studio.take_page("day_sheet_paper", "day_sheet_preview")


def lock(studio: Studio) -> None:
    studio.workplace.desk.set_locked(True)
    studio.take("locked", studio.workplace.window)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
