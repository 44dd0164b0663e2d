"""What somebody says stands in marks, once."""

import pytest

from showroom_crm.language.catalog import use_language
from showroom_crm.language.quotation import quoted


@pytest.mark.parametrize(
    ("language", "shown"), [("ja", "「白がいい {x}」"), ("en", "“白がいい {x}”")]
)
def test_the_marks_are_those_of_the_language(language: str, shown: str) -> None:
    use_language(language)
    assert quoted(" 白がいい {x}\n") == shown


@pytest.mark.parametrize(
    "typed", ["「白がいい」", "『白がいい』", "“白がいい”", '"白がいい"', "「白がいい」とのこと"]
)
def test_words_that_were_typed_in_marks_are_not_quoted_again(typed: str) -> None:
    assert quoted(typed) == typed


@pytest.mark.parametrize("nothing", ["", " \n　", "「」", "「 」"])
def test_nothing_said_is_nothing_quoted(nothing: str) -> None:
    assert quoted(nothing) == ""


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("白がいい", "「白がいい」"),
        ("色は白がいい", "「色は白が…」"),
        ("「色は白がいい」", "「色は白が…」"),
        ("「色は白がいい」とのこと", "「色は白が…"),
        ("色は白 がいい", "「色は白…」"),
    ],
)
def test_words_beyond_a_glance_are_cut_within_their_marks(words: str, shown: str) -> None:
    assert quoted(words, at_most=4) == shown
