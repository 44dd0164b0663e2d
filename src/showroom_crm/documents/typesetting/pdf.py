"""Pages as a PDF."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from showroom_crm.documents.typesetting import paper, typefaces
from showroom_crm.documents.typesetting.flow import Page
from showroom_crm.documents.typesetting.marks import (
    Code,
    Frame,
    Ink,
    Picture,
    Rule,
    Text,
    TurnedText,
)
from showroom_crm.documents.typesetting.number_code import draw_code
from showroom_crm.documents.typesetting.picture import draw_picture
from showroom_crm.documents.typesetting.portrait import draw_portrait
from showroom_crm.documents.typesetting.writing import PageText

# Streams of plain bytes are a quarter smaller, and reportlab can be told so only for all papers.
rl_config.useA85 = 0

_PRODUCT = "showroom_crm"
_DOTS = [0.8, 2.0]


@dataclass(frozen=True)
class Part:
    """Pages that a bookmark leads to."""

    bookmark: str
    pages: Sequence[Page]


def pdf(
    parts: Iterable[Part], *, title: str, author: str, language: str, made_at: datetime
) -> bytes:
    """Return the parts as one PDF; the same input gives the same bytes."""
    file = BytesIO()
    canvas = Canvas(
        file,
        pagesize=(paper.WIDTH, paper.HEIGHT),
        pageCompression=1,
        invariant=1,
        initialFontName=typefaces.regular().first_font.fontName,  # type: ignore[arg-type]
        lang=language,
    )
    canvas.setTitle(_storable(title))
    canvas.setSubject(_storable(title))
    canvas.setAuthor(_storable(author))
    canvas.setCreator(_PRODUCT)
    canvas.setDateFormatter(lambda *_moment: f"D:{made_at:%Y%m%d%H%M%S}")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for number, part in enumerate(parts):
        # WORKAROUND(Qt, 6.11): it reads a place from a bookmark that names none, and complains.
        canvas.bookmarkPage(str(number), fit="XYZ", left=0, top=paper.HEIGHT, zoom=0)
        canvas.addOutlineEntry(_storable(part.bookmark), str(number))
        for page in part.pages:
            _draw(canvas, page)
            canvas.showPage()
    canvas.save()
    return file.getvalue()


def _draw(canvas: Canvas, page: Page) -> None:
    canvas.setPageSize((page.width, page.height))
    right, down = page.shift
    canvas.translate(right, page.height - paper.HEIGHT - down)  # marks count from an A4's top
    words = PageText(canvas)
    for top, row in page.rows:
        for mark in row.marks:
            if isinstance(mark, Text):
                words.write(mark.line, x=mark.x, y=paper.HEIGHT - top - mark.y)
            elif isinstance(mark, TurnedText):
                words.write_turned(mark.line, x=mark.x, y=paper.HEIGHT - top - mark.y)
            else:
                _draw_lines(canvas, mark, top)
    words.finish()


def _draw_lines(canvas: Canvas, mark: Rule | Frame | Ink | Code | Picture, top: float) -> None:
    match mark:
        case Ink(x, y, side, drawing):
            draw_portrait(canvas, drawing, x=x, y=paper.HEIGHT - top - y - side, side=side)
        case Code(x, y, side, digits):
            draw_code(canvas, digits, x=x, y=paper.HEIGHT - top - y - side, side=side)
        case Picture(x, y, width, height, png):
            below = paper.HEIGHT - top - y - height
            draw_picture(canvas, png, x=x, y=below, width=width, height=height)
        case Frame(x, y, width, height, weight):
            canvas.setLineWidth(weight)
            canvas.rect(x, paper.HEIGHT - top - y - height, width, height)
        case Rule(x, y, to_x, to_y, weight, dotted):
            canvas.setLineWidth(weight)
            if dotted:
                canvas.setDash(_DOTS)
            canvas.line(x, paper.HEIGHT - top - y, to_x, paper.HEIGHT - top - to_y)
            if dotted:
                canvas.setDash([])


def _storable(text: str) -> str:
    """Return the text without lone surrogates, which no PDF can hold."""
    return text.encode("utf-16", "replace").decode("utf-16")
