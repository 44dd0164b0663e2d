"""The foot of every page: handle with care, who printed it and when, page n of m."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.flow import Page, Row, baseline
from showroom_crm.documents.typesetting.marks import (
    Code,
    Frame,
    Mark,
    Text,
    level_rule,
    right_aligned,
)
from showroom_crm.documents.typesetting.text import Style, set_in_one_line, set_line
from showroom_crm.domain.paper_settings import USUAL_PAPER, PaperSettings
from showroom_crm.language import formats
from showroom_crm.language.catalog import _

_SMALL = Style(7.5, 14)
_LEAST = 5.0
_PADDING = 1.4 * paper.MM
_FRAME_HEIGHT = 10.5
_ABOVE_BASELINE = 8.0
_CODE_SIDE = 9.2 * paper.MM  # squares of 0.44 mm, which a pocket telephone reads
_CODE_TOP = -1.2 * paper.MM  # the white around it reaches into that above the foot
_CODE_WHITE = 1.8 * paper.MM


@dataclass(frozen=True)
class Printing:
    """Who prints, when (wall-clock time), in which showroom, and how its papers look."""

    at: datetime
    by: str
    showroom: str
    settings: PaperSettings = USUAL_PAPER


def with_feet(pages: Sequence[Page], printing: Printing, *, digits: str = "") -> Sequence[Page]:
    """Return the pages of one paper with a foot on each, counted from 1.

    `digits` are there as a code to scan too.
    """
    for number, page in enumerate(pages, start=1):
        foot = foot_row(f"{number}/{len(pages)}", printing, digits=digits)
        page.rows.append((paper.FOOT, foot))
    return pages


def foot_row(counted: str, printing: Printing, *, digits: str = "") -> Row:
    """Return a foot; `counted` stands at its right end."""
    code = _code(digits)
    right = paper.RIGHT - (_CODE_SIDE + _CODE_WHITE if code else 0)
    y = 4 + baseline(_SMALL)
    care = set_line(_("Personal data: handle with care"), _SMALL)
    care_left = paper.LEFT + _PADDING
    frame = Frame(
        paper.LEFT, y - _ABOVE_BASELINE, care.width + 2 * _PADDING, _FRAME_HEIGHT, paper.THIN
    )
    page_number = set_line(counted, _SMALL)
    printed = _("Printed {moment} by {name}").format(
        moment=f"{formats.full_day(printing.at)} {formats.clock_time(printing.at)}",
        name=printing.by,
    )
    text = "　".join(part for part in (printing.showroom, printed) if part.strip())
    left = care_left + care.width + _PADDING + 4 * paper.MM
    width = right - page_number.width - 4 * paper.MM - left
    line = set_in_one_line(text, _SMALL, width, least=_LEAST)
    return Row(
        _SMALL.leading,
        (
            level_rule(0, right=right),
            frame,
            Text(care_left, y, care),
            Text(left, y, line),
            right_aligned(right, y, page_number),
            *code,
        ),
    )


def _code(digits: str) -> tuple[Mark, ...]:
    return (Code(paper.RIGHT - _CODE_SIDE, _CODE_TOP, _CODE_SIDE, digits),) if digits else ()
