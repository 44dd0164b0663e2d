"""Freehand faces of others on our canvas, and the pressure of a hand without a pen."""

import pytest

from showroom_crm.domain.ink import CANVAS
from showroom_crm.domain.ink_pressure import hand_pressure
from showroom_crm.domain.ink_quickdraw import drawing_from_quickdraw


def test_the_square_lies_in_the_canvas_with_the_same_margin_all_round() -> None:
    drawing = drawing_from_quickdraw([[[0, 255], [0, 255]]])

    first, last = drawing.strokes[0].points
    assert first.x == first.y
    assert 0 < first.x < CANVAS / 8
    assert last.x == last.y == CANVAS - first.x


def test_each_stroke_becomes_one_and_an_empty_one_none() -> None:
    drawing = drawing_from_quickdraw([[[1, 2, 3], [4, 5, 6]], [[], []], [[9], [9]]])

    assert [len(stroke.points) for stroke in drawing.strokes] == [3, 1]


def test_time_runs_on_and_a_swift_line_is_thinner_than_a_careful_one() -> None:
    swift = drawing_from_quickdraw([[[0, 255], [0, 255]]]).strokes[0]
    careful = drawing_from_quickdraw([[list(range(40)), list(range(40))]]).strokes[0]

    assert swift.points[1].time > 0
    assert [p.time for p in careful.points] == sorted({p.time for p in careful.points})
    assert swift.points[-1].pressure < careful.points[-1].pressure


def test_a_fast_mouse_presses_less_than_a_slow_one() -> None:
    assert hand_pressure(0.6, 100, 20) < hand_pressure(0.6, 100, 400)


def test_pressure_changes_little_by_little_whatever_the_rate_of_events() -> None:
    coarse = hand_pressure(0.6, 10, 4)
    fine = hand_pressure(hand_pressure(0.6, 5, 2), 5, 2)

    assert coarse == pytest.approx(fine, abs=0.01)
    assert abs(coarse - 0.6) < 0.1


def test_points_at_the_same_moment_keep_the_pressure() -> None:
    assert hand_pressure(0.42, 30, 0) == 0.42
