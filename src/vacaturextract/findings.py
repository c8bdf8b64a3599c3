"""What passes between the stages: candidates, decisions and reasons. Plain frozen types; no spaCy, no pydantic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from vacaturextract.text import Span

GapReason = Literal["not_a_vacancy", "no_cue", "cue_without_value", "rejected", "ambiguous"]
FIELD_REASONS: Mapping[GapReason, str] = {
    "not_a_vacancy": "the text is no posting",
    "no_cue": "nothing in the text hints at this field",
    "cue_without_value": "the text names the subject but gives no value",
    "rejected": "values were found, but none of them is the job's",
    "ambiguous": "the text states values that contradict each other",
}


class Candidate(NamedTuple):
    """One place of the text that may state a value of a field."""

    field: str
    rule: str
    spans: tuple[Span, ...]
    """The words that state the value, in the clean text; the first is where the candidate stands."""
    value: Any = None
    """The reading (a NamedTuple of the field); None where there is none."""
    reason: str | None = None
    """Why it is no value of the field: a slug that the field documents. None while it stands."""
    detail: Mapping[str, Any] = {}
    """What choosing needs to know beside the value (which words were seen near it)."""

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end

    def rejected(self, reason: str) -> Candidate:
        return Candidate(self.field, self.rule, self.spans, self.value, reason, self.detail)


def start_of(candidate: Candidate) -> int:
    """Where a candidate stands: for sorting and bisecting."""
    return candidate.start


class Notice(NamedTuple):
    """Something that the reader should know: becomes a Warning of the record."""

    code: str
    message: str
    spans: tuple[Span, ...] = ()


class Decision(NamedTuple):
    """What became of a field: the chosen candidates in record order, the rejected ones each with its reason."""

    field: str
    chosen: tuple[Candidate, ...] = ()
    rejected: tuple[Candidate, ...] = ()
    gap: GapReason | None = None
    """Where nothing was chosen: one of ``FIELD_REASONS``."""
    gap_spans: tuple[Span, ...] = ()
    notices: tuple[Notice, ...] = ()
