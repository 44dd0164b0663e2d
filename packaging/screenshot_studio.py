"""A workplace with the demo showroom whose windows are taken pictures of."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QDialog, QWidget

from showroom_crm.app import open_store
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.showroom import Filter, Query
from showroom_crm.services import finding
from showroom_crm.services.demo import fill_demo
from showroom_crm.services.store import Store
from showroom_crm.ui.workplace import Workplace

_MORNING = datetime(2026, 10, 3, 11, 40)
_SETTLED_MS = 400
_PAGE_SCALE = 1.5


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
        self.save(name, widget.grab().toImage())

    def save(self, name: str, picture: QImage) -> None:
        picture.save(str(self.folder / f"{name}.png"))

    def take_dialog(self, name: str, kind: str) -> None:
        """Save a picture of the dialog that is open, then close it."""
        dialog = self.dialog(kind)
        self.take(name, dialog)
        dialog.close()
        settle()

    def take_page(self, name: str, preview: str) -> None:
        """Save a picture of the first page of the sheet in a preview, and one of the preview."""
        shown = self.dialog(preview)
        document = shown.findChild(QPdfDocument)
        assert document is not None
        wait_until(lambda: document.pageCount() > 0)
        size = (document.pagePointSize(0) * _PAGE_SCALE).toSize()
        page = QImage(size, QImage.Format.Format_RGB32)
        page.fill(Qt.GlobalColor.white)
        painter = QPainter(page)
        painter.drawImage(0, 0, document.render(0, size))
        painter.end()
        self.save(name, page)
        self.take_dialog(f"{name}_preview", preview)

    def dialog(self, kind: str) -> QDialog:
        settle()
        found = [d for d in self.workplace.window.findChildren(QDialog, kind) if d.isVisible()]
        return found[-1]


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
