"""Checks a rule against its own examples: alone, and through the whole library."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from vacaturextract import fields
from vacaturextract.errors import PatternFault
from vacaturextract.extraction import read_posting
from vacaturextract.findings import Candidate
from vacaturextract.rules import Example, PatternLibrary, Rule
from vacaturextract.scanning import OPENS
from vacaturextract.text import Span


def faults_of(rule: Rule, library: PatternLibrary) -> Iterator[PatternFault]:
    """What is wrong with a rule's examples and counter-examples; nothing where all hold."""
    for example in rule.examples:
        for message in (*_alone(rule, example), *_through_the_library(rule, example, library)):
            yield PatternFault(rule.path, rule.id, rule.line, f"{message} in example {example.text!r}")
    for example in rule.counter_examples:
        if found := _wrongly_found(rule, example, library):
            message = f"counter-example {example.text!r} ({example.why}) gives {found}"
            yield PatternFault(rule.path, rule.id, rule.line, message)


def _alone(rule: Rule, example: Example) -> Iterator[str]:
    """The regex by itself must match, with its groups exactly where they are marked."""
    matches = list(rule.pattern.finditer(example.text))
    if not matches:
        yield "the regex finds nothing"
        return
    if not any(cue.removeprefix(OPENS) in example.text.lower() for cue in rule.cues):
        yield "none of the rule's cues stands"
    for group, span in example.spans.items():
        if group not in rule.pattern.groupindex:
            yield f"the regex has no group {group!r}, which is marked"
        elif not any(Span(*match.span(group)) == span for match in matches):
            found = [match[group] for match in matches]
            yield f"the group {group!r} should be {example.text[span.start : span.end]!r} but is {found}"


def _through_the_library(rule: Rule, example: Example, library: PatternLibrary) -> Iterator[str]:
    """The whole library must give the value that the example states; a rejecting rule's example may state none."""
    if rule.stem not in fields.FIELDS:
        return
    values = [candidate.value for candidate in _chosen(rule.stem, example, library)]
    if not example.value:
        if rule.sets.get("rejects") is not None and values:
            yield f"should be rejected, but gives {[_shown(value) for value in values]}"
        return
    if not any(all(_same(getattr(value, key, None), wanted) for key, wanted in example.value.items()) for value in values):
        yield f"should give {dict(example.value)} but gives {[_shown(value) for value in values]}"


def _wrongly_found(rule: Rule, example: Example, library: PatternLibrary) -> list[Any]:
    """Values that the rule gives where it must give none; for a rejecting rule, what its regex matches."""
    if rule.sets.get("rejects") is not None:
        return [match[0] for match in rule.pattern.finditer(example.text)]
    if rule.stem not in fields.FIELDS:
        return []
    return [_shown(candidate.value) for candidate in _chosen(rule.stem, example, library) if candidate.rule == rule.id]


def _chosen(stem: str, example: Example, library: PatternLibrary) -> tuple[Candidate, ...]:
    return read_posting(example.text, library=library).decision(stem).chosen


def _shown(value: Any) -> dict[str, Any]:
    return {key: item for key, item in value._asdict().items() if item is not None}


def _same(value: Any, wanted: Any) -> bool:
    if isinstance(value, Decimal):
        return wanted is not None and value == Decimal(str(wanted))
    if isinstance(value, list | tuple):
        return bool(list(value) == wanted)
    return value is wanted if value is None or wanted is None else str(value) == str(wanted)
