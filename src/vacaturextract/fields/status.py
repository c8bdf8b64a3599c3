"""Whether the posting says that it is closed."""

from __future__ import annotations

from vacaturextract import records
from vacaturextract.fields.base import FieldSpec, TextValue, choose_first
from vacaturextract.findings import Candidate
from vacaturextract.posting import Posting
from vacaturextract.text import Span


def find(posting: Posting) -> list[Candidate]:
    """Candidates of every rule."""
    found = []
    for rule, match in posting.matches("status"):
        span = Span(*match.span("value"))
        value = str(rule.sets.get("value", posting.text[span.start : span.end]))
        found.append(Candidate("status", rule.id, (span,), TextValue(value)))
    return found


SPEC = FieldSpec("status", "status", records.Text, False, find, choose_first, {"later": "an earlier or stronger place says it"})
