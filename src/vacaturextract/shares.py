"""A share of a sample, with the interval in which the share of the whole lies."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from vacaturextract.errors import ArgumentError


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``whole``; ``low`` and ``high`` bound the interval. All shares are 0..1."""

    count: int
    whole: int
    value: float
    low: float
    high: float


def wilson(count: int, whole: int, *, level: float = 0.95) -> Share:
    """A share with Wilson's score interval, which also holds for small samples and shares near 0 or 1.

    Args:
        count: how many have it.
        whole: of how many; at least 1.
        level: how often the interval holds the true share, between 0 and 1, if the sample was drawn at random.

    Raises:
        ArgumentError: the numbers are no share, or the level lies outside 0..1.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209-212.
    """
    if not 0 <= count <= whole or whole < 1:
        raise ArgumentError(f"a share needs 0 <= count <= whole and whole >= 1; it is {count} of {whole}")
    if not 0 < level < 1:
        raise ArgumentError(f"level must lie between 0 and 1; it is {level}")
    z = NormalDist().inv_cdf((1 + level) / 2)
    share, spread = count / whole, z * z / whole
    middle = (share + spread / 2) / (1 + spread)
    half = z * sqrt(share * (1 - share) / whole + spread / whole / 4) / (1 + spread)
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return Share(count, whole, share, 0.0 if count == 0 else low, 1.0 if count == whole else high)
