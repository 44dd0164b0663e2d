"""Shares with what chance alone may have made of them, so that nobody reads noise as truth."""

from dataclasses import dataclass
from math import sqrt
from typing import Final

_Z: Final = 1.959963984540054  # 95 % of a normal distribution lie within
_FEW: Final = 10


@dataclass(frozen=True)
class Proportion:
    """`count` out of `total`; without any, there is no share."""

    count: int
    total: int

    @property
    def share(self) -> float | None:
        return None if not self.total else self.count / self.total

    @property
    def few(self) -> bool:
        """Whether one more could change the share so much that percents say too much."""
        return self.total < _FEW

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % confidence interval after Wilson (1927), which holds for small counts too."""
        if not self.total:
            return None
        share, square = self.count / self.total, _Z * _Z
        scale = 1 + square / self.total
        middle = share + square / (2 * self.total)
        spread = _Z * sqrt(share * (1 - share) / self.total + square / (4 * self.total**2))
        # Rounding must not leave out the share itself where it is none or all.
        low = (middle - spread) / scale if self.count else 0.0
        high = (middle + spread) / scale if self.count < self.total else 1.0
        return low, high


def differ(one: Proportion, other: Proportion) -> bool:
    """Tell whether two shares lie further apart than chance explains: Newcombe's (1998) interval.

    His hybrid score method joins the two Wilson intervals; they differ where it leaves out zero.
    """
    if one.interval is None or other.interval is None:
        return False
    assert one.share is not None
    assert other.share is not None
    difference = one.share - other.share
    (low, high), (others_low, others_high) = one.interval, other.interval
    below = sqrt((one.share - low) ** 2 + (others_high - other.share) ** 2)
    above = sqrt((high - one.share) ** 2 + (other.share - others_low) ** 2)
    return not difference - below <= 0 <= difference + above
