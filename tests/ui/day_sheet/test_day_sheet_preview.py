"""The sheet of a day before it is printed: of which day and of whom is chosen above it."""

import io
from dataclasses import replace
from pathlib import Path

import pypdf
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.staff import StaffRole
from showroom_crm.language.catalog import _
from showroom_crm.services.customers import customer, edit_profile
from showroom_crm.services.showroom_days import keep_showroom_days
from showroom_crm.services.store import Store
from showroom_crm.ui.day_sheet.preview import DaySheetPreview
from showroom_crm.ui.desk import Desk
from tests.conftest import MovableClock, Sato
from tests.ui.chart_preview.paper import noted, save_to
from tests.ui.forms import child, click, text_of


def _opened(qtbot: QtBot, desk: Desk) -> DaySheetPreview:
    preview = DaySheetPreview(desk)
    qtbot.addWidget(preview)
    preview.open()
    return preview


def _pages(qtbot: QtBot, preview: DaySheetPreview) -> list[str]:
    """Return the text of each page once the sheet is laid out."""
    qtbot.waitUntil(child(preview, QPushButton, "save").isEnabled, timeout=20_000)
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(preview.pdf)).pages]


def test_a_rep_sees_their_own_day_with_its_charts_and_printing_is_noted(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato, tmp_path: Path
) -> None:
    preview = _opened(qtbot, desk)
    sheet, chart = _pages(qtbot, preview)
    assert "田中" in sheet.splitlines()[0]
    assert "下取り額の回答" in sheet
    assert _("Customer chart") in chart
    save_to(qtbot, preview, tmp_path / "day.pdf")
    assert (tmp_path / "day.pdf").read_bytes() == preview.pdf
    assert noted(store) == 1


def test_who_is_only_on_a_page_that_was_not_printed_is_not_noted(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato
) -> None:
    preview = _opened(qtbot, desk)
    _pages(qtbot, preview)
    preview.pages_out = []
    preview.note_printed()
    assert noted(store) == 0
    preview.pages_out = [1]
    preview.note_printed()
    assert noted(store) == 1


def test_another_rep_has_an_empty_day_until_they_ask_for_all(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato
) -> None:
    desk.switch_staff(store.staff.add("suzuki", "鈴木", StaffRole.REP))
    preview = _opened(qtbot, desk)
    [sheet] = _pages(qtbot, preview)
    assert _("No contact is planned for this day.") in sheet
    click(preview, "whose_all")
    assert "佐藤 健一" in _pages(qtbot, preview)[0]


def test_a_manager_sees_all_reps(qtbot: QtBot, desk: Desk, store: Store, sato: Sato) -> None:
    desk.switch_staff(store.staff.add("boss", "山田", StaffRole.MANAGER))
    preview = _opened(qtbot, desk)
    assert "佐藤 健一" in _pages(qtbot, preview)[0]
    click(preview, "whose_mine")
    assert "佐藤 健一" not in "".join(_pages(qtbot, preview))


def test_tomorrow_has_only_what_is_planned_then(
    qtbot: QtBot, desk: Desk, sato: Sato, clock: MovableClock
) -> None:
    preview = _opened(qtbot, desk)
    click(preview, "day_2026-10-04")
    assert _("No contact is planned for this day.") in _pages(qtbot, preview)[0]
    assert preview.findChild(QAbstractButton, "day_2026-10-05") is None


def test_before_a_closed_day_the_next_open_one_is_offered(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato, clock: MovableClock
) -> None:
    keep_showroom_days(store, ShowroomDays(closed_weekdays=frozenset({6})), clock=clock)
    assert child(_opened(qtbot, desk), QAbstractButton, "day_2026-10-05").isEnabled()


def test_the_list_can_be_printed_without_the_charts(qtbot: QtBot, desk: Desk, sato: Sato) -> None:
    preview = _opened(qtbot, desk)
    click(preview, "with_charts")
    assert len(_pages(qtbot, preview)) == 1


def test_a_sign_that_no_font_has_is_told_before_printing(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato, tanaka: StaffId, clock: MovableClock
) -> None:
    profile = replace(customer(store, sato.customer_id).profile, name="佐藤\U0010fffd")
    edit_profile(store, sato.customer_id, profile, by=tanaka, clock=clock)
    preview = _opened(qtbot, desk)
    _pages(qtbot, preview)
    assert "\U0010fffd" in text_of(preview, "words")
