"""Printed charts: one beside a page written by hand, many at once beside many runs, and sizes."""

import io
import subprocess
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path
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
_RUNS = 3
_BATCH = 100
_NUMBERS = (10, 100, 1000)
_FONT = "BIZUDGothic-Regular"
_HAND = "written-by-hand"
_SIZE = 9
_LEADING = 11
_LEFT, _TOP = 40, 800

# The command as it is installed, without its window.
_PROGRAM = "import sys; from showroom_crm.cli import main; sys.exit(main())"


def rows(store: Store, folder: Path) -> list[Row]:
    """Return what charts of a demo in the folder cost on paper, in time and in bytes."""
    charts = [store.charts.chart(customer_id) for customer_id in store.customers.ids()[:200]]
    fullest = max(
        charts,
        key=lambda chart: (sum(len(d.meetings) for d in chart.deals), chart.portrait is not None),
    )
    return [
        _beside_a_hand_written_page(fullest),
        _batch_beside_single_runs(folder, [chart.customer.number for chart in charts[:_BATCH]]),
        *_of_many(charts),
        _size("one chart as PDF", [fullest], goal="≤ 150 KB"),
        _size(f"{_BATCH} charts as one PDF", charts[:_BATCH], goal="≤ 2000 KB"),
    ]


def _beside_a_hand_written_page(chart: CustomerChart) -> Row:
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
    return milliseconds(what, median(measured), median(floor), goal="≤ 1.5 × floor")


def _batch_beside_single_runs(folder: Path, numbers: list[int]) -> Row:
    """Return one run of the command for all, beside as many runs as there are charts."""
    single = median([_run(folder, [number]) for number in numbers[:_RUNS]])
    together = median([_run(folder, numbers) for _round in range(_RUNS)])
    what = f"`chart` of {len(numbers)} at once, beside {len(numbers)} runs"
    return milliseconds(what, together, single * len(numbers), goal="≤ 0.10")


def _run(folder: Path, numbers: list[int]) -> float:
    with tempfile.TemporaryDirectory() as name:
        paper = str(Path(name) / "charts.pdf")
        asked = ["--data-dir", str(folder), "chart", *map(str, numbers), "-o", paper]
        start = perf_counter()
        subprocess.run([sys.executable, "-c", _PROGRAM, *asked], check=True, capture_output=True)
        return perf_counter() - start


def _of_many(charts: list[CustomerChart]) -> list[Row]:
    """Return the cost of each chart in ever larger batches of one process."""
    made: list[Row] = []
    first = 0.0
    for number in _NUMBERS:
        batch = list(islice(cycle(charts), number))
        rounds = _RUNS if number < max(_NUMBERS) else 1
        times = []
        for _round in range(rounds):
            start = perf_counter()
            _ours(*batch)
            times.append((perf_counter() - start) / number)
        first = first or median(times)
        made.append(
            milliseconds(f"each of {number} charts", median(times), first, goal="≤ 1.00: flat")
        )
    return made


def _size(what: str, charts: list[CustomerChart], *, goal: str) -> Row:
    return Row(what, f"{len(_ours(*charts)) / 1000:.0f} KB", goal=goal)


def _ours(*charts: CustomerChart) -> bytes:
    now = SystemClock().local()
    return customer_chart_pdf(
        charts, printed_at=now, printed_by="田中", showroom="三鷹店", visit_on=now.date()
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
