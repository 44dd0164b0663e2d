"""The logo at the right end of a paper's title line, with its foot on the line's baseline."""

from dataclasses import replace

from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.flow import Row, stacked
from showroom_crm.documents.typesetting.marks import Picture
from showroom_crm.domain.logo import Logo

_MOST_WIDE = 40 * paper.MM
_MOST_HIGH = 11 * paper.MM
_MOST_HIGH_BRIEF = 7 * paper.MM
_FEWEST_DOTS = 150  # to an inch: of fewer each one is seen
_INTO_MARGIN = 3 * paper.MM
_GUTTER = 5 * paper.MM


def logo_at_right(logo: Logo, *, baseline: float, brief: bool = False) -> Picture:
    """Return the logo as large as its box and its dots allow."""
    most_high = _MOST_HIGH_BRIEF if brief else _MOST_HIGH
    scale = min(_MOST_WIDE / logo.width, most_high / logo.height, 72 / _FEWEST_DOTS)
    width, height = logo.width * scale, logo.height * scale
    return Picture(paper.RIGHT - width, baseline - height, width, height, logo.png)


def beside_logo(picture: Picture) -> float:
    """Return where what stands left of a logo ends."""
    return picture.x - _GUTTER


def below_top(row: Row, picture: Picture) -> Row:
    """Return the title line with the logo, so far down that it rises little into the margin."""
    above = Row(max(0.0, -picture.y - _INTO_MARGIN))
    lowered = stacked([above, Row(row.height, (*row.marks, picture))])
    return replace(row, height=lowered.height, marks=lowered.marks)
