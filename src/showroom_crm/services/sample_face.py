"""The face on a reminder to try."""

import json
from typing import Final

from showroom_crm.domain.ink import Drawing
from showroom_crm.domain.ink_quickdraw import drawing_from_quickdraw
from showroom_crm.resources_folder import resources_folder

_LINE: Final = 12


def sample_face() -> Drawing | None:
    """Return a face of the demo; None where it is missing, which keeps nobody from a trial."""
    from showroom_crm.services.demo.faces import BROWN, coloured  # slow to import, seldom needed

    path = resources_folder() / "demo" / "faces.ndjson"
    try:
        line = path.read_text("utf-8").splitlines()[_LINE]
    except OSError:
        return None
    return coloured(drawing_from_quickdraw(json.loads(line)["drawing"]), hair=BROWN)
