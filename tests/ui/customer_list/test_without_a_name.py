"""A visitor without a name stands in the list by what they are known by."""

from PySide6.QtCore import Qt

from showroom_crm.domain.customers import Profile
from showroom_crm.services.customers import add_customer
from showroom_crm.ui.customer_list.columns import ColumnOf
from showroom_crm.ui.customer_list.model import CustomerListModel
from showroom_crm.ui.desk import Desk

LOOKS = "赤いフィットの親子"


def test_the_list_says_that_the_name_is_not_known_and_how_they_look(desk: Desk) -> None:
    desk.run(
        lambda store: add_customer(store, Profile(looks=LOOKS), by=desk.staff_id, clock=desk.clock),
        origin=None,
    )
    model = CustomerListModel(desk)
    face, name = (model.index(0, column) for column in (ColumnOf.FACE, ColumnOf.NAME))
    spoken = face.data(Qt.ItemDataRole.AccessibleTextRole)
    for text in (name.data(), spoken):
        assert LOOKS in text
        assert text != LOOKS
        assert "様" not in text
