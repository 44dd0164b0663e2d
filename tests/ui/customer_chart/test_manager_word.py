"""The manager's word on the chart stands until the rep ticks it."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services.board import leave_word
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_chart.panel import CustomerChartPanel
from showroom_crm.ui.desk import Desk
from tests.conftest import Sato
from tests.ui.forms import child, click, text_of


def _say(desk: Desk, sato: Sato, words: str, *, by: StaffId) -> None:
    desk.run(
        lambda store: leave_word(store, sato.deal_id, words, by=by, clock=desk.clock), origin=None
    )


def test_words_stand_one_after_another_until_each_is_ticked(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato
) -> None:
    panel = CustomerChartPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(900, 640)
    panel.show()
    panel.show_customer(sato.customer_id)
    line = child(panel, QWidget, "manager_word_line")
    assert not line.isVisible()
    manager = store.staff.add("okada", "岡田", StaffRole.MANAGER).id
    _say(desk, sato, "<b>査定</b>は私がします", by=manager)
    _say(desk, sato, "ご家族にもご挨拶を", by=manager)
    assert line.isVisible()
    assert "<b>査定</b>は私がします" in text_of(panel, "manager_word")
    click(panel, "tick_manager_word")
    assert "ご家族にもご挨拶を" in text_of(panel, "manager_word")
    click(panel, "tick_manager_word")
    assert not line.isVisible()
    assert all(word.ticked_at is not None for word in store.manager_words.of_deal(sato.deal_id))
