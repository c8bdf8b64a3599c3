"""Shares and their intervals, against figures published elsewhere."""

from __future__ import annotations

import pytest

from vacaturextract.errors import ArgumentError
from vacaturextract.shares import wilson


@pytest.mark.parametrize(
    ("count", "whole", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662)],
)
def test_wilson(count: int, whole: int, low: float, high: float) -> None:
    """The last row is Newcombe's example (Statistics in Medicine 17, 1998, table I)."""
    share = wilson(count, whole)
    assert (share.count, share.whole, share.value) == (count, whole, count / whole)
    assert (round(share.low, 4), round(share.high, 4)) == (low, high)


@pytest.mark.parametrize(("count", "whole", "level"), [(1, 0, 0.95), (3, 2, 0.95), (-1, 2, 0.95), (1, 2, 1.0)])
def test_what_is_no_share(count: int, whole: int, level: float) -> None:
    with pytest.raises(ArgumentError):
        wilson(count, whole, level=level)
