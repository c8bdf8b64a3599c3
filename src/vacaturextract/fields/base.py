"""What every field module offers: ``find`` (candidates, read or rejected) and ``choose`` (what stands)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from vacaturextract.findings import Candidate, Notice
from vacaturextract.posting import Posting
from vacaturextract.records import Item
from vacaturextract.rules import Rule
from vacaturextract.text import Span

if TYPE_CHECKING:
    import regex


class TextValue(NamedTuple):
    """The value of a Text field."""

    value: str


@dataclass(slots=True)
class Choice:
    """What a field's ``choose`` decides."""

    chosen: list[Candidate] = field(default_factory=list)
    rejected: list[Candidate] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of the record, and the functions that fill it."""

    stem: str
    record_key: str
    model: type[Item]
    many: bool
    find: Callable[[Posting], list[Candidate]]
    choose: Callable[[Posting, list[Candidate]], Choice]
    reasons: dict[str, str]
    """Every reason with which this field rejects a candidate, and what it means in plain words."""
    explains_gap: bool = False


def split(candidates: Iterable[Candidate]) -> Choice:
    """The candidates that stand, and those that reading rejected."""
    choice = Choice()
    for candidate in candidates:
        (choice.rejected if candidate.reason else choice.chosen).append(candidate)
    return choice


def keep_first(choice: Choice, ordered: Sequence[Candidate], keys: Sequence[object]) -> Choice:
    """The first in order stands; each other one says the same ("again", by its key) or is "weaker"."""
    choice.chosen = [ordered[0]]
    choice.rejected.extend(
        candidate.rejected("again" if key == keys[0] else "weaker")
        for candidate, key in zip(ordered[1:], keys[1:], strict=True)
    )
    return choice


def keep_none(choice: Choice, ordered: Sequence[Candidate], reason: str) -> Choice:
    """None of them stands, all for one reason."""
    choice.chosen = []
    choice.rejected.extend(candidate.rejected(reason) for candidate in ordered)
    return choice


class Taken:
    """Places that are taken, in any order; asking and taking cost the same however many there are."""

    _STRETCH = 256

    def __init__(self) -> None:
        self._stretches: defaultdict[int, list[Span]] = defaultdict(list)

    def is_free(self, span: Span) -> bool:
        """Whether a place shares no character with one that is taken."""
        return not any(
            other.start < span.end and span.start < other.end
            for number in self._touched(span)
            for other in self._stretches.get(number, ())
        )

    def take(self, span: Span) -> bool:
        """Take a place if it is free, and say whether it was."""
        if not self.is_free(span):
            return False
        for number in self._touched(span):
            self._stretches[number].append(span)
        return True

    def _touched(self, span: Span) -> range:
        return range(span.start // self._STRETCH, span.end // self._STRETCH + 1)


def without_covered(candidates: Iterable[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Of candidates in order of preference, those that no earlier one overlaps; and the overlapped ones."""
    kept: list[Candidate] = []
    covered: list[Candidate] = []
    taken = Taken()
    for candidate in candidates:
        (kept if taken.take(Span(candidate.start, candidate.end)) else covered).append(candidate)
    return sorted(kept, key=lambda candidate: candidate.start), covered


def choose_first(posting: Posting, candidates: list[Candidate]) -> Choice:
    """The first standing candidate by rule rank, then place; the others are rejected as "later"."""
    choice = split(candidates)
    if len(choice.chosen) > 1:
        first, *others = choice.chosen
        choice.chosen = [first]
        choice.rejected.extend(candidate.rejected("later") for candidate in others)
    return choice


class Veto(NamedTuple):
    """A place where a rejecting rule (``set: {rejects: reason}``) says that no value stands: its group ``not``."""

    span: Span
    reason: str


Reader = Callable[[Rule, "regex.Match[str]", Posting], Iterable[Candidate]]


def read_matches(posting: Posting, stem: str, read: Reader) -> list[Candidate]:
    """Read every match of a field's rules; what a rejecting rule covers, or stands among other postings, is rejected."""
    found: list[Candidate] = []
    for rule, match in posting.matches(stem, rejecting=False):
        found.extend(read(rule, match, posting))
    if not found:
        return found
    places = [span for candidate in found for span in candidate.spans]
    rejecting = posting.matches(stem, rejecting=True, over=places)
    vetoes = sorted(Veto(Span(*match.span("not")), rule.sets["rejects"]) for rule, match in rejecting)
    if not (vetoes or posting.layout.shows_others):
        return found
    return [_vetoed(candidate, vetoes, posting) for candidate in found]


_NEAR = 12
"""How many rejecting matches before a place can still reach it: they are short, so few."""


