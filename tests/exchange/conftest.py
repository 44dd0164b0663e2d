"""The names that break programs."""

import csv
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def hard_names() -> list[dict[str, str]]:
    """Rows of name, kana, why."""
    text = (Path(__file__).parents[1] / "data" / "hard_names.tsv").read_text("utf-8")
    return list(csv.DictReader(text.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE))
