"""The list's model: pages, words, and what it says when something changes."""

import csv
import html
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import StoreFailed
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.showroom import Filter, ListRow, Query
from showroom_crm.language import words
from showroom_crm.services import customers, follow_ups
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_list.columns import ColumnOf
from showroom_crm.ui.customer_list.model import BrokenRole, CustomerListModel, RowRole
from showroom_crm.ui.customer_list.pages import PAGE_ROWS, PAGES_HELD
from showroom_crm.ui.desk import Desk
from tests.conftest import CALL, NOON, MovableClock, Sato
from tests.ui.customer_list.conftest import AddMany

Answer = TypeVar("Answer")

HARD_NAMES = Path(__file__).parents[2] / "data" / "hard_names.tsv"


def add(desk: Desk, name: str, kana: str = "") -> CustomerId:
    added = desk.run(
        lambda store: customers.add_customer(
            store, Profile(name=name, kana=kana), by=desk.staff_id, clock=desk.clock
        ),
        origin=None,
    )
    assert added is not None
    return added.customer_id


def cell(model: CustomerListModel, row: int, column: ColumnOf, role: int = 0) -> str:
    said = model.data(model.index(row, column), role)
    assert isinstance(said, str)
    return said


def names(model: CustomerListModel) -> list[str]:
    return [cell(model, row, ColumnOf.NAME) for row in range(model.rowCount())]


def test_qt_finds_no_fault_with_the_model(qtbot: QtBot, desk: Desk, add_many: AddMany) -> None:
    add_many(2 * PAGE_ROWS + 3)
    model = CustomerListModel(desk)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    add(desk, "佐藤 健一", "サトウ ケンイチ")
    model.set_query(Query("さとう"))
    model.set_query(Query())
    model.refresh_times()
    assert tester.model() is model


