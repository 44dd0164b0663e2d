import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetrics

from showroom_crm.ui.reminder.clamped_label import clamped

WIDTH = 120


@pytest.fixture(scope="module")
def font(qapp: object) -> QFont:
    made = QFont("BIZ UDPGothic")
    made.setPixelSize(13)
    return made


def test_what_fits_is_left_as_it_is(font: QFont) -> None:
    assert clamped("下取り額の回答", font, width=WIDTH, lines=2) == "下取り額の回答"


def test_what_is_too_long_ends_in_an_ellipsis_on_the_last_line(font: QFont) -> None:
    shown = clamped("残価設定の月々の金額を" * 9, font, width=WIDTH, lines=2)
    assert len(shown.split("\n")) == 2
    assert shown.endswith("…")


def test_signs_beyond_the_basic_plane_are_not_cut_in_half(font: QFont) -> None:
    shown = clamped("𠮷" * 60, font, width=WIDTH, lines=2)
    assert set(shown) == {"𠮷", "\n", "…"}


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60))
def test_no_line_is_wider_than_its_room(font: QFont, text: str) -> None:
    shown = clamped(text, font, width=WIDTH, lines=2)
    assert len(shown.split("\n")) <= 2
    for line in shown.split("\n"):
        assert QFontMetrics(font).horizontalAdvance(line) <= WIDTH + 2 or len(line) <= 2
