"""Where the literals of all patterns occur in a text: the cues of rules, and the phrases of lexicons as whole words.

Two automata find them, in copies with one byte a character. A cue stands anywhere in a text, also inside words; one that is
written with a "^" before it ("^uur") does not stand behind a letter ("cultuur").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import ahocorasick_rs

from vacaturextract.copies import coded, is_exact, words

Place = tuple[int, int]
OPENS = "^"
"""Stands before a cue that does not stand behind a letter."""


class LexiconHit(NamedTuple):
    """A lexicon entry found in a text, as a whole word or phrase."""

    entry: int
    start: int
    end: int


@dataclass(frozen=True)
class Hits:
    """Where the literals of all rules and lexicons occur in one text."""

    rules: Mapping[int, list[Place]]
    subjects: Mapping[str, list[Place]]
    lexicons: Mapping[str, list[LexiconHit]]


class _Cue(NamedTuple):
    """The characters of a cue, and whose it is: by number of the rule, or by stem with where it may be part of a word."""

    text: str
    exact: bool
    """Whether its coded copy stands for no other text."""
    anywhere: list[int]
    opening: list[int]
    subjects: list[tuple[str, bool, bool]]


class Scanner:
    """Two automata over one-byte copies of a text: all cues, and all phrases of the lexicons as whole words."""

    def __init__(
        self,
        rules: Iterable[Iterable[str]],
        subjects: Mapping[str, Iterable[str]],
        lexicons: Mapping[str, Iterable[tuple[str, int]]],
    ) -> None:
        """Of the cues of each rule, the subject cues of each field, and the phrases of each lexicon with their rows."""
        cues: dict[str, _Cue] = {}

        def cue_of(text: str) -> _Cue:
            return cues.setdefault(text, _Cue(text, is_exact(coded(text)), [], [], []))

        for number, rule_cues in enumerate(rules):
            for cue in rule_cues:
                held = cue_of(cue.removeprefix(OPENS))
                (held.opening if cue.startswith(OPENS) else held.anywhere).append(number)
        for stem, subject_cues in subjects.items():
            for cue in subject_cues:  # "*salaris*" stands inside other words too
                cue_of(cue.strip("* ")).subjects.append((stem, cue.startswith("*"), cue.endswith("*")))
        found = [(phrase, name, row) for name, listed in lexicons.items() for phrase, row in listed]
        codes = coded("\n".join(phrase for phrase, _, _ in found)).split(b"\n")
        phrases: dict[bytes, list[tuple[str | None, str, int]]] = {}
        for code, (phrase, name, row) in zip(codes, found, strict=True):
            form = words(code)
            # A phrase of letters and digits alone is its own form: what has that form in a text need not be compared.
            plain = form[1:-1] == code and b" " not in code and is_exact(code)
            phrases.setdefault(form, []).append((None if plain else phrase, name, row))
        self._cues = list(cues.values())
        self._find_cues = ahocorasick_rs.BytesAhoCorasick([coded(cue) for cue in cues]).find_matches_as_indexes
        self._phrases = [tuple(held) for held in phrases.values()]
        self._find_phrases = ahocorasick_rs.BytesAhoCorasick(list(phrases)).find_matches_as_indexes

    def scan(self, lowered: str) -> Hits:
        """All literals in a lower-cased clean text."""
        copy = coded(lowered)
        spaced = words(copy)
        return Hits(*self._cue_hits(lowered, copy, spaced), self._phrase_hits(lowered, spaced))

    def _cue_hits(self, lowered: str, copy: bytes, spaced: bytes) -> tuple[dict[int, list[Place]], dict[str, list[Place]]]:
        by_cue: dict[int, list[Place]] = {}
        for found, start, end in self._find_cues(copy, overlapping=True):
            places = by_cue.get(found)
            if places is None:
                by_cue[found] = [(start, end)]
            else:
                places.append((start, end))
        rules: defaultdict[int, list[Place]] = defaultdict(list)
        subjects: defaultdict[str, list[Place]] = defaultdict(list)
        for found, places in by_cue.items():
            cue, exact, anywhere, opening, stems = self._cues[found]
            if not exact:
                places = [(start, end) for start, end in places if lowered[start:end] == cue]
            for number in anywhere:
                rules[number] += places
            if opening and (places_of_words := [place for place in places if not lowered[place[0] - 1 : place[0]].isalpha()]):
                for number in opening:
                    rules[number] += places_of_words
            for stem, cut_before, cut_behind in stems:
                subjects[stem] += [
                    (start, end)
                    for start, end in places
                    if (cut_before or spaced[start] == _SPACE) and (cut_behind or spaced[end + 1] == _SPACE)
                ]
        for places in subjects.values():
            places.sort(key=_by_end)
        return rules, subjects

    def _phrase_hits(self, lowered: str, spaced: bytes) -> dict[str, list[LexiconHit]]:
        lexicons: defaultdict[str, list[LexiconHit]] = defaultdict(list)
        for found, start, end in self._find_phrases(spaced, overlapping=True):
            for phrase, name, row in self._phrases[found]:
                if phrase is None or lowered.startswith(phrase, start):
                    lexicons[name].append(_lexicon_hit((row, start, end - 2)))
        return lexicons


def _by_end(place: Place) -> tuple[int, int]:
    return place[1], place[0]


_lexicon_hit: Callable[[tuple[int, int, int]], LexiconHit] = partial(tuple.__new__, LexiconHit)
"""``LexiconHit`` of a tuple, in a third of the time: a text has hundreds."""
_SPACE = 0x20
