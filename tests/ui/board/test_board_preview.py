"""The morning board before it is printed."""

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.services.store import Store
from showroom_crm.ui.board.preview import BoardPreview
from showroom_crm.ui.desk import Desk
from tests.conftest import Sato
from tests.ui.chart_preview.paper import noted, save_to
from tests.ui.forms import child, text_of


def test_the_board_is_saved_as_a_pdf_and_that_is_noted(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato, tmp_path: Path
) -> None:
    preview = BoardPreview(desk)
    qtbot.addWidget(preview)
    qtbot.waitUntil(child(preview, QPushButton, "save").isEnabled, timeout=10_000)
    assert not text_of(preview, "words")
    save_to(qtbot, preview, tmp_path / "board.pdf")
    [page] = PdfReader(tmp_path / "board.pdf").pages
    assert "佐藤 健一" in page.extract_text()
    assert noted(store) == 1
