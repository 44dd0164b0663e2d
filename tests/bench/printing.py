"""One printed chart, beside a page written by hand with the same font and as much text."""

import io
from time import perf_counter

from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from showroom_crm.app import SystemClock
from showroom_crm.documents.customer_chart import customer_chart_pdf
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.resources_folder import resources_folder
from showroom_crm.services.store import Store
from tests.bench.table import Row, median, milliseconds

_ROUNDS = 15
_FONT = "BIZUDGothic-Regular"
_HAND = "written-by-hand"
_SIZE = 9
_LEADING = 11
_LEFT, _TOP = 40, 800


def rows(store: Store) -> list[Row]:
    """Return what the fullest chart of a demo costs on paper."""
    chart = max(
        (store.charts.chart(customer_id) for customer_id in store.customers.ids()[:200]),
        key=lambda chart: (sum(len(d.meetings) for d in chart.deals), chart.portrait is not None),
    )
    pdfmetrics.registerFont(TTFont(_HAND, resources_folder() / "fonts" / f"{_FONT}.ttf"))
    pages = [page.extract_text().split("\n") for page in PdfReader(io.BytesIO(_ours(chart))).pages]
    measured, floor = [], []
    for _round in range(_ROUNDS):
        start = perf_counter()
        _ours(chart)
        measured.append(perf_counter() - start)
        start = perf_counter()
        _by_hand(pages)
        floor.append(perf_counter() - start)
    signs = sum(len(line) for page in pages for line in page)
    what = f"one printed chart, {signs} signs on {len(pages)} pages"
    return [milliseconds(what, median(measured), median(floor), goal="≤ 1.5 × floor")]


def _ours(chart: CustomerChart) -> bytes:
    now = SystemClock().local()
    return customer_chart_pdf(
        [chart], printed_at=now, printed_by="田中", showroom="三鷹店", visit_on=now.date()
    )


def _by_hand(pages: list[list[str]]) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4)
    for lines in pages:
        canvas.setFont(_HAND, _SIZE)
        for number, line in enumerate(lines):
            canvas.drawString(_LEFT, _TOP - number * _LEADING, line)
        canvas.showPage()
    canvas.save()
    return written.getvalue()
