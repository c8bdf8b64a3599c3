"""Judges records against gold and counts: precision, recall and F1 per field, and how good the evidence is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from vacaturextract.errors import InputError
from vacaturextract.evaluation.gold import GoldLine
from vacaturextract.evaluation.values import SCORED_FIELDS, Record, ScoredField, Stated, Values, items

_ITEM_KEYS = ("salary_scales", "pay", "inhabitants", "deadlines", "contacts", "competencies")
_SINGLE_KEYS = ("title", "organisation", "location", "agency", "hours")
_MISFITS = (TypeError, ValueError, AttributeError, KeyError, IndexError)


@dataclass(frozen=True)
class Judgement:
    """One field of one posting: what the gold wants and what the record states."""

    line: GoldLine
    record: Record
    field: ScoredField
    wanted: Values
    stated: tuple[Stated, ...]

    @cached_property
    def got(self) -> Values:
        return frozenset(stated.value for stated in self.stated)

    @property
    def right(self) -> Values:
        return self.wanted & self.got

    @property
    def missed(self) -> Values:
        return self.wanted - self.got

    @property
    def wrong(self) -> Values:
        return self.got - self.wanted


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of one field over all postings; a wrong value is one false positive and one false negative."""

    true_positives: int
    false_positives: int
    false_negatives: int
    postings_right: int
    """Postings in which the field is entirely right."""
    postings: int
    """Postings whose gold has the field."""

    @property
    def values(self) -> int:
        """Values in the gold."""
        return self.true_positives + self.false_negatives

    @property
    def precision(self) -> float:
        """1 where nothing was predicted."""
        return _share(self.true_positives, self.true_positives + self.false_positives)

    @property
    def recall(self) -> float:
        """1 where the gold has no value."""
        return _share(self.true_positives, self.values)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


@dataclass(frozen=True, slots=True)
class EvidenceFigures:
    """Evidence of the records whose text is at hand."""

    exact: int
    """Pieces for which raw[start:end] == text."""
    pieces: int
    on_target: int
    """Right values whose evidence overlaps the words that the gold quotes."""
    targets: int
    """Right values for which the gold quotes words."""
    items_without: int
    """Items of the record that carry no evidence."""


@dataclass(frozen=True)
class Evaluation:
    """Every judgement, and the figures that follow from them."""

    postings: int
    judgements: tuple[Judgement, ...]
    evidence: EvidenceFigures

    @cached_property
    def scores(self) -> Mapping[str, Score]:
        """Per field that has gold, in the order of ``SCORED_FIELDS``; micro-averaged over values."""
        by_field: dict[str, list[Judgement]] = {}
        for judgement in self.judgements:
            by_field.setdefault(judgement.field.name, []).append(judgement)
        return {name: _score(by_field[name]) for name in SCORED_FIELDS if name in by_field}

    @property
    def mean_f1(self) -> float:
        """Over the fields, ``kind`` left out; 0 where nothing was scored."""
        figures = [score.f1 for name, score in self.scores.items() if name != "kind"]
        return sum(figures) / len(figures) if figures else 0.0


def _score(judgements: Sequence[Judgement]) -> Score:
    return Score(
        sum(len(j.right) for j in judgements),
        sum(len(j.wrong) for j in judgements),
        sum(len(j.missed) for j in judgements),
        sum(j.wanted == j.got for j in judgements),
        len(judgements),
    )


def evaluate(
    lines: Sequence[GoldLine], records: Mapping[str, Record], *, say: Callable[[str], None] = lambda _: None
) -> Evaluation:
    """Measure records against gold.

    Args:
        lines: the gold.
        records: the contract's JSON by record_id; a posting without a record is scored as empty, and ``say`` hears of it.
        say: gets a line for the reader.

    Raises:
        InputError: a gold line or a record has another shape than the contract's; the message names it.
    """
    pairs: list[tuple[GoldLine, Record]] = []
    for line in lines:
        if line.record_id not in records:
            say(f"no record for {line.record_id}: scored as empty")
        pairs.append((line, records.get(line.record_id, {})))
    judgements = tuple(judgement for line, record in pairs for judgement in _judge(line, record))
    return Evaluation(len(lines), judgements, _evidence(pairs, judgements))


def _judge(line: GoldLine, record: Record) -> Iterator[Judgement]:
    for name, field in SCORED_FIELDS.items():
        if name not in line.gold:
            continue
        try:
            stated = tuple(field.predicted(record))
            got = frozenset(value for value, _ in stated)
        except _MISFITS:
            raise InputError(f"the record of {line.record_id!r} does not hold {name} as the contract says") from None
        try:
            wanted = field.wanted(line.gold[name], got)
        except _MISFITS:
            raise InputError(f"{line.where}: cannot read the gold of {name}: {line.gold[name]!r}") from None
        yield Judgement(line, record, field, wanted, stated)


# --- evidence -----------------------------------------------------------------------------------------------------


def _evidence(pairs: Iterable[tuple[GoldLine, Record]], judgements: Iterable[Judgement]) -> EvidenceFigures:
    exact: list[bool] = []
    without = 0
    for line, record in pairs:
        if line.text is None:
            continue
        told = {key: value for key, value in record.items() if key != "trace"}
        exact.extend(is_exact(piece, line.text) for piece in _pieces(told))
        without += sum(not item.get("evidence") for key in _ITEM_KEYS for item in items(record, key))
        without += sum(not item.get("evidence") for key in _SINGLE_KEYS for item in items(record, key)[:1])
    on_target = [hit for judgement in judgements for hit in _hits(judgement)]
    return EvidenceFigures(sum(exact), len(exact), sum(on_target), len(on_target), without)


def _pieces(node: Any) -> Iterator[Mapping[str, Any]]:
    """Every piece of evidence at or below a node of a record."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key == "evidence" and isinstance(value, list):
                yield from (piece for piece in value if isinstance(piece, Mapping))
            else:
                yield from _pieces(value)
    elif isinstance(node, list):
        for value in node:
            yield from _pieces(value)


def is_exact(piece: Mapping[str, Any], raw: str) -> bool:
    """Whether a piece of evidence is a non-empty stretch of the raw text, character for character."""
    start, end = piece.get("start"), piece.get("end")
    return (
        isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(raw) and raw[start:end] == piece.get("text")
    )


def _hits(judgement: Judgement) -> Iterator[bool]:
    """Per item that states a right value with quoted words: whether its evidence overlaps them."""
    raw, quotes = judgement.line.text, judgement.line.quotes.get(judgement.field.quotes or "")
    if raw is None or not quotes or not judgement.wanted or judgement.wanted != judgement.got:
        return
    places = places_of(quotes, raw)
    for _, item in judgement.stated:
        pieces = [piece for piece in (item or {}).get("evidence") or [] if is_exact(piece, raw)]
        yield any(piece["start"] < end and start < piece["end"] for piece in pieces for start, end in places)


def places_of(quotes: Any, raw: str) -> list[tuple[int, int]]:
    """Where quoted words, a string or a list of them, stand in a raw text: start and end of every occurrence."""
    wordings = quotes if isinstance(quotes, list) else [quotes]
    return [match.span() for quote in wordings for match in re.finditer(re.escape(str(quote)), raw)]
