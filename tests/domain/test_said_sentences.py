"""Which sentences of a showroom's own may be said at the close."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.said_sentences import PLACEHOLDERS, Said, accepted_sentence


def test_every_known_placeholder_may_be_used() -> None:
    for said, known in PLACEHOLDERS.items():
        text = "では、" + "と".join(f"{{{name}}}" for name in known) + "。"
        assert accepted_sentence(said, f" {text} ") == text


@pytest.mark.parametrize(
    ("said", "text", "key"),
    [
        (Said.CONCERNS, "  ", "sentence.empty"),
        (Said.CONCERNS, "{concern}は?", "sentence.no_placeholder"),
        (Said.WOULD_BUY, "{price}は?", "sentence.unknown_placeholder"),
        (Said.WOULD_BUY, "{}は?", "sentence.unknown_placeholder"),
        (Said.WOULD_BUY, "{concern.words}は?", "sentence.unknown_placeholder"),
        (Said.WOULD_BUY, "{concern!r}は?", "sentence.braces"),
        (Said.WOULD_BUY, "{concern:>99}は?", "sentence.braces"),
        (Said.WOULD_BUY, "{concernは?", "sentence.braces"),
        (Said.NEXT_CONTACT, "{concern}を考えます", "sentence.placeholder_missing"),
        (Said.DECISION, "あ" * 401, "text.too_long"),
    ],
)
def test_what_cannot_be_filled_in_is_refused(said: Said, text: str, key: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        accepted_sentence(said, text)

    assert refused.value.key == key
    assert refused.value.details["field"] == said.value


@given(st.sampled_from(Said), st.text(max_size=60))
def test_what_is_accepted_can_always_be_said(said: Said, text: str) -> None:
    try:
        accepted = accepted_sentence(said, text)
    except RuleBroken:
        return
    assert accepted.format(concern="お値段の点", wish="お電話してもよろしいですか")
