"""The morning board on the screen."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QTableView
from pytestqt.qtbot import QtBot

from showroom_crm.domain.board import TO_DO, SectionKind
from showroom_crm.domain.board_rules import BoardRules
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.deals import LostReason
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.meeting_close import Lost
from showroom_crm.domain.staff import StaffRole
from showroom_crm.language import board_words
from showroom_crm.services import customers, deal_endings
from showroom_crm.services.board import board, board_rules
from showroom_crm.services.demo import fill_demo
from showroom_crm.services.store import Store
from showroom_crm.ui.board.dialog import BoardDialog
from showroom_crm.ui.board.model import BELOW_ROLE
from showroom_crm.ui.board.rules_dialog import BoardRulesDialog
from showroom_crm.ui.board.word_dialog import WordDialog
from showroom_crm.ui.desk import Desk
from tests.conftest import MovableClock, Sato
from tests.ui.forms import child, click, text_of, type_into


@pytest.fixture
def manager(store: Store, desk: Desk) -> StaffId:
    """The manager 岡田 works."""
    member = store.staff.add("okada", "岡田", StaffRole.MANAGER)
    desk.switch_staff(member)
    return member.id


def _shown(qtbot: QtBot, desk: Desk, kind: SectionKind | None = None) -> BoardDialog:
    dialog = BoardDialog(desk, kind)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _table(dialog: BoardDialog) -> QTableView:
    return child(dialog, QTableView, "board_table")


def _names(dialog: BoardDialog) -> list[str]:
    model = _table(dialog).model()
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def _click_cell(dialog: BoardDialog, column: int, row: int = 0) -> None:
    table = _table(dialog)
    place = table.visualRect(table.model().index(row, column)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def _waiting(store: Store, tanaka: StaffId, clock: MovableClock) -> CustomerId:
    added = customers.add_customer(store, Profile(name="山田 翔"), by=tanaka, clock=clock)
    store.deals.bring_in_waiting(
        added.customer_id, staff_id=tanaka, wish="プリウス", on=date(2026, 9, 1)
    )
    return added.customer_id


def test_it_opens_on_the_loudest_section_that_holds_anything(
    qtbot: QtBot, desk: Desk, sato: Sato, store: Store, tanaka: StaffId, clock: MovableClock
) -> None:
    _waiting(store, tanaka, clock)
    dialog = _shown(qtbot, desk)
    assert _names(dialog) == ["山田 翔 様"]
    button = child(dialog, QAbstractButton, "section_waiting")
    assert button.isChecked()
    assert button.text() == board_words.heading(SectionKind.WAITING, 1)


def test_a_count_shows_its_entries_and_remembers_the_section(
    qtbot: QtBot, desk: Desk, sato: Sato
) -> None:
    dialog = _shown(qtbot, desk, SectionKind.WAITING)
    assert _names(dialog) == []
    with qtbot.waitSignal(dialog.section_chosen) as chosen:
        click(dialog, "section_today")
    assert chosen.args == [SectionKind.TODAY]
    assert _names(dialog) == ["佐藤 健一 様"]


def test_a_click_on_the_name_opens_the_chart_and_closes_the_board(
    qtbot: QtBot, desk: Desk, sato: Sato
) -> None:
    dialog = _shown(qtbot, desk, SectionKind.TODAY)
    with qtbot.waitSignal(dialog.chart_wanted) as wanted:
        _click_cell(dialog, 1)
    assert wanted.args == [sato.customer_id]
    assert not dialog.isVisible()


def test_enter_opens_the_chart_of_the_current_row(qtbot: QtBot, desk: Desk, sato: Sato) -> None:
    dialog = _shown(qtbot, desk, SectionKind.TODAY)
    with qtbot.waitSignal(dialog.chart_wanted) as wanted:
        QTest.keyClick(_table(dialog), Qt.Key.Key_Return)
    assert wanted.args == [sato.customer_id]


def test_one_click_sets_the_contact_of_a_waiting_deal(
    qtbot: QtBot, desk: Desk, store: Store, tanaka: StaffId, clock: MovableClock
) -> None:
    customer_id = _waiting(store, tanaka, clock)
    [deal] = store.deals.of_customer(customer_id)
    dialog = _shown(qtbot, desk)
    with qtbot.waitSignal(dialog.contact_wanted) as wanted:
        _click_cell(dialog, 4)
    assert wanted.args == [customer_id, deal.id, None]
    with qtbot.waitSignal(dialog.contact_wanted):
        click(dialog, "board_act")


def test_each_row_of_each_section_leads_by_one_click_to_its_chart_and_to_a_contact(
    qtbot: QtBot, desk: Desk, store: Store, clock: MovableClock
) -> None:
    fill_demo(store, customers=120, clock=clock)
    shown = [each for each in board(store, clock).sections if each.entries]
    assert {each.kind for each in shown} >= {*TO_DO, SectionKind.MEETINGS}
    for section in shown:
        dialog = _shown(qtbot, desk, section.kind)
        for row, entry in enumerate(section.entries):
            table = _table(dialog)
            table.scrollTo(table.model().index(row, 0))
            act = dialog.contact_wanted
            if section.kind is SectionKind.UNCLOSED:
                act = dialog.close_wanted
            with qtbot.waitSignal(act) as wanted:
                _click_cell(dialog, 4, row)
            if section.kind is not SectionKind.UNCLOSED:
                assert wanted.args[0] == entry.subject.customer_id
        with qtbot.waitSignal(dialog.chart_wanted) as chart:
            _click_cell(dialog, 1, row)
        assert chart.args == [entry.subject.customer_id]


def test_what_came_of_a_contact_is_recorded_from_its_row(
    qtbot: QtBot, desk: Desk, sato: Sato, store: Store, tanaka: StaffId, clock: MovableClock
) -> None:
    dialog = _shown(qtbot, desk, SectionKind.TODAY)
    with qtbot.waitSignal(dialog.outcome_wanted) as wanted:
        click(dialog, "board_outcome")
    assert wanted.args == [sato.customer_id, sato.follow_up_id]
    _waiting(store, tanaka, clock)
    waiting = _shown(qtbot, desk, SectionKind.WAITING)
    assert not child(waiting, QAbstractButton, "board_outcome").isEnabled()


def test_with_whom_a_deal_was_lost_a_contact_is_set_without_it(
    qtbot: QtBot, desk: Desk, sato: Sato, store: Store, clock: MovableClock
) -> None:
    lost = Lost(LostReason.POSTPONED)
    deal_endings.end_deal(store, sato.deal_id, lost, by=desk.staff_id, clock=clock)
    dialog = _shown(qtbot, desk, SectionKind.LOST)
    with qtbot.waitSignal(dialog.contact_wanted) as wanted:
        _click_cell(dialog, 4)
    assert wanted.args == [sato.customer_id, None, None]


def test_a_walk_in_is_told_by_looks_and_a_remedy_stands_below_its_concern(
    qtbot: QtBot, desk: Desk, sato: Sato, store: Store, clock: MovableClock
) -> None:
    profile = Profile(looks="赤い帽子のご主人、白いベビーカーを押したご夫婦")
    added = customers.add_customer(store, profile, by=desk.staff_id, clock=clock)
    store.deals.bring_in_waiting(
        added.customer_id, staff_id=desk.staff_id, wish="ノア", on=date(2026, 9, 1)
    )
    dialog = _shown(qtbot, desk, SectionKind.WAITING)
    assert _names(dialog) == [profile.looks]
    assert "ノア" in _table(dialog).model().index(0, 1).data(BELOW_ROLE)
    click(dialog, "section_remedy_not_ready")
    what = _table(dialog).model().index(0, 3)
    assert "今の車がいくらになるか" in what.data()
    assert "査定の上乗せを相談" in what.data(BELOW_ROLE)


def test_what_changed_is_shown_at_once(
    qtbot: QtBot, desk: Desk, sato: Sato, clock: MovableClock, manager: StaffId
) -> None:
    dialog = _shown(qtbot, desk, SectionKind.OVERDUE)
    assert _names(dialog) == []
    clock.set(datetime(2026, 10, 3, 18, 0))
    word = WordDialog(desk, sato.customer_id, sato.deal_id)
    qtbot.addWidget(word)
    type_into(word, "manager_word", "下取りは私が査定します")
    click(word, "keep_word")
    assert _names(dialog) == ["佐藤 健一 様"]


def test_only_a_manager_leaves_words_and_sets_rules(
    qtbot: QtBot, desk: Desk, sato: Sato, manager: StaffId, store: Store, tanaka: StaffId
) -> None:
    dialog = _shown(qtbot, desk, SectionKind.TODAY)
    with qtbot.waitSignal(dialog.word_wanted) as wanted:
        click(dialog, "leave_word")
    assert wanted.args == [sato.customer_id, sato.deal_id]
    desk.switch_staff(next(each for each in store.staff.all() if each.id == tanaka))
    assert not child(dialog, QAbstractButton, "leave_word").isVisible()
    assert not child(dialog, QAbstractButton, "board_rules").isVisible()


def test_an_empty_word_is_refused_beside_its_field(
    qtbot: QtBot, desk: Desk, sato: Sato, store: Store
) -> None:
    word = WordDialog(desk, sato.customer_id, sato.deal_id)
    qtbot.addWidget(word)
    word.show()
    click(word, "keep_word")
    assert word.isVisible()
    assert text_of(word, "manager_word_fault")
    assert not store.manager_words.of_deal(sato.deal_id)


def test_rules_are_kept_and_those_out_of_range_refused(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    rules = BoardRulesDialog(desk)
    qtbot.addWidget(rules)
    rules.show()
    type_into(rules, "unagreed_after_days", "0")
    click(rules, "keep_board_rules")
    assert rules.isVisible()
    assert "365" in text_of(rules, "unagreed_after_days_fault")
    type_into(rules, "unagreed_after_days", "１０")
    click(rules, "keep_board_rules")
    assert board_rules(store) == BoardRules(unagreed_after_days=10)


def test_the_rows_keep_to_the_rules_of_qt_models(qtbot: QtBot, desk: Desk, sato: Sato) -> None:
    dialog = _shown(qtbot, desk, SectionKind.TODAY)
    model = _table(dialog).model()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog
    )
    click(dialog, "section_waiting")
    assert tester.model() is model
    assert model.rowCount(QModelIndex()) == 0


def test_it_fits_a_small_screen(qtbot: QtBot, desk: Desk, sato: Sato) -> None:
    dialog = _shown(qtbot, desk, SectionKind.TODAY)
    least = dialog.minimumSizeHint()
    assert least.width() <= 1000
    assert least.height() <= 540
