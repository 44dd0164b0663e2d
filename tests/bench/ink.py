"""What a pen point, a stored stroke and a portrait's thumbnail cost."""

import json
import os
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent
from PySide6.QtWidgets import QApplication

from showroom_crm.domain.ink import Drawing, Point, Stroke
from showroom_crm.domain.ink_format import from_bytes, to_bytes
from showroom_crm.domain.ink_quickdraw import drawing_from_quickdraw
from showroom_crm.ui.ink_painting import thumbnail
from showroom_crm.ui.portrait_canvas.canvas import PortraitCanvas

FACES = Path(__file__).parents[2] / "resources" / "demo" / "faces.ndjson"
FEW, MANY = 2, 2000
SIDE = 700
POINTS = 600
ROUNDS = 8
Row = tuple[str, str, str]


def rows() -> list[Row]:
    """Return what was measured: what, measured, goal."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    faces = _faces()
    result = [*_pen_rows(faces), *_size_rows(faces), _thumbnail_row(faces)]
    application.processEvents()
    return result


def _faces() -> list[Drawing]:
    lines = FACES.read_text().splitlines()
    return [drawing_from_quickdraw(json.loads(line)["drawing"]) for line in lines]


def _strokes(faces: list[Drawing], count: int) -> Drawing:
    known = [stroke for face in faces for stroke in face.strokes]
    return Drawing(tuple(known[number % len(known)] for number in range(count)))


def _pen_rows(faces: list[Drawing]) -> list[Row]:
    # In turns, so that a machine that is busy for a while slows both alike.
    papers = {count: _paper(_strokes(faces, count)) for count in (FEW, MANY)}
    times: dict[int, list[float]] = {count: [] for count in papers}
    for _round in range(ROUNDS):
        for count, canvas in papers.items():
            times[count] += _one_stroke(canvas)
            canvas.undo()
            QCoreApplication.processEvents()
    for canvas in papers.values():
        canvas.close()
    few, many = times[FEW], times[MANY]
    return [
        (f"pen point, {FEW} strokes", f"p99 {_p99(few):.2f} ms", "≤ 4 ms"),
        (f"pen point, {MANY} strokes", f"p99 {_p99(many):.2f} ms", "≤ 4 ms"),
        (f"pen point, {MANY} : {FEW} strokes", f"{_middle(many) / _middle(few):.2f}", "≤ 1.2"),
    ]


def _paper(drawing: Drawing) -> PortraitCanvas:
    canvas = PortraitCanvas()
    canvas.resize(SIDE, SIDE)
    canvas.set_drawing(drawing)
    canvas.show()
    QCoreApplication.processEvents()
    return canvas


def _one_stroke(canvas: PortraitCanvas) -> list[float]:
    """Return for each pen point the milliseconds from its event to its ink."""
    pen = QPointingDevice(
        "pen",
        1,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
        1,
        1,
        "",
        QPointingDeviceUniqueId(),
    )
    times = []
    for number in range(POINTS):
        kind = QEvent.Type.TabletMove if number else QEvent.Type.TabletPress
        place = QPointF(50 + number % 600, 100 + number // 3 + number % 7)
        times.append(_sent(canvas, _event(pen, kind, place, number)))
    _sent(canvas, _event(pen, QEvent.Type.TabletRelease, QPointF(50, 600), POINTS))
    return times


def _event(pen: QPointingDevice, kind: QEvent.Type, place: QPointF, number: int) -> QTabletEvent:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    event = QTabletEvent(
        kind,
        pen,
        place,
        place,
        0.3 + number % 50 / 100,
        0,
        0,
        0,
        0,
        0,
        Qt.KeyboardModifier.NoModifier,
        none if kind == QEvent.Type.TabletMove else left,
        none if kind == QEvent.Type.TabletRelease else left,
    )
    event.setTimestamp(100_000 + number * 5)
    return event


def _sent(canvas: PortraitCanvas, event: QTabletEvent) -> float:
    began = perf_counter()
    QCoreApplication.sendEvent(canvas, event)
    QCoreApplication.processEvents()
    return (perf_counter() - began) * 1000


def _size_rows(faces: list[Drawing]) -> list[Row]:
    strokes = sum(len(face.strokes) for face in faces)
    points = sum(len(stroke.points) for face in faces for stroke in face.strokes)
    size = sum(len(to_bytes(face)) for face in faces)
    allowed = 60 * strokes + 6 * points
    return [
        (
            f"25 faces stored, {strokes} strokes, {points} points",
            f"{size} bytes",
            f"≤ {allowed} bytes",
        ),
        ("a long stroke stored", f"{_bytes_a_point():.1f} bytes a point", "≤ 6 bytes"),
    ]


def _bytes_a_point() -> float:
    points = tuple(Point(n % 900 + 0.5, n % 700, n % 255 / 255, n * 5) for n in range(5000))
    return len(to_bytes(Drawing((Stroke(points),)))) / len(points)


def _thumbnail_row(faces: list[Drawing]) -> Row:
    stored = to_bytes(_strokes(faces, 500))
    times: list[float] = []
    for _round in range(10):
        began = perf_counter()
        thumbnail(from_bytes(stored), 44, 1.0)
        times.append((perf_counter() - began) * 1000)
    return ("thumbnail of 500 strokes, from bytes", f"{_middle(times):.0f} ms", "≤ 20 ms")


def _p99(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)]


def _middle(times: list[float]) -> float:
    return sorted(times)[len(times) // 2]
