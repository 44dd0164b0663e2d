"""Papers: one beside a page written by hand, many charts at once beside many runs, and sizes.

What one process does by itself is told in its own processor time, runs in time on the clock.
"""

import io
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

from pypdf import PageObject, PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from showroom_crm.app import SystemClock
from showroom_crm.documents.chart.customer_chart import customer_chart_pdf
from showroom_crm.documents.chart.variant import Variant
from showroom_crm.documents.mail.label_sheets import SHEETS
from showroom_crm.documents.mail.labels import labels_pdf
from showroom_crm.domain.mailing import mailing_to
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.resources_folder import resources_folder
from showroom_crm.services.store import Store
from tests.bench.table import Row, median, milliseconds

_ROUNDS = 15
_RUNS = 3
_BATCH = 100
_NUMBERS = (10, 100, 1000)
_BY_HAND = "ByHand-"

# The command as it is installed, without its window.
_PROGRAM = "import sys; from showroom_crm.cli import main; sys.exit(main())"


class _Text(NamedTuple):
    """What stands on a page, where, and in which font (the name that its file says)."""

    x: float
    y: float
    font: str
    size: float
    text: str


def rows(store: Store, folder: Path) -> list[Row]:
    """Return what charts of a demo in the folder cost on paper, in time and in bytes."""
    charts = [store.charts.chart(customer_id) for customer_id in store.customers.ids()[:200]]
    fullest = max(
        charts,
        key=lambda chart: (sum(len(d.meetings) for d in chart.deals), chart.portrait is not None),
    )
    sheet = SHEETS["24"]
    receivers = mailing_to(chart.customer for chart in charts).receivers[: sheet.number]
    _register_fonts_for_writing_by_hand()
    return [
        _beside_pages_by_hand("one printed chart", lambda: _ours(fullest), goal="≤ 1.5 × floor"),
        _beside_pages_by_hand(
            "two brief charts", lambda: _ours(*charts[:2], variant=Variant.BRIEF)
        ),
        _beside_pages_by_hand(
            f"{len(receivers)} labels",
            lambda: labels_pdf(receivers, sheet, first=1, printed_at=_now(), showroom="三鷹店"),
        ),
        _batch_beside_single_runs(folder, [chart.customer.number for chart in charts[:_BATCH]]),
        *_memory_of_many(charts),
        *_of_many(charts),
        _size("one chart as PDF", [fullest], goal="≤ 150 KB"),
        _size(f"{_BATCH} charts as one PDF", charts[:_BATCH], goal="≤ 2000 KB"),
    ]


def _beside_pages_by_hand(what: str, make: Callable[[], bytes], *, goal: str = "") -> Row:
    """Return the time of a paper beside that of its texts alone, drawn one by one by reportlab.

    The texts are in the same fonts and sizes and at the same places; rules, portraits and the
    code to scan are left out.
    """
    pages = [_texts(page) for page in PdfReader(io.BytesIO(make())).pages]
    measured, floor = [], []
    for _round in range(_ROUNDS):
        start = process_time()
        make()
        measured.append(process_time() - start)
        start = process_time()
        _by_hand(pages)
        floor.append(process_time() - start)
    signs = sum(len(text.text) for page in pages for text in page)
    what = f"{what}, {signs} signs, pages: {len(pages)}"
    return milliseconds(what, median(measured), median(floor), goal=goal)


def _texts(page: PageObject) -> list[_Text]:
    found: list[_Text] = []

    def visit(text: str, _canvas: Any, matrix: list[float], font: Any, size: float) -> None:
        if text.strip():
            name = font["/BaseFont"].split("+")[1]
            found.append(_Text(matrix[4], matrix[5], _BY_HAND + name, size, text.strip("\n")))

    page.extract_text(visitor_text=visit)
    return found


def _register_fonts_for_writing_by_hand() -> None:
    """Let reportlab read and embed the papers' fonts in its own way."""
    for file in (resources_folder() / "fonts").glob("*.ttf"):
        font = TTFont(file.stem, file)
        # WORKAROUND(reportlab 5.1): of two fonts with one face name it knows the first only.
        font.face.name = _BY_HAND.encode("ascii") + font.face.name
        font.fontName = font.face.name.decode("ascii")
        pdfmetrics.registerFont(font)


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
        times = []
        for _round in range(_RUNS if number < max(_NUMBERS) else 1):
            start = process_time()
            _ours(*batch)
            times.append((process_time() - start) / number)
        first = first or median(times)
        made.append(
            milliseconds(f"each of {number} charts", median(times), first, goal="≤ 1.00: flat")
        )
    return made


def _memory_of_many(charts: list[CustomerChart]) -> list[Row]:
    """Return by how much a process grows at most while it makes ever larger batches."""
    if sys.platform != "linux":  # which alone tells the peak of a span of time
        return []
    made: list[Row] = []
    for number in _NUMBERS:
        batch = list(islice(cycle(charts), number))
        _forget_peak()
        before = _megabytes("VmRSS")
        _ours(*batch)
        more = _megabytes("VmHWM") - before
        made.append(Row(f"{number} charts: memory", f"+{more:.0f} MB", goal="≤ 60 MB"))
    return made


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def _megabytes(which: str) -> float:
    """Return what Linux counts of this process: VmRSS now, VmHWM at most."""
    lines = Path("/proc/self/status").read_text().splitlines()
    [line] = [line for line in lines if line.startswith(which)]
    return int(line.split()[1]) / 1024


def _size(what: str, charts: list[CustomerChart], *, goal: str) -> Row:
    return Row(what, f"{len(_ours(*charts)) / 1000:.0f} KB", goal=goal)


def _ours(*charts: CustomerChart, variant: Variant = Variant.FULL) -> bytes:
    return customer_chart_pdf(
        charts,
        printed_at=_now(),
        printed_by="田中",
        showroom="三鷹店",
        visit_on=_now().date(),
        variant=variant,
    )


def _now() -> datetime:
    return SystemClock().local()


def _by_hand(pages: list[list[_Text]]) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4)
    for page in pages:
        for text in page:
            canvas.setFont(text.font, text.size)
            canvas.drawString(text.x, text.y, text.text)
        canvas.showPage()
    canvas.save()
    return written.getvalue()
