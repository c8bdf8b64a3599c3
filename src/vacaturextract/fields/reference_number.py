"""The number under which the employer, board or agency files the posting."""

from __future__ import annotations

import re

from vacaturextract import records
from vacaturextract.fields.base import Choice, FieldSpec, TextValue, keep_first, split
from vacaturextract.findings import Candidate
from vacaturextract.posting import Posting
from vacaturextract.text import Span

_DATE = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.](?:\d\d|(?:19|20)\d\d)|(?:19|20)\d\d[-/.]\d\d[-/.]\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/](?:20)?\d\d)?")
_PHONE = re.compile(r"(?:0|31|0031)[1-9][\d-]{7,10}|0[1-9]\d{0,2}-?\d{0,8}")
_POSTCODE = re.compile(r"[1-9]\d{3}[A-Za-z]{2}")
_AMOUNT = re.compile(r"[ ]?(?:uur|uren|fte|dagen|jaar|weken|maanden|euro|personen|plekken)\b", re.IGNORECASE)
_RANKS = {"reference_number.labelled": 0, "reference_number.mention": 1, "reference_number.reference": 2}


def find(posting: Posting) -> list[Candidate]:
    """What the rules find; what is another kind of number is told apart."""
    found = []
    for rule, match in posting.matches("reference_number"):
        span = Span(*match.span("value"))
        value = match["value"]
        reason = _refusal(posting, span, value, labelled=rule.id == "reference_number.labelled")
        found.append(Candidate("reference_number", rule.id, (span,), TextValue(value), reason))
    return found


def _refusal(posting: Posting, span: Span, value: str, *, labelled: bool) -> str | None:
    if posting.layout.section_at(span.start) == "related":
        return "elsewhere"
    if _DATE.fullmatch(value):
        return "date"
    if len(value) < 2 or _AMOUNT.match(posting.text, span.end) is not None:
        return "amount"
    if not labelled and any(pattern.fullmatch(value) for pattern in (_YEAR, _PHONE, _POSTCODE)):
        return "other_number"
    return None


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    """The first behind the plainest label; a posting that passed through several hands may bear more than one."""
    choice = split(candidates)
    if not choice.chosen:
        return choice
    ordered = sorted(choice.chosen, key=lambda candidate: (_RANKS.get(candidate.rule, 0), candidate.start))
    return keep_first(choice, ordered, [candidate.value.value.upper() for candidate in ordered])


SPEC = FieldSpec(
    "reference_number",
    "reference_number",
    records.Text,
    False,
    find,
    choose,
    {
        "elsewhere": "it stands in a list of other jobs",
        "date": "it is a date",
        "amount": "it counts something, or is too short to file anything",
        "other_number": "it is a year, a phone number or a postcode",
        "again": "the same number stands in a plainer or earlier place",
        "weaker": "another number stands in a plainer or earlier place",
    },
)
