"""The employer: who one will work for."""

from __future__ import annotations

from vacaturextract import records
from vacaturextract.fields.base import FieldSpec, TextValue, choose_first
from vacaturextract.findings import Candidate
from vacaturextract.posting import Posting
from vacaturextract.text import Span


def find(posting: Posting) -> list[Candidate]:
    """Candidates of every rule."""
    found = []
    for rule, match in posting.matches("organisation"):
        span = Span(*match.span("value"))
        value = str(rule.sets.get("value", posting.text[span.start : span.end]))
        found.append(Candidate("organisation", rule.id, (span,), TextValue(value)))
    return found


SPEC = FieldSpec("organisation", "organisation", records.Text, False, find, choose_first, {"later": "an earlier or stronger place says it"})
