"""One posting under study: its clean text, layout and cue hits, and the decisions taken so far.

Fields ask it for matches of their rules and for each other's decisions; each decision is taken once, when first
asked for, so the order of the fields does not matter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import regex

from vacaturextract.copies import folded
from vacaturextract.errors import ExtractionTimeoutError
from vacaturextract.findings import Decision
from vacaturextract.knowledge import Knowledge, shipped
from vacaturextract.layout import Layout, read_layout
from vacaturextract.page_data import Node
from vacaturextract.rules import PatternLibrary, Rule
from vacaturextract.scanning import Hits, LexiconHit, Place
from vacaturextract.text import SourceText, Span

RULE_TIMEOUT_SECONDS = 5.0
"""A net below the bounds on windows and quantifiers; never reached by a rule that passed its probe."""
_SHORT = 1_000
"""Characters that a shipped rule searches without the net: it is probed on so many, and keeping time costs more than that."""

_STRETCH, _LONGEST_MATCH = 3_000, 1_300
"""Characters of a long window (cues close together) that are looked through at a time; and more than a match and what it
looks ahead to can take, for a rule's window reaches 600 to each side of a cue."""

LONGEST_POSTING = 100_000
"""No posting has more characters. Where a name is looked for elsewhere in the text, so many are looked through: what is done
for each value must not grow with the text."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation or place that a spaCy model found: evidence beside the rules' own."""

    label: str  # "PER", "ORG" or "LOC"
    span: Span


def _start_of(entity: Entity) -> int:
    return entity.span.start


class _Phrases(NamedTuple):
    """The hits of a lexicon in order of place."""

    hits: list[LexiconHit]
    starts: list[int]
    longest: int


