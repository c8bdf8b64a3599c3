"""Where running text turns to another subject: "... en meer. Dit breng je mee Een afgeronde opleiding ...".

Scraped postings often lost their line breaks, so that no heading of theirs stands on a line of its own and ``layout``,
which must not cut ordinary text, sees none. In an endless line a phrase of the lexicon ``sections`` is taken for one
where its own form says so: a main clause that asks or announces ("wat ga je doen", "dit breng je mee"), a word that
hardly occurs in running text ("functie-eisen"), or a capital before another capital ("Jouw profiel Je hebt").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from vacaturextract.posting import Posting
from vacaturextract.text import Span

_ENDLESS_LINE = 1200
"""A line of so many characters is text that lost its line breaks."""
_REACH = {"profile": 800, "competencies": 600, "tasks": 900, "offer": 600, "procedure": 400}
"""How far a turn holds, in characters: what is asked is never far from where it is announced, and other turns are missed."""
_ANNOUNCES = re.compile(
    r"(?:wat|wie|dit|zo|waar) (?:ga|ben|breng|neem|vraag|vragen|zoeken|bied|bieden|krijg|verwachten|doe|heb)"
    r" (?:je|jij|we|wij|jou|u)\b",
    re.IGNORECASE,
)
_HEADING_WORD = re.compile(
    r"(?:functie-? ?eisen(?: en profiel)?|functievereisten|functieomschrijving)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"[.!?] (?:De|Onze|Jouw|Je) $")  # "... het bedrijf. De vereisten: hbo"
_OPENS_SENTENCE = re.compile(r"(?:je|jij|u|(?:wij|we) (?!vragen|bieden)|de|het|daarnaast|verder) ?", re.IGNORECASE)


class Turn(NamedTuple):
    """A phrase at which the text turns, and to what."""

    start: int
    end: int
    kind: str


class Turns:
    """The turns of one posting, in text order; none where its lines are of ordinary length."""

    def __init__(self, posting: Posting) -> None:
        self.found = _turns(posting)
        self._starts = [turn.start for turn in self.found]

    def before(self, offset: int) -> Turn | None:
        """The last turn that holds at ``offset``."""
        at = bisect_right(self._starts, offset) - 1
        turn = self.found[at] if at >= 0 else None
        return turn if turn and turn.end <= offset <= turn.end + _REACH[turn.kind] else None

    def cut(self, sentence: Span, offset: int) -> Span:
        """The part of a sentence that holds ``offset``, between the turns in it."""
        if not self.found:
            return sentence
        at = bisect_right(self._starts, offset)
        start, end = sentence
        if at and start < self.found[at - 1].end <= offset:
            start = min(self.found[at - 1].end + len(" "), offset)
        if at < len(self.found) and self.found[at].start < end:
            end = self.found[at].start
        return Span(start, end)


def _turns(posting: Posting) -> list[Turn]:
    lines = list(_endless_lines(posting.text))
    if not lines:
        return []
    text, rows, starts = posting.text, posting.library.lexicons["sections"].rows, [line.start for line in lines]
    found: list[Turn] = []
    done = 0
    for entry, start, end in sorted(posting.lexicon_hits("sections"), key=lambda hit: (hit.start, -hit.end)):
        line = bisect_right(starts, start) - 1
        if start < done or line < 0 or end > lines[line].end or rows[entry]["kind"] not in _REACH:
            continue
        if _is_turn(text, start, end):
            found.append(Turn(start, end, rows[entry]["kind"]))
            done = end
    return found


def _endless_lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if len(line) >= _ENDLESS_LINE:
            yield Span(start, start + len(line))
        start += len(line) + 1


def _is_turn(text: str, start: int, end: int) -> bool:
    phrase = text[start:end]
    if _ANNOUNCES.match(phrase) or _HEADING_WORD.match(phrase):
        return True
    if text[end : end + 1] == ":" and _ARTICLE.search(text, max(0, start - 8), start):
        return True
    behind = re.match(r"[:?]? ?", text[end : end + 2])
    following = text[end + (behind.end() if behind else 0) :][:1]
    return phrase[0].isupper() and following.isupper() and _OPENS_SENTENCE.match(phrase) is None
