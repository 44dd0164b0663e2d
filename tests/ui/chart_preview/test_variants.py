"""Above the pages is chosen which chart is printed, and the pages follow at once."""

import io
from collections.abc import Callable
from datetime import datetime

import pypdf
import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.documents.chart import customer_chart
from showroom_crm.documents.chart.variant import Variant
from showroom_crm.domain.errors import FileUnreadable
from showroom_crm.ui.chart_preview.dialog import ChartPreview
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.desk import Desk
from tests.conftest import Sato
from tests.ui.chart_preview.paper import pages_shown
from tests.ui.forms import child, click, text_of


def text_shown(preview: ChartPreview) -> str:
    pages = pypdf.PdfReader(io.BytesIO(preview.pdf)).pages
    return "\n".join(page.extract_text() for page in pages)


def choose(qtbot: QtBot, preview: ChartPreview, variant: Variant) -> None:
    click(preview, f"variant_{variant}")
    assert not child(preview, QPushButton, "print").isEnabled()
    qtbot.waitUntil(child(preview, QPushButton, "print").isEnabled, timeout=20_000)


def test_the_whole_chart_is_shown_first(preview: ChartPreview) -> None:
    assert child(preview, Choices, "variant").value() == Variant.FULL
    assert child(preview, QPushButton, "print").hasFocus()


def test_another_variant_is_shown_and_saved_as_it_is_chosen(
    qtbot: QtBot, preview: ChartPreview
) -> None:
    whole = preview.pdf
    choose(qtbot, preview, Variant.ANONYMOUS)
    assert "佐藤" not in text_shown(preview)
    assert "090-" not in text_shown(preview)
    assert text_of(preview, "words").startswith("文中だけに出てくる方のお名前は伏せられません")
    document = preview.findChild(QPdfDocument)
    assert document is not None
    assert document.pageCount() == pages_shown(preview)
    choose(qtbot, preview, Variant.BRIEF)
    assert "佐藤 健一" in text_shown(preview)
    assert pages_shown(preview) == 1
    choose(qtbot, preview, Variant.FULL)
    assert preview.pdf == whole
    assert text_of(preview, "words") == ""


def test_two_customers_share_a_page_of_the_brief_chart(
    qtbot: QtBot, desk: Desk, sato: Sato
) -> None:
    dialog = ChartPreview(desk, [sato.customer_id, sato.customer_id])
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(child(dialog, QPushButton, "save").isEnabled, timeout=20_000)
    choose(qtbot, dialog, Variant.BRIEF)
    assert pages_shown(dialog) == 1


def test_a_sheet_that_comes_after_another_variant_was_chosen_is_not_shown(
    qtbot: QtBot, preview: ChartPreview, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: list[str] = []
    lay_out: Callable[..., bytes] = customer_chart.customer_chart_pdf

    def told(*arguments: object, variant: Variant, **options: datetime | str) -> bytes:
        laid_out.append(variant)
        return lay_out(*arguments, variant=variant, **options)

    monkeypatch.setattr(customer_chart, "customer_chart_pdf", told)
    click(preview, "variant_brief")
    assert QThreadPool.globalInstance().waitForDone(20_000)
    click(preview, "variant_anonymous")  # while the answer of the other stands in line
    assert QThreadPool.globalInstance().waitForDone(20_000)
    QApplication.processEvents()
    assert sorted(laid_out) == ["anonymous", "brief"]
    assert "佐藤" not in text_shown(preview)
    assert child(preview, QPushButton, "print").isEnabled()


def test_what_is_no_more_wished_is_not_printed_where_the_other_cannot_be_laid_out(
    qtbot: QtBot, preview: ChartPreview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object, **_options: object) -> bytes:
        raise FileUnreadable("file.missing", path="BIZUDPGothic.ttf")

    monkeypatch.setattr(customer_chart, "customer_chart_pdf", refused)
    click(preview, "variant_anonymous")
    qtbot.waitUntil(lambda: "BIZUDPGothic.ttf" in text_of(preview, "words"), timeout=20_000)
    assert not child(preview, QPushButton, "print").isEnabled()
    assert not child(preview, QPushButton, "save").isEnabled()
