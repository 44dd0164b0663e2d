"""Qt's places in a text."""

import pytest

from showroom_crm.ui.utf16 import utf16_part


@pytest.mark.parametrize(
    ("start", "end", "part"), [(0, 3, "a𠮷"), (1, 5, "𠮷野b"), (3, None, "野b")]
)
def test_a_sign_beyond_the_basic_plane_counts_twice(start: int, end: int | None, part: str) -> None:
    assert utf16_part("a𠮷野b", start, end) == part


def test_a_cut_within_a_sign_and_a_broken_sign_are_survived() -> None:
    assert utf16_part("a𠮷", 0, 2) + utf16_part("a𠮷", 2) == "a\ud842\udfb7"
    assert utf16_part("\ud842b", 1) == "b"
