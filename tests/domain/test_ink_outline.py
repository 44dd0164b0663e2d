"""The ink of a stroke: what is drawn of the raw points."""

import json
import random
from dataclasses import replace
from itertools import pairwise
from math import cos, hypot, inf, isfinite, nan, pi, sin
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showroom_crm.domain.ink import Point, Stroke
from showroom_crm.domain.ink_centre_line import Centre
from showroom_crm.domain.ink_outline import Outline, centre_line, outline, part_outline
from showroom_crm.domain.ink_quickdraw import drawing_from_quickdraw
from showroom_crm.domain.ink_simplified import simplified

FACES = Path(__file__).parents[2] / "resources" / "demo" / "faces.ndjson"
WIDTH = 9.0
DETOUR = 2.5


def winding(polygon: Outline, x: float, y: float) -> int:
    turns = 0
    for (x0, y0), (x1, y1) in pairwise([*polygon, polygon[0]]):
        side = (x1 - x0) * (y - y0) - (x - x0) * (y1 - y0)
        if y0 <= y < y1 and side > 0:
            turns += 1
        elif y1 <= y < y0 and side < 0:
            turns -= 1
    return turns


def apart(x: float, y: float, line: list[tuple[float, float]]) -> float:
    """The distance of a place from a line of straight pieces."""
    nearest = min(hypot(x - px, y - py) for px, py in line)
    for (x0, y0), (x1, y1) in pairwise(line):
        square = (x1 - x0) ** 2 + (y1 - y0) ** 2
        if square:
            share = min(1.0, max(0.0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / square))
            nearest = min(nearest, hypot(x - x0 - share * (x1 - x0), y - y0 - share * (y1 - y0)))
    return nearest


def covered(polygon: Outline, x: float, y: float, within: float = 0.0) -> bool:
    return winding(polygon, x, y) != 0 or apart(x, y, [*polygon, polygon[0]]) <= within


def face_strokes() -> list[Stroke]:
    faces = [json.loads(line)["drawing"] for line in FACES.read_text().splitlines()]
    return [stroke for face in faces for stroke in drawing_from_quickdraw(face).strokes]


def a_walk(seed: int, points: int, step: float) -> Stroke:
    """A hand that wanders, sometimes turning sharply, its pressure changing slowly."""
    chance = random.Random(seed)
    x = y = 500.0
    angle, pressure = 0.0, 0.5
    walked = []
    for time in range(points):
        walked.append(Point(x, y, pressure, time * 5))
        angle += chance.gauss(0, 0.3) if chance.random() < 0.95 else chance.uniform(-pi, pi)
        pressure = min(1.0, max(0.0, pressure + chance.gauss(0, 0.05)))
        length = chance.uniform(0, 2 * step)
        x, y = x + length * cos(angle), y + length * sin(angle)
    return Stroke(tuple(walked))


coordinates = st.floats(-200, 1200)
wild_strokes = st.lists(
    st.builds(Point, coordinates, coordinates, st.floats(0, 1), st.integers(0, 10_000)),
    min_size=1,
    max_size=40,
).map(lambda points: Stroke(tuple(points)))
hand_strokes = st.builds(
    a_walk, st.integers(0, 10**6), st.integers(1, 120), st.sampled_from([0.3, 2.0, 8.0])
)


def test_a_stroke_without_points_has_no_ink() -> None:
    assert outline(Stroke(())) == ()


@pytest.mark.parametrize("points", [1, 2, 9])
def test_a_dot_is_a_small_circle_however_long_the_pen_rests(points: int) -> None:
    polygon = outline(Stroke((Point(300, 400, 0.5),) * points, width=WIDTH))

    radii = {round(hypot(x - 300, y - 400), 6) for x, y in polygon}
    assert len(polygon) >= 12
    assert len(radii) == 1
    assert WIDTH / 4 < radii.pop() < WIDTH / 2


def test_two_points_make_a_line_with_round_ends() -> None:
    polygon = outline(Stroke((Point(100, 100, 1.0), Point(200, 100, 1.0)), width=10))

    xs, ys = [x for x, _ in polygon], [y for _, y in polygon]
    assert (min(xs), max(xs)) == pytest.approx((95, 205), abs=0.1)
    assert (min(ys), max(ys)) == pytest.approx((95, 105), abs=0.1)
    assert not covered(polygon, 204.5, 104.5)


def test_full_pressure_gives_the_full_width_and_none_gives_no_ghost() -> None:
    def height(pressure: float) -> float:
        line = tuple(Point(x, 0, pressure) for x in range(0, 100, 10))
        ys = [y for _, y in outline(Stroke(line, width=WIDTH))]
        return max(ys) - min(ys)

    assert height(1.0) == pytest.approx(WIDTH, abs=0.1)
    assert height(0.0) >= WIDTH / 4
    assert height(0.0) < height(0.3) < height(0.7) < height(1.0)


@pytest.mark.parametrize("pressure", [nan, inf, -inf, -3.0, 7.0])
def test_a_pressure_that_is_none_still_draws(pressure: float) -> None:
    polygon = outline(Stroke((Point(0, 0, pressure), Point(50, 0, pressure)), width=WIDTH))

    assert all(isfinite(x) and isfinite(y) for x, y in polygon)
    assert WIDTH / 4 <= max(y for _, y in polygon) * 2 <= WIDTH + 0.1


def test_a_point_without_a_place_is_passed_over() -> None:
    sound = (Point(10, 10), Point(60, 10), Point(90, 40))
    broken = (sound[0], Point(nan, 5), sound[1], Point(3, inf), sound[2])

    assert outline(Stroke(broken)) == outline(Stroke(sound))


