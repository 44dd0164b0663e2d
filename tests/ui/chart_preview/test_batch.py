"""A batch of charts tells how far it is, ends at once when it is called off, and notes each."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

import pypdf
import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.documents.chart import customer_chart
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.staff import StaffRole
from showroom_crm.exchange.whole_file import replacing
from showroom_crm.language.catalog import _
from showroom_crm.services.customers import add_customer, last_printed
from showroom_crm.services.store import Store
from showroom_crm.storage.store import SqliteStore
from showroom_crm.ui.chart_preview.dialog import ChartPreview
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.paper_preview import printing
from tests.conftest import MovableClock
from tests.ui.chart_preview.paper import after_printing, noted, pages_in, print_on, printer_into
from tests.ui.forms import child, click, text_of

NUMBER = 6


@pytest.fixture
def customer_ids(store: Store, clock: MovableClock) -> list[CustomerId]:
    names = [f"お客様{number}" for number in range(NUMBER)]
    return [add_customer(store, Profile(name), by=None, clock=clock).customer_id for name in names]


@pytest.fixture
def batch(qtbot: QtBot, desk: Desk, customer_ids: list[CustomerId]) -> ChartPreview:
    """A preview of several charts of one page each."""
    dialog = ChartPreview(desk, customer_ids)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(child(dialog, QPushButton, "save").isEnabled, timeout=20_000)
    return dialog


class Held:
    """Lets the worker stand before its third chart, or its third page, until it may go on."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.go_on = threading.Event()
        self.begun: list[int] = []

    def stand(self, done: int) -> None:
        self.begun.append(done)
        if done == 2:
            self.reached.set()
            assert self.go_on.wait(20)

    def end(self) -> None:
        self.go_on.set()
        assert QThreadPool.globalInstance().waitForDone(20_000)
        QApplication.processEvents()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    return Held()


@pytest.fixture
def preparing(
    qtbot: QtBot,
    desk: Desk,
    customer_ids: list[CustomerId],
    held: Held,
    monkeypatch: pytest.MonkeyPatch,
) -> ChartPreview:
    """A preview whose worker stands before the third chart."""
    lay_out: Callable[..., bytes] = customer_chart.customer_chart_pdf

    def slow(*charts: object, progress: Callable[[int], None], **more: datetime | str) -> bytes:
        def told(done: int) -> None:
            progress(done)
            held.stand(done)

        return lay_out(*charts, progress=told, **more)

    monkeypatch.setattr(customer_chart, "customer_chart_pdf", slow)
    dialog = ChartPreview(desk, customer_ids)
    qtbot.addWidget(dialog)
    dialog.show()
    assert held.reached.wait(20)
    QApplication.processEvents()
    return dialog


def log_of_each(store: Store) -> list[int]:
    assert isinstance(store, SqliteStore)
    rows = store._database.rows("SELECT customer_id FROM access_log WHERE act = 'printed'")
    return [int(row[0]) for row in rows]


def test_how_far_it_is_stands_at_the_foot(preparing: ChartPreview, held: Held) -> None:
    bar = child(preparing, QProgressBar, "busy")
    assert text_of(preparing, "words") == f"カルテを準備中 2/{NUMBER}"
    assert (bar.value(), bar.maximum()) == (2, NUMBER)
    held.end()
    assert text_of(preparing, "words") == ""
    assert not bar.isVisible()


