"""What every field module offers: ``find`` (candidates, read or rejected) and ``choose`` (what stands)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from vacaturextract.findings import Candidate, Notice
from vacaturextract.posting import Posting
from vacaturextract.records import _Item


class TextValue(NamedTuple):
    """The value of a Text field."""

    value: str


@dataclass(slots=True)
class Choice:
    """What a field's ``choose`` decides."""

    chosen: list[Candidate] = field(default_factory=list)
    rejected: list[Candidate] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of the record, and the functions that fill it."""

    stem: str
    record_key: str
    model: type[_Item]
    many: bool
    find: Callable[[Posting], list[Candidate]]
    choose: Callable[[Posting, list[Candidate]], Choice]
    reasons: dict[str, str]
    """Every reason with which this field rejects a candidate, and what it means in plain words."""
    explains_gap: bool = False


def split(candidates: Iterable[Candidate]) -> Choice:
    """The candidates that stand, and those that reading rejected."""
    choice = Choice()
    for candidate in candidates:
        (choice.rejected if candidate.reason else choice.chosen).append(candidate)
    return choice


def choose_first(posting: Posting, candidates: list[Candidate]) -> Choice:
    """The first standing candidate by rule rank, then place; the others are rejected as "later"."""
    choice = split(candidates)
    if len(choice.chosen) > 1:
        first, *others = choice.chosen
        choice.chosen = [first]
        choice.rejected.extend(candidate.rejected("later") for candidate in others)
    return choice
