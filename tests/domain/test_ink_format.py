"""A drawing as bytes, and back."""

import json
import random
import tracemalloc
import zlib
from math import inf, nan
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.ink import COORDINATE_LIMIT, Drawing, InkTool, Layer, Point, Stroke
from showroom_crm.domain.ink_format import from_bytes, quantised, to_bytes
from showroom_crm.domain.ink_quickdraw import drawing_from_quickdraw

FACES = Path(__file__).parents[2] / "resources" / "demo" / "faces.ndjson"
OF_VERSION_1 = Path(__file__).parents[1] / "data" / "portrait_of_version_1.ink"

coordinates = st.floats(-5000, 5000)
points = st.builds(
    Point,
    coordinates,
    coordinates,
    st.one_of(st.floats(0, 1), st.sampled_from([nan, inf, -1.0, 2.0])),
    st.one_of(st.integers(0, 2000), st.integers(-(2**40), 2**40)),
    st.one_of(st.just(0), st.integers(-20, 120)),
).map(quantised)
colours = st.binary(min_size=3, max_size=3).map(lambda rgb: "#" + rgb.hex().upper())
widths = st.integers(0, 65535).map(lambda sixteenths: sixteenths / 16)
strokes = st.builds(
    Stroke,
    st.lists(points, max_size=30).map(tuple),
    colours,
    widths,
    st.sampled_from(InkTool),
    st.sampled_from(Layer),
)
drawings = st.builds(Drawing, st.lists(strokes, max_size=8).map(tuple))


def faces() -> list[Drawing]:
    lines = FACES.read_text().splitlines()
    return [drawing_from_quickdraw(json.loads(line)["drawing"]) for line in lines]


@given(drawings)
@example(Drawing())
@example(Drawing((Stroke(()),)))
def test_a_drawing_comes_back_as_it_was(drawing: Drawing) -> None:
    assert from_bytes(to_bytes(drawing)) == drawing


@given(points)
def test_a_captured_point_is_stored_exactly(point: Point) -> None:
    assert quantised(point) == point


def test_the_nearest_point_of_the_grid_is_taken() -> None:
    taken = quantised(Point(123.456, -9.99, 0.3, 17))

    assert abs(taken.x - 123.456) <= 1 / 32
    assert abs(taken.y + 9.99) <= 1 / 32
    assert abs(taken.pressure - 0.3) <= 1 / 510
    assert taken.time == 17


def test_a_place_far_outside_is_held_at_the_rim() -> None:
    assert quantised(Point(1e9, -1e9)) == quantised(Point(COORDINATE_LIMIT, -COORDINATE_LIMIT))


def test_a_point_without_a_place_is_left_out() -> None:
    kept = quantised(Point(10, 20, 0.5, 3))

    stored = to_bytes(Drawing((Stroke((Point(nan, 1), kept, Point(2, inf))),)))

    assert from_bytes(stored).strokes[0].points == (kept,)


def test_the_real_faces_come_back_and_stay_small() -> None:
    drawn = faces()

    assert len(drawn) == 25
    assert all(from_bytes(to_bytes(face)) == face for face in drawn)
    stroke_count = sum(len(face.strokes) for face in drawn)
    point_count = sum(len(stroke.points) for face in drawn for stroke in face.strokes)
    assert sum(len(to_bytes(face)) for face in drawn) <= 60 * stroke_count + 6 * point_count


def test_fifty_thousand_points_come_back() -> None:
    chance = random.Random(7)
    walk = tuple(
        quantised(Point(chance.uniform(0, 1000), chance.uniform(0, 1000), chance.random(), time))
        for time in range(0, 250_000, 5)
    )

    stored = to_bytes(Drawing((Stroke(walk),)))

    assert from_bytes(stored).strokes[0].points == walk
    assert len(stored) <= 60 + 6 * len(walk)


def test_a_pen_that_rests_for_hours_is_stored_whole() -> None:
    resting = tuple(Point(500.0, 500.0, 1.0, time) for time in range(100_000))

    assert from_bytes(to_bytes(Drawing((Stroke(resting),)))) == Drawing((Stroke(resting),))


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_drawing_or_a_damaged_one(data: bytes) -> None:
    for attempt in (data, b"\x01\x00" + data, b"\x01\x01" + zlib.compress(data)):
        try:
            from_bytes(attempt)
        except RuleBroken as broken:
            assert broken.key == "portrait.damaged"


@given(drawings, st.data())
def test_a_cut_drawing_is_damaged(drawing: Drawing, data: st.DataObject) -> None:
    stored = to_bytes(drawing)
    length = data.draw(st.integers(0, len(stored) - 1))

    with pytest.raises(RuleBroken, match=r"portrait\.damaged"):
        from_bytes(stored[:length])


def test_bytes_after_the_drawing_are_damage() -> None:
    for face in (*faces(), Drawing()):
        with pytest.raises(RuleBroken, match=r"portrait\.damaged"):
            from_bytes(to_bytes(face) + b"\x00")


def test_a_portrait_stored_by_the_first_version_is_read() -> None:
    assert from_bytes(OF_VERSION_1.read_bytes()) == faces()[0]


def test_a_kind_of_stroke_that_is_not_known_is_refused() -> None:
    one_stroke = b"\x02\x00" + b"\x01\x00\x00\x00" + bytes(13)

    assert from_bytes(one_stroke + b"\x11").strokes[0].tool is InkTool.PENCIL
    for kind in (0x04, 0x40, 0x80):
        with pytest.raises(RuleBroken, match=r"portrait\.damaged"):
            from_bytes(one_stroke + bytes((kind,)))


@pytest.mark.parametrize("version", [0, 3, 255])
def test_a_version_that_is_not_known_is_refused(version: int) -> None:
    stored = to_bytes(faces()[0])

    with pytest.raises(RuleBroken, match=r"portrait\.damaged"):
        from_bytes(bytes((version,)) + stored[1:])


def test_a_few_bytes_that_would_fill_the_memory_are_refused_at_once() -> None:
    bomb = zlib.compress(bytes(64 * 1024 * 1024), 9)

    tracemalloc.start()
    with pytest.raises(RuleBroken, match=r"portrait\.damaged"):
        from_bytes(b"\x01\x01" + bomb)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 16 * 1024 * 1024


@pytest.mark.parametrize("body", [b"\xff\xff\xff\xff", b"\x01\x00\x00\x00" + b"\xff" * 13])
@pytest.mark.parametrize("version", [b"\x01", b"\x02"])
def test_a_count_that_lies_is_refused_at_once(version: bytes, body: bytes) -> None:
    with pytest.raises(RuleBroken, match=r"portrait\.damaged"):
        from_bytes(version + b"\x00" + body)
