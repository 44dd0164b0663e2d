"""Print every paper of the demo showroom and save pictures of them:  paper_pictures.py DIR

The clock stands still and the demo is always the same, so that pictures compare. Needs pdftoppm
(poppler-utils).
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from screenshot_studio import StandingClock

from showroom_crm.app import open_store
from showroom_crm.documents.board import board_pdf
from showroom_crm.documents.chart.customer_chart import customer_chart_pdf
from showroom_crm.documents.chart.variant import Variant
from showroom_crm.documents.day_sheet import day_sheet_pdf
from showroom_crm.documents.mail.envelope_sizes import ENVELOPES
from showroom_crm.documents.mail.envelopes import envelopes_pdf
from showroom_crm.documents.mail.label_sheets import SHEETS
from showroom_crm.documents.mail.labels import labels_pdf
from showroom_crm.documents.statistics import statistics_pdf
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.statistics import Scope
from showroom_crm.language.catalog import use_language
from showroom_crm.services.board import board
from showroom_crm.services.customers import charts_for_paper
from showroom_crm.services.day_sheet import day_sheet
from showroom_crm.services.demo import fill_demo
from showroom_crm.services.mailing import mailing
from showroom_crm.services.statistics import statistics
from showroom_crm.services.store import Store

_DPI, _COLOURS = 96, 16
_BY: dict[str, Any] = {"printed_by": "田中", "showroom": "三鷹店"}


def main(folder: Path) -> None:
    """Save a picture of the first page of each paper."""
    folder.mkdir(parents=True, exist_ok=True)
    use_language("ja")
    with tempfile.TemporaryDirectory() as data_dir:
        store = open_store(Path(data_dir))
        clock = StandingClock()
        fill_demo(store, clock=clock)
        for name, pdf in papers(store, clock):
            picture(pdf, folder / f"{name}.png")
        store.close_thread()


def papers(store: Store, clock: StandingClock) -> Iterator[tuple[str, bytes]]:
    """Give each paper with the name of its picture."""
    now = clock.local()
    today = day_sheet(store, now.date(), staff_id=None, clock=clock)
    charts = talked_with(charts_for_paper(store, today.customer_ids))
    for variant, number in ((Variant.FULL, 1), (Variant.BRIEF, 2), (Variant.ANONYMOUS, 1)):
        pdf = customer_chart_pdf(charts[:number], printed_at=now, variant=variant, **_BY)
        yield f"chart_{variant.value}", pdf
    yield "day_sheet", day_sheet_pdf(today, [], printed_at=now, **_BY)
    yield "board", board_pdf(board(store, clock), **_BY)
    scope = Scope(date(now.year, 1, 1), now.date())
    figures = statistics(store, scope, by=None, clock=clock)
    yield "statistics", statistics_pdf(figures, whose="全員", **_BY)
    receivers = mailing(store, store.customers.ids()).receivers
    post: dict[str, Any] = {"printed_at": now, "showroom": _BY["showroom"]}
    yield "labels", labels_pdf(receivers, SHEETS["12"], first=1, **post)
    yield "labels_upright", labels_pdf(receivers, SHEETS["12"], first=1, upright=True, **post)
    yield "envelope", envelopes_pdf(receivers, ENVELOPES["long_3"], **post)


def talked_with(charts: Sequence[CustomerChart]) -> list[CustomerChart]:
    """Return the charts that show most: with a face, of a person who has talked with us often."""
    drawn = [chart for chart in charts if chart.portrait is not None and chart.household]
    rest = [chart for chart in charts if chart.portrait is not None and not chart.household]
    return sorted(drawn, key=_talks) + sorted(rest, key=_talks)


def _talks(chart: CustomerChart) -> int:
    return -len(chart.spoken)


def picture(pdf: bytes, file: Path) -> None:
    """Save the first page as a small PNG."""
    command = ["pdftoppm", "-r", str(_DPI), "-png", "-singlefile", "-f", "1", "-"]
    png = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    with Image.open(BytesIO(png)) as page:
        few = page.quantize(_COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(file, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