def test_ten_thousand_customers_are_never_in_memory_at_once(desk: Desk, add_many: AddMany) -> None:
    add_many(10_000)
    model = CustomerListModel(desk)
    assert model.rowCount() == 10_000
    assert model.rows_held == 0
    seen = [cell(model, row, ColumnOf.NAME) for row in range(0, 10_000, PAGE_ROWS // 2)]
    assert len(set(seen)) == len(seen)
    assert 0 < model.rows_held <= PAGE_ROWS * PAGES_HELD


def test_hard_names_stand_in_the_list_as_they_were_typed(desk: Desk) -> None:
    with HARD_NAMES.open(encoding="utf-8", newline="") as file:
        typed = [
            row["name"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]
    for name in typed:
        add(desk, name)
    assert len(typed) > 50
    assert sorted(names(CustomerListModel(desk))) == sorted(typed)


def test_markup_in_a_name_is_text(desk: Desk) -> None:
    add(desk, "<b>太字</b>")
    model = CustomerListModel(desk)
    assert names(model) == ["<b>太字</b>"]
    tip = cell(model, 0, ColumnOf.NAME, Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in tip
    assert html.escape("<b>太字</b>") in tip


def test_a_row_says_all_of_a_customer(desk: Desk, sato: Sato) -> None:
    model = CustomerListModel(desk)
    said = [cell(model, 0, column) for column in ColumnOf]
    assert said[1:] == [
        "佐藤 健一",
        "アクア",
        "◇ 商談中",
        words.promise(CALL, now=NOON),
        "田中",
        "10/1(木)",
        "R9.3",
        "090-1234-5678",
        "三鷹市",
        "10/31(土)",
        "1001",
    ]
    spoken = cell(model, 0, ColumnOf.FACE, Qt.ItemDataRole.AccessibleTextRole)
    for part in (
        "佐藤 健一",
        "サトウ ケンイチ",
        "アクア",
        "商談中",
        "15時",
        "下取り額の回答",
        "田中",
    ):
        assert part in spoken


def test_time_alone_makes_a_promise_late(desk: Desk, sato: Sato, clock: MovableClock) -> None:
    model = CustomerListModel(desk)
    clock.set(datetime(2026, 10, 3, 17, 0))
    model.refresh_times()
    assert cell(model, 0, ColumnOf.NEXT_CONTACT).startswith("▲")


def test_time_alone_moves_a_customer_from_one_filter_to_another(
    desk: Desk, sato: Sato, clock: MovableClock
) -> None:
    model = CustomerListModel(desk)
    model.set_query(Query("", Filter.OVERDUE))
    assert model.rowCount() == 0
    clock.advance(timedelta(hours=5))
    model.refresh_times()
    assert names(model) == ["佐藤 健一"]


def test_an_edited_row_is_told_alone(qtbot: QtBot, desk: Desk, add_many: AddMany) -> None:
    ids = add_many(5)
    model = CustomerListModel(desk)
    names(model)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.layoutChanged):
        edit(desk, ids[2], Profile(name="別の名", kana="キャク 00002"))
    assert told == [(2, 2)]
    assert names(model)[2] == "別の名"


def test_what_is_chosen_follows_its_customer_to_another_row(
    qtbot: QtBot, desk: Desk, add_many: AddMany
) -> None:
    ids = add_many(5)
    model = CustomerListModel(desk)
    names(model)
    chosen = QPersistentModelIndex(model.index(4, ColumnOf.NAME))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.layoutChanged):
        plan_call(desk, ids[4])
    assert chosen.row() == 0
    assert model.customer_at(0) == ids[4]


def test_a_row_that_is_gone_when_it_is_read_looks_broken(
    desk: Desk, sato: Sato, clock: MovableClock
) -> None:
    model = CustomerListModel(desk)
    model.set_query(Query("", Filter.TODAY))
    clock.advance(timedelta(days=1))
    index = model.index(0, ColumnOf.NAME)
    assert index.data(BrokenRole) is True
    assert index.data(RowRole) is None
    assert index.data() and index.data() != "佐藤 健一"


class RefusingDesk(Desk):
    """A desk whose machine can fail."""

    refuses = False

    def read(self, question: Callable[[Store], Answer]) -> Answer:
        if self.refuses:
            raise StoreFailed("database.busy")
        return super().read(question)


def test_a_page_that_cannot_be_read_is_told_once_and_not_at_every_paint(
    store: Store, clock: MovableClock, sato: Sato
) -> None:
    desk = RefusingDesk(store, clock)
    model = CustomerListModel(desk)
    told: list[StoreFailed] = []
    model.reading_failed.connect(told.append)
    desk.refuses = True
    for _again in range(3):
        assert model.index(0, ColumnOf.NAME).data(BrokenRole) is True
    assert [fault.key for fault in told] == ["database.busy"]
    desk.refuses = False
    model.refresh_times()
    assert names(model) == ["佐藤 健一"]


def test_rows_are_those_of_the_rep_where_a_count_is_theirs(
    desk: Desk, sato: Sato, tanaka: StaffId
) -> None:
    model = CustomerListModel(desk)
    model.set_query(Query("", Filter.TODAY, tanaka))
    assert names(model) == ["佐藤 健一"]
    model.set_query(Query("", Filter.TODAY, StaffId(tanaka + 1)))
    assert names(model) == []


def test_the_row_role_gives_the_whole_row(desk: Desk, sato: Sato) -> None:
    row = CustomerListModel(desk).index(0, 0).data(RowRole)
    assert isinstance(row, ListRow)
    assert row.id == sato.customer_id


def edit(desk: Desk, customer_id: CustomerId, profile: Profile) -> None:
    desk.run(
        lambda store: customers.edit_profile(
            store, customer_id, profile, by=desk.staff_id, clock=desk.clock
        ),
        origin=None,
    )


def plan_call(desk: Desk, customer_id: CustomerId) -> None:
    plan = Plan(Channel.PHONE, NOON + timedelta(hours=1), reason="試乗のご案内")
    desk.run(
        lambda store: follow_ups.plan_contact(
            store, customer_id, plan, deal_id=None, by=desk.staff_id, clock=desk.clock
        ),
        origin=None,
    )
