"""Text as the signs that are drawn: a character together with what only changes its look."""

import re

# Characters that draw nothing by themselves: joiners, marks of direction, tags (Unicode's
# Default_Ignorable_Code_Point without the variation selectors).
_UNSEEN = (
    "\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\U000e0000-\U000e007f"
)
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_MARKS = (
    "\u0300-\u034e\u0350-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
)

_SIGN = re.compile(f"(?s:.)[{_UNSEEN}{_SELECTORS}{_MARKS}]*")
_FOLLOWER = re.compile(f"[{_UNSEEN}{_SELECTORS}{_MARKS}]")
_NOT_DRAWN = re.compile(f"[{_UNSEEN}{_SELECTORS}]+")
_SELECTOR = re.compile(f"[{_SELECTORS}]")


def split_signs(text: str) -> list[str]:
    """Return the text cut into signs; joined they are the text again."""
    return _SIGN.findall(text) if _FOLLOWER.search(text) else list(text)


def selector(sign: str) -> str | None:
    """Return the variation selector of a sign."""
    found = _SELECTOR.search(sign, 1)
    return found[0] if found else None


def drawn(sign: str) -> str:
    """Return the characters of a sign that leave ink: its base and its marks, or nothing."""
    return _NOT_DRAWN.sub("", sign)
