"""With a customer at the desk (来客中) nobody else and nothing internal can be read (R5)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import CustomerId, MeetingId, StaffId
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.phones import read_phone
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services import customers, deals, follow_ups, meetings, mentions
from showroom_crm.services.board import leave_word
from showroom_crm.services.deals import deal_facts
from showroom_crm.services.messages import take_message
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.main_window.window import MainWindow
from showroom_crm.ui.meeting.dialog import MeetingDialog
from showroom_crm.ui.meeting_close.dialog import MeetingCloseDialog
from showroom_crm.ui.new_customer.dialog import NewCustomerDialog
from showroom_crm.ui.new_customer.duplicate_line import DuplicateLine
from showroom_crm.ui.workplace import Workplace
from tests.conftest import CALL, NOON, SATO, MovableClock, Sato
from tests.ui.forms import child, click, press, text_of, type_into
from tests.ui.main_window.seen import texts

Kind = TypeVar("Kind", bound=QWidget)

OTHERS = ("高橋", "タカハシ", "080-9999-", "勅使河原", "赤いフィットの親子", "奥様からの電話")
NOTES = (
    "値引きに弱い",  # notes
    "紹介者は元社員",  # how they found us
    "査定の上乗せを相談",  # remedy
    "店長の一言",
    "娘さんの受験",  # to mention
    "次は下取りで押す",  # for next time
    "日産ノートと競合",  # rivals
    "650,000",  # our estimate of the trade-in
    "査定書",  # to bring
    "締め未入力",
    "未合意",
)
OWN = ("佐藤 健一", "サトウ ケンイチ", "妻が後部座席を気にしていて", "アクア")


def secrets_seen() -> list[str]:
    """Return what can be read on the whole screen that no customer at the desk may read."""
    on_screen = texts()
    return [each for each in (*OTHERS, *NOTES) if each in on_screen]


def shown(kind: type[Kind]) -> list[Kind]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


@pytest.fixture
def noted(store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId) -> Sato:
    """佐藤 with everything about them that is for our eyes only."""
    profile = replace(SATO, notes="値引きに弱い", source="紹介者は元社員", hobbies="")
    customers.edit_profile(store, sato.customer_id, profile, by=tanaka, clock=clock)
    mentions.add_mention(store, sato.customer_id, "娘さんの受験", by=tanaka, clock=clock)
    manager = store.staff.add("yamada", "山田", StaffRole.MANAGER).id
    leave_word(store, sato.deal_id, "店長の一言", by=manager, clock=clock)
    facts = deal_facts(store, sato.deal_id)
    trade_in = replace(facts.trade_in, car="アクア", our_estimate=650_000)
    facts = replace(facts, rivals="日産ノートと競合", trade_in=trade_in)
    deals.edit_deal(store, sato.deal_id, facts, by=tanaka, clock=clock)
    return sato


@pytest.fixture
def begun(store: Store, clock: MovableClock, noted: Sato, tanaka: StaffId) -> MeetingId:
    """A meeting with 佐藤 that is being written."""
    record = Record(held_at=NOON, said="今日は試乗に来た", next_time="次は下取りで押す")
    return meetings.begin_meeting(
        store, noted.customer_id, record, wish="", deal_id=noted.deal_id, by=tanaka, clock=clock
    ).meeting_id


@pytest.fixture
def others(store: Store, clock: MovableClock, tanaka: StaffId) -> list[CustomerId]:
    """Five others with calls promised for 15:00, the last without a name."""
    profiles = [
        Profile(
            name=f"高橋 {given}", kana="タカハシ", phones=(read_phone(f"080-9999-000{number}"),)
        )
        for number, given in enumerate("一二三")
    ]
    profiles += [Profile(name="勅使河原 茂"), Profile(looks="赤いフィットの親子")]
    added = []
    for profile in profiles:
        kept = customers.add_customer(store, profile, by=tanaka, clock=clock)
        plan = Plan(Channel.PHONE, CALL.at, reason="納期の連絡")
        follow_ups.plan_contact(store, kept.customer_id, plan, deal_id=None, by=tanaka, clock=clock)
        added.append(kept.customer_id)
    return added


@pytest.fixture
def workplace(
    qtbot: QtBot, store: Store, clock: MovableClock, noted: Sato, others: list[CustomerId]
) -> Iterator[Workplace]:
    built = Workplace(store, clock)
    built.window.resize(1366, 728)
    with qtbot.waitActive(built.window):
        built.show()
    built.window.list_panel.select(noted.customer_id)
    yield built
    for dialog in built.window.findChildren(QDialog):
        dialog.close()
    built.take_down()
    qtbot.wait(1)


@pytest.fixture
def window(workplace: Workplace) -> MainWindow:
    return workplace.window


@pytest.fixture
def desk(workplace: Workplace) -> Desk:
    return workplace.desk


def leave_message(desk: Desk, customer_id: CustomerId) -> None:
    desk.run(
        lambda store: take_message(
            store,
            customer_id,
            caller="奥様からの電話",
            words="納期を知りたい",
            wish="折り返し",
            by=None,
            clock=desk.clock,
        ),
        origin=None,
    )


def let_calls_fall_due(workplace: Workplace, clock: MovableClock) -> None:
    clock.set(CALL.at + timedelta(minutes=20))
    workplace.watcher.check()


def test_one_key_leaves_one_customer_on_the_whole_screen_and_gives_everything_back(
    qtbot: QtBot,
    workplace: Workplace,
    window: MainWindow,
    desk: Desk,
    clock: MovableClock,
    begun: MeetingId,
    others: list[CustomerId],
) -> None:
    for opened in (
        window.dialogs.morning_board,
        window.dialogs.statistics,
        window.dialogs.open_bin,
        lambda: window.dialogs.set_contact(others[0], None, None),
        lambda: window.dialogs.print_chart(others[0]),
        lambda: window.dialogs.show_mentions(others[0]),
        lambda: window.dialogs.continue_meeting(begun),
    ):
        opened()
    leave_message(desk, others[0])
    let_calls_fall_due(workplace, clock)
    window.list_panel.search.setText("高橋")
    assert {"高橋", "勅使河原", "080-9999-", "娘さんの受験", "店長の一言"} <= set(secrets_seen())
    before = set(shown(QDialog))
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert desk.customer_present
    assert secrets_seen() == []
    assert [own for own in OWN if own not in texts()] == []
    assert [type(dialog) for dialog in shown(QDialog)] == [MeetingDialog]
    tray = [workplace.tray.tooltip, *(each.text() for each in workplace.tray.menu.actions())]
    assert [other for other in OTHERS if other in "\n".join(tray)] == []
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert not desk.customer_present
    assert set(shown(QDialog)) == before
    assert {"高橋", "勅使河原", "080-9999-"} <= set(secrets_seen())
    assert window.list_panel.search.text() == "高橋"
    qtbot.wait(1)


@pytest.mark.parametrize("tab", range(6))
def test_no_tab_of_the_chart_shows_what_is_internal(
    tab: int, qtbot: QtBot, window: MainWindow, desk: Desk, begun: MeetingId
) -> None:
    tabs = child(window, QTabWidget, "chart_tabs")
    tabs.setCurrentIndex(tab)
    desk.set_customer_present(True)
    assert secrets_seen() == []
    for other in range(6):
        if tabs.isTabVisible(other):
            tabs.setCurrentIndex(other)
            assert secrets_seen() == []


def test_what_falls_due_or_is_left_meanwhile_names_nobody(
    workplace: Workplace, desk: Desk, clock: MovableClock, others: list[CustomerId]
) -> None:
    desk.set_customer_present(True)
    let_calls_fall_due(workplace, clock)
    leave_message(desk, others[0])
    assert secrets_seen() == []
    (reminder,) = workplace.stack.windows
    assert text_of(reminder, "reminder_rep").startswith("15:00")
    assert "田中" in text_of(reminder, "reminder_rep")
    message = workplace.messages.popup
    assert message is not None
    assert message.isVisible()
    assert not child(message, QAbstractButton, "message_seen").isVisible()
    assert not child(message, QAbstractButton, "message_chart").isVisible()
    desk.set_customer_present(False)
    assert child(message, QAbstractButton, "message_seen").isVisible()
    assert "高橋" in text_of(message, "message_name")


def test_reminders_can_be_put_off_before_a_customer(
    qapp: QApplication, workplace: Workplace, desk: Desk, clock: MovableClock
) -> None:
    usual = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(0)
    desk.set_customer_present(True)
    let_calls_fall_due(workplace, clock)
    click(workplace.stack.windows[0], "reminder_later")
    qapp.setDoubleClickInterval(usual)
    assert workplace.stack.windows == ()


@pytest.mark.parametrize(
    "wish",
    [
        lambda window, other: window.show_chart(other),
        lambda window, other: window.dialogs.record_meeting(other, None, None),
        lambda window, other: window.record_meeting_with_somebody(),
        lambda window, other: window.record_call_with_somebody(),
        lambda window, other: window.dialogs.morning_board(),
        lambda window, other: window.dialogs.print_day_sheet(),
        lambda window, other: window.dialogs.statistics(),
        lambda window, other: window.dialogs.open_bin(),
        lambda window, other: window.dialogs.print_charts([other]),
        lambda window, other: QTest.keyClick(window, Qt.Key.Key_F6),
        lambda window, other: QTest.keyClick(window, Qt.Key.Key_F7),
        lambda window, other: QTest.keyClick(window, Qt.Key.Key_F8),
        lambda window, other: QTest.keyClick(
            window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier
        ),
        lambda window, other: QTest.keyClick(
            window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier
        ),
        lambda window, other: QTest.keyClick(
            window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
        ),
    ],
)
def test_what_would_show_others_stays_closed_and_says_why(
    wish: Callable[[MainWindow, CustomerId], None],
    window: MainWindow,
    desk: Desk,
    others: list[CustomerId],
) -> None:
    desk.set_customer_present(True)
    wish(window, others[0])
    assert secrets_seen() == []
    assert shown(QDialog) == []
    assert child(window, QLabel, "undo_told").isVisible()
    assert text_of(window, "customer_name").startswith("佐藤")


def test_the_customer_of_the_window_in_front_is_the_one_who_sits_there(
    qtbot: QtBot, window: MainWindow, desk: Desk, begun: MeetingId, others: list[CustomerId]
) -> None:
    window.dialogs.close_meeting(begun)
    (closing,) = shown(MeetingCloseDialog)
    window.list_panel.select(others[0])
    closing.activateWindow()
    qtbot.waitUntil(closing.isActiveWindow)
    QTest.keyClick(closing, Qt.Key.Key_F9)
    assert desk.customer_present
    assert shown(MeetingCloseDialog) == [closing]
    assert secrets_seen() == []
    assert text_of(window, "customer_name").startswith("佐藤")
    assert child(closing, QAbstractButton, "customer_view").isChecked()
    QTest.keyClick(closing, Qt.Key.Key_F9)
    assert not desk.customer_present


def test_a_new_customer_is_taken_down_before_their_eyes(window: MainWindow, desk: Desk) -> None:
    desk.set_customer_present(True)
    QTest.keyClick(window, Qt.Key.Key_F2)
    (dialog,) = shown(NewCustomerDialog)
    type_into(dialog, "name", "高橋 一")
    type_into(dialog, "phone", "080-9999-0000")
    dialog.findChildren(DuplicateLine)[0].look()
    assert child(dialog, QLabel, "existing_customer").isVisible()
    assert "タカハシ" not in texts()
    assert not child(dialog, QAbstractButton, "open_existing").isVisible()
    type_into(dialog, "name", "鈴木 さやか")
    type_into(dialog, "phone", "")
    click(dialog, "save_customer")
    assert text_of(window, "customer_name").startswith("鈴木 さやか")
    assert secrets_seen() == []


def test_texts_of_someone_who_was_interrupted_are_not_opened_before_another(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.new_customer()
    (dialog,) = shown(NewCustomerDialog)
    type_into(dialog, "name", "高橋 四")
    dialog.close()
    desk.set_customer_present(True)
    window.new_customer()
    assert shown(NewCustomerDialog) == []
    assert secrets_seen() == []


def test_a_profile_that_is_edited_is_put_away_and_comes_back(
    window: MainWindow, desk: Desk, store: Store, noted: Sato
) -> None:
    click(window, "edit_profile")
    type_into(window, "name", "")
    desk.set_customer_present(True)
    assert secrets_seen() == []
    press(child(window, QWidget, "customer_chart"), Qt.Key.Key_E, control=True)
    assert secrets_seen() == []
    desk.set_customer_present(False)
    assert text_of(window, "notes") == "値引きに弱い"
    assert store.customers.get(noted.customer_id).profile.notes == "値引きに弱い"


def test_nothing_that_was_out_of_sight_is_lost(
    window: MainWindow, desk: Desk, store: Store, noted: Sato
) -> None:
    chart = store.charts.chart(noted.customer_id)
    desk.set_customer_present(True)
    desk.set_customer_present(False)
    assert store.charts.chart(noted.customer_id) == chart
    assert {"店長の一言", "娘さんの受験"} <= set(secrets_seen())


def test_the_chart_of_somebody_else_can_be_closed_and_comes_back(
    window: MainWindow, desk: Desk
) -> None:
    desk.set_customer_present(True)
    click(window, "close_shown_chart")
    assert [own for own in OWN if own in texts()] == []
    click(window, "leave_customer_view")
    assert "佐藤 健一" in texts()


def test_the_button_on_the_strip_says_that_it_is_on(window: MainWindow, desk: Desk) -> None:
    click(window, "customer_view_button")
    assert desk.customer_present
    button = child(window, QAbstractButton, "customer_view_button")
    assert button.isChecked()
    assert "F9" in button.text()
    assert not child(window, QAbstractButton, "count_overdue").isVisible()
    assert not child(window, QAbstractButton, "delete_contact").isVisible()
    click(window, "customer_view_button")
    assert not desk.customer_present
    assert child(window, QAbstractButton, "count_overdue").isVisible()


def test_behind_a_lock_nothing_changes_and_it_is_still_on_after_it(
    window: MainWindow, desk: Desk
) -> None:
    desk.set_customer_present(True)
    desk.set_locked(True)
    QTest.keyClick(window, Qt.Key.Key_F9)
    desk.set_locked(False)
    assert desk.customer_present
    assert secrets_seen() == []


def test_a_restart_shows_everything(store: Store, clock: MovableClock, desk: Desk) -> None:
    desk.set_customer_present(True)
    assert not Desk(store, clock).customer_present
