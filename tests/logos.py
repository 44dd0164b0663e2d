"""Logos as they are kept."""

from io import BytesIO

from PIL import Image

from showroom_crm.domain.logo import Logo


def packed(dots: bytes, width: int, height: int, *, mode: str = "RGB") -> bytes:
    """Return a PNG of dots line by line, in Pillow's `mode`."""
    file = BytesIO()
    Image.frombytes(mode, (width, height), dots).save(file, "PNG")
    return file.getvalue()


def logo_of(dots: bytes, width: int, height: int) -> Logo:
    """Return a logo of colours."""
    return Logo(packed(dots, width, height), width, height)
