"""Checks a rule against its own examples: alone, and through the whole library."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from vacaturextract import fields
from vacaturextract.errors import PatternFault
from vacaturextract.extraction import build_record, read_posting
from vacaturextract.records import Vacancy
from vacaturextract.rules import Example, PatternLibrary, Rule
from vacaturextract.text import Span


def faults_of(rule: Rule, library: PatternLibrary) -> Iterator[PatternFault]:
    """What is wrong with a rule's examples and counter-examples; nothing where all hold."""
    for example in rule.examples:
        for message in (*_alone(rule, example), *_through_the_library(rule, example, library)):
            yield PatternFault(rule.path, rule.id, rule.line, f"{message} in example {example.text!r}")
    for example in rule.counter_examples:
        if rule.stem in fields.FIELDS and (found := _found_by(rule, example, library)):
            message = f"counter-example {example.text!r} ({example.why}) gives {found}"
            yield PatternFault(rule.path, rule.id, rule.line, message)


def _alone(rule: Rule, example: Example) -> Iterator[str]:
    """The regex by itself must match, with its groups exactly where they are marked."""
    matches = list(rule.pattern.finditer(example.text))
    if not matches:
        yield "the regex finds nothing"
        return
    if not any(cue in example.text.lower() for cue in rule.cues):
        yield "none of the rule's cues stands"
    for group, span in example.spans.items():
        if group not in rule.pattern.groupindex:
            yield f"the regex has no group {group!r}, which is marked"
        elif not any(Span(*match.span(group)) == span for match in matches):
            found = [match[group] for match in matches]
            yield f"the group {group!r} should be {example.text[span.start : span.end]!r} but is {found}"


def _through_the_library(rule: Rule, example: Example, library: PatternLibrary) -> Iterator[str]:
    """The whole library must give the value that the example states; a rejecting rule's example gives none of its own."""
    if rule.stem not in fields.FIELDS:
        return
    record = _record(example, library)
    items = _items(record, rule.stem)
    if not example.value:
        if rule.sets.get("rejects") is None:
            return
        if items:
            yield f"should be rejected, but gives {[_shown(item) for item in items]}"
        return
    if not any(all(_same(getattr(item, key, None), wanted) for key, wanted in example.value.items()) for item in items):
        yield f"should give {dict(example.value)} but gives {[_shown(item) for item in items]}"


def _found_by(rule: Rule, example: Example, library: PatternLibrary) -> list[Any]:
    """Values of the record that this rule gave."""
    return [_shown(item) for item in _items(_record(example, library), rule.stem) if item.rule == rule.id]


def _record(example: Example, library: PatternLibrary) -> Vacancy:
    return build_record(read_posting(example.text, library=library))


def _items(record: Vacancy, stem: str) -> list[Any]:
    value = getattr(record, fields.FIELDS[stem].record_key)
    if stem == "status":
        return []  # the record keeps the bare word; its rules are checked alone
    return value if isinstance(value, list) else [value] if value is not None else []


def _shown(item: Any) -> dict[str, Any]:
    dumped: dict[str, Any] = item.model_dump(exclude={"evidence", "rule", "confidence"}, exclude_none=True)
    return dumped


def _same(value: Any, wanted: Any) -> bool:
    if isinstance(value, Decimal):
        return wanted is not None and value == Decimal(str(wanted))
    if isinstance(value, list) or value is None:
        return bool(value == wanted)
    return str(value) == str(wanted) or bool(value == wanted)
