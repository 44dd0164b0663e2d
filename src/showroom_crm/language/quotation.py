"""How what somebody says is quoted."""

from showroom_crm.language.catalog import _

_CLOSING = {"「": "」", "『": "』", "“": "”", '"': '"'}


def quoted(words: str, *, at_most: int | None = None) -> str:
    """Return words in the quotation marks of the language; empty stays empty.

    Words that were typed in marks keep those. `at_most` counts the signs between the marks; an
    ellipsis stands where the words are cut.
    """
    text = words.strip()
    opening = text[:1]
    closing = _CLOSING.get(opening)
    if closing is None:
        return _("“{words}”").format(words=_cut(text, at_most)) if text else ""
    inner = text[1:]
    if not inner.endswith(closing):
        return opening + _cut(inner, at_most)
    inner = inner.removesuffix(closing)
    return opening + _cut(inner, at_most) + closing if inner.strip() else ""


def marks() -> tuple[str, str]:
    """Return the opening and the closing quotation mark of the language."""
    opening, closing = _("“{words}”").split("{words}")
    return opening, closing


def _cut(text: str, at_most: int | None) -> str:
    if at_most is None or len(text) <= at_most:
        return text
    return text[:at_most].rstrip() + "…"
