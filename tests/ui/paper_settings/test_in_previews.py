"""What is set is what the previews show, and what they print."""

import io
from dataclasses import replace

import pypdf
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.domain.paper_settings import USUAL_PAPER, Section
from showroom_crm.services.paper_settings import keep_paper_settings
from showroom_crm.services.store import Store
from showroom_crm.ui.chart_preview.dialog import ChartPreview
from showroom_crm.ui.desk import Desk
from tests.conftest import MovableClock, Sato
from tests.ui.forms import child


def test_the_preview_of_a_chart_follows_the_settings(
    qtbot: QtBot, desk: Desk, store: Store, clock: MovableClock, sato: Sato
) -> None:
    own = replace(USUAL_PAPER, left_out=frozenset({Section.LAST_WORDS}))
    keep_paper_settings(store, own, showroom="吉祥寺店", clock=clock)
    preview = ChartPreview(desk, [sato.customer_id])
    qtbot.addWidget(preview)
    preview.open()
    qtbot.waitUntil(child(preview, QPushButton, "save").isEnabled, timeout=20_000)
    text = pypdf.PdfReader(io.BytesIO(preview.pdf)).pages[0].extract_text()
    assert "吉祥寺店" in text
    assert "佐藤" in text
    assert "前回のお言葉" not in text
