"""How wide each tool draws, and that its ink keeps to the hand."""

import json
from itertools import pairwise
from math import hypot, inf, nan
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.face_guides import guide_lines
from showroom_crm.domain.face_outlines import outlines
from showroom_crm.domain.ink import CANVAS, InkTool, Layer, Point, Stroke
from showroom_crm.domain.ink_nibs import NIBS, WIDTHS
from showroom_crm.domain.ink_outline import outline
from showroom_crm.domain.ink_quickdraw import drawing_from_quickdraw

FACES = Path(__file__).parents[2] / "resources" / "demo" / "faces.ndjson"
tools = pytest.mark.parametrize("tool", InkTool)


@tools
@given(st.floats(0, 1), st.floats(0, 1))
def test_more_pressure_never_draws_thinner(tool: InkTool, one: float, other: float) -> None:
    nib = NIBS[tool]
    low, high = sorted((one, other))

    assert nib.radius(low, 20) <= nib.radius(high, 20) <= 10


@tools
@pytest.mark.parametrize("pressure", [0.0, -1.0, nan, -inf])
def test_the_lightest_touch_leaves_no_ghost(tool: InkTool, pressure: float) -> None:
    assert NIBS[tool].radius(pressure, WIDTHS[tool]) >= 1.0


@tools
def test_full_pressure_is_the_full_width(tool: InkTool) -> None:
    assert NIBS[tool].radius(1.0, 20) == pytest.approx(10)
    assert NIBS[tool].radius(7.0, 20) == pytest.approx(10)


@given(st.integers(0, 90), st.integers(0, 90))
def test_a_pencil_that_leans_draws_broader(one: int, other: int) -> None:
    low, high = sorted((one, other))
    nib = NIBS[InkTool.PENCIL]

    assert nib.radius(0.5, 6, low) <= nib.radius(0.5, 6, high)
    assert NIBS[InkTool.PEN].radius(0.5, 6, high) == NIBS[InkTool.PEN].radius(0.5, 6)


@tools
@pytest.mark.parametrize("number", range(0, 25, 6))
def test_the_ink_of_every_tool_keeps_to_the_hand(tool: InkTool, number: int) -> None:
    face = json.loads(FACES.read_text().splitlines()[number])["drawing"]
    for pen_stroke in drawing_from_quickdraw(face).strokes:
        stroke = Stroke(pen_stroke.points, width=WIDTHS[tool], tool=tool)
        polygon = outline(stroke)
        places = [(point.x, point.y) for point in stroke.points]
        lengths = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(places)]
        step = max(lengths, default=0.0)

        assert polygon
        for x, y in polygon:
            nearest = min(hypot(x - a, y - b) for a, b in places)
            assert nearest <= WIDTHS[tool] / 2 + step / 2 + 3


def test_outlines_to_start_from_lie_on_the_paper_as_a_light_sketch() -> None:
    names = [each.name for each in outlines()]

    assert len(set(names)) == len(names) >= 4
    for each in outlines():
        for stroke in each.drawing.strokes:
            assert (stroke.tool, stroke.layer) == (InkTool.PENCIL, Layer.SKETCH)
            assert all(0 < p.x < CANVAS and 0 < p.y < CANVAS for p in stroke.points)
            assert max(point.pressure for point in stroke.points) < 0.8
            times = [point.time for point in stroke.points]
            assert times == sorted(times)


def test_outlines_are_as_wide_on_the_left_as_on_the_right() -> None:
    for each in outlines():
        xs = [point.x for stroke in each.drawing.strokes for point in stroke.points]
        assert min(xs) + max(xs) == pytest.approx(CANVAS, abs=1)


def test_guides_are_an_axis_and_level_lines_from_the_brow_down() -> None:
    axis, *level = guide_lines()

    assert axis.start[0] == axis.end[0] == CANVAS / 2
    assert all(line.start[1] == line.end[1] for line in level)
    heights = {line.start[1]: line.strong for line in level}
    assert len(heights) == 4
    assert [strong for _y, strong in sorted(heights.items())] == [False, True, False, False]
    assert Point(1, 2).tilt == 0
