"""The kind of employment on offer.

What the title or the words of an application say ("stage", "interim") comes first, then a temporary start that may
become permanent, then what the offer states.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import accumulate

from vacaturextract import records
from vacaturextract.fields.base import Choice, FieldSpec, TextValue, keep_first, keep_none, split
from vacaturextract.findings import Candidate
from vacaturextract.posting import Posting
from vacaturextract.text import Span

_KINDS_OF_JOB = frozenset(("internship", "traineeship", "volunteer", "freelance", "interim"))
_NEGATED = re.compile(
    r"\b(?:geen|niet|zonder|nooit|no|recruiters|bureaus?|acquisitie|uitgesloten|dan[ ]wel[ ]geen)\b[^.!?;:\n]{0,35}$",
    re.IGNORECASE,
)
_NEGATED_AFTER = re.compile(
    r"^[^.!?;\n]{0,30}\b(?:niet[ ](?:mogelijk|toegestaan|gewenst|op[ ]prijs|in[ ]aanmerking)|uitgesloten|is[ ]geen|bureau|"
    r"stellen[ ]wij|zijn[ ]niet)",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:uitzicht[ ]op|zicht[ ]op|kans[ ]op|intentie|daarna|omgezet|omgezet[ ]in|mogelijkheid[ ](?:tot|op|van)|naar|"
    r"streven|wordt[ ]je|verlengd|volgt|overgaan|hierna|"
    r"na[ ](?:\w+[ ]){1,3}(?:maanden|jaar|proeftijd|periode)|daarnaast|al|heb[ ]jij|hebt[ ]met)\b[^.!?;:\n]{0,45}$",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:ervaring|begeleid\w*|aansturen|stuurt|coach\w*|collega'?s?|samen[ ]met|team[ ]van|onze|andere|werk-?[ ]?(?:of|"
    r"en)|\d+|je[ ]hebt|jouw|diploma|bijbaan|"
    r"werken|via|inclusief|of|zoals|voormalig|oud|vorige|eerdere?|relevante)[ ](?:\w+[ -]){0,3}$",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"(?:(?:zoek\w*|op[ ]zoek[ ]naar|bieden|biedt|vacature|als|word|deze|dit|ons|jouw|de|functie|opdracht|basis|betreft|"
    r"dienstverband|contract|is|op|type|tijdens|het|in|een|voor|soort|dit)"
    r"[ :]{1,2}(?:een[ ]|onze[ ]|ons[ ]|de[ ]|het[ ]|\w+e[ ]){0,3}|[\n#(|*:]\s?|^)$",
    re.IGNORECASE,
)
_BOARD = re.compile(r"soort dienstverband|betaalde functie|type dienstverband|dienstverbandtype", re.IGNORECASE)
_BOARD_KINDS = re.compile(
    r"vaste baan|onbepaalde tijd|uitzicht op vast|detachering|(?<!on)bepaalde tijd|projectbasis|tijdelijk|oproepbasis|"
    r"zzp|freelance|stage|"
    r"traineeship|bijbaan|vakantiewerk",
    re.IGNORECASE,
)
_ONLY_IN_TITLES = frozenset(("interim", "ad interim", "a.i.", "waarnemend", "waarnemer"))
_HEADER_REACH = 400
_OFTEN = 3


def find(posting: Posting) -> list[Candidate]:
    """What the rules find; refusals, later prospects, other people and board labels are told apart."""
    title = posting.decision("title").chosen
    title_span = title[0].spans[0] if title else None
    found = []
    for rule, match in posting.matches("employment"):
        span = Span(*match.span("value"))
        value = str(rule.sets["value"])
        reason = _refusal(posting, span, value)
        in_title = title_span is not None and title_span.start <= span.start < title_span.end
        if in_title and reason == "others":
            reason = None
        board = _board_label(posting, span)
        if board == "several":
            reason = reason or "board_label"
        elif not in_title and reason is None and posting.text[slice(*span)].lower() in _ONLY_IN_TITLES:
            reason = "others"
        found.append(
            Candidate("employment", rule.id, (span,), TextValue(value), reason, {"in_title": in_title, "board": board == "one"})
        )
    return _without_part(found)


def _refusal(posting: Posting, span: Span, value: str) -> str | None:
    text = posting.text
    if posting.layout.section_at(span.start) in ("related", "chrome"):
        return "elsewhere"
    before = text[max(0, span.start - 70) : span.start]
    if _NEGATED.search(before) or _NEGATED_AFTER.match(text, span.end, span.end + 60):
        return "refused"
    if value == "permanent" and _LATER.search(before):
        return "prospect_only"
    if value in _KINDS_OF_JOB and value != "interim" and (_OTHERS.search(before) or not _OFFERED.search(before)):
        return "others"
    return None


def _board_label(posting: Posting, span: Span) -> str | None:
    """Whether it stands after a job board's label ("Soort dienstverband: ..."), with "several" kinds or "one"."""
    line = posting.layout.line(span.start)
    if not _BOARD.search(posting.text, line.start, span.end):
        return None
    kinds = {kind.lower() for kind in _BOARD_KINDS.findall(posting.text, line.start, line.end)}
    return "one" if len(kinds) < 2 else "several"


