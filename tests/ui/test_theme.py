"""Whoever sees little can read every word: the contrast of each pair of colours."""

import pytest

from showroom_crm.ui.theme.tokens import DARK, LIGHT, Tokens

LEAST = 4.5
ON_PAPER = ("text", "quiet", "act", "agreed", "today", "overdue", "own_action")
PAIRS = [
    *[(colour, ground) for colour in ON_PAPER for ground in ("paper", "surface")],
    ("text", "chosen_ground"),
    ("quiet", "chosen_ground"),
    ("overdue", "chosen_ground"),
    ("own_action", "chosen_ground"),
    ("quiet", "line"),
    ("on_act", "act"),
    *[(name, f"{name}_ground") for name in ("agreed", "today", "overdue", "own_action", "waiting")],
]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours as WCAG 2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_measure_itself_is_right() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("colour", "ground"), PAIRS)
def test_each_word_can_be_read_on_its_ground(tokens: Tokens, colour: str, ground: str) -> None:
    assert contrast(getattr(tokens, colour), getattr(tokens, ground)) >= LEAST


def test_every_colour_is_in_a_pair() -> None:
    assert {name for pair in PAIRS for name in pair} == set(Tokens.__dataclass_fields__)
