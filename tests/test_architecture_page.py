"""The page on the architecture names only what is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
SOURCES = [path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py")]


def test_every_file_it_names_exists() -> None:
    named = re.findall(r"`((?:ui|services|domain|storage|language|documents)/[\w/.]*)`", PAGE)
    assert len(named) > 10
    for name in named:
        assert (ROOT / "src" / "showroom_crm" / name).exists(), name


def test_every_name_in_the_code_that_it_uses_is_defined() -> None:
    named = re.findall(r"`([A-Z]\w+|close_meeting)`", PAGE)
    assert len(named) > 8
    for name in named:
        pattern = re.compile(rf"^(?:class|def) {name}\b", re.MULTILINE)
        assert any(pattern.search(source) for source in SOURCES), name
