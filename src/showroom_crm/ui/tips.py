"""Tooltips of what people typed."""

import html


def tip_markup(text: str) -> str:
    """Return typed text as a tooltip shows it unchanged: Qt takes tooltips for markup (R6)."""
    return f"<p style='white-space:pre-wrap'>{html.escape(text)}</p>" if text else ""
