"""The buttons of every window."""

from PySide6.QtWidgets import QPushButton


def button(name: str, caption: str, *, style: str = "") -> QPushButton:
    """Return a button that Space presses, so that Enter is left to the one that is default.

    `style` is a rule of the style sheet: "primary", "link", "choice", "finger" (as high as
    a finger needs it).
    """
    made = QPushButton(as_typed(caption))
    made.setObjectName(name)
    made.setAccessibleName(caption)
    made.setAutoDefault(False)
    if style:
        made.setProperty(style, "true")
    return made


def as_typed(text: str) -> str:
    """Return a text for a button or a menu, where Qt takes & for an underline."""
    return text.replace("&", "&&")
