"""The QR code of a customer's number: what a scanner types into the search box."""

from functools import lru_cache

from reportlab.pdfgen.canvas import FILL_NON_ZERO, Canvas  # type: ignore[attr-defined]
from reportlab.pdfgen.pathobject import PDFPathObject

_MASK = 3  # any of the eight is valid; seeking the best one takes ten times as long
_KEPT = 256

Squares = tuple[tuple[bool, ...], ...]


@lru_cache(maxsize=_KEPT)
def squares(digits: str) -> Squares:
    """Return the rows of the code from the top, dark squares True, without the white around."""
    # WORKAROUND(reportlab imports all bar codes with this one, 95 ms): loaded at first use.
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code = QRCode(None, QRErrorCorrectLevel.H)
    code.addData(digits)
    code.version = code.calculate_version()
    code.makeImpl(False, _MASK)
    return tuple(tuple(map(bool, row)) for row in code.modules)


def draw_code(canvas: Canvas, digits: str, *, x: float, y: float, side: float) -> None:
    """Draw into the square whose lower left corner is (x, y) in the canvas's points."""
    canvas.setFillGray(0)
    path = PDFPathObject(list(_boxes(digits, x, y, side)))
    canvas.drawPath(path, stroke=0, fill=1, fillMode=FILL_NON_ZERO)


@lru_cache(maxsize=_KEPT)
def _boxes(digits: str, x: float, y: float, side: float) -> tuple[str, ...]:
    """Return the dark boxes as a PDF writes them, to a thousandth of a point."""
    # WORKAROUND(reportlab 5.1 formats each number in 2 µs): a code has six hundred of them.
    rows = squares(digits)
    square = side / len(rows)
    return tuple(
        f"{x + start * square:.3f} {y + side - number * square:.3f}"
        f" {(end - start) * square:.3f} {square:.3f} re"
        for number, row in enumerate(rows, start=1)
        for start, end in _dark_runs(row)
    )


def _dark_runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Return where dark squares that touch begin and end: one box has no seams."""
    edges = [place for place in range(len(row) + 1) if _dark(row, place) != _dark(row, place - 1)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _dark(row: tuple[bool, ...], place: int) -> bool:
    return 0 <= place < len(row) and row[place]
