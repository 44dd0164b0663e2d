"""Address labels are seen before they are printed; who gets none is said."""

import io
from dataclasses import replace
from pathlib import Path

import pypdf
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.services import customers
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.labels.dialog import LabelsPreview
from tests.conftest import SATO, MovableClock, Sato
from tests.ui.chart_preview.paper import noted
from tests.ui.forms import child, click, text_of

REFUSING = replace(
    SATO, name="森 蓮", phones=(), reach=Reach(refusals=frozenset({Refusal.NO_DIRECT_MAIL}))
)


def _added(store: Store, profile: Profile, tanaka: StaffId, clock: MovableClock) -> CustomerId:
    return customers.add_customer(store, profile, by=tanaka, clock=clock).customer_id


def _opened(qtbot: QtBot, desk: Desk, customer_ids: list[CustomerId]) -> LabelsPreview:
    dialog = LabelsPreview(desk, customer_ids)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def _wait(qtbot: QtBot, dialog: LabelsPreview) -> str:
    """Return the text of all sheets once they are laid out."""
    qtbot.waitUntil(child(dialog, QPushButton, "save").isEnabled, timeout=20_000)
    pages = pypdf.PdfReader(io.BytesIO(dialog.pdf)).pages
    return "\f".join(page.extract_text() for page in pages)


def test_who_refuses_post_gets_no_label_and_that_is_said_and_not_noted(
    qtbot: QtBot,
    desk: Desk,
    store: Store,
    sato: Sato,
    tanaka: StaffId,
    clock: MovableClock,
    tmp_path: Path,
) -> None:
    others = [
        _added(store, profile, tanaka, clock)
        for profile in (REFUSING, replace(SATO, name="林 葵", phones=(), address=""))
    ]
    dialog = _opened(qtbot, desk, [others[0], sato.customer_id, others[1]])
    text = _wait(qtbot, dialog)
    assert "佐藤 健一 様" in text
    assert "森" not in text
    assert text_of(dialog, "words") == "印刷しないお客様 2名(DM不可・連絡不要 1、住所未登録 1)"
    assert noted(store) == 0
    dialog.save_to(tmp_path / "labels.pdf")
    assert noted(store) == 1


def test_with_nobody_to_write_to_nothing_can_be_printed(
    qtbot: QtBot, desk: Desk, store: Store, tanaka: StaffId, clock: MovableClock
) -> None:
    dialog = _opened(qtbot, desk, [_added(store, REFUSING, tanaka, clock)])
    qtbot.waitUntil(lambda: "お客様がいません" in text_of(dialog, "words"), timeout=20_000)
    assert not child(dialog, QPushButton, "print").isEnabled()


def test_the_first_label_of_a_used_sheet_is_chosen_and_kept_within_the_sheet(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato, tanaka: StaffId, clock: MovableClock
) -> None:
    other = _added(store, replace(SATO, name="林 葵", phones=()), tanaka, clock)
    dialog = _opened(qtbot, desk, [sato.customer_id, other])
    assert "\f" not in _wait(qtbot, dialog)
    first = child(dialog, QComboBox, "first_label")
    click(dialog, "label_sheet_24")
    _wait(qtbot, dialog)
    first.setCurrentText("24")
    assert "佐藤 健一 様\f" in _wait(qtbot, dialog)
    click(dialog, "label_sheet_12")
    assert first.currentText() == "12"
    assert "佐藤 健一 様\f" in _wait(qtbot, dialog)
