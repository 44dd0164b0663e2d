"""A portrait that a full disk refused waits in memory, and is kept when there is room again."""

from random import Random

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from showroom_crm.domain.ink import CANVAS, Drawing, Point, Stroke
from showroom_crm.domain.ink_format import quantised
from showroom_crm.services import portraits
from showroom_crm.storage.store import SqliteStore
from showroom_crm.ui.customer_chart.portrait_keeper import PortraitKeeper
from showroom_crm.ui.desk import Desk
from tests.conftest import Sato

FACE = Drawing((Stroke((Point(1.0, 2.0, 1.0), Point(9.0, 2.0, 1.0, 8))),))


def scribble() -> Stroke:
    """A stroke of many points that no packing makes small."""
    random = Random(1)
    return Stroke(
        tuple(
            quantised(Point(random.uniform(0, CANVAS), random.uniform(0, CANVAS), 1.0, at))
            for at in range(20_000)
        )
    )


def test_no_stroke_is_lost_while_the_disk_is_full(
    qtbot: QtBot,
    desk: Desk,
    store: SqliteStore,
    sato: Sato,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("showroom_crm.ui.drafts._AGAIN_MS", 50)
    parent = QObject()
    keeper = PortraitKeeper(desk, parent)
    told: list[str] = []
    keeper.told.connect(told.append)
    keeper.take(sato.customer_id, FACE)
    assert keeper.flush()
    pages = store._database.value("PRAGMA page_count")
    store._database.rows(f"PRAGMA max_page_count = {pages}")
    drawn = Drawing((*FACE.strokes, scribble()))
    keeper.take(sato.customer_id, drawn)
    assert not keeper.flush()
    assert "空き" in told[-1]
    assert portraits.portrait(store, sato.customer_id) == FACE
    # The rep draws on meanwhile.
    drawn = Drawing((*drawn.strokes, *FACE.strokes))
    keeper.take(sato.customer_id, drawn)
    assert not keeper.flush()
    store._database.rows("PRAGMA max_page_count = 1000000")
    qtbot.waitUntil(lambda: portraits.portrait(store, sato.customer_id) == drawn, timeout=2000)
    assert not keeper.behind
    assert told[-1] == ""
    parent.deleteLater()
