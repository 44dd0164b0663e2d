"""Each fault a person can meet has one clear sentence in each language."""

import re
from pathlib import Path

import pytest

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.language import sentences
from showroom_crm.language.catalog import LANGUAGES, use_language
from showroom_crm.language.placeholders import placeholder

SOURCES = Path(sentences.__file__).parents[1]
RAISED = re.compile(
    r"\b(?:RuleBroken|StoreFailed|FileUnreadable|Unreachable|ProgramFailed)"
    r'\(\s*"([\w.]+)"([^)]*)'
)


def raised_faults() -> dict[str, set[str]]:
    """The key of each fault that the program raises, with the details it gives."""
    found: dict[str, set[str]] = {}
    for path in SOURCES.rglob("*.py"):
        for key, details in RAISED.findall(path.read_text("utf-8")):
            found.setdefault(key, set()).update(re.findall(r"(\w+)=", details))
    return found


def test_every_fault_that_is_raised_has_a_sentence() -> None:
    faults = raised_faults()
    assert len(faults) > 25
    assert faults.keys() <= sentences.SENTENCES.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(language: str) -> None:
    use_language(language)
    for key, details in raised_faults().items():
        said = sentences.sentence(RuleBroken(key, **dict.fromkeys(details, "name")))
        assert said
        # What a rep wrote in braces is quoted in them; nothing else is left to fill in.
        assert "{" not in said.replace(placeholder("name"), "")
        if language == "ja":
            assert said != sentences.SENTENCES[key]


def test_a_field_is_named_as_the_screen_names_it() -> None:
    said = sentences.sentence(RuleBroken("text.too_long", field="job", limit=100, length=200))
    assert said == "ご職業が長すぎます（200文字）。100文字までにしてください。"