def _vetoed(candidate: Candidate, vetoes: list[Veto], posting: Posting) -> Candidate:
    """What the words say against a value is a better reason than that its figure could not be read."""
    for own in candidate.spans:
        for span, reason in vetoes[max(0, bisect_left(vetoes, ((own.start, 0), "")) - _NEAR) :]:
            if span.start >= own.end:
                break
            if own.start < span.end:
                return candidate.rejected(reason)
    if candidate.reason is None and posting.layout.section_at(candidate.start) == "related":
        return candidate.rejected("other_posting")
    return candidate


# "twee auditors (schaal 11)": a bracket behind a word that is not about pay belongs to that word.
_WORD_BEFORE_BRACKET = re.compile(r"(?P<word>[^\W\d_][\w'-]{1,})[*_]{0,2}\s?\(\s?(?:[^()\n]{0,70}[\s,;:€])?\s?$")
_PAY_OR_TERMS = re.compile(
    r"maand|uur|week|bruto|salari|loon|euro|aanstelling|dienstverband|functie$|inschaling|werktijd|betrekking|basis|beloning|minimum|maximum|fte|jaar|month|year|gross|"
    r"full|position|periodiek|trede|ervaring|contract|indicatie|bezoldiging|waardering|niveau|schaal|baan$|start$|bedraagt|kwalificaties|salary|fwg|tarief|uitloop|dag(?:en)?$|^(?:overleg|komen|hebt|heeft|bent|werkt|mogelijk|uitkomt|krijgt|komt|valt|verdient|start|marktconform|nader|opleiding|kennis|diploma|leeftijd|junior|medior|senior|starter|tussen|van|tot|rond|circa|range)$|vergoeding|l[bcd]$",
    re.IGNORECASE,
)
_SEEKS = re.compile(
    r"\b(?:zoek|zoeken|zoekt|gezocht|functie van|als|word|vacature)\b(?!.*\b(?:ook|daarnaast|andere|vaste|opvolger)\b)",
    re.IGNORECASE,
)
_SEEKS_ANOTHER = re.compile(
    r"\b(?:ook|tevens|daarnaast|voorts|elders|verwachten|binnenkort|later)\b[^.!?\n]{0,70}\b(?:zoek|zoeken|zoekt|gezocht|vacature|functie)\b"
    r"|\bandere\s(?:functies?|vacatures?|banen|rollen)\b",
    re.IGNORECASE,
)
"""Words that speak of a vacancy beside this one."""
_ALSO_SEEKS = re.compile(r"\b(?:zoek|zoeken|zoekt)\s(?:ze\s|zij\s|wij\s|we\s)?(?:ook|daarnaast)\b", re.IGNORECASE)
_FILLED = re.compile(r"[^()\n]{0,80}\)\s(?:is|zijn|was)\s(?:\w+\s)?vervuld\b", re.IGNORECASE)
_OWN_PAY = re.compile(
    r"\b(?:\w{0,10}salaris|loon|beloning|verdien(?:ste)?)\s(?:\w+\s){0,2}(?:op basis van|naar|afhankelijk|van|bij)\b",
    re.IGNORECASE,
)
"""The sentence speaks of pay already: "een salaris op basis van je prestaties (€ 4.100)"."""
_LONGEST_LEAD = 160
_SENTENCE_WORD = re.compile(
    r"\.\s|\b(?:je|jij|u|wij|we|ons|is|zijn|heeft|hebben|werkt|werken|geeft|leidt|wordt|worden|telt)\b", re.IGNORECASE
)


def of_another_vacancy(posting: Posting, at: int) -> bool:
    """Whether the sentence speaks of a vacancy beside this one: "in Assen zoeken ze ook een jurist, in schaal 10"."""
    sentence = posting.layout.sentence(at)
    return _ALSO_SEEKS.search(posting.text, max(sentence.start, at - _LONGEST_LEAD), at) is not None


def in_brackets_of_others(posting: Posting, span: Span) -> bool:
    """Whether a scale or amount stands in brackets behind the name of other people or of another job."""
    before = posting.text[max(0, span.start - 90) : span.start]
    match = _WORD_BEFORE_BRACKET.search(before) if "(" in before else None
    if match is None or _PAY_OR_TERMS.search(match["word"]) or "cao" in before[-60:].lower():
        return False
    line = posting.layout.line(span.start)
    lead = posting.text[line.start : span.start]
    in_head = posting.layout.section_at(span.start) == "header"
    on_title_line = in_head and line.end - line.start < 160 and _SENTENCE_WORD.search(lead) is None
    sentence = posting.layout.sentence(span.start)
    said = posting.text[sentence.start : span.start]
    if _SEEKS.search(said) is not None:
        return _SEEKS_ANOTHER.search(lead[-_LONGEST_LEAD:]) is not None or _FILLED.match(posting.text, span.end) is not None
    return not on_title_line and _OWN_PAY.search(said) is None


COMMON_REASONS = {
    "other_posting": "it stands among other postings on the page",
    "repeated": "the same value was taken already",
}
