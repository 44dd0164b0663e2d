"""Labels and envelopes are seen before they are printed; who gets none is said."""

import io
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.documents.mail.envelope_sizes import ENVELOPES, Envelope
from showroom_crm.documents.typesetting import paper
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.services import customers
from showroom_crm.services.print_setup import PrintSetup
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.labels.dialog import LabelsPreview
from showroom_crm.ui.paper_preview.printer_setup import proposed_printer, setup_of
from tests.conftest import SATO, MovableClock, Sato
from tests.ui.chart_preview.paper import noted, save_to
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
    save_to(qtbot, dialog, tmp_path / "labels.pdf")
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


def test_an_envelope_is_one_page_of_its_own_size_for_each_customer(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato, tanaka: StaffId, clock: MovableClock
) -> None:
    other = _added(store, replace(SATO, name="林 葵", phones=()), tanaka, clock)
    dialog = _opened(qtbot, desk, [sato.customer_id, other])
    _wait(qtbot, dialog)
    click(dialog, "mail_kind_envelopes")
    first, second = _wait(qtbot, dialog).split("\f")
    assert "佐藤 健一 様" in first
    assert "林 葵 様" in second
    assert _size(dialog) == (120, 235)
    click(dialog, "envelope_western_2")
    _wait(qtbot, dialog)
    assert _size(dialog) == (162, 114)


def test_what_belongs_to_labels_is_hidden_for_envelopes(
    qtbot: QtBot, desk: Desk, sato: Sato
) -> None:
    dialog = _opened(qtbot, desk, [sato.customer_id])
    of_labels = ("label_sheet", "first_label", "direction")
    assert all(child(dialog, QWidget, name).isVisible() for name in of_labels)
    assert not child(dialog, QWidget, "envelope").isVisible()
    click(dialog, "mail_kind_envelopes")
    assert not any(child(dialog, QWidget, name).isVisible() for name in of_labels)
    assert child(dialog, QWidget, "envelope").isVisible()
    _wait(qtbot, dialog)


def test_labels_are_written_in_columns_where_that_is_chosen(
    qtbot: QtBot, desk: Desk, sato: Sato
) -> None:
    dialog = _opened(qtbot, desk, [sato.customer_id])
    assert "下連雀1-2-3" in _wait(qtbot, dialog)
    click(dialog, "direction_upright")
    assert "下連雀一-二-三" in _wait(qtbot, dialog)


def test_only_who_is_on_a_page_that_came_out_is_noted(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato, tanaka: StaffId, clock: MovableClock
) -> None:
    others = [
        _added(store, replace(SATO, name=f"林 葵{number}", phones=()), tanaka, clock)
        for number in range(12)
    ]
    dialog = _opened(qtbot, desk, [sato.customer_id, *others])
    _wait(qtbot, dialog)
    dialog.pages_out = [1]
    dialog.note_printed()
    assert noted(store) == 1
    click(dialog, "mail_kind_envelopes")
    _wait(qtbot, dialog)
    dialog.pages_out = [0, 3, 12]
    dialog.note_printed()
    assert noted(store) == 1 + 3


def test_what_was_chosen_is_chosen_the_next_time_once_it_was_used(
    qtbot: QtBot, desk: Desk, sato: Sato, tmp_path: Path
) -> None:
    dialog = _opened(qtbot, desk, [sato.customer_id])
    _wait(qtbot, dialog)
    _shift(dialog, "shift_right", 0.5)
    click(dialog, "mail_kind_envelopes")
    click(dialog, "envelope_long_4")
    _shift(dialog, "shift_down", -1.5)
    _wait(qtbot, dialog)
    save_to(qtbot, dialog, tmp_path / "envelopes.pdf")
    again = _opened(qtbot, desk, [sato.customer_id])
    _wait(qtbot, again)
    assert _size(again) == (90, 205)
    assert _shifts(again) == (0.0, -1.5)
    click(again, "mail_kind_labels")
    assert _shifts(again) == (0.5, 0.0)
    _wait(qtbot, again)
    untouched = _opened(qtbot, desk, [sato.customer_id])
    _wait(qtbot, untouched)
    assert _size(untouched) == (90, 205)


def test_a_shift_moves_what_is_printed(qtbot: QtBot, desk: Desk, sato: Sato) -> None:
    dialog = _opened(qtbot, desk, [sato.customer_id])
    _wait(qtbot, dialog)
    before = dialog.pdf
    _shift(dialog, "shift_right", 5.0)
    _wait(qtbot, dialog)
    assert dialog.pdf != before


@pytest.mark.parametrize("envelope", ENVELOPES.values(), ids=ENVELOPES.keys())
def test_an_envelope_is_printed_on_paper_of_its_size_whatever_was_printed_before(
    qtbot: QtBot, envelope: Envelope, tmp_path: Path
) -> None:
    kept = PrintSetup(paper="B5", duplex="DuplexLongSide")
    page = QSizeF(envelope.width, envelope.height) * paper.MM
    printer = proposed_printer(kept, title="封筒", page=page)
    full = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    assert (round(full.width()), round(full.height())) == (envelope.width, envelope.height)
    assert printer.duplex() == QPrinter.DuplexMode.DuplexNone
    after = setup_of(printer, before=kept, own_size=True)
    assert (after.paper, after.duplex) == ("B5", "DuplexLongSide")


def _size(dialog: LabelsPreview) -> tuple[int, int]:
    box = pypdf.PdfReader(io.BytesIO(dialog.pdf)).pages[0].mediabox
    return round(float(box.width) / paper.MM), round(float(box.height) / paper.MM)


def _shift(dialog: LabelsPreview, name: str, shift: float) -> None:
    box = child(dialog, QComboBox, name)
    box.setCurrentIndex(box.findData(shift))


def _shifts(dialog: LabelsPreview) -> tuple[float, float]:
    right, down = (child(dialog, QComboBox, name) for name in ("shift_right", "shift_down"))
    return right.currentData(), down.currentData()
