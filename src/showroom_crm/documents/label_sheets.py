"""Sheets of address labels in sizes common in Japan, told by their measures, not by a maker.

The measure of a label is on its pack; a first print on plain paper shows how a printer feeds it.
"""

from dataclasses import dataclass
from typing import Final

from showroom_crm.documents import paper


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
