"""A portrait is printed as vector paths."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader

from showroom_crm.domain.ink import CANVAS, Drawing, Point, Stroke
from showroom_crm.domain.showroom import CustomerChart

MakeChart = Callable[..., CustomerChart]
PrintCharts = Callable[..., bytes]

_FILLED = re.compile(rb"\bh\s+f\b")
_POINT = re.compile(rb"(-?[\d.]+) (-?[\d.]+) [ml]\b")


def _content(pdf: bytes) -> bytes:
    contents = PdfReader(BytesIO(pdf)).pages[0].get_contents()
    assert contents is not None
    return contents.get_data()


@pytest.mark.parametrize("number", range(25))
def test_every_stroke_of_a_face_is_a_filled_path(
    number: int, faces: list[Drawing], make_chart: MakeChart, print_charts: PrintCharts
) -> None:
    face = faces[number]
    pdf = print_charts(make_chart(portrait=face))
    content = _content(pdf)
    assert len(_FILLED.findall(content)) == len(face.strokes)
    assert list(PdfReader(BytesIO(pdf)).pages[0].images) == []


def test_the_ink_lies_where_it_was_drawn(make_chart: MakeChart, print_charts: PrintCharts) -> None:
    stroke = Stroke((Point(200, 300), Point(700, 300, time=10)), "#B3261E", 20)
    content = _content(print_charts(make_chart(portrait=Drawing((stroke,)))))
    [path] = re.findall(rb"rg\s([^g]*)\bh\s+f\b", content)
    places = [(float(x), float(y)) for x, y in _POINT.findall(path)]
    assert min(x for x, _y in places) == pytest.approx(200, abs=12)
    assert max(x for x, _y in places) == pytest.approx(700, abs=12)
    assert all(abs(y - 300) <= 12 for _x, y in places)
    assert b".701961 .14902 .117647 rg" in content


def test_ink_beyond_the_canvas_is_clipped_to_the_frame(
    make_chart: MakeChart, print_charts: PrintCharts
) -> None:
    stroke = Stroke((Point(-500, 300), Point(CANVAS * 3, 300, time=10)))
    content = _content(print_charts(make_chart(portrait=Drawing((stroke,)))))
    filled = _FILLED.search(content)
    assert filled is not None
    assert content.index(b"re W* n") < filled.start()


def test_without_a_portrait_an_empty_frame_waits_to_be_drawn_in(
    make_chart: MakeChart, print_charts: PrintCharts
) -> None:
    for empty in (None, Drawing()):
        content = _content(print_charts(make_chart(portrait=empty)))
        assert not _FILLED.search(content)


def test_a_point_and_an_empty_stroke_print_without_a_fault(
    make_chart: MakeChart, print_charts: PrintCharts
) -> None:
    drawing = Drawing((Stroke(()), Stroke((Point(500, 500),))))
    assert _FILLED.search(_content(print_charts(make_chart(portrait=drawing))))
