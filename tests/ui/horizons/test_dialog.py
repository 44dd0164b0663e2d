"""How far ahead things are named is set for every rep."""

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.occasions import Horizons
from showroom_crm.language.sentences import sentence
from showroom_crm.services.horizons import horizons, keep_horizons
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.horizons.dialog import HorizonsDialog
from tests.conftest import MovableClock
from tests.ui.forms import click, text_of, type_into
from tests.ui.refusing import full_disk


def opened(qtbot: QtBot, desk: Desk) -> HorizonsDialog:
    dialog = HorizonsDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_what_is_kept_is_shown_and_what_is_set_is_kept_and_told(
    qtbot: QtBot, desk: Desk, store: Store, clock: MovableClock
) -> None:
    keep_horizons(store, Horizons(5, 10, 2), clock=clock)
    dialog = opened(qtbot, desk)
    names = ("inspection_months", "payment_months", "contract_months")
    assert [text_of(dialog, name) for name in names] == ["5", "10", "2"]
    type_into(dialog, "inspection_months", "８")
    type_into(dialog, "contract_months", "0")
    with qtbot.waitSignal(desk.changed) as told:
        click(dialog, "keep_horizons")
    assert told.args[0] == Changes(everything=True)
    assert horizons(store) == Horizons(8, 10, 0)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_leaving_keeps_nothing(qtbot: QtBot, desk: Desk, store: Store) -> None:
    dialog = opened(qtbot, desk)
    type_into(dialog, "inspection_months", "1")
    click(dialog, "leave_horizons")
    assert horizons(store) == Horizons()
    assert dialog.isHidden()


def test_what_the_machine_refuses_is_said_and_the_months_stay(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    dialog = opened(qtbot, desk)
    type_into(dialog, "payment_months", "24")
    with full_disk(store.settings):
        click(dialog, "keep_horizons")
    assert dialog.isVisible()
    assert text_of(dialog, "horizons_fault")
    assert text_of(dialog, "payment_months") == "24"


@pytest.mark.parametrize("typed", ["半年", "61", "-1", ""])
def test_months_that_are_none_are_refused_beside_their_field(
    qtbot: QtBot, desk: Desk, store: Store, typed: str
) -> None:
    dialog = opened(qtbot, desk)
    type_into(dialog, "payment_months", typed)
    click(dialog, "keep_horizons")
    assert text_of(dialog, "payment_months_fault") == sentence(
        RuleBroken("horizons.out_of_range", limit=60)
    )
    assert dialog.isVisible()
    assert horizons(store) == Horizons()
