"""The page on paper shows pictures that are there, and small."""

import re
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"
MOST_BYTES = 150_000


def test_every_picture_it_shows_is_there_and_small_and_no_other() -> None:
    shown = re.findall(r"\]\((paper/[\w.]+)\)", (DOCS / "paper.md").read_text("utf-8"))
    assert len(shown) > 5
    assert sorted(shown) == sorted(f"paper/{file.name}" for file in (DOCS / "paper").iterdir())
    for name in shown:
        assert (DOCS / name).stat().st_size < MOST_BYTES
