"""Confidences: how well the stated ones agree with the gold, and what to state per rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from vacaturextract.evaluation.scoring import Evaluation, Judgement

BINS = 10
"""Of equal width over 0..1; a bin holds its lower bound, the last also 1."""
PRIOR_VALUES = 5
"""How many values of its field a rule is taken to have been seen with besides its own."""
DECIMALS = 3
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One predicted value whose field has gold."""

    field: str
    stem: str
    rule: str | None
    confidence: float | None
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The values whose confidence lies in one bin."""

    lower: float
    values: int
    confidence: float
    """Their mean."""
    right: float
    """The share that is right."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far stated confidences lie from the shares that are right."""

    values: int
    """Predicted values that carry a confidence."""
    error: float | None
    """The expected calibration error, 0..1; None where no value carries a confidence."""
    bins: tuple[Bin, ...]
    """The bins that hold values."""


def outcomes(evaluation: Evaluation) -> list[Outcome]:
    """Every distinct predicted value of every judgement that an item states; the first item that states it counts."""
    return [outcome for judgement in evaluation.judgements for outcome in _outcomes(judgement)]


def _outcomes(judgement: Judgement) -> Iterator[Outcome]:
    first: dict[Any, Mapping[str, Any]] = {}
    for value, item in judgement.stated:
        if item is not None:
            first.setdefault(value, item)
    for value, item in first.items():
        confidence, rule = item.get("confidence"), item.get("rule")
        yield Outcome(
            judgement.field.name,
            judgement.field.stem,
            str(rule) if rule else None,
            _confidence(confidence),
            value in judgement.wanted,
        )


def _confidence(value: Any) -> float | None:
    """The number, or None for what is no number from 0 to 1."""
    return float(value) if isinstance(value, (int, float)) and 0 <= value <= 1 else None


def calibration(evaluation: Evaluation) -> dict[str, Calibration]:
    """Per scored field that has items, and pooled over all of them under ""."""
    found = outcomes(evaluation)
    by_field: dict[str, list[Outcome]] = {"": found}
    for outcome in found:
        by_field.setdefault(outcome.field, []).append(outcome)
    return {name: _calibration(by_field[name]) for name in ("", *evaluation.scores) if name in by_field}


def _calibration(found: Sequence[Outcome]) -> Calibration:
    binned: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for outcome in found:
        if outcome.confidence is not None:
            binned[min(int(outcome.confidence * BINS), BINS - 1)].append((outcome.confidence, outcome.right))
    bins = tuple(_bin(number, binned[number]) for number in sorted(binned))
    total = sum(held.values for held in bins)
    error = sum(held.values * abs(held.right - held.confidence) for held in bins) / total if total else None
    return Calibration(total, error, bins)


def _bin(number: int, held: Sequence[tuple[float, bool]]) -> Bin:
    count = len(held)
    return Bin(number / BINS, count, sum(value for value, _ in held) / count, sum(right for _, right in held) / count)


def measured_confidences(evaluation: Evaluation, *, prior: float = PRIOR_VALUES) -> dict[str, float]:
    """What patterns/confidence.json holds: rule id, field stem and "" (all fields) -> precision on the gold, 0..1.

    A rule's precision is drawn towards its field's, and that towards the pooled one, as if ``prior`` more values had
    been seen of which the larger group's share is right: a rule seen twice is not certain. Sorted by key.
    """
    seen = [outcome for outcome in outcomes(evaluation) if outcome.rule]
    if not seen:
        return {}
    pooled = sum(outcome.right for outcome in seen) / len(seen)
    stems = {stem: _shrunk(group, pooled, prior) for stem, group in _grouped((o.stem, o.right) for o in seen).items()}
    rules = {
        rule: _shrunk(group, stems[stem], prior)
        for (stem, rule), group in _grouped(((o.stem, o.rule or ""), o.right) for o in seen).items()
    }
    return {key: round(value, DECIMALS) for key, value in sorted({"": pooled, **stems, **rules}.items())}


def _grouped(pairs: Iterable[tuple[_Key, bool]]) -> dict[_Key, list[bool]]:
    groups: dict[_Key, list[bool]] = defaultdict(list)
    for key, right in pairs:
        groups[key].append(right)
    return groups


def _shrunk(group: Sequence[bool], towards: float, prior: float) -> float:
    return (sum(group) + prior * towards) / (len(group) + prior)
