"""What the posting says of itself: open or closed."""

from __future__ import annotations

import re

from vacaturextract import records
from vacaturextract.fields.base import Choice, FieldSpec, TextValue, choose_first
from vacaturextract.findings import Candidate
from vacaturextract.posting import Posting
from vacaturextract.text import Span

_CONDITION = re.compile(
    r"\b(?:zodra|totdat|tot|wanneer|als|indien|mocht|nadat|voordat|eerder|of|kan|kunnen|kunt|until|when|once|if|nog niet|"
    r"andere|sluiting)\b[^.!?:;\n]{0,60}$",
    re.IGNORECASE,
)
_BEFORE = 70


def find(posting: Posting) -> list[Candidate]:
    """What the rules find; conditions and other jobs are rejected."""
    found = []
    for rule, match in posting.matches("status"):
        span = Span(*match.span("value"))
        found.append(Candidate("status", rule.id, (span,), TextValue(str(rule.sets["value"])), _refusal(posting, span)))
    return found


def _refusal(posting: Posting, span: Span) -> str | None:
    if posting.layout.section_at(span.start) in ("related", "chrome"):
        return "elsewhere"
    if _CONDITION.search(posting.text, max(0, span.start - _BEFORE), span.start):
        return "condition"
    return None


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    return choose_first(posting, candidates)


SPEC = FieldSpec(
    "status",
    "status",
    records.Text,
    False,
    find,
    choose,
    {
        "elsewhere": "it is said of other jobs, or by the frame of the site",
        "condition": "it tells of a case or a later moment",
        "later": "an earlier or stronger place says it",
    },
)
