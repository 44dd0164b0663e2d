"""Open every window with the demo showroom and save a picture of each:  screenshots.py DIR

The window shown is the real one; only the clock stands still, so that pictures compare.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget, QWidget

from showroom_crm.app import open_store
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.showroom import Filter, Query
from showroom_crm.language.catalog import use_language
from showroom_crm.services import finding, meetings
from showroom_crm.services.demo import fill_demo
from showroom_crm.services.store import Store
from showroom_crm.ui.theme import style
from showroom_crm.ui.workplace import Workplace

_MORNING = datetime(2026, 10, 3, 11, 40)
_SETTLED_MS = 400


@dataclass
class StandingClock:
    """A Saturday before noon, wherever and whenever the pictures are taken."""

    now: datetime = _MORNING

    def local(self) -> datetime:
        return self.now

    def utc(self) -> datetime:
        return (self.now - timedelta(hours=9)).replace(tzinfo=UTC)


@dataclass
class Studio:
    """A demo workplace, and the folder that takes its pictures."""

    store: Store
    clock: StandingClock
    workplace: Workplace
    folder: Path

    def take(self, name: str, widget: QWidget) -> None:
        """Save a picture of a window once it has settled."""
        settle()
        widget.grab().save(str(self.folder / f"{name}.png"))

    def take_dialog(self, name: str, kind: str) -> None:
        """Save a picture of the dialog that is open, then close it."""
        dialog = self.dialog(kind)
        self.take(name, dialog)
        dialog.close()
        settle()

    def dialog(self, kind: str) -> QDialog:
        settle()
        found = [d for d in self.workplace.window.findChildren(QDialog, kind) if d.isVisible()]
        return found[-1]


def main(folder: Path) -> None:
    """Take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    use_language("ja")
    style.apply(application)
    with studio(folder) as at_work:
        for picture in (list_and_charts, customer_dialogs, meeting_windows, pop_ups, paper, lock):
            picture(at_work)


@contextmanager
def studio(folder: Path) -> Iterator[Studio]:
    with tempfile.TemporaryDirectory() as data_dir:
        clock = StandingClock()
        store = open_store(Path(data_dir))
        fill_demo(store, clock=clock)
        workplace = Workplace(store, clock)
        workplace.window.resize(1366, 728)
        workplace.show()
        settle()
        yield Studio(store, clock, workplace, folder)
        workplace.take_down()
        settle()
        store.close_thread()


def list_and_charts(studio: Studio) -> None:
    window = studio.workplace.window
    window.show_chart(promised(studio))
    studio.take("main_window", window)
    tabs = window.findChild(QTabWidget, "chart_tabs")
    assert tabs is not None
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        studio.take(f"chart_{index}", window)
    tabs.setCurrentIndex(0)
    window.list_panel.set_filter(Filter.WAITING)
    studio.take("waiting_deals", window)
    window.list_panel.set_filter(Filter.ALL)
    window.list_panel.toggle_filters()
    studio.take("filters", window)
    window.list_panel.toggle_filters()
    window.list_panel.search.setText("燃費")
    studio.take("words_said", window)
    window.list_panel.search.clear()
    settle()


def customer_dialogs(studio: Studio) -> None:
    dialogs = studio.workplace.window.dialogs
    dialogs.new_customer()
    studio.take_dialog("new_customer", "new_customer_dialog")
    dialogs.new_walk_in()
    studio.take_dialog("walk_in", "new_customer_dialog")
    chart = studio.store.charts.chart(promised(studio))
    customer_id, current = chart.customer.id, chart.current_deal
    assert current is not None
    deal_id = current.deal.id
    for kind, open_it in {
        "contact_dialog": lambda: dialogs.set_contact(customer_id, deal_id, None),
        "call_dialog": lambda: dialogs.record_call(customer_id, None),
        "deal_dialog": lambda: dialogs.edit_deal(customer_id, deal_id),
        "estimate_dialog": lambda: dialogs.take_estimate(deal_id, None),
        "mentions_dialog": lambda: dialogs.show_mentions(customer_id),
        "merge_dialog": lambda: dialogs.merge_customers(customer_id),
        "hand_over": lambda: dialogs.hand_over([customer_id]),
        "customer_export": lambda: dialogs.export_customers([customer_id]),
        "bin": dialogs.open_bin,
        "showroom_days_dialog": dialogs.showroom_days,
        "horizons": dialogs.horizons,
        "meeting_tags_dialog": dialogs.meeting_tags,
    }.items():
        open_it()
        studio.take_dialog(kind.removesuffix("_dialog"), kind)


def meeting_windows(studio: Studio) -> None:
    dialogs = studio.workplace.window.dialogs
    chart = studio.store.charts.chart(promised(studio))
    current, planned = chart.current_deal, chart.next_contact
    assert current is not None
    assert planned is not None
    dialogs.record_meeting(chart.customer.id, current.deal.id, planned.id)
    studio.take_dialog("meeting", "meeting_dialog")
    said = Record(held_at=studio.clock.local(), said="妻も気に入ったようです。あとは金額ですね。")
    begun = meetings.begin_meeting(
        studio.store,
        chart.customer.id,
        said,
        deal_id=current.deal.id,
        answers_id=planned.id,
        by=None,
        clock=studio.clock,
    )
    dialogs.close_meeting(begun.meeting_id)
    close = studio.dialog("meeting_close_dialog")
    for page in range(1, 5):
        studio.take(f"close_{page}", close)
        press_next(close)
    close.close()


def press_next(dialog: QDialog) -> None:
    from PySide6.QtTest import QTest

    QTest.keyClick(dialog, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settle()


def pop_ups(studio: Studio) -> None:
    studio.clock.now += timedelta(hours=4)
    studio.workplace.watcher.check()
    settle()
    for index, shown in enumerate(studio.workplace.stack.windows, start=1):
        studio.take(f"pop_up_{index}", shown)


def paper(studio: Studio) -> None:
    studio.workplace.window.dialogs.print_chart(promised(studio))
    preview = studio.dialog("chart_preview")
    document = preview.findChild(QPdfDocument)
    assert document is not None
    wait_until(lambda: document.pageCount() > 0)
    studio.take_dialog("chart_preview", "chart_preview")


def lock(studio: Studio) -> None:
    studio.workplace.desk.set_locked(True)
    studio.take("locked", studio.workplace.window)


def promised(studio: Studio) -> CustomerId:
    """The first customer of today's list who has a face."""
    rows = finding.page(
        studio.store, Query(filter=Filter.TODAY), offset=0, limit=50, clock=studio.clock
    )
    return next(row.id for row in rows if row.has_portrait)


def settle() -> None:
    """Let the windows paint and their short timers run."""
    loop = QEventLoop()
    QTimer.singleShot(_SETTLED_MS, loop.quit)
    loop.exec()


def wait_until(holds: Callable[[], bool]) -> None:
    for _ in range(100):
        if holds():
            return
        settle()
    raise TimeoutError


if __name__ == "__main__":
    main(Path(sys.argv[1]))