def _without_part(found: list[Candidate]) -> list[Candidate]:
    """Statements inside a longer one that promises more: "jaarcontract" in "jaarcontract met uitzicht op vast"."""
    prospects = sorted(c.spans[0] for c in found if c.value.value == "temporary_to_permanent" and c.reason is None)

    furthest = list(accumulate((p.end for p in prospects), max))

    def is_inside(c: Candidate) -> bool:
        before = bisect_right(prospects, c.start, key=lambda p: p.start)
        return before > 0 and c.end <= furthest[before - 1]

    return [
        c.rejected("part_of_prospect") if c.reason is None and c.value.value != "temporary_to_permanent" and is_inside(c) else c
        for c in found
    ]


_RANKS = {
    "temporary_to_permanent": 1,
    "interim": 2,
    "secondment": 3,
    "freelance": 3,
    "permanent": 4,
    "temporary": 4,
}


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    """The title's word; a kind of job that opens the posting or is named often; a prospect; the first statement."""
    choice = split(candidates)
    if not choice.chosen:
        return choice
    times = Counter(candidate.value.value for candidate in choice.chosen)

    def order(candidate: Candidate) -> tuple[int, int]:
        value = candidate.value.value
        if candidate.detail["board"]:
            return 6, candidate.start
        if candidate.detail["in_title"]:
            acting = posting.text[slice(*candidate.spans[0])].lower().startswith("waarneme")
            return (5 if acting else 0), candidate.start
        if value in _KINDS_OF_JOB and value not in _RANKS:
            often = times[value] >= _OFTEN or (times[value] > 1 and candidate.start < _HEADER_REACH)
            return (0 if often else 5), candidate.start
        if value == "freelance" and candidate.start >= _HEADER_REACH:
            return 5, candidate.start
        return _RANKS[value], candidate.start

    ordered = sorted(choice.chosen, key=order)
    best = ordered[0]
    if (
        best.value.value in _KINDS_OF_JOB
        and order(best)[0] == 5
        and times[best.value.value] == 1
        and best.start >= _HEADER_REACH
    ):
        return keep_none(choice, ordered, "in_passing")
    return keep_first(choice, ordered, [candidate.value for candidate in ordered])


SPEC = FieldSpec(
    "employment",
    "employment",
    records.Text,
    False,
    find,
    choose,
    {
        "elsewhere": "it stands in a list of other jobs or in the frame of the site",
        "refused": "the text says that this is not offered or not wanted",
        "prospect_only": "permanent employment is in sight, not offered now",
        "board_label": "a label of the job board, which often ticks several kinds",
        "others": "it speaks of other people, of experience or of a task",
        "part_of_prospect": "it is part of a statement that promises permanent employment later",
        "in_passing": "the word is named once in passing",
        "again": "the same kind is stated in a stronger or earlier place",
        "weaker": "another kind is stated in a stronger or earlier place",
    },
)
