"""A keystroke in the search box, and opening a chart: as services answer and as a rep sees it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from showroom_crm.app import SystemClock
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.showroom import CustomerChart, Query
from showroom_crm.services import customers, finding
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_chart.panel import CustomerChartPanel
from showroom_crm.ui.customer_list.pages import PAGE_ROWS
from showroom_crm.ui.customer_list.panel import CustomerListPanel
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.theme import style
from tests.bench.showroom import raw_connection
from tests.bench.table import Row, milliseconds, p95

_LONGEST = 10
_TEXTS_OF_A_KIND = 8
_CHARTS = 60
_LIST_SIZE = (480, 640)
_CHART_SIZE = (860, 640)
_CLOCK = SystemClock()


def rows(store: Store, folder: Path) -> list[Row]:
    """Return what looking something up costs on a filled store."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    style.apply(application)
    raw = raw_connection(folder)
    number = f"{store.customers.count():,} customers"
    ids = _spread(store.customers.ids(), _CHARTS)
    desk = Desk(store, _CLOCK)
    result = [
        *_keystroke_rows(store, desk, raw, ids, number),
        *_chart_rows(store, desk, raw, ids, number),
    ]
    raw.close()
    return result


def _keystroke_rows(
    store: Store, desk: Desk, raw: Any, ids: Sequence[CustomerId], number: str
) -> list[Row]:
    typed = [text[:end] for text in _searched(store, ids) for end in range(1, len(text) + 1)]
    found, floor = [], []
    for words in typed:
        page, seconds = _timed(partial(_page, store, words))
        found.append(seconds)
        floor.append(_timed(partial(_by_rowid, raw, [row.id for row in page]))[1])
    panel = CustomerListPanel(desk)
    _show(panel, _LIST_SIZE)
    shown = [_timed(partial(panel.search.setText, words))[1] for words in typed]
    panel.close()
    what = f"keystroke, {len(typed)} of 1 to {_LONGEST} signs"
    return [
        milliseconds(f"{what} → first page found, {number}, p95", p95(found), p95(floor), goal=""),
        milliseconds(
            f"{what} → first page on screen, {number}, p95", p95(shown), p95(floor), goal="≤ 16 ms"
        ),
    ]


def _chart_rows(
    store: Store, desk: Desk, raw: Any, ids: Sequence[CustomerId], number: str
) -> list[Row]:
    read, floor = [], []
    for customer_id in ids:
        chart, seconds = _timed(
            partial(customers.open_chart, store, customer_id, by=None, clock=_CLOCK)
        )
        read.append(seconds)
        floor.append(_timed(partial(_raw_chart, raw, chart))[1])
    panel = CustomerChartPanel(desk)
    _show(panel, _CHART_SIZE)
    shown = [_timed(partial(panel.show_customer, customer_id))[1] for customer_id in ids]
    panel.close()
    return [
        milliseconds(
            f"open a chart: read and logged, {number}, p95", p95(read), p95(floor), goal=""
        ),
        milliseconds(
            f"open a chart: on screen, {number}, p95", p95(shown), p95(floor), goal="≤ 50 ms"
        ),
    ]


def _searched(store: Store, ids: Sequence[CustomerId]) -> list[str]:
    """Return what reps look for: names, readings, phones, words that were said."""
    texts: list[str] = []
    for customer_id in _spread(ids, _TEXTS_OF_A_KIND):
        chart = store.charts.chart(customer_id)
        profile = chart.customer.profile
        texts += [profile.name.replace(" ", ""), profile.kana.replace(" ", ""), profile.address]
        texts += [phone.digits for phone in profile.phones[:1]]
        if chart.last_spoken is not None:
            texts.append(chart.last_spoken.record.said)
    return [text[:_LONGEST] for text in texts]


def _page(store: Store, words: str) -> Any:
    query = Query(words)
    finding.count(store, query, clock=_CLOCK)
    return finding.page(store, query, offset=0, limit=PAGE_ROWS, clock=_CLOCK)


def _by_rowid(raw: Any, ids: Sequence[int]) -> None:
    """Read as many customers by their row as a page has."""
    for customer_id in ids:
        raw.execute("SELECT * FROM customer WHERE id = ?", (customer_id,)).fetchall()


def _raw_chart(raw: Any, chart: CustomerChart) -> None:
    """Read the rows that make a chart, and write the one that it leaves in the access log."""
    customer_id = chart.customer.id
    raw.execute("BEGIN IMMEDIATE")
    raw.execute(
        "INSERT INTO access_log (at, act, customer_id) VALUES ('2026-01-01', 'viewed', ?)",
        (customer_id,),
    )
    raw.execute("SELECT * FROM customer WHERE id = ?", (customer_id,)).fetchall()
    for table in ("phone", "vehicle", "deal", "meeting", "follow_up", "portrait"):
        raw.execute(f"SELECT * FROM {table} WHERE customer_id = ?", (customer_id,)).fetchall()
    for deal in chart.deals:
        raw.execute("SELECT * FROM concern WHERE deal_id = ?", (deal.deal.id,)).fetchall()
    raw.execute("COMMIT")


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Return what the work gives, and the seconds until Qt has painted what it changed."""
    began = perf_counter()
    result = work()
    QApplication.processEvents()
    return result, perf_counter() - began


def _show(widget: QWidget, size: tuple[int, int]) -> None:
    widget.resize(*size)
    widget.show()
    QApplication.processEvents()


def _spread(ids: Sequence[CustomerId], number: int) -> Sequence[CustomerId]:
    """Return so many ids from all over a list."""
    return ids[:: max(1, len(ids) // number)][:number]
