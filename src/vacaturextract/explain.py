"""The trace in words: a posting's lines with what was taken, what was refused, and why."""

from __future__ import annotations

from collections.abc import Iterator

from vacaturextract import fields
from vacaturextract.errors import ArgumentError
from vacaturextract.extraction import build_record, read_posting
from vacaturextract.records import Candidate, Evidence, Vacancy
from vacaturextract.rules import PatternLibrary
from vacaturextract.text import harmless

_STEM_OF = {spec.record_key: stem for stem, spec in fields.FIELDS.items()}
_LONGEST_LINE = 160


def record_key(name: str) -> str:
    """The record's name of a field given by that name or by its stem ("deadline" -> "deadlines").

    Raises:
        ArgumentError: there is no such field.
    """
    if name in _STEM_OF:
        return name
    if name in fields.FIELDS:
        return fields.FIELDS[name].record_key
    raise ArgumentError(f"there is no field {name!r}; the fields are {', '.join(_STEM_OF)}")


class Told(str):
    """A text of several lines that a notebook and the Python prompt show as it is."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def why(record: Vacancy, field: str | None, text: str | None) -> Told:
    """See ``Vacancy.why``."""
    raw = record.posting_text(text)
    if raw is None:
        raise ArgumentError("this record does not know its posting; give it: record.why(field, text)")
    explained = record if record.trace is not None else _read_again(record, raw)
    return Told("\n".join(lines_of(explained, raw, field)))


def _read_again(record: Vacancy, raw: str) -> Vacancy:
    """The same record with its trace: what is read depends on nothing but the text and what the provenance names."""
    told = record.provenance
    posting = read_posting(
        raw,
        library=PatternLibrary.load(),
        reference_date=told.reference_date,
        format="html" if "html" in told.undone else "text",
    )
    contacts = bool(record.contacts) or any(gap.field == "contacts" for gap in record.gaps)
    again = build_record(posting, record_id=record.record_id, contacts=contacts, explain=True)
    if again.model_copy(update={"trace": None}) != record:
        raise ArgumentError(
            "this record was read by other patterns, another pipeline or another version; read the posting with explain=True"
        )
    return again


def lines_of(record: Vacancy, raw: str, field: str | None = None) -> Iterator[str]:
    """The explanation, line by line. ``record`` must have been made with ``explain=True``."""
    key = record_key(field) if field else None
    if record.kind == "other":
        yield "This text was taken for no posting; so nothing was read from it."
        return
    by_line: dict[int, list[Candidate]] = {}
    for candidate in record.trace or []:
        if key is None or candidate.field == key:
            start = candidate.evidence[0].start
            by_line.setdefault(raw.count("\n", 0, start) + 1, []).append(candidate)
    raw_lines = raw.split("\n")
    for number in sorted(by_line):
        yield f"line {number}: {_shortened(raw_lines[number - 1], by_line[number], raw, number)}"
        for candidate in by_line[number]:
            yield f"    {_verdict(candidate)}"
    for gap in record.gaps:
        if key is None or gap.field == key:
            yield f"{gap.field} is empty: {gap.message}."
    for warning in record.warnings:
        if key is None or any(_touches(warning.evidence, c) for cs in by_line.values() for c in cs):
            yield f"warning: {warning.message}."
    if not by_line and not any(key is None or gap.field == key for gap in record.gaps):
        yield f"Nothing in this text was considered for {key}." if key else "Nothing in this text was considered."


def _touches(evidence: list[Evidence], candidate: Candidate) -> bool:
    return any(piece in candidate.evidence for piece in evidence)


def _verdict(candidate: Candidate) -> str:
    words = " ... ".join(harmless(" ".join(piece.text.split())) for piece in candidate.evidence)
    if candidate.outcome == "chosen":
        return f"taken   {candidate.field}: {words!r} (rule {candidate.rule})"
    reason = fields.reason_text(_STEM_OF[candidate.field], candidate.reason)
    return f"refused {candidate.field}: {words!r}: {reason} (rule {candidate.rule})"


def _shortened(line: str, candidates: list[Candidate], raw: str, number: int) -> str:
    """The line, or the part of a long one around its first candidate."""
    line_start = sum(len(text) + 1 for text in raw.split("\n", number - 1)[: number - 1])
    first = max(0, candidates[0].evidence[0].start - line_start - 60)
    part = harmless(line[first : first + _LONGEST_LINE].strip())
    return ("... " if first else "") + part + (" ..." if len(line) > first + _LONGEST_LINE else "")
