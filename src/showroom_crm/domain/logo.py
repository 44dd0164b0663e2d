"""The logo of the showroom as it is kept: a small PNG without clear parts, for any paper."""

from dataclasses import dataclass
from typing import Final

# 40 mm by 12 mm at 600 dots an inch.
MOST_WIDE: Final = 945
MOST_HIGH: Final = 283

# A chart has 150 kB, of which its fonts and words need 90.
MOST_BYTES: Final = 50_000


@dataclass(frozen=True)
class Logo:
    """A PNG and its size in dots."""

    png: bytes
    width: int
    height: int
