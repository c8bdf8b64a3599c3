"""The errors, one per posting and field: what was missed, what was wrong, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from vacaturextract import fields
from vacaturextract.evaluation.scoring import Evaluation, Judgement, places_of

NOTHING_THERE = "nothing found there"
NO_POSTING = "the text was taken for no posting"
NO_TRACE = "the record has no trace"
NO_QUOTE = "the gold quotes no words for it"
OTHER_READING = "taken, but read otherwise"
_PHONE = re.compile(r"\+\d{6,}")
_PHONE_TAIL = 8
"""Digits at the end of a phone number that a text writes in every notation."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One field of one posting that is not entirely right."""

    record_id: str
    field: str
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    reasons: tuple[str, ...]
    """For missed values what became of the words that state them; for wrong ones the rule that took them."""


def mistakes(evaluation: Evaluation) -> list[Mistake]:
    """Every error, in the order of the gold and of the fields. Reasons need records with a trace."""
    return [_mistake(judgement) for judgement in evaluation.judgements if judgement.missed or judgement.wrong]


def _mistake(judgement: Judgement) -> Mistake:
    reasons = [*(_why_missed(judgement) if judgement.missed else ()), *_takers(judgement)]
    return Mistake(
        judgement.line.record_id,
        judgement.field.name,
        tuple(sorted(map(shown, judgement.missed))),
        tuple(sorted(map(shown, judgement.wrong))),
        tuple(dict.fromkeys(reasons)),
    )


def shown(value: Hashable) -> str:
    """A value for the reader; "-" stands for an absent part."""
    parts = value if isinstance(value, tuple) else (value,)
    return " ".join("-" if part is None or part == "" else str(part) for part in parts)


def _takers(judgement: Judgement) -> Iterator[str]:
    """The rules that gave the wrong values."""
    for value, item in judgement.stated:
        if value in judgement.wrong and item is not None and item.get("rule"):
            yield f"{shown(value)}: taken by rule {item['rule']}"


def _why_missed(judgement: Judgement) -> Iterator[str]:
    spec, trace = fields.FIELDS.get(judgement.field.stem), judgement.record.get("trace")
    if judgement.field.name == "kind":
        return
    if judgement.record.get("kind") == "other":
        yield NO_POSTING
    elif spec is None or not isinstance(trace, list):
        yield NO_TRACE
    elif not (places := _places(judgement)):
        yield NO_QUOTE
    else:
        there = [c for c in trace if c.get("field") == spec.record_key and _overlaps(c, places)]
        yield from (_fate(candidate, spec.stem) for candidate in there)
        if not there:
            yield NOTHING_THERE


def _fate(candidate: Mapping[str, Any], stem: str) -> str:
    taken = candidate.get("outcome") == "chosen"
    return f"{OTHER_READING if taken else fields.reason_text(stem, candidate.get('reason'))} (rule {candidate.get('rule')})"


def _overlaps(candidate: Mapping[str, Any], places: list[tuple[int, int]]) -> bool:
    pieces = candidate.get("evidence") or []
    return any(piece["start"] < end and start < piece["end"] for piece in pieces for start, end in places)


def _places(judgement: Judgement) -> list[tuple[int, int]]:
    """Where the missed values stand: the words that the gold quotes, else the gold's own wording."""
    quotes = judgement.line.quotes.get(judgement.field.quotes or judgement.field.name)
    return places_of(quotes, judgement.line.text or "") if quotes else _worded_places(judgement)


def _worded_places(judgement: Judgement) -> list[tuple[int, int]]:
    """Where missed values stand in the text, for fields whose gold is itself a wording: names, numbers, titles."""
    entry = judgement.line.gold[judgement.field.name]
    wordings = [value for value in (entry if isinstance(entry, list) else [entry]) if isinstance(value, str)]
    field, none = judgement.field, frozenset[Hashable]()
    missed = [value for value in wordings if field.any_of or field.wanted(value, none) & judgement.missed]
    return [match.span() for value in missed for match in _wording(value).finditer(judgement.line.text or "")]


def _wording(value: str) -> re.Pattern[str]:
    if _PHONE.fullmatch(value):
        return re.compile(r"\D{0,3}".join(value[-_PHONE_TAIL:]))
    return re.compile(r"\s+".join(map(re.escape, value.split())) or r"(?!)", re.IGNORECASE)
