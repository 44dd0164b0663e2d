"""Why a search found a customer: said in the row, the words marked."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.search_hits import FoundIn, Reason
from showroom_crm.services import meetings
from showroom_crm.ui.customer_list.columns import ColumnOf
from showroom_crm.ui.customer_list.model import ReasonRole
from showroom_crm.ui.customer_list.panel import CustomerListPanel
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.theme.style import tokens
from tests.conftest import NOON, Sato
from tests.ui.customer_list.conftest import add, names

SAID = "ハイブリッドの燃費が気になっていて、妻とも相談したい"


def say(desk: Desk, sato: Sato, said: str) -> None:
    record = Record(held_at=NOON - timedelta(days=1), said=said)
    desk.run(
        lambda store: meetings.begin_meeting(
            store, sato.customer_id, record, deal_id=sato.deal_id, by=None, clock=desk.clock
        ),
        origin=None,
    )


def reason(panel: CustomerListPanel, row: int = 0) -> Reason | None:
    found = panel.model.index(row, ColumnOf.NAME).data(ReasonRole)
    assert found is None or isinstance(found, Reason)
    return found


def spoken(panel: CustomerListPanel) -> str:
    return str(panel.model.index(0, ColumnOf.NAME).data(Qt.ItemDataRole.AccessibleTextRole))


def marked(found: Reason) -> list[str]:
    return [found.snippet.text[start:end] for start, end in found.snippet.marks]


def grounds(panel: CustomerListPanel) -> int:
    """Return how many pixels of the first row's lower line have the ground of a mark."""
    picture = panel.table.viewport().grab().toImage()
    ground = QColor(tokens().today_ground).rgb()
    return sum(
        picture.pixel(x, y) == ground
        for x in range(picture.width())
        for y in range(28, min(50, picture.height()))
    )


def test_a_word_that_was_said_is_shown_marked_with_the_day(
    qtbot: QtBot, desk: Desk, sato: Sato, panel: CustomerListPanel
) -> None:
    say(desk, sato, SAID)
    assert grounds(panel) == 0
    panel.search.setText("ねんぴ")
    assert names(panel) == []
    panel.search.setText("燃費 ﾊｲﾌﾞﾘｯﾄﾞ")
    qtbot.waitUntil(lambda: reason(panel) is not None)
    found = reason(panel)
    assert found is not None
    assert (found.place, found.on) == (FoundIn.SAID, (NOON - timedelta(days=1)).date())
    assert marked(found) == ["ハイブリッド", "燃費"]
    qtbot.waitUntil(lambda: grounds(panel) > 100)
    assert "燃費" in spoken(panel)
    assert "商談 10/2(金)" in spoken(panel)


def test_what_the_row_shows_itself_needs_no_reason(
    qtbot: QtBot, sato: Sato, panel: CustomerListPanel
) -> None:
    panel.search.setText("さとう")
    assert names(panel) == ["佐藤 健一"]
    assert reason(panel) is None
    qtbot.wait(150)
    assert reason(panel) is None


def test_a_fact_that_holds_the_word_is_named(
    qtbot: QtBot, sato: Sato, panel: CustomerListPanel
) -> None:
    panel.search.setText("キャンプ")
    qtbot.waitUntil(lambda: reason(panel) is not None)
    found = reason(panel)
    assert found is not None
    assert (found.place, marked(found)) == (FoundIn.HOBBIES, ["キャンプ"])


def test_the_reason_goes_with_the_search_and_follows_another(
    qtbot: QtBot, desk: Desk, sato: Sato, panel: CustomerListPanel
) -> None:
    say(desk, sato, SAID)
    add(desk, Profile(name="鈴木"))
    panel.search.setText("燃費")
    qtbot.waitUntil(lambda: reason(panel) is not None)
    panel.search.setText("相談")
    assert reason(panel) is None
    qtbot.waitUntil(lambda: reason(panel) is not None)
    panel.search.clear()
    assert [reason(panel, row) for row in range(2)] == [None, None]


def test_markup_that_was_said_is_shown_as_it_was_said(
    qtbot: QtBot, desk: Desk, sato: Sato, panel: CustomerListPanel
) -> None:
    say(desk, sato, "<b>太字</b> と書いてあった")
    panel.search.setText("太字")
    qtbot.waitUntil(lambda: reason(panel) is not None)
    found = reason(panel)
    assert found is not None
    assert "<b>太字</b>" in found.snippet.text
    panel.table.viewport().grab()
