"""What stands on a page: text, rules, frames and ink, each at its place from the top left."""

from dataclasses import dataclass, replace

from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.text import Line
from showroom_crm.domain.ink import Drawing


@dataclass(frozen=True)
class Text:
    """A line of text; `y` is its baseline."""

    x: float
    y: float
    line: Line


@dataclass(frozen=True)
class TurnedText:
    """A line of text turned to run down the page; `x` is its baseline, `y` where it begins."""

    x: float
    y: float
    line: Line


@dataclass(frozen=True)
class Rule:
    """A straight line, level or upright."""

    x: float
    y: float
    to_x: float
    to_y: float
    weight: float = paper.HAIRLINE
    dotted: bool = False


@dataclass(frozen=True)
class Frame:
    """An empty box: a box to tick, or a border."""

    x: float
    y: float
    width: float
    height: float
    weight: float = paper.THIN


@dataclass(frozen=True)
class Ink:
    """A drawing in a square."""

    x: float
    y: float
    side: float
    drawing: Drawing


@dataclass(frozen=True)
class Code:
    """A QR code of some digits in a square."""

    x: float
    y: float
    side: float
    digits: str


@dataclass(frozen=True)
class Picture:
    """A PNG stretched over a box."""

    x: float
    y: float
    width: float
    height: float
    png: bytes


Mark = Text | TurnedText | Rule | Frame | Ink | Code | Picture


def right_aligned(right: float, y: float, line: Line) -> Text:
    """Return the line so placed that it ends at `right`."""
    return Text(right - line.width, y, line)


def level_rule(y: float, *, weight: float = paper.HAIRLINE, right: float = paper.RIGHT) -> Rule:
    """Return a rule over the whole width of the grid, or up to `right`."""
    return Rule(paper.LEFT, y, right, y, weight)


def lowered(mark: Mark, by: float) -> Mark:
    """Return the mark further down."""
    if isinstance(mark, Rule):
        return replace(mark, y=mark.y + by, to_y=mark.to_y + by)
    return replace(mark, y=mark.y + by)
