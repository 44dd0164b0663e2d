"""From one chart to that of someone who belongs to the customer."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.people import Person
from showroom_crm.services import customers, households
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.main_window.window import MainWindow
from tests.conftest import SATO, Sato
from tests.ui.forms import child, click, text_of


def test_a_link_leads_to_the_chart_of_a_family_member_and_the_list_follows(
    qtbot: QtBot, window: MainWindow, desk: Desk, sato: Sato
) -> None:
    family = replace(SATO, people=(Person("佐藤 美咲", "妻"),))
    desk.run(
        lambda store: customers.edit_profile(
            store, sato.customer_id, family, by=None, clock=desk.clock
        ),
        origin=None,
    )
    added = desk.run(
        lambda store: households.make_customer_of(
            store, sato.customer_id, 0, by=None, clock=desk.clock
        ),
        origin=None,
    )
    assert added is not None
    window.show_chart(sato.customer_id)
    page = child(window, QWidget, "profile")
    link = next(
        each
        for each in page.findChildren(QWidget)
        if each.objectName().endswith("_chart") and each.isVisibleTo(page)
    )
    click(window, link.objectName())
    assert text_of(window, "drawn_name") == "佐藤 美咲 様"
    assert window.list_panel.chosen == added.customer_id
