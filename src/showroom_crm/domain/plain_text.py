"""What any typed text must be before it is kept: storable, and not a wall of signs."""

import unicodedata

from showroom_crm.domain.errors import RuleBroken

LINE_LIMIT = 100
NOTE_LIMIT = 100_000
_LINE_BREAKS = frozenset("\n\r\t")


def line(text: str, *, field: str, limit: int = LINE_LIMIT) -> str:
    """Return `text` as it was typed, or refuse it as a one-line value of `field`.

    Raises RuleBroken: "text.lone_surrogate", "text.control_sign", "text.too_long".
    """
    return _storable(text, field=field, limit=limit, allowed=frozenset())


def note(text: str, *, field: str, limit: int = NOTE_LIMIT) -> str:
    """Return `text` as it was typed, or refuse it as a text of several lines.

    Raises RuleBroken: "text.lone_surrogate", "text.control_sign", "text.too_long".
    """
    return _storable(text, field=field, limit=limit, allowed=_LINE_BREAKS)


def _storable(text: str, *, field: str, limit: int, allowed: frozenset[str]) -> str:
    if len(text) > limit:
        raise RuleBroken("text.too_long", field=field, limit=limit, length=len(text))
    for sign in text:
        category = unicodedata.category(sign)
        if category == "Cs":
            raise RuleBroken("text.lone_surrogate", field=field)
        if category == "Cc" and sign not in allowed:
            raise RuleBroken("text.control_sign", field=field)
    return text
