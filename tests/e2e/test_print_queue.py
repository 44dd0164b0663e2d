"""Charts printed by the preview on a real queue of CUPS: what comes out, and what does not."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QImage

from showroom_crm.services.print_setup import PrintSetup, keep_print_setup, print_setup
from showroom_crm.services.store import Store
from showroom_crm.storage.store import SqliteStore, open_store
from showroom_crm.storage.temporary_files import temporary_folder
from tests.conftest import MovableClock, Sato
from tests.e2e.print_queue import PrintQueue, print_queue, why_none

NONE = why_none()
pytestmark = pytest.mark.skipif(NONE is not None and not os.environ.get("CI"), reason=str(NONE))

# The preview's own door, with the printer as the print dialog would hand it over.
_PRINT = """
import json, sys, time
from pathlib import Path
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton
from showroom_crm.app import SystemClock, open_store
from showroom_crm.language.catalog import use_language
from showroom_crm.services.print_setup import PrintSetup
from showroom_crm.storage.temporary_files import temporary_folder
from showroom_crm.ui.chart_preview.dialog import ChartPreview
from showroom_crm.ui.paper_preview.printer_setup import proposed_printer, setup_of
from showroom_crm.ui.desk import Desk

folder, queue, ids, wish = Path(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3]), sys.argv[4]
use_language("ja")
app = QApplication(sys.argv[:1])

def until(found):
    end = time.monotonic() + 60
    while not found():
        assert time.monotonic() < end
        app.processEvents()
        time.sleep(0.005)

store = open_store(folder)
with temporary_folder(folder):
    preview = ChartPreview(Desk(store, SystemClock()), ids)
    preview.show()
    busy = preview.findChild(QProgressBar, "busy")
    until(preview.findChild(QPushButton, "print").isEnabled)
    Path(sys.argv[5]).write_bytes(preview.pdf)
    duplex = "DuplexLongSide" if wish == "both sides" else "DuplexNone"
    printer = proposed_printer(PrintSetup(queue, "A4", duplex), title="カルテ")
    assert printer.printerName() == queue
    if wish:  # coarse is as good, and faster
        printer.setResolution(150)
    if wish == "second page":
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 2)
    if wish == "as kept":
        preview.findChild(QPushButton, "print").click()
        dialog = preview.findChild(QPrintDialog)
        until(dialog.isVisible)
        printer = dialog.printer()
        dialog.accept()
    else:
        preview.print_on(printer)
    if wish in ("cancel", "stand"):
        until(lambda: busy.value() > 0 and busy.maximum() == len(ids))
    if wish == "stand":
        print("printing", flush=True)
        time.sleep(60)
    if wish == "cancel":
        preview.findChild(QPushButton, "close").click()
    until(busy.isHidden)
    kept = setup_of(printer, before=PrintSetup())
    print(json.dumps({"said": preview.findChild(QLabel, "words").text(), "duplex": kept.duplex}))
    preview.close()
store.close_thread()
"""


@pytest.fixture(scope="module")
def queue() -> Iterator[PrintQueue]:
    with ExitStack() as running:
        try:
            made = running.enter_context(print_queue())
        except RuntimeError as why:
            if os.environ.get("CI"):
                raise
            pytest.skip(str(why))
        yield made


def command(data_dir: Path, queue: PrintQueue, ids: list[int], wish: str) -> list[str]:
    shown = data_dir.parent / "shown.pdf"
    arguments = [str(data_dir), queue.name, json.dumps(ids), wish, str(shown)]
    return [sys.executable, "-c", _PRINT, *arguments]


def environment(queue: PrintQueue) -> dict[str, str]:
    return os.environ | queue.environment | {"QT_QPA_PLATFORM": "offscreen"}


def printed(data_dir: Path, queue: PrintQueue, ids: list[int], wish: str = "") -> dict[str, str]:
    """Let a program of its own print charts, and return what it says at the end."""
    done = subprocess.run(
        command(data_dir, queue, ids, wish),
        env=environment(queue),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, str] = json.loads(done.stdout)
    return told


def noted(store: Store) -> list[int]:
    assert isinstance(store, SqliteStore)
    rows = store._database.rows("SELECT customer_id FROM access_log WHERE act = 'printed'")
    return [int(row[0]) for row in rows]


def page_as_picture(pdf: Path, folder: Path) -> QImage:
    """Return the first page in grey, a hundred dots to the inch, as poppler draws it."""
    picture = folder / "page"
    arguments = ["-r", "100", "-gray", "-png", "-singlefile", str(pdf), str(picture)]
    subprocess.run(["pdftoppm", *arguments], check=True)
    return QImage(str(picture.with_suffix(".png")))


def place_of(words: str, pdf: Path) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a word on the first page, in points."""
    told = subprocess.run(
        ["pdftotext", "-bbox", "-l", "1", str(pdf), "-"], capture_output=True, text=True, check=True
    )
    [line] = [line for line in told.stdout.splitlines() if f">{words}<" in line][:1]
    values = [part.split('"')[1] for part in line.split() if "=" in part]
    left, top, right, bottom = (float(value) for value in values)
    return left, top, right, bottom


