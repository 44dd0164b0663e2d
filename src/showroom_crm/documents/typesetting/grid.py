"""The grid of a paper: a label in the margin column, values beside it."""

from collections.abc import Sequence

from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.flow import Row, baseline, beside, height, marked, text_rows
from showroom_crm.documents.typesetting.marks import Frame, Rule, Text, level_rule
from showroom_crm.documents.typesetting.text import (
    BODY,
    HEADING,
    LABEL,
    set_in_one_line,
    set_line,
    set_lines,
    shortened,
)

Cell = tuple[str, str]
LABEL_WIDTH = 15 * paper.MM
BESIDE_BOX = paper.TEXT_LEFT + 5 * paper.MM

_ABOVE_RULE = 2.6 * paper.MM
_BELOW_RULE = 1.6 * paper.MM
_NOTE_BELOW = 11.0
_GUTTER = 4 * paper.MM
_HALF = (paper.TEXT_WIDTH - _GUTTER) / 2
_LEAST_LABEL = 1.0
_TICK = 2.6 * paper.MM


def section(heading: str, rows: Sequence[Row], *, note: str = "") -> list[Row]:
    """Return the rows under a rule; the heading stands in the margin column, a note under it."""
    if not rows:
        return []
    width = paper.TEXT_LEFT - paper.LEFT - 2 * paper.MM
    named = set_in_one_line(heading, HEADING, width, least=_LEAST_LABEL)
    first = next((mark.y for mark in rows[0].marks if isinstance(mark, Text)), baseline(BODY))
    in_margin = [Text(paper.LEFT, first, named)]
    if note:
        line = set_in_one_line(note, LABEL, width, least=_LEAST_LABEL)
        in_margin.append(Text(paper.LEFT, first + _NOTE_BELOW, line))
        below = first + _NOTE_BELOW + LABEL.leading - baseline(LABEL)
        # A text of one line leaves room for the note, or the next rule would cross it.
        rows = [*rows, Row(max(below - height(rows), 0.0))]
    rule = Row(_BELOW_RULE, (level_rule(0),), keeps_next=True, parts=True)
    above = Row(_ABOVE_RULE, keeps_next=True, parts=True, heading=named)
    return [above, rule, *marked(rows, *in_margin)]


def labelled(
    label: str,
    text: str,
    *,
    x: float = paper.TEXT_LEFT,
    width: float = paper.TEXT_WIDTH,
    label_width: float = LABEL_WIDTH,
    most_lines: int | None = None,
) -> list[Row]:
    """Return a text with a quiet label before it, of any length or shortened; none for no text."""
    if not text.strip():
        return []
    lines = set_lines(text, BODY, width - label_width)
    lines = shortened(lines, most_lines or len(lines), width - label_width)
    rows = text_rows(lines, x + label_width)
    line = set_in_one_line(label, LABEL, label_width - 2 * paper.MM, least=_LEAST_LABEL)
    return marked(rows, Text(x, baseline(LABEL), line))


def cells(pairs: Sequence[Cell], *, most_lines: int | None = None) -> list[Row]:
    """Return label and value pairs, two short ones side by side; empty ones are left out.

    A long one is shortened to `most_lines`, where that is given.
    """
    rows: list[Row] = []
    waiting: list[Row] = []
    for label, text in pairs:
        if not text.strip():
            continue
        if not _is_short(text):
            rows += waiting + labelled(label, text, most_lines=most_lines)
            waiting = []
        elif waiting:
            second = _half(label, text, paper.TEXT_LEFT + _HALF + _GUTTER)
            rows += beside(waiting, second)
            waiting = []
        else:
            waiting = _half(label, text, paper.TEXT_LEFT)
    return rows + waiting


def ticked(text: str, *, most_lines: int | None = None) -> list[Row]:
    """Return a text with a box before it, to be ticked by hand."""
    width = paper.RIGHT - BESIDE_BOX
    lines = set_lines(text, BODY, width)
    lines = shortened(lines, most_lines or len(lines), width)
    return marked(text_rows(lines, BESIDE_BOX), box_to_tick())


def box_to_tick() -> Frame:
    """Return a box at the left of a line of text, which begins at `BESIDE_BOX`."""
    return Frame(paper.TEXT_LEFT, baseline(BODY) - _TICK + 1, _TICK, _TICK)


def writing_line() -> Row:
    """Return a line to write on by hand."""
    rule = Rule(paper.TEXT_LEFT, paper.WRITING_LINE, paper.RIGHT, paper.WRITING_LINE, dotted=True)
    return Row(paper.WRITING_LINE, (rule,))


def _half(label: str, text: str, x: float) -> list[Row]:
    return labelled(label, text, x=x, width=_HALF)


def _is_short(text: str) -> bool:
    return len(text.splitlines()) == 1 and set_line(text, BODY).width <= _HALF - LABEL_WIDTH
