"""Pages: their numbers, and the headers and footers that a PDF repeats on each of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from vacaturextract.repair.edits import Edit, Repaired

_NUMBER = r"\d{1,3}(?:[ ]*(?:van|/|of)[ ]*\d{1,3})?"
_PAGE_LINE = re.compile(
    rf"\n[ ]*(?:(?:[-–][ ]?)?(?:[Pp]agina|[Pp]age|[Pp]ag\.?|[Bb]lad)[ ]{{1,3}}{_NUMBER}(?:[ ]?[-–])?|[-–][ ]\d{{1,3}}[ ][-–])"
    r"[ ]*(?=\n|\f|\Z)"
)
_NUMBER_BEFORE_FEED = re.compile(rf"\n[ ]*{_NUMBER}[ ]*\n?(?=\f)|\f")
_NEAR = 3
"""How many lines above and below a page break can be a footer and a header."""
_SHORTEST, _LONGEST = 4, 120
_DIGITS = re.compile(r"\d+")

_Line = tuple[int, int]


def remove_page_furniture(text: str) -> Repaired:
    """Page numbers go; of headers the first stays and of footers the last; a form feed becomes a line break."""
    breaks = [match.span() for match in _PAGE_LINE.finditer(text)]
    if "\f" in text:
        breaks.extend(match.span() for match in _NUMBER_BEFORE_FEED.finditer(text))
        text = text.replace("\f", "\n")
        breaks = sorted(set(breaks))
    if not breaks:
        return text, [], []
    numbers = [(start, end) for start, end in breaks if text[start:end].strip()]
    furniture = _furniture(text, breaks)
    names = ["page_numbers"] * bool(numbers) + ["repeated_headers"] * bool(furniture)
    edits: list[Edit] = []
    for start, end in sorted({*numbers, *((max(0, start - 1), end) for start, end in furniture)}):
        if not edits or edits[-1].end <= start:
            edits.append(Edit(start, end, ""))
    return text, edits, names


def _furniture(text: str, breaks: Sequence[tuple[int, int]]) -> list[_Line]:
    """Lines near a page break that stand near another one as well, but for the one of each kind that is kept."""
    lines = _lines(text, breaks)
    starts = [start for start, _ in lines]
    below, above = [lines[:_NEAR]], []
    for start, end in breaks:
        above.append(lines[max(0, (at := bisect_left(starts, start)) - _NEAR) : at])
        below.append(lines[(at := bisect_left(starts, end)) : at + _NEAR])
    above.append(lines[-_NEAR:])
    headers = [line for places in _same(text, below) for line in places[1:]]
    footers = [line for places in _same(text, above) for line in places[:-1]]
    return headers + footers


def _lines(text: str, breaks: Sequence[tuple[int, int]]) -> list[_Line]:
    """The lines with words on them that are no page numbers."""
    numbers = {end for _, end in breaks}
    found: list[_Line] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line and not line.isspace() and end not in numbers:
            found.append((start, end))
        start = end + 1
    return found


def _same(text: str, groups: Sequence[Sequence[_Line]]) -> list[list[_Line]]:
    """The lines of the groups that read alike but for their figures, in order of place."""
    alike: dict[str, set[_Line]] = {}
    for group in groups:
        for start, end in group:
            words = text[start:end].strip()
            if _SHORTEST <= len(words) <= _LONGEST:
                alike.setdefault(_DIGITS.sub("0", words), set()).add((start, end))
    return [sorted(places) for places in alike.values()]
