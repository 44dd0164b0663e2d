"""Write customers into a file away from the GUI thread, until it is done or cancelled."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import Signal

from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language.catalog import current_language
from showroom_crm.services.customer_export import customers_to_export
from showroom_crm.services.store import Store
from showroom_crm.ui.background_job import BackgroundJob
from showroom_crm.ui.desk import Desk


class _Cancelled(Exception):
    """Leaves the file as it was before."""


class ExportJob(BackgroundJob):
    """Its work returns how many customers the file holds; None where it was cancelled.

    Signals: those of `BackgroundJob`, and
    read(int): so many customers are read by now.
    """

    read = Signal(int)

    def __init__(self, desk: Desk, customer_ids: Sequence[CustomerId], path: Path) -> None:
        super().__init__(self._write)
        self._desk = desk
        self._customer_ids = frozenset(customer_ids)
        self._path = path
        self._by = desk.staff_id
        self._language = current_language()
        self._cancelled = Event()

    def cancel(self) -> None:
        """End without a file."""
        self._cancelled.set()

    def _write(self) -> int | None:
        try:
            return self._desk.in_worker(self._written)
        except _Cancelled:
            return None

    def _written(self, store: Store) -> int:
        clock = self._desk.clock
        charts = customers_to_export(store, chosen=self._customer_ids, by=self._by, clock=clock)
        return self._writer()(self._path, self._counted(charts))

    def _writer(self) -> Callable[[Path, Iterable[CustomerChart]], int]:
        if self._path.suffix.lower() == ".json":
            from showroom_crm.exchange.customer_json import write_everything

            now = self._desk.clock.local()
            return lambda path, charts: write_everything(
                path, charts, exported_at=now, portraits=True
            )
        from showroom_crm.exchange.customer_csv_writing import write_customers

        return lambda path, charts: write_customers(path, charts, language=self._language)

    def _counted(self, charts: Iterable[CustomerChart]) -> Iterator[CustomerChart]:
        for number, chart in enumerate(charts, start=1):
            if self._cancelled.is_set():
                raise _Cancelled
            yield chart
            self.read.emit(number)
