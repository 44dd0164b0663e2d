"""How the place of the window and the division of its panes are written down."""

import json
from base64 import b64decode, b64encode

from PySide6.QtCore import QByteArray

State = tuple[QByteArray, QByteArray]


def written(geometry: QByteArray, panes: QByteArray) -> str:
    """Return both as one text."""
    return json.dumps([b64encode(part.data()).decode() for part in (geometry, panes)])


def read(text: str | None) -> State | None:
    """Return geometry and panes, or None for what another version may have written."""
    try:
        geometry, panes = (QByteArray(b64decode(part)) for part in json.loads(text or "null"))
    except (ValueError, TypeError):
        return None
    return geometry, panes
