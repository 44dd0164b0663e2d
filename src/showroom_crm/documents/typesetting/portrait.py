"""A portrait on paper: the ink's outlines as filled paths."""

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import FILL_NON_ZERO, Canvas  # type: ignore[attr-defined]
from reportlab.pdfgen.pathobject import PDFPathObject

from showroom_crm.domain.ink import CANVAS, Drawing
from showroom_crm.domain.ink_nibs import NIBS
from showroom_crm.domain.ink_outline import Outline, outline


def draw_portrait(canvas: Canvas, drawing: Drawing, *, x: float, y: float, side: float) -> None:
    """Draw into the square whose lower left corner is (x, y) in the canvas's points."""
    scale = side / CANVAS
    canvas.saveState()
    square = canvas.beginPath()
    square.rect(x, y, side, side)
    canvas.clipPath(square, stroke=0, fill=0)
    canvas.transform(scale, 0, 0, -scale, x, y + side)
    for stroke in drawing.bottom_up:
        polygon = outline(stroke)
        if polygon:
            canvas.setFillColor(HexColor(stroke.colour), alpha=NIBS[stroke.tool].opacity)
            canvas.drawPath(_path(polygon), stroke=0, fill=1, fillMode=FILL_NON_ZERO)
    canvas.restoreState()


def _path(polygon: Outline) -> PDFPathObject:
    """Return the polygon as a closed path, to a tenth of a canvas unit."""
    # WORKAROUND(reportlab 5.1 formats each number in 2 µs): a portrait has a thousand of them.
    first, *others = [f"{across:.1f} {down:.1f}" for across, down in polygon]
    return PDFPathObject([f"{first} m", *(f"{point} l" for point in others), "h"])
