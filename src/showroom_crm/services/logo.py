"""A logo is looked at as a whole before it is kept, and when it is read."""

import zlib
from io import BytesIO

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.logo import MOST_BYTES, MOST_HIGH, MOST_WIDE, Logo

_OPAQUE = ("L", "RGB")
_PNG_BESIDE_PAPER = 2  # times as large: the two pack differently


def checked_logo(png: bytes) -> Logo:
    """Return the logo that a PNG holds, in grey or colours of eight bits, nothing of it clear.

    Raises RuleBroken: "logo.not_kept".
    """
    # WORKAROUND(30 ms to import Pillow): only where there is a logo
    from PIL import Image

    refused = RuleBroken("logo.not_kept", field="logo")
    if len(png) > MOST_BYTES * _PNG_BESIDE_PAPER:
        raise refused
    try:
        with Image.open(BytesIO(png), formats=["PNG"]) as picture:
            width, height = picture.size
            opaque = picture.mode in _OPAQUE and "transparency" not in picture.info
            picture.verify()
        kept = opaque and width <= MOST_WIDE and height <= MOST_HIGH
        kept = kept and bytes_on_paper(png) <= MOST_BYTES
    except Exception as fault:
        # Pillow raises whatever it stumbles over in a file that is none.
        raise refused from fault
    if not kept:
        raise refused
    return Logo(png, width, height)


def bytes_on_paper(png: bytes) -> int:
    """Return how many bytes of a PDF a picture takes: all its dots, packed."""
    from PIL import Image

    with Image.open(BytesIO(png), formats=["PNG"]) as picture:
        return len(zlib.compress(picture.tobytes()))