def ink(picture: QImage, place: tuple[float, float, float, float]) -> float:
    """Return how dark a place is, of 1."""
    left, top, right, bottom = (round(value * 100 / 72) for value in place)
    dots = [
        255 - picture.pixelColor(x, y).lightness()
        for x in range(left, right)
        for y in range(top, bottom)
    ]
    return sum(dots) / len(dots) / 255


def test_a_chart_comes_out_as_it_was_shown(
    queue: PrintQueue, data_dir: Path, store: Store, sato: Sato, tmp_path: Path
) -> None:
    before = queue.paper()
    told = printed(data_dir, queue, [sato.customer_id])
    assert told["said"] == "プリンターに送りました"
    assert noted(store) == [sato.customer_id]
    [paper] = queue.paper()[len(before) :]
    shown = tmp_path / "shown.pdf"
    pages = pypdf.PdfReader(paper).pages
    assert len(pages) == len(pypdf.PdfReader(shown).pages)
    size = pages[0].mediabox
    assert (float(size.width), float(size.height)) == pytest.approx((595, 842), abs=1)
    on_paper, on_screen = page_as_picture(paper, tmp_path), page_as_picture(shown, tmp_path)
    name = place_of("佐藤", shown)
    assert ink(on_screen, name) > 0.2
    assert ink(on_paper, name) == pytest.approx(ink(on_screen, name), abs=0.04)
    margin = (0.0, 0.0, 595.0, 20.0)
    assert ink(on_paper, margin) == 0
    everything = (0.0, 0.0, 590.0, 840.0)
    assert ink(on_paper, everything) == pytest.approx(ink(on_screen, everything), abs=0.01)


def test_a_batch_on_both_sides_gives_each_customer_a_sheet(
    queue: PrintQueue, data_dir: Path, store: Store, sato: Sato, tmp_path: Path
) -> None:
    before = queue.paper()
    told = printed(data_dir, queue, [sato.customer_id] * 2, "both sides")
    assert told == {"said": "プリンターに送りました", "duplex": "DuplexLongSide"}
    [paper] = queue.paper()[len(before) :]
    assert "sides=two-sided-long-edge" in queue.options_given()
    pages = pypdf.PdfReader(paper).pages
    assert [bool(page.images) for page in pages] == [True, False, True]


def test_what_was_kept_of_the_last_time_comes_out_again_by_the_dialog(
    queue: PrintQueue, data_dir: Path, store: Store, sato: Sato, clock: MovableClock
) -> None:
    before = queue.paper()
    kept = PrintSetup(queue.name, "A5", "DuplexShortSide", "GrayScale")
    keep_print_setup(store, kept, clock=clock)
    told = printed(data_dir, queue, [sato.customer_id], "as kept")
    assert told == {"said": "プリンターに送りました", "duplex": "DuplexShortSide"}
    [paper] = queue.paper()[len(before) :]
    size = pypdf.PdfReader(paper).pages[0].mediabox
    assert (float(size.width), float(size.height)) == pytest.approx((420, 595), abs=1)
    assert "sides=two-sided-short-edge" in queue.options_given()
    assert print_setup(store) == kept


def test_the_page_that_was_asked_for_comes_out_alone(
    queue: PrintQueue, data_dir: Path, store: Store, sato: Sato
) -> None:
    before = queue.paper()
    printed(data_dir, queue, [sato.customer_id] * 3, "second page")
    [paper] = queue.paper()[len(before) :]
    assert [bool(page.images) for page in pypdf.PdfReader(paper).pages] == [True]
    assert noted(store) == [sato.customer_id]


def test_what_is_called_off_never_comes_out(
    queue: PrintQueue, data_dir: Path, store: Store, sato: Sato
) -> None:
    before = queue.paper()
    told = printed(data_dir, queue, [sato.customer_id] * 20, "cancel")
    assert told["said"] == "印刷を中止しました。"
    assert queue.paper() == before
    assert noted(store) == []


def test_pages_on_their_way_are_gone_after_a_kill_and_a_start(
    queue: PrintQueue, data_dir: Path, store: Store, sato: Sato
) -> None:
    before = queue.paper()
    with subprocess.Popen(
        command(data_dir, queue, [sato.customer_id] * 20, "stand"),
        env=environment(queue),
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "printing\n"
        process.send_signal(signal.SIGKILL)
    left = [path for path in (data_dir / "temporary").rglob("*") if path.is_file()]
    assert any(path.read_bytes().startswith(b"%PDF") for path in left)
    open_store(data_dir)
    with temporary_folder(data_dir):
        assert not any(path.exists() for path in left)
    assert queue.paper() == before


def test_a_printer_that_takes_no_job_is_told_and_nothing_noted(
    queue: PrintQueue, data_dir: Path, store: Store, sato: Sato
) -> None:
    before = queue.paper()
    queue.refuse()
    try:
        told = printed(data_dir, queue, [sato.customer_id])
    finally:
        queue.ask("cupsaccept", queue.name)
    assert "印刷できませんでした" in told["said"]
    assert queue.paper() == before
    assert noted(store) == []
