"""Sheets of address labels in sizes common in Japan, told by their measures, not by a maker.

The measure of a label is on its pack; a first print on plain paper shows how a printer feeds it.
Held against published layouts of A-one's sheets, and of those that Hisago (ELM008, ELM012) and
Kokuyo (KPC-E1121) make alike: 12 labels 72212 and 28379 (margins 21.5 and 18.6 mm), 24 labels 72224
and 28315 (12.9 and 6.0 mm), 10 labels 72210 and 75210 (21.2 to 21.5 and 18.6 mm), 21 labels 31538
(no margins, no gaps).
"""

from dataclasses import dataclass
from typing import Final

from showroom_crm.documents.typesetting import paper


@dataclass(frozen=True)
class LabelSheet:
    """A4 with labels side by side and below each other without gaps; all measures in mm.

    The margins to the right and below are those to the left and above: what the labels leave
    of 210 × 297 mm is halved.
    """

    columns: int
    rows: int
    width: float
    height: float

    @property
    def number(self) -> int:
        """How many labels are on a sheet (面)."""
        return self.columns * self.rows

    @property
    def left(self) -> float:
        return (paper.WIDTH / paper.MM - self.columns * self.width) / 2

    @property
    def top(self) -> float:
        return (paper.HEIGHT / paper.MM - self.rows * self.height) / 2


SHEETS: Final = {
    "12": LabelSheet(2, 6, 86.4, 42.3),  # margins 18.6 and 21.6 mm
    "24": LabelSheet(3, 8, 66.0, 33.9),  # 6.0 and 12.9 mm
    "10": LabelSheet(2, 5, 86.4, 50.8),  # 18.6 and 21.5 mm
    "21": LabelSheet(3, 7, 70.0, 42.3),  # 0 and 0.45 mm: without margins
}
