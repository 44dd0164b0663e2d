"""Pictures of dots on paper."""

from functools import lru_cache
from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


def draw_picture(
    canvas: Canvas, png: bytes, *, x: float, y: float, width: float, height: float
) -> None:
    """Draw a PNG over the box whose lower left corner is given.

    A PDF holds it once, however often it is drawn.
    """
    canvas.drawImage(_decoded(png), x, y, width, height)


@lru_cache(maxsize=1)
def _decoded(png: bytes) -> ImageReader:
    reader = ImageReader(BytesIO(png))
    reader.getRGBData()  # now, since two threads may draw it at once
    return reader
