"""The recruitment, search, staffing or hire agency that runs the procedure."""

from __future__ import annotations

from vacaturextract import records
from vacaturextract.fields.base import FieldSpec, TextValue, choose_first
from vacaturextract.findings import Candidate
from vacaturextract.posting import Posting
from vacaturextract.text import Span


def find(posting: Posting) -> list[Candidate]:
    """Candidates of every rule."""
    found = []
    for rule, match in posting.matches("agency"):
        span = Span(*match.span("value"))
        value = str(rule.sets.get("value", posting.text[span.start : span.end]))
        found.append(Candidate("agency", rule.id, (span,), TextValue(value)))
    return found


SPEC = FieldSpec("agency", "agency", records.Text, False, find, choose_first, {"later": "an earlier or stronger place says it"})
