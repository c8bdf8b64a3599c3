"""What a step of repair gives: edits that change the text's length, and the names of what it undid."""

from __future__ import annotations

from typing import NamedTuple


class Edit(NamedTuple):
    """Replace ``text[start:end]`` by ``replacement``."""

    start: int
    end: int
    replacement: str


Repaired = tuple[str, list[Edit], list[str]]
"""The text (characters swapped one for one), sorted disjoint edits of it, and the names of what they undo."""


def merged(first: list[Edit], second: list[Edit]) -> list[Edit]:
    """Both sorted lists in order; where they overlap, the second wins."""
    if not first or not second:
        return first or second
    kept = list(second)
    taken = iter(second)
    current = next(taken, None)
    for edit in first:
        while current is not None and current.end <= edit.start:
            current = next(taken, None)
        if current is None or edit.end <= current.start:
            kept.append(edit)
    return sorted(kept)
