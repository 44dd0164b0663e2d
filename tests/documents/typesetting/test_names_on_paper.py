"""Every name prints, and is copied out of the PDF as it was typed (R6, R7)."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from showroom_crm.documents.unprintable import unprintable
from showroom_crm.domain.showroom import CustomerChart

MakeChart = Callable[..., CustomerChart]
PrintCharts = Callable[..., bytes]
ReadBack = Callable[[bytes], str]

HARD_NAMES = Path(__file__).parents[2] / "data" / "hard_names.tsv"


def _rows() -> list[tuple[str, str]]:
    with HARD_NAMES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["name"], row["kana"]) for row in rows]


@pytest.mark.parametrize(("name", "kana"), _rows())
def test_a_hard_name_and_its_furigana_are_copied_out_whole(
    name: str, kana: str, make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    text = read_back(print_charts(make_chart(name, kana)))
    assert name.strip() in text
    assert kana in text


def test_poppler_copies_the_hard_names_out_whole(
    make_chart: MakeChart, print_charts: PrintCharts, read_back_with_poppler: ReadBack
) -> None:
    charts = [make_chart(name, kana) for name, kana in _rows()]
    text = read_back_with_poppler(print_charts(*charts))
    # It writes every kind and number of spaces as one.
    spaced = " ".join(text.split())
    missing = [name for name, _kana in _rows() if " ".join(name.split()) not in spaced]
    assert missing == []


def test_no_hard_name_is_reported_as_unprintable(make_chart: MakeChart) -> None:
    assert unprintable([make_chart(name, kana) for name, kana in _rows()]) == ()


def test_signs_beyond_the_first_plane_are_copied_out_right(
    make_chart: MakeChart,
    print_charts: PrintCharts,
    read_back: ReadBack,
    read_back_with_poppler: ReadBack,
) -> None:
    pdf = print_charts(make_chart("𠮷𣘺 𠮷𣘺", notes="𠮷野屋と𣘺本"))
    for text in (read_back(pdf), read_back_with_poppler(pdf)):
        assert "𠮷𣘺 𠮷𣘺" in text
        assert "𠮷野屋と𣘺本" in text


def test_a_compatibility_ideograph_is_not_replaced_by_its_unified_form(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    text = read_back(print_charts(make_chart("\ufa19谷 蓮", notes="\u795e谷")))
    assert "\ufa19谷 蓮" in text
    assert "\u795e谷" in text


def test_kana_with_a_combining_mark_are_drawn_composed_and_copied_out_as_typed(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    assert "か\u3099き" in read_back(print_charts(make_chart("か\u3099き")))


@pytest.mark.parametrize(
    "typed",
    [
        "<b>太字</b>",
        "A & B &amp; C",
        "<para>段落</para>",
        '<img src="file:///etc/passwd"/>',
        '<font color="[1,2,3]">赤</font>',
        "{name} %s %(x)s",
        "\\(逆斜線\\)",
    ],
)
def test_markup_prints_as_it_was_typed(
    typed: str, make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    text = read_back(print_charts(make_chart(typed, notes=typed, said=typed, reason=typed)))
    assert text.replace("\n", "").count(typed) >= 4
