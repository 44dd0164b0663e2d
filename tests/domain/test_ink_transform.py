"""Strokes moved, scaled, turned and mirrored."""

from math import hypot, inf, nan, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.ink import COORDINATE_LIMIT, InkTool, Layer, Point, Stroke
from showroom_crm.domain.ink_format import quantised
from showroom_crm.domain.ink_transform import (
    LARGEST_SCALE,
    SMALLEST_SCALE,
    Transform,
    transformed,
)

GRID = 1 / 16
MIDDLE = (500.0, 500.0)

points = st.builds(
    Point,
    st.floats(0, 1000),
    st.floats(0, 1000),
    st.floats(0, 1),
    st.integers(0, 5000),
    st.integers(0, 90),
).map(quantised)
strokes = st.builds(
    Stroke,
    st.lists(points, max_size=20).map(tuple),
    st.just("#C8454E"),
    st.floats(2, 40),
    st.sampled_from(InkTool),
    st.sampled_from(Layer),
)


def apart(one: Stroke, other: Stroke) -> float:
    return max(
        (hypot(a.x - b.x, a.y - b.y) for a, b in zip(one.points, other.points, strict=True)),
        default=0.0,
    )


@given(strokes, st.floats(-pi, pi))
def test_a_turn_back_brings_the_stroke_back(stroke: Stroke, angle: float) -> None:
    there = transformed(stroke, Transform.rotated(angle, MIDDLE))
    back = transformed(there, Transform.rotated(-angle, MIDDLE))

    assert apart(stroke, back) <= 2 * GRID
    assert back.width == pytest.approx(stroke.width)


@given(strokes)
def test_a_mirror_of_a_mirror_is_the_stroke(stroke: Stroke) -> None:
    twice = transformed(transformed(stroke, Transform.mirrored(430)), Transform.mirrored(430))

    assert twice == stroke


@given(strokes, st.floats(0.3, 1.5))
def test_a_larger_stroke_has_as_much_wider_ink(stroke: Stroke, by: float) -> None:
    larger = transformed(stroke, Transform.scaled(by, MIDDLE))

    assert larger.width == pytest.approx(max(1.0, stroke.width * by))
    for before, after in zip(stroke.points, larger.points, strict=True):
        assert after.x == pytest.approx(500 + (before.x - 500) * by, abs=GRID)
        assert after.y == pytest.approx(500 + (before.y - 500) * by, abs=GRID)


@given(strokes, st.floats(-pi, pi))
def test_what_the_hand_did_stays(stroke: Stroke, angle: float) -> None:
    turned = transformed(stroke, Transform.rotated(angle, MIDDLE))

    assert (turned.colour, turned.tool, turned.layer) == (stroke.colour, stroke.tool, stroke.layer)
    assert [p[2:] for p in turned.points] == [p[2:] for p in stroke.points]
    assert all(quantised(point) == point for point in turned.points)


@given(st.floats(0.2, 5), st.floats(-pi, pi), st.floats(-300, 300))
def test_one_after_the_other_is_both(by: float, angle: float, across: float) -> None:
    first, second = Transform.scaled(by, MIDDLE), Transform.rotated(angle, (200, 100))
    third = Transform.moved(across, -across)
    both = first.then(second).then(third)

    assert both.map(120, 340) == pytest.approx(third.map(*second.map(*first.map(120, 340))))
    assert both.scale == pytest.approx(by)


@pytest.mark.parametrize("by", [0.0, -3.0, inf, nan, 1e9])
def test_a_factor_out_of_bounds_is_held(by: float) -> None:
    scale = Transform.scaled(by, MIDDLE).scale

    assert SMALLEST_SCALE <= scale <= LARGEST_SCALE


def test_ink_that_goes_far_is_held_at_the_rim_and_a_lost_point_stays_lost() -> None:
    stroke = Stroke((Point(900, 900), Point(nan, 3.0)))

    moved = transformed(stroke, Transform.moved(1e6, -1e6))

    assert moved.points[0][:2] == (COORDINATE_LIMIT, -COORDINATE_LIMIT)
    assert moved.points[1] is stroke.points[1]
