"""What is printed, exported or shown small is the same with a kept photo and without one."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from showroom_crm.documents.chart.customer_chart import customer_chart_pdf
from showroom_crm.domain.ink import Drawing, Point, Stroke
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.exchange.customer_csv_writing import write_customers
from showroom_crm.exchange.customer_json import write_everything
from showroom_crm.services import portraits
from showroom_crm.services.store import Store
from showroom_crm.ui.ink_painting import thumbnail
from showroom_crm.ui.portrait_canvas.photo_reading import LARGEST_KEPT_BYTES, photo_of
from tests.conftest import NOON, MovableClock, Sato
from tests.ui.portrait_canvas.photos import encoded

FACE = Drawing((Stroke((Point(300, 300, 1), Point(700, 700, 1, 10))),))

Output = Callable[[CustomerChart, Path], bytes]


def printed(chart: CustomerChart, _folder: Path) -> bytes:
    pdf = customer_chart_pdf(
        [chart], printed_at=NOON, printed_by="田中", showroom="三鷹店", visit_on=NOON.date()
    )
    pages = PdfReader(BytesIO(pdf)).pages
    assert [image for page in pages for image in page.images] == []
    contents = [page.get_contents() for page in pages]
    return b"".join(each.get_data() for each in contents if each is not None)


def as_json(chart: CustomerChart, folder: Path) -> bytes:
    path = folder / "all.json"
    write_everything(path, [chart], exported_at=NOON, portraits=True)
    return path.read_bytes()


def as_csv(chart: CustomerChart, folder: Path) -> bytes:
    path = folder / "all.csv"
    write_customers(path, [chart], language="ja")
    return path.read_bytes()


def shown_small(chart: CustomerChart, _folder: Path) -> bytes:
    assert chart.portrait is not None
    return encoded(thumbnail(chart.portrait, 160, 1.0).toImage(), "png")


@pytest.mark.parametrize("output", [printed, as_json, as_csv, shown_small])
def test_a_kept_photo_is_in_nothing_that_leaves(
    qtbot: QtBot, store: Store, clock: MovableClock, sato: Sato, tmp_path: Path, output: Output
) -> None:
    portraits.save_portrait(store, sato.customer_id, FACE, by=None, clock=clock)
    before = output(store.charts.chart(sato.customer_id), tmp_path)
    picture = QImage(400, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    kept = photo_of(picture, "").jpeg
    assert len(kept) <= LARGEST_KEPT_BYTES
    portraits.keep_photo(store, sato.customer_id, kept, by=None, clock=clock)
    found = portraits.photo(store, sato.customer_id, by=None, clock=clock)
    assert found is not None
    assert found.picture == kept

    assert output(store.charts.chart(sato.customer_id), tmp_path) == before