def test_time_stamps_have_no_say_in_the_ink() -> None:
    walk = a_walk(1, 50, 5.0)
    stopped = Stroke(tuple(Point(p.x, p.y, p.pressure, 0) for p in walk.points))

    assert outline(stopped) == outline(walk)


def test_a_corner_stays_a_corner() -> None:
    down = [Point(300, y, 1.0) for y in range(100, 301, 4)]
    right = [Point(x, 300, 1.0) for x in range(304, 505, 4)]

    line = centre_line(Stroke((*down, *right), width=WIDTH))

    assert min(hypot(c.x - 300, c.y - 300) for c in line) < 0.01


def test_a_reversal_stays_as_long_as_it_was_drawn() -> None:
    there = [Point(x, 200, 1.0) for x in range(100, 401, 6)]

    polygon = outline(Stroke((*there, *reversed(there)), width=WIDTH))

    assert max(x for x, _ in polygon) == pytest.approx(400 + WIDTH / 2, abs=0.2)


def test_the_steps_of_a_mouse_are_smoothed_away() -> None:
    stairs = Stroke(tuple(Point(2.0 * x, 2.0 * (x // 3), 0.5) for x in range(150)))

    line = centre_line(stairs)[12:-12]

    slopes = [c.y - c.x / 3 for c in line]
    assert max(slopes) - min(slopes) < 0.7


def test_the_first_and_last_points_are_where_the_hand_was() -> None:
    for stroke in face_strokes():
        line = centre_line(stroke)
        first, last = stroke.points[0], stroke.points[-1]
        assert hypot(line[0].x - first.x, line[0].y - first.y) < 0.3
        assert hypot(line[-1].x - last.x, line[-1].y - last.y) < 0.3


@settings(max_examples=60, deadline=None)
@given(st.one_of(wild_strokes, hand_strokes))
def test_the_ink_covers_every_point_the_hand_was_at(stroke: Stroke) -> None:
    polygon = outline(stroke)

    for point in stroke.points:
        assert covered(polygon, point.x, point.y, within=DETOUR)


@settings(max_examples=60, deadline=None)
@given(st.one_of(wild_strokes, hand_strokes))
def test_the_middle_of_the_line_is_never_left_white(stroke: Stroke) -> None:
    polygon = outline(stroke)
    line = simplified(centre_line(stroke))

    middles = [((a.x + b.x) / 2, (a.y + b.y) / 2) for a, b in pairwise(line)]
    assert all(winding(polygon, x, y) > 0 for x, y in middles)


@settings(max_examples=60, deadline=None)
@given(st.one_of(wild_strokes, hand_strokes), st.sampled_from([9.0, 60.0]))
def test_wide_ink_has_no_gap_at_sharp_turns(stroke: Stroke, width: float) -> None:
    wide = replace(stroke, width=width)
    polygon = outline(wide)

    for a, b in pairwise(simplified(centre_line(wide))):
        length = hypot(b.x - a.x, b.y - a.y)
        if length < 1e-6:
            continue
        reach = 0.9 * (a.radius + b.radius) / 2
        aside_x, aside_y = (a.y - b.y) / length * reach, (b.x - a.x) / length * reach
        x, y = (a.x + b.x) / 2, (a.y + b.y) / 2
        assert winding(polygon, x + aside_x, y + aside_y) > 0
        assert winding(polygon, x - aside_x, y - aside_y) > 0


@settings(max_examples=40, deadline=None)
@given(hand_strokes)
def test_no_ink_lies_far_from_the_hand(stroke: Stroke) -> None:
    hand = [(point.x, point.y) for point in stroke.points]
    longest = max((hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(hand)), default=0.0)

    for x, y in outline(stroke):
        assert apart(x, y, hand) <= stroke.width / 2 + DETOUR + longest / 3


def assert_close(line: list[Centre], other: list[Centre]) -> None:
    places = [(centre.x, centre.y) for centre in other]
    assert all(apart(centre.x, centre.y, places) <= 0.5 for centre in line)


@settings(max_examples=60, deadline=None)
@given(st.one_of(wild_strokes, hand_strokes))
def test_what_simplifying_leaves_out_changes_the_line_by_half_a_unit_at_most(
    stroke: Stroke,
) -> None:
    whole = centre_line(stroke)
    fewer = simplified(whole)

    assert_close(whole, fewer)
    assert_close(fewer, whole)
    assert len(fewer) <= len(whole)


def test_simplifying_the_real_faces_is_as_exact() -> None:
    strokes = face_strokes()

    for stroke in strokes:
        assert_close(centre_line(stroke), simplified(centre_line(stroke)))
    whole = sum(len(centre_line(stroke)) for stroke in strokes)
    assert sum(len(simplified(centre_line(stroke))) for stroke in strokes) < whole / 1.3


def test_fifty_thousand_points_are_drawn() -> None:
    stroke = a_walk(3, 50_000, 2.0)

    assert len(outline(stroke)) > 1000


@settings(max_examples=40, deadline=None)
@given(hand_strokes, st.data())
def test_a_part_is_drawn_where_the_whole_has_its_ink(stroke: Stroke, data: st.DataObject) -> None:
    last = data.draw(st.integers(0, len(stroke.points) - 1))
    first = data.draw(st.integers(0, last))

    part = part_outline(stroke, first, last)

    assert covered(part, stroke.points[first].x, stroke.points[first].y, within=DETOUR)
    assert covered(part, stroke.points[last].x, stroke.points[last].y, within=DETOUR)
    whole = outline(stroke)
    assert all(covered(whole, x, y, within=1.5) for x, y in part)
