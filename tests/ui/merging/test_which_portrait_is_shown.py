"""Which portrait is shown after a merge is asked where both charts have one; both are kept."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.ink import Drawing, Point, Stroke
from showroom_crm.services import portraits
from showroom_crm.services.customers import add_customer
from showroom_crm.services.store import Store
from showroom_crm.storage.store import SqliteStore
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.merging.dialog import MergeDialog
from tests.conftest import MovableClock, Sato
from tests.ui.forms import click

Open = Callable[[], MergeDialog]


def face(strokes: int) -> Drawing:
    return Drawing((Stroke((Point(10.0, 20.0, 1.0),)),) * strokes)


@pytest.fixture
def nephew(store: Store, clock: MovableClock) -> CustomerId:
    profile = Profile(name="佐藤 健一", job="会社員")
    return add_customer(store, profile, by=None, clock=clock).customer_id


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, sato: Sato, nephew: CustomerId) -> Open:
    def open_dialog() -> MergeDialog:
        dialog = MergeDialog(desk, sato.customer_id, nephew)
        # The dialog deletes itself once it is closed.
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return open_dialog


def draw(store: Store, customer_id: CustomerId, strokes: int, clock: MovableClock) -> None:
    """Draw a portrait and keep a photo under it, of which each byte tells whose it is."""
    portraits.save_portrait(store, customer_id, face(strokes), by=None, clock=clock)
    portraits.keep_photo(store, customer_id, bytes([strokes]), by=None, clock=clock)


def asks(dialog: MergeDialog) -> bool:
    return dialog.findChild(QAbstractButton, "merge_portrait_other") is not None


@pytest.mark.parametrize("others", [True, False])
def test_it_is_asked_and_both_are_kept_with_their_photos(
    opened: Open, store: Store, sato: Sato, nephew: CustomerId, clock: MovableClock, others: bool
) -> None:
    draw(store, sato.customer_id, 2, clock)
    draw(store, nephew, 3, clock)
    dialog = opened()
    assert asks(dialog)
    click(dialog, f"merge_portrait_{'other' if others else 'kept'}")
    click(dialog, "merge_charts")
    [shown, beside] = portraits.history(store, sato.customer_id)
    assert (shown.drawing, beside.drawing) == ((face(3), face(2)) if others else (face(2), face(3)))
    assert shown.has_photo and beside.has_photo
    photo = portraits.photo(store, sato.customer_id, by=None, clock=clock)
    assert photo is not None
    assert photo.picture == bytes([3 if others else 2])


def test_nothing_is_asked_where_one_or_none_has_a_portrait(
    opened: Open, store: Store, sato: Sato, nephew: CustomerId, clock: MovableClock
) -> None:
    assert not asks(opened())
    draw(store, nephew, 3, clock)
    dialog = opened()
    assert not asks(dialog)
    click(dialog, "merge_charts")
    assert portraits.portrait(store, sato.customer_id) == face(3)


def test_a_damaged_one_is_not_offered_and_is_kept_beside_the_face(
    opened: Open, store: SqliteStore, sato: Sato, nephew: CustomerId, clock: MovableClock
) -> None:
    draw(store, sato.customer_id, 2, clock)
    draw(store, nephew, 3, clock)
    damage = "UPDATE portrait SET ink = x'00' WHERE customer_id = ?"
    store._database.rows(damage, (sato.customer_id,))
    dialog = opened()
    assert not asks(dialog)
    click(dialog, "merge_charts")
    [shown, beside] = portraits.history(store, sato.customer_id)
    assert (shown.drawing, beside.drawing) == (face(3), None)
