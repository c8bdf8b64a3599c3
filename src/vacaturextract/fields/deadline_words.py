"""Dates that no rule's wording takes: the words of steps in the same sentence say what they are.

A rule with ``set: {words: true}`` finds such words. A sentence or line with one date (or one list of dates) gives it the kind
of its words, the kind that stands first in the rule file where they differ. Of a sentence with several dates each has the words
on its own side: behind it where the sentence begins with a date, else before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vacaturextract.findings import Candidate
from vacaturextract.posting import Posting


class StepWord(NamedTuple):
    """A word that speaks of a step, and how its kind ranks among the others."""

    start: int
    end: int
    rank: int
    kind: str
    rule: str


_SENTENCE_END = re.compile(r"[.!?](?=\s+[^\W\d_]|\s*$)|[;\n]")
_ABBREVIATED = re.compile(
    r"(?:\buur|\b[a-z]\.[a-z]|\b(?:jl|evt|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec|ca|incl|dhr|mw|dr|mr))\.$",
    re.IGNORECASE,
)
_REACH = 170
"""Characters on either side of a date in which its sentence is looked for."""
_NEAR = 100
"""A word farther from the date speaks of something else."""
_OPENING = re.compile(
    r"""[\s*•·–\#>|-]*(?:(?:stap|fase)?[ ]?\d{0,2}[.):–-]*[ ])?
    (?:(?:op|uiterlijk|in[ ]de[ ]week[ ]van|t/m|tot[ ]en[ ]met|tot|vanaf|dan|on|by|voor|vóór|van|tussen)[ ]){0,2}""",
    re.IGNORECASE | re.VERBOSE,
)
_LIST_GAP = re.compile(r"[\s,]*(?:en|of|and|or|/|&|t/m|tot en met|tot|-|–)?[\s]*(?:op )?", re.IGNORECASE)
_LIMIT = re.compile(
    r"""\b(?:uiterlijk|voor|vóór|t/m|tot(?:[ ]en[ ]met)?|tegen|ten[ ]laatste|before|by|until|no[ ]later[ ]than)\s
    (?:\w+dag\s|of[ ]op\s|op\s|de\s|ten[ ]laatste\s){0,2}$""",
    re.IGNORECASE | re.VERBOSE,
)
_ELSEWHERE = frozenset(("tasks", "organisation", "chrome", "related"))


def kinds_by_words(posting: Posting, dates: Sequence[Candidate], words: Sequence[StepWord]) -> dict[int, StepWord]:
    """For the dates (in order) that no rule has, by their number: the word that decides what they are."""
    if not words:
        return {}
    ordered = sorted(words)
    starts = [word.start for word in ordered]
    decided: dict[int, StepWord] = {}
    for start, end, groups in _sentences(posting.text, dates):
        inside = ordered[bisect_left(starts, start) : bisect_left(starts, end)]
        if inside and posting.layout.section_at(start) not in _ELSEWHERE:
            decided.update(_of_sentence(posting.text, start, end, groups, inside, dates))
    return decided


_Group = list[int]


def _sentences(text: str, dates: Sequence[Candidate]) -> Iterator[tuple[int, int, list[_Group]]]:
    """Each sentence with dates: where it begins and ends, and its dates, those of one list together."""
    number = 0
    while number < len(dates):
        start = _begin(text, dates[number].start)
        end = _end(text, dates[number].end)
        groups: list[_Group] = []
        last = start
        while number < len(dates) and dates[number].start < end:
            if groups and _LIST_GAP.fullmatch(text, last, max(last, dates[number].start)):
                groups[-1].append(number)
            else:
                groups.append([number])
            last = dates[number].end
            number += 1
            end = max(end, _end(text, last))
        yield start, end, groups


def _begin(text: str, at: int) -> int:
    low = max(0, at - _REACH)
    begin = low
    for mark in _SENTENCE_END.finditer(text, low, at):
        if text[mark.start()] in ";\n" or not _ABBREVIATED.search(text, max(0, mark.start() - 6), mark.end()):
            begin = mark.end()
    return begin


def _end(text: str, at: int) -> int:
    high = min(len(text), at + _REACH)
    for mark in _SENTENCE_END.finditer(text, at, high):
        if text[mark.start()] in ";\n" or not _ABBREVIATED.search(text, max(0, mark.start() - 6), mark.end()):
            return mark.start()
    return high


def _of_sentence(
    text: str, start: int, end: int, groups: Sequence[_Group], words: Sequence[StepWord], dates: Sequence[Candidate]
) -> Iterator[tuple[int, StepWord]]:
    word_starts = [word.start for word in words]
    opens = _OPENING.match(text, start, end)
    date_first = opens is not None and opens.end() >= dates[groups[0][0]].start
    for number, group in enumerate(groups):
        first, last = dates[group[0]], dates[group[-1]]
        before = dates[groups[number - 1][-1]].end if number else start
        behind = dates[groups[number + 1][0]].start if number + 1 < len(groups) else end
        ahead = words[bisect_left(word_starts, before) : bisect_left(word_starts, first.start)]
        after = words[bisect_left(word_starts, last.end) : bisect_left(word_starts, min(behind, last.end + _NEAR))]
        near = [*ahead, *after] if len(groups) == 1 else after if date_first else ahead
        limited = _LIMIT.search(text, max(0, first.start - 40), first.start) is not None
        near = [word for word in near if (limited if word.kind == "application" else first.start - word.start <= _NEAR)]
        if near:
            word = min(near, key=lambda word: word.rank)
            yield from ((one, word) for one in group)
