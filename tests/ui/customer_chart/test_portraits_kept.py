"""Earlier portraits, a new one begun, and the portrait as a file."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.ink import Drawing, InkTool, Layer, Point, Stroke
from showroom_crm.services import portraits
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_chart.panel import CustomerChartPanel
from showroom_crm.ui.customer_chart.portrait_files import write_portrait
from showroom_crm.ui.customer_chart.portrait_side import PortraitSide
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.portrait_canvas.editor import PortraitEditor
from tests.conftest import MovableClock, Sato
from tests.ui.forms import child, click, text_of
from tests.ui.refusing import full_disk


def face(y: float) -> Drawing:
    return Drawing((Stroke((Point(200, y, 1.0), Point(800, y, 1.0, 300))),))


def editor_of(panel: CustomerChartPanel) -> PortraitEditor:
    return child(panel, PortraitEditor, "portrait_editor")


def draw(panel: CustomerChartPanel) -> None:
    canvas = editor_of(panel).canvas
    middle = canvas.rect().center()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(canvas, middle + QPoint(30, 10))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 20))


def rows(panel: CustomerChartPanel) -> list[str]:
    model = child(panel, QListView, "portrait_history").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def pick(panel: CustomerChartPanel, row: int) -> None:
    view = child(panel, QListView, "portrait_history")
    view.clicked.emit(view.model().index(row, 0))


def acts(store: Store) -> list[str]:
    rows = store._database.rows("SELECT act FROM access_log ORDER BY id")  # type: ignore[attr-defined]
    return [str(act) for (act,) in rows]


@pytest.fixture
def two_faces(
    chart: CustomerChartPanel, desk: Desk, store: Store, clock: MovableClock, sato: Sato
) -> CustomerChartPanel:
    """A face of last year, and one of today, which is shown."""
    today = clock.local()
    clock.set(today - timedelta(days=365))
    desk.run(
        lambda s: portraits.save_portrait(
            s, sato.customer_id, face(300), by=desk.staff_id, clock=clock
        ),
        origin=None,
    )
    clock.set(today)
    desk.run(
        lambda s: portraits.save_portrait(
            s, sato.customer_id, face(700), by=desk.staff_id, clock=clock
        ),
        origin=None,
    )
    chart.draw_portrait()
    return chart


def test_a_single_face_needs_no_list(chart: CustomerChartPanel) -> None:
    chart.draw_portrait()
    assert not child(chart, QWidget, "portrait_history").isVisible()
    draw(chart)
    click(chart, "portrait_done")
    chart.draw_portrait()
    assert not child(chart, QWidget, "portrait_history").isVisible()


def test_earlier_faces_stand_beside_the_paper_with_their_day(
    two_faces: CustomerChartPanel,
) -> None:
    shown, earlier = rows(two_faces)

    assert child(two_faces, QListView, "portrait_history").isVisible()
    assert "表示中" in shown
    assert "表示中" not in earlier
    assert "2025" in earlier


def test_an_earlier_face_is_looked_at_and_shown_again(
    two_faces: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    pick(two_faces, 1)
    assert not editor_of(two_faces).isVisible()
    assert child(two_faces, QWidget, "portrait_preview").isVisible()
    click(two_faces, "use_portrait")

    assert portraits.portrait(store, sato.customer_id) == face(300)
    assert editor_of(two_faces).isVisible()
    assert editor_of(two_faces).drawing() == face(300)
    assert len(portraits.history(store, sato.customer_id)) == 2


def test_looking_changes_nothing(two_faces: CustomerChartPanel, store: Store, sato: Sato) -> None:
    pick(two_faces, 1)
    click(two_faces, "back_to_paper")

    assert portraits.portrait(store, sato.customer_id) == face(700)
    assert editor_of(two_faces).drawing() == face(700)


def test_a_new_portrait_leaves_the_one_of_the_same_day(
    two_faces: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    click(two_faces, "new_portrait")
    assert editor_of(two_faces).drawing().empty
    draw(two_faces)
    draw(two_faces)
    click(two_faces, "portrait_done")

    kept = portraits.history(store, sato.customer_id)
    assert [each.drawing for each in kept[1:]] == [face(700), face(300)]
    assert kept[0].drawing is not None
    assert len(kept[0].drawing.strokes) == 2


def test_a_new_portrait_on_which_nothing_is_drawn_is_none(
    two_faces: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    click(two_faces, "new_portrait")
    click(two_faces, "portrait_done")
    two_faces.draw_portrait()
    assert editor_of(two_faces).drawing() == face(700)

    draw(two_faces)
    click(two_faces, "portrait_done")
    assert len(portraits.history(store, sato.customer_id)) == 2


def test_strokes_go_on_in_the_new_portrait_after_it_was_kept(
    qtbot: QtBot, two_faces: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    click(two_faces, "new_portrait")
    draw(two_faces)
    qtbot.waitUntil(lambda: len(portraits.history(store, sato.customer_id)) == 3, timeout=2500)
    assert len(rows(two_faces)) == 3
    draw(two_faces)
    click(two_faces, "portrait_done")

    kept = portraits.history(store, sato.customer_id)
    assert len(kept) == 3
    assert kept[0].drawing is not None
    assert len(kept[0].drawing.strokes) == 2


@pytest.mark.parametrize("leave", ["button", "key"])
def test_leaving_the_paper_goes_back_to_where_the_rep_was(
    chart: CustomerChartPanel, leave: str
) -> None:
    chart.tabs.setCurrentWidget(chart.tabs.cars)
    chart.draw_portrait()
    if leave == "button":
        click(chart, "portrait_done")
    else:
        QTest.keyClick(editor_of(chart).canvas, Qt.Key.Key_Escape)

    assert chart.tabs.currentWidget() is chart.tabs.cars


def test_a_damaged_earlier_face_is_told_and_cannot_be_chosen(
    two_faces: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    damaged = portraits.history(store, sato.customer_id)[1].id
    store._database.rows("UPDATE portrait SET ink = x'0500' WHERE id = ?", (damaged,))  # type: ignore[attr-defined]
    two_faces.tabs.setCurrentIndex(0)
    two_faces.draw_portrait()
    pick(two_faces, 1)

    assert "壊れている" in text_of(two_faces, "preview_words")
    assert not child(two_faces, QWidget, "use_portrait").isEnabled()


def test_a_file_of_lines_holds_lines_and_no_name(tmp_path: Path) -> None:
    write_portrait(face(300), tmp_path / "face.svg")

    written = (tmp_path / "face.svg").read_text(encoding="utf-8")
    assert "<path" in written
    assert "<image" not in written
    assert "佐藤" not in written


def test_a_picture_has_ink_on_white_paper(tmp_path: Path) -> None:
    sketch = Stroke((Point(500, 100), Point(500, 900)), "#C8454E", 60, InkTool.MARKER, Layer.SKETCH)
    write_portrait(Drawing((*face(300).strokes, sketch)), tmp_path / "face.png")

    picture = QImage(str(tmp_path / "face.png"))
    assert picture.width() == picture.height() == 2000
    assert picture.pixelColor(1999, 1999).lightness() == 255
    assert picture.pixelColor(500, 600).lightness() < 60
    assert 150 < picture.pixelColor(1000, 1200).lightness() < 250


def test_what_was_just_drawn_is_given_out_and_noted(
    qtbot: QtBot, chart: CustomerChartPanel, store: Store, tmp_path: Path
) -> None:
    chart.draw_portrait()
    draw(chart)
    side = child(chart, PortraitSide, "portrait_side")
    chart.tabs.portrait.flush()
    side.export(tmp_path / "face.png")
    qtbot.waitUntil(lambda: acts(store)[-1] == "exported")

    assert (tmp_path / "face.png").stat().st_size > 1000


def test_a_file_that_cannot_be_written_is_told_in_one_sentence(
    qtbot: QtBot, two_faces: CustomerChartPanel, tmp_path: Path
) -> None:
    child(two_faces, PortraitSide, "portrait_side").export(tmp_path / "nowhere" / "face.png")

    qtbot.waitUntil(lambda: text_of(two_faces, "portrait_export_fault") != "")
    assert list(tmp_path.glob("**/*.png")) == []


def test_a_new_face_that_the_disk_refused_never_takes_the_place_of_the_one_before(
    qtbot: QtBot,
    two_faces: CustomerChartPanel,
    store: Store,
    sato: Sato,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("showroom_crm.ui.drafts._AGAIN_MS", 100)
    click(two_faces, "new_portrait")
    draw(two_faces)
    with full_disk(store.portraits) as sentence:
        click(two_faces, "portrait_done")
        assert sentence in text_of(two_faces, "portrait_fault")
        assert editor_of(two_faces).isVisible()
        click(two_faces, "portrait_done")
        assert not editor_of(two_faces).isVisible()
    qtbot.waitUntil(lambda: len(portraits.history(store, sato.customer_id)) == 3)

    assert [each.drawing for each in portraits.history(store, sato.customer_id)[1:]] == [
        face(700),
        face(300),
    ]


def test_losing_the_window_keeps_the_strokes_at_once(
    qtbot: QtBot, chart: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    chart.draw_portrait()
    draw(chart)
    assert portraits.portrait(store, sato.customer_id) is None
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)

    assert portraits.portrait(store, sato.customer_id) is not None


def test_an_earlier_face_is_not_chosen_while_strokes_of_another_wait(
    qtbot: QtBot,
    two_faces: CustomerChartPanel,
    store: Store,
    sato: Sato,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("showroom_crm.ui.drafts._AGAIN_MS", 100)
    click(two_faces, "new_portrait")
    draw(two_faces)
    two_faces.tabs.portrait.flush()
    draw(two_faces)
    with full_disk(store.portraits):
        pick(two_faces, 1)
        click(two_faces, "use_portrait")
    qtbot.waitUntil(
        lambda: len((portraits.portrait(store, sato.customer_id) or Drawing()).strokes) == 2
    )

    earlier = [each.drawing for each in portraits.history(store, sato.customer_id)[1:]]
    assert earlier == [face(700), face(300)]
