"""The page of 佐藤's attachments, and files to attach."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from showroom_crm.domain.attachments import Attachment
from showroom_crm.services.attachments import attach
from showroom_crm.services.store import Store
from showroom_crm.ui.attachments.page import AttachmentsPage
from showroom_crm.ui.desk import Desk
from tests.conftest import MovableClock, Sato
from tests.ui.attachments.files import settle


@pytest.fixture(autouse=True)
def no_work_left() -> Iterator[None]:
    yield
    settle()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, store: Store, sato: Sato) -> Iterator[AttachmentsPage]:
    shown = AttachmentsPage(desk)
    qtbot.addWidget(shown)

    def show() -> None:
        shown.show_chart(store.charts.chart(sato.customer_id))

    desk.changed.connect(show)
    show()
    shown.resize(700, 400)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    settle()
    desk.changed.disconnect(show)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "見積 シエンタ.pdf"
    canvas = Canvas(str(path))
    for page in ("first", "second"):
        canvas.drawString(100, 700, page)
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "カタログ.png"
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(path))
    return path


@pytest.fixture
def keep(store: Store, sato: Sato, clock: MovableClock) -> Callable[[Path], Attachment]:
    def kept(path: Path) -> Attachment:
        attach(store, sato.customer_id, path.name, path.read_bytes(), by=None, clock=clock)
        return store.attachments.of_customer(sato.customer_id)[0]

    return kept
