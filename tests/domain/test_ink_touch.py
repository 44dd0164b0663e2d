"""Which strokes an eraser touches."""

import pytest

from showroom_crm.domain.ink import InkTool, Point, Stroke
from showroom_crm.domain.ink_touch import touches

LINE = Stroke((Point(100, 100), Point(300, 100)), width=10)
DOT = Stroke((Point(500, 500),), width=10)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ((200, 100), (200, 100)),
        ((200, 0), (200, 400)),
        ((200, 114), (200, 114)),
        ((0, 112), (400, 112)),
        ((312, 100), (320, 100)),
    ],
)
def test_a_move_over_or_beside_the_ink_touches_it(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    assert touches(LINE, start, end, reach=10)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ((200, 116), (200, 116)),
        ((0, 100), (80, 100)),
        ((200, 120), (200, 400)),
        ((320, 0), (320, 400)),
    ],
)
def test_a_move_past_the_ink_does_not(start: tuple[float, float], end: tuple[float, float]) -> None:
    assert not touches(LINE, start, end, reach=10)


def test_a_dot_is_touched_by_a_quick_move_across_it() -> None:
    assert touches(DOT, (0, 500), (1000, 500), reach=10)
    assert not touches(DOT, (0, 520), (1000, 520), reach=10)


def test_a_stroke_without_points_is_never_touched() -> None:
    assert not touches(Stroke(()), (0, 0), (1000, 1000), reach=1000)


def test_a_leaning_pencil_is_touched_as_far_as_its_ink_goes() -> None:
    leaning = Stroke(
        (Point(0, 0, 1.0, 0, 60), Point(100, 0, 1.0, 9, 60)), width=6, tool=InkTool.PENCIL
    )
    light = Stroke((Point(0, 0, 0.0), Point(100, 0, 0.0, 9)), width=26, tool=InkTool.BRUSH)

    assert touches(leaning, (50, 12.5), (50, 12.5), reach=1)
    assert not touches(light, (50, 12.5), (50, 12.5), reach=1)