@pytest.mark.parametrize("way_out", ["close", "variant_brief"])
def test_called_off_it_ends_before_the_next_chart(
    preparing: ChartPreview, held: Held, way_out: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # another variant is laid out as ever
    click(preparing, way_out)
    held.end()
    assert held.begun == [0, 1, 2]
    assert text_of(preparing, "words") != "カルテを作成できませんでした"


def test_each_customer_is_noted(
    qtbot: QtBot, batch: ChartPreview, customer_ids: list[CustomerId], store: Store, tmp_path: Path
) -> None:
    assert print_on(qtbot, batch, printer_into(tmp_path / "all.pdf")) == "プリンターに送りました"
    assert pages_in(tmp_path / "all.pdf") == NUMBER
    assert log_of_each(store) == customer_ids


def test_only_the_customers_on_the_pages_that_were_asked_for_are_noted(
    qtbot: QtBot, batch: ChartPreview, customer_ids: list[CustomerId], store: Store, tmp_path: Path
) -> None:
    printer = printer_into(tmp_path / "some.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    print_on(qtbot, batch, printer)
    assert log_of_each(store) == customer_ids[1:3]
    click(batch, "variant_brief")  # two on a page
    qtbot.waitUntil(child(batch, QPushButton, "print").isEnabled, timeout=20_000)
    print_on(qtbot, batch, printer)
    assert log_of_each(store) == [*customer_ids[1:3], *customer_ids[2:]]


def test_where_both_sides_are_printed_no_two_customers_share_a_sheet(
    qtbot: QtBot, batch: ChartPreview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = QPrinter.DuplexMode.DuplexLongSide
    monkeypatch.setattr(QPrinter, "duplex", lambda _printer: both)
    print_on(qtbot, batch, printer_into(tmp_path / "both.pdf"))
    pages = pypdf.PdfReader(tmp_path / "both.pdf").pages
    assert [bool(page.images) for page in pages] == [True, False] * (NUMBER - 1) + [True]


@pytest.fixture
def printed_slowly(held: Held, monkeypatch: pytest.MonkeyPatch) -> Held:
    """Printing stands amid its third page."""
    draw = printing._Drawing._draw_page

    def slow(drawing: printing._Drawing, page: int) -> bool:
        held.stand(page)
        return draw(drawing, page)

    monkeypatch.setattr(printing._Drawing, "_draw_page", slow)
    return held


def test_printing_is_called_off_and_nothing_comes_out(
    qtbot: QtBot, batch: ChartPreview, printed_slowly: Held, store: Store, tmp_path: Path
) -> None:
    batch.print_on(printer_into(tmp_path / "paper.pdf"))
    assert printed_slowly.reached.wait(20)
    QApplication.processEvents()
    assert text_of(batch, "words") == f"印刷中 2/{NUMBER}ページ"
    leave = child(batch, QPushButton, "close")
    assert leave.text() == "中止"
    assert not child(batch, QPushButton, "print").isEnabled()
    click(batch, "close")
    printed_slowly.go_on.set()
    assert after_printing(qtbot, batch) == "印刷を中止しました。"
    assert batch.isVisible()
    assert printed_slowly.begun == [0, 1, 2]
    assert list(tmp_path.glob("*.pdf")) == []
    assert noted(store) == 0
    assert print_on(qtbot, batch, printer_into(tmp_path / "paper.pdf")) == "プリンターに送りました"


def test_a_printer_that_has_begun_to_print_is_noted_as_far_as_it_may_have_come(
    qtbot: QtBot,
    batch: ChartPreview,
    customer_ids: list[CustomerId],
    printed_slowly: Held,
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # As on Windows, where pages leave while others are drawn.
    monkeypatch.setattr(printing, "holds_back", lambda _printer: False)
    batch.print_on(printer_into(tmp_path / "paper.pdf"))
    assert printed_slowly.reached.wait(20)
    click(batch, "close")
    printed_slowly.go_on.set()
    said = after_printing(qtbot, batch)
    assert said == "印刷を中止しました。 3ページは印刷された可能性があります。"
    assert log_of_each(store) == customer_ids[:3]


def test_closed_while_it_prints_it_goes_at_once_and_what_came_out_is_noted(
    qtbot: QtBot,
    batch: ChartPreview,
    customer_ids: list[CustomerId],
    printed_slowly: Held,
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printing, "holds_back", lambda _printer: False)
    batch.print_on(printer_into(tmp_path / "paper.pdf"))
    assert printed_slowly.reached.wait(20)
    # A printer that takes its time keeps no window open.
    assert batch.close()
    assert not batch.isVisible()
    printed_slowly.end()
    qtbot.waitUntil(lambda: log_of_each(store) == customer_ids[:3])
    assert list(tmp_path.glob("*.pdf")) == []


def test_what_is_printed_while_another_rep_takes_over_is_noted_for_who_printed_it(
    qtbot: QtBot,
    desk: Desk,
    batch: ChartPreview,
    customer_ids: list[CustomerId],
    printed_slowly: Held,
    store: Store,
    tmp_path: Path,
) -> None:
    tanaka, other = desk.staff, store.staff.add("mori", "森", StaffRole.REP)
    assert tanaka is not None
    batch.print_on(printer_into(tmp_path / "paper.pdf"))
    assert printed_slowly.reached.wait(20)
    desk.switch_staff(other)
    assert batch.isVisible()
    printed_slowly.end()
    qtbot.waitUntil(lambda: not batch.isVisible())
    assert pages_in(tmp_path / "paper.pdf") == NUMBER
    last = last_printed(store, customer_ids[0])
    assert last is not None
    assert last.staff_name == tanaka.name


def test_a_paper_that_names_who_prints_it_goes_when_another_rep_takes_over(
    desk: Desk, batch: ChartPreview, store: Store
) -> None:
    desk.switch_staff(store.staff.add("mori", "森", StaffRole.REP))
    assert not batch.isVisible()


@pytest.fixture
def slow_disk(held: Held, monkeypatch: pytest.MonkeyPatch) -> Held:
    """What is written stands before it is on the disk."""
    on_the_disk = os.fsync

    def slow(file: int) -> None:
        held.stand(2)
        on_the_disk(file)

    monkeypatch.setattr(os, "fsync", slow)
    return held


def test_a_slow_disk_keeps_no_window_waiting(
    qtbot: QtBot, batch: ChartPreview, slow_disk: Held, tmp_path: Path
) -> None:
    batch.save_to(tmp_path / "saved.pdf")
    assert slow_disk.reached.wait(20)
    assert child(batch, QProgressBar, "busy").isVisible()
    assert text_of(batch, "words") == _("Saving …")
    slow_disk.go_on.set()
    assert "saved.pdf" in after_printing(qtbot, batch)
    assert (tmp_path / "saved.pdf").read_bytes() == batch.pdf


def test_saving_that_was_called_off_leaves_the_file_as_it_was(
    qtbot: QtBot,
    batch: ChartPreview,
    held: Held,
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "saved.pdf"
    path.write_bytes(b"old")

    @contextmanager
    def slow(file: Path) -> Iterator[IO[bytes]]:
        held.stand(2)
        with replacing(file) as opened:
            yield opened

    monkeypatch.setattr("showroom_crm.ui.paper_preview.preview.replacing", slow)
    batch.save_to(path)
    assert held.reached.wait(20)
    click(batch, "close")
    held.go_on.set()
    assert after_printing(qtbot, batch) == "保存しませんでした"
    assert [each.read_bytes() for each in tmp_path.glob("*.pdf")] == [b"old"]
    assert noted(store) == 0


@pytest.mark.parametrize("there", [True, False])
def test_closed_while_it_is_saved_it_is_saved_all_the_same_or_told(
    qtbot: QtBot, desk: Desk, batch: ChartPreview, slow_disk: Held, tmp_path: Path, there: bool
) -> None:
    (tmp_path / "stick").mkdir()
    path = tmp_path / "stick" / "saved.pdf"
    told: list[str] = []
    desk.refused.connect(lambda fault, _origin: told.append(fault.key))
    batch.save_to(path)
    assert slow_disk.reached.wait(20)
    batch.close()
    if not there:
        shutil.rmtree(tmp_path / "stick")
    slow_disk.end()
    assert path.exists() is there
    assert told == ([] if there else ["file.not_writable"])
