"""Groups postings whose texts nearly agree: one job on several boards, or put up again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from vacaturextract.errors import ArgumentError, MissingExtraError
from vacaturextract.records import Vacancy
from vacaturextract.text import SourceText

SHINGLE_WORDS = 4
"""Words in a row that are compared: fewer find more that is alike by chance, more break at each changed word."""
_PERMUTATIONS = 128
_CANDIDATES_BELOW = 0.15
"""How far below the threshold the sketch may estimate a pair that is then compared in full."""
_WORD = re.compile(r"\w+")
_LEVELS = frozenset(("junior", "medior", "senior", "lead", "trainee", "stagiair", "stage"))
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def group_duplicates(
    texts: Iterable[str], *, threshold: float = 0.7, records: Sequence[Vacancy] | None = None
) -> list[list[int]]:
    """Group postings whose texts nearly agree.

    Texts are compared as a reader sees them, so a page and its plain text agree. Likely pairs are found by MinHash
    (datasketch); each is then compared in full, so no two texts are joined by chance. Groups are closed: if A agrees with B
    and B with C, all three are one.

    Args:
        texts: the postings.
        threshold: the share of their runs of four words that two texts must have in common, over 0 and up to 1.
        records: the records of the same postings, in the same order. With them, postings that one employer words alike for
            different jobs are kept apart: those in another place, of another level, or whose titles
            share no word.

    Returns:
        Groups of positions in ``texts``, each posting in one of them; alone where nothing agrees with it. In order of their
        first member. The same texts always give the same groups.

    Raises:
        ArgumentError: the threshold is none, or the records are not as many as the texts.
        MissingExtraError: datasketch is not installed.
    """
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        raise MissingExtraError("groups of near-duplicates", "datasketch", "duplicates") from None
    if not 0 < threshold <= 1:
        raise ArgumentError(f"threshold must be over 0 and up to 1; it is {threshold!r}")
    shingles = [_shingles(text) for text in texts]
    if records is not None and len(records) != len(shingles):
        raise ArgumentError(f"there are {len(shingles)} texts and {len(records)} records; they must be as many")
    index = MinHashLSH(threshold=max(threshold - _CANDIDATES_BELOW, 0.05), num_perm=_PERMUTATIONS)
    groups = _Groups(len(shingles))
    for number, own in enumerate(shingles):
        sketch = MinHash(num_perm=_PERMUTATIONS, seed=1)
        sketch.update_batch([shingle.encode("utf-8", "surrogatepass") for shingle in own])
        for other in sorted(index.query(sketch)):
            if _agree(own, shingles[other]) >= threshold and not (records and _apart(records[number], records[other])):
                groups.join(number, other)
        index.insert(number, sketch)
    return groups.as_lists()


def _shingles(text: str) -> frozenset[str]:
    words = _WORD.findall(SourceText.from_raw(text).text.lower())
    runs = range(max(len(words) - SHINGLE_WORDS, 0) + 1)
    return frozenset(" ".join(words[start : start + SHINGLE_WORDS]) for start in runs)


def _agree(one: frozenset[str], other: frozenset[str]) -> float:
    """The Jaccard index: the share of all their runs of words that both have."""
    return len(one & other) / len(one | other)


def _apart(one: Vacancy, other: Vacancy) -> bool:
    """Whether two records tell of different jobs: another place, titles without a common word, or of another level."""
    if one.location and other.location and one.location.value.casefold() != other.location.value.casefold():
        return True
    if not (one.title and other.title):
        return False
    first, second = (set(_LONG_WORD.findall(record.title.value.casefold())) for record in (one, other) if record.title)
    levels = (first & _LEVELS, second & _LEVELS)
    return bool(first and second) and (not first & second or bool(all(levels) and levels[0] != levels[1]))


class _Groups:
    """Numbers joined into groups (union-find)."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def _root(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self._root(one), self._root(other)))
        self._above[high] = low

    def as_lists(self) -> list[list[int]]:
        groups: dict[int, list[int]] = {}
        for number in range(len(self._above)):
            groups.setdefault(self._root(number), []).append(number)
        return list(groups.values())
