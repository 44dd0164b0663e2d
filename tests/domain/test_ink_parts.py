"""What an eraser leaves that takes parts of strokes."""

from itertools import pairwise
from math import hypot, inf

from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.ink import InkTool, Layer, Place, Point, Stroke
from showroom_crm.domain.ink_format import quantised
from showroom_crm.domain.ink_nibs import widest_radius
from showroom_crm.domain.ink_parts import without
from showroom_crm.domain.ink_touch import distance

REACH = 12.0
GRID = 0.1

places = st.tuples(st.floats(0, 1000), st.floats(0, 1000))
points = st.lists(
    st.builds(lambda place, pressure: (place, pressure), places, st.floats(0, 1)),
    min_size=1,
    max_size=25,
)


@st.composite
def strokes(draw: st.DrawFn) -> Stroke:
    raw = draw(points)
    return Stroke(
        tuple(
            quantised(Point(x, y, pressure, number * 7))
            for number, ((x, y), pressure) in enumerate(raw)
        ),
        tool=draw(st.sampled_from(InkTool)),
        width=draw(st.floats(1, 40)),
        layer=draw(st.sampled_from(Layer)),
    )


def rim(stroke: Stroke) -> float:
    return REACH + widest_radius(stroke)


def sampled(stroke: Stroke) -> list[Place]:
    """Places along the straight steps between the raw points."""
    return [
        (one.x + (other.x - one.x) * share / 40, one.y + (other.y - one.y) * share / 40)
        for one, other in pairwise(stroke.points)
        for share in range(41)
    ]


@given(strokes(), places, places)
def test_nothing_is_left_where_the_eraser_went(stroke: Stroke, start: Place, end: Place) -> None:
    for piece in without(stroke, start, end, REACH):
        if piece is not stroke:
            assert all(
                distance(place, start, end) >= rim(stroke) - GRID for place in sampled(piece)
            )


@given(strokes(), places, places)
def test_points_outside_are_kept_as_they_are(stroke: Stroke, start: Place, end: Place) -> None:
    left = without(stroke, start, end, REACH)
    kept = {point for piece in left for point in piece.points}
    lost = [
        point
        for point in stroke.points
        if point not in kept and distance((point.x, point.y), start, end) > rim(stroke)
    ]

    # Only pieces too short to be seen are lost with the way.
    for one, other in pairwise(lost):
        if stroke.points.index(other) == stroke.points.index(one) + 1:
            assert hypot(other.x - one.x, other.y - one.y) <= stroke.width
    assert len(lost) < len(stroke.points) or not left


@given(strokes(), places, places)
def test_pieces_go_on_in_time_and_look_as_their_stroke(
    stroke: Stroke, start: Place, end: Place
) -> None:
    left = without(stroke, start, end, REACH)

    times = [point.time for piece in left for point in piece.points]
    assert times == sorted(times)
    for piece in left:
        assert (piece.tool, piece.colour, piece.width, piece.layer) == (
            stroke.tool,
            stroke.colour,
            stroke.width,
            stroke.layer,
        )
        assert all(quantised(point) == point for point in piece.points)


@given(strokes(), places)
def test_an_eraser_far_away_leaves_the_stroke_itself(stroke: Stroke, start: Place) -> None:
    far = (start[0] + 5000, start[1])

    assert without(stroke, far, far, REACH) == (stroke,)
    assert without(stroke, far, far, REACH)[0] is stroke


def test_a_line_is_cut_in_two_at_the_rim_of_the_eraser() -> None:
    line = Stroke((Point(0, 100, 1.0), Point(400, 100, 1.0, 400)), width=10)

    left, right = without(line, (200, 50), (200, 150), 15)

    assert [point.x for point in left.points] == [0, 180]
    assert [point.x for point in right.points] == [220, 400]
    assert left.points[-1].time == 180


def test_a_quick_move_of_the_eraser_cuts_between_its_events() -> None:
    line = Stroke((Point(0, 100, 1.0), Point(400, 100, 1.0)), width=10)

    assert len(without(line, (200, 0), (200, 900), 15)) == 2


def test_a_dot_is_taken_whole_or_not_at_all() -> None:
    dot = Stroke((Point(100, 100),), width=10)

    assert without(dot, (90, 90), (90, 90), 15) == ()
    assert without(dot, (150, 150), (150, 150), 15) == (dot,)


def test_a_stroke_under_the_eraser_is_gone() -> None:
    line = Stroke((Point(100, 100), Point(110, 100)), width=10)

    assert without(line, (105, 100), (105, 100), 15) == ()


def test_a_stroke_without_a_place_is_left_alone() -> None:
    nowhere = Stroke((Point(float("nan"), 1.0), Point(inf, 2.0)))

    assert without(nowhere, (0, 0), (10, 10), 15) == (nowhere,)
    assert without(Stroke(()), (0, 0), (10, 10), 15) == (Stroke(()),)


def test_an_eraser_that_comes_by_again_takes_no_more() -> None:
    line = Stroke((Point(0, 100, 1.0), Point(400, 100, 1.0, 400)), width=10)
    left, right = without(line, (200, 50), (200, 150), 15)

    assert without(left, (200, 150), (200, 100), 15) == (left,)
    assert without(right, (200, 150), (200, 100), 15) == (right,)


def test_a_sample_on_the_rim_itself_keeps_the_way_on() -> None:
    line = Stroke((Point(100, 100, 1.0), Point(220, 100, 1.0), Point(400, 100, 1.0)), width=10)

    _left, right = without(line, (200, 100), (200, 100), 15)

    assert right.points == line.points[1:]
