"""Envelopes that are common in Japan (JIS S 5502), and where their boxes for the postal code are.

The boxes are those of Japan Post's manual of the postal code (for standard-size mail): each 5.7 ×
8.0 mm, all seven 47.7 mm wide, 12.0 mm from the upper and 8.0 mm from the right edge, ± 1.5 mm;
between them 1.3 mm (first three), 1.9 mm (at the hyphen) and 1.1 mm (last four).
https://www.post.japanpost.jp/zipcode/zipmanual/p05.html
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Envelope:
    """Measures in mm; an `upright` one is addressed in columns and has boxes for the code."""

    width: float
    height: float
    upright: bool


ENVELOPES: Final = {
    "long_3": Envelope(120, 235, upright=True),  # 長形3号
    "long_4": Envelope(90, 205, upright=True),  # 長形4号
    "western_long_3": Envelope(235, 120, upright=False),  # 洋形長3号
    "western_2": Envelope(162, 114, upright=False),  # 洋形2号
}

BOX_LEFTS: Final = (0.0, 7.0, 14.0, 21.6, 28.4, 35.2, 42.0)  # mm from the first box's left
BOX_WIDTH: Final = 5.7
BOX_HEIGHT: Final = 8.0
BOXES_TOP: Final = 12.0
BOXES_RIGHT: Final = 8.0
