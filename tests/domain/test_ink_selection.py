"""Which strokes a lasso encloses."""

from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.ink import InkTool, Place, Point, Stroke
from showroom_crm.domain.ink_nibs import NIBS
from showroom_crm.domain.ink_selection import Box, bounds, enclosed

SQUARE: list[Place] = [(100, 100), (300, 100), (300, 300), (100, 300)]


def line(*places: Place) -> Stroke:
    return Stroke(tuple(Point(x, y) for x, y in places))


def test_what_lies_inside_is_enclosed_and_what_lies_outside_is_not() -> None:
    inside, outside = line((150, 150), (250, 250)), line((400, 150), (500, 250))

    assert enclosed([outside, inside], SQUARE) == [1]
    assert enclosed([outside, inside], SQUARE[::-1]) == [1]


def test_more_than_half_of_a_stroke_is_enough() -> None:
    assert enclosed([line((150, 200), (390, 200))], SQUARE) == [0]
    assert enclosed([line((250, 200), (500, 200))], SQUARE) == []


def test_a_stroke_whose_ends_are_outside_but_whose_body_is_inside_is_enclosed() -> None:
    long_way = line((90, 200), (110, 120), (290, 120), (290, 280), (110, 280), (90, 270))

    assert enclosed([long_way], SQUARE) == [0]


def test_a_long_step_through_the_lasso_is_enclosed_where_most_of_it_lies_inside() -> None:
    assert enclosed([line((80, 200), (320, 200))], SQUARE) == [0]
    assert enclosed([line((0, 200), (900, 200))], SQUARE) == []


def test_a_dot_is_inside_or_not() -> None:
    assert enclosed([line((200, 200)), line((301, 200)), Stroke(())], SQUARE) == [0]


def test_a_lasso_that_winds_twice_encloses_too() -> None:
    assert enclosed([line((150, 150), (250, 250))], [*SQUARE, *SQUARE]) == [0]


def test_a_line_is_no_lasso() -> None:
    assert enclosed([line((150, 150), (250, 250))], [(100, 100), (300, 300)]) == []


def test_points_without_a_place_have_no_say() -> None:
    lost = Stroke((Point(float("nan"), 0.0), Point(150, 150), Point(250, 250)))

    assert enclosed([lost], SQUARE) == [0]
    assert bounds([Stroke((Point(float("inf"), 0.0),))]) is None


@given(
    st.lists(st.tuples(st.floats(0, 1000), st.floats(0, 1000)), min_size=1, max_size=10),
    st.sampled_from(InkTool),
    st.floats(0, 1),
)
def test_the_box_holds_all_ink(places: list[Place], tool: InkTool, pressure: float) -> None:
    stroke = Stroke(tuple(Point(x, y, pressure) for x, y in places), tool=tool, width=20)
    reach = NIBS[tool].radius(pressure, 20)

    box = bounds([stroke])

    assert box is not None
    assert box.left == min(x for x, _y in places) - reach
    assert box.bottom == max(y for _x, y in places) + reach


def test_the_box_of_several_holds_them_all() -> None:
    assert bounds([]) is None
    both = bounds([line((100, 100)), line((300, 500))])
    assert both is not None
    assert both.left < 100 < 300 < both.right
    assert Box(0, 10, 20, 30).middle == (10, 20)
    assert Box(0, 10, 20, 30).corners == ((0, 10), (20, 10), (20, 30), (0, 30))