@dataclass
class Posting:
    """See the module. ``decide`` is given by the registry of fields."""

    source: SourceText
    library: PatternLibrary
    decide: Callable[[Posting, str], Decision]
    reference_date: date | None = None
    entities: tuple[Entity, ...] = ()
    """In text order, none within another."""
    knowledge: Knowledge = field(default_factory=shipped)
    decisions: dict[str, Decision] = field(default_factory=dict)
    _answers: dict[tuple[object, ...], Any] = field(default_factory=dict)
    _ordered: dict[str, _Phrases] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        return self.source.text

    @cached_property
    def lowered(self) -> str:
        return self.text.lower()

    def entity_over(self, start: int, end: int) -> str | None:
        """The label of the entity that covers a stretch of the text wholly; None where there is none, or no model."""
        number = bisect_right(self.entities, start, key=_start_of)
        before = self.entities[number - 1] if number else None
        return before.label if before is not None and end <= before.span.end else None

    @cached_property
    def is_lower(self) -> bool:
        """Whether the text lost its capitals."""
        return self.text.islower()

    @cached_property
    def copy(self) -> bytes:
        """The folded copy that gates read."""
        return folded(self.text)

    @cached_property
    def marked_copy(self) -> bytes:
        """The same with the beginnings of dates marked."""
        return self.library.loosener.marked(self.copy)

    @cached_property
    def hits(self) -> Hits:
        return self.library.scan(self.lowered)

    @property
    def page_data(self) -> tuple[Node, ...]:
        """The job postings that the page carries as JSON-LD; none in a plain text."""
        return self.source.data

    @cached_property
    def layout(self) -> Layout:
        return read_layout(self.text, self.library, self.hits)

    def decision(self, stem: str) -> Decision:
        """The decision on a field, taken now if it was not yet."""
        found = self.decisions.get(stem)
        if found is None:
            found = self.decisions[stem] = self.decide(self, stem)
        return found

    def matches(
        self,
        stem: str,
        *,
        near: Callable[[Rule], Sequence[Span]] | None = None,
        rejecting: bool | None = None,
        over: Sequence[Span] | None = None,
    ) -> Iterator[tuple[Rule, regex.Match[str]]]:
        """Every match of every rule of a field, rule by rule in the order of its file.

        With ``rejecting`` given only those of the rules that reject, or those of the others. With ``near`` a rule is tried only
        in windows that hold one of the (sorted) spans which that gives when its turn comes: what all rules of a field need (a
        date, say) can so be looked for once. With ``over`` windows that share no character with those spans are left out.
        """
        places = None if over is None else _windows(over, 0, 0, len(self.text))
        hits = self.hits.rules
        for number, rule in self.library.by_stem.get(stem, ()):
            cues = hits.get(number)
            if cues is None or (rejecting is not None and ("rejects" in rule.sets) is not rejecting):
                continue
            if near is not None:
                spans = near(rule)
                cues = [cue for cue in cues if _holds_one(cue, spans, rule.before, rule.after)] if spans else []
            windows = _windows(cues, rule.before, rule.after, len(self.text))
            if places is not None:
                windows = [window for window in windows if _touches(window, places)]
            yield from self._matches_in(windows, rule)

    def _matches_in(self, windows: list[Place], rule: Rule) -> Iterator[tuple[Rule, regex.Match[str]]]:
        text, gate = self.text, rule.gate
        copy = self.marked_copy if gate.reads_marks else self.copy
        try:
            for start, end in windows:
                if not rule.shipped or end - start > _SHORT:
                    yield from self._netted(rule, copy, start, end)
                    continue
                while start < end and (place := gate.find(copy, start, end)) >= 0:
                    match = rule.pattern.search(text, place, end)
                    if match is None:
                        break
                    start = max(match.end(), match.start() + 1)
                    yield rule, match
        except TimeoutError:
            raise ExtractionTimeoutError(f"rule {rule.id} took over {RULE_TIMEOUT_SECONDS:g} s on one posting") from None

    def _netted(self, rule: Rule, copy: bytes, done: int, end: int) -> Iterator[tuple[Rule, regex.Match[str]]]:
        """The matches in a window that is long, or of a rule that is not shipped: searches are timed."""
        while done < end:
            # One search and one stretch at a time: the net is for these, not for all the matches of a long text.
            stop = min(end, done + _STRETCH)
            place = rule.gate.find(copy, done, stop)
            match = rule.pattern.search(self.text, place, stop, timeout=RULE_TIMEOUT_SECONDS) if place >= 0 else None
            if stop < end and (match is None or match.start() >= stop - _LONGEST_MATCH):
                done = stop - _LONGEST_MATCH  # what begins there is read with all that comes behind it
            elif match is None:
                break
            else:
                done = max(match.end(), match.start() + 1)
                yield rule, match

    def once(self, ask: Callable[..., T], *about: Hashable) -> T:
        """What ``ask(posting, *about)`` answers, asked once: for what depends on the whole text and is asked at many places."""
        key = (ask, *about)
        if key not in self._answers:
            self._answers[key] = ask(self, *about)
        answer: T = self._answers[key]
        return answer

    def lexicon_hits(self, name: str) -> list[LexiconHit]:
        return self.hits.lexicons.get(name, [])

    def phrases_in(self, name: str, start: int, end: int) -> list[LexiconHit]:
        """The phrases of a lexicon that begin in ``text[start:end]``, in order."""
        hits = self._phrases(name)
        return hits.hits[bisect_left(hits.starts, start) : bisect_left(hits.starts, end)]

    def phrases_over(self, name: str, span: Span) -> list[LexiconHit]:
        """The phrases of a lexicon that share a character with ``span``, in order."""
        near = self.phrases_in(name, span.start - self._phrases(name).longest, span.end)
        return [hit for hit in near if hit.end > span.start]

    def is_phrase(self, name: str, span: Span) -> bool:
        """Whether a span is a phrase of a lexicon and no more."""
        return any(hit.end == span.end for hit in self.phrases_in(name, span.start, span.start + 1))

    def _phrases(self, name: str) -> _Phrases:
        found = self._ordered.get(name)
        if found is None:
            hits = sorted(self.lexicon_hits(name), key=lambda hit: hit.start)
            longest = max((hit.end - hit.start for hit in hits), default=0)
            found = self._ordered[name] = _Phrases(hits, [hit.start for hit in hits], longest)
        return found

    def subject_spans(self, stem: str) -> tuple[Span, ...]:
        """Where the subject of a field is named, whether or not a value stands there."""
        return tuple(Span(start, end) for start, end in self.hits.subjects.get(stem, ()))


def _holds_one(cue: Place, spans: Sequence[Span], before: int, after: int) -> bool:
    i = bisect_left(spans, (cue[0] - before,))
    return i < len(spans) and spans[i].end <= cue[1] + after


def _touches(window: Place, places: list[Place]) -> bool:
    """Whether a window shares a character with one of some disjoint places in order."""
    i = bisect_left(places, (window[1],)) - 1
    return i >= 0 and places[i][1] > window[0]


def _windows(cues: Sequence[Place], before: int, after: int, length: int) -> list[Place]:
    """Disjoint ranges around the cues, in order."""
    if not cues:
        return []
    (start, end), *others = sorted(cues) if len(cues) > 1 else cues
    windows: list[Place] = []
    start, end = max(0, start - before), end + after
    for cue_start, cue_end in others:
        if cue_start - before > end:
            windows.append((start, end))
            start, end = cue_start - before, cue_end + after
        elif cue_end + after > end:
            end = cue_end + after
    windows.append((start, min(length, end)))
    return windows
