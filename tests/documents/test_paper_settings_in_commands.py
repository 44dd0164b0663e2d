"""What a showroom set of its papers holds for scripts too."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from showroom_crm.domain.paper_settings import USUAL_ORDER, PaperSettings, Section
from showroom_crm.services.paper_settings import keep_paper_settings
from showroom_crm.services.store import Store
from tests.conftest import MovableClock, Sato
from tests.logos import logo_of

LOGO = logo_of(bytes(3 * 60 * 20), 60, 20)
SOURCES = Path(__file__).resolve().parents[2] / "src"


@pytest.mark.parametrize("command", ["chart", "day-sheet"])
def test_a_command_prints_as_the_showroom_set_it(
    store: Store, clock: MovableClock, sato: Sato, data_dir: Path, tmp_path: Path, command: str
) -> None:
    own = PaperSettings(tuple(reversed(USUAL_ORDER)), frozenset({Section.LAST_WORDS}), LOGO)
    keep_paper_settings(store, own, showroom="吉祥寺店", clock=clock)
    number = str(store.charts.chart(sato.customer_id).customer.number)
    which = [number] if command == "chart" else ["--date", "2026-10-10"]
    store.close_thread()
    ended = subprocess.run(
        [sys.executable, "-m", "showroom_crm", "--data-dir", data_dir, command, *which,
         "-o", "paper.pdf"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(SOURCES)}, timeout=120, check=False,
        capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, "")
    pages = PdfReader(tmp_path / "paper.pdf").pages
    resources: Any = pages[0]["/Resources"]
    assert len(resources["/XObject"]) == 1
    text = "".join("".join(page.extract_text().split()) for page in pages)
    assert "吉祥寺店" in text
    assert "前回のお言葉" not in text
    if command == "chart":
        assert text.index("今回のメモ") < text.index("商談") < text.index("お車")
