"""Two ways of reading against the same gold, side by side: with and without a model, or another system's records."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from vacaturextract.errors import ArgumentError
from vacaturextract.evaluation.gold import GoldLine, extract_records, read_records
from vacaturextract.evaluation.mistakes import shown
from vacaturextract.evaluation.report import FORMATS, markdown_table, plain_table, to_json, writable
from vacaturextract.evaluation.scoring import Evaluation, Judgement, evaluate
from vacaturextract.evaluation.values import Record, Values
from vacaturextract.text import harmless

_KINDS = "default, model=NAME_OR_PATH, records=FILE.jsonl"
_HEADINGS = ("field", "values", "P 1", "R 1", "F1 1", "P 2", "R 2", "F1 2", "difference")
_DETAILS = ("id", "field", "right only 1", "right only 2", "wrong only 1", "wrong only 2")


class Compared(NamedTuple):
    """One of the two sides."""

    name: str
    """As it was asked for: "default", "model=nl_core_news_sm"."""
    evaluation: Evaluation


class Difference(NamedTuple):
    """A field of a posting in which the two sides state different values: those that only one of them states."""

    record_id: str
    field: str
    right: tuple[tuple[str, ...], tuple[str, ...]]
    """Right values that only the first, and only the second states."""
    wrong: tuple[tuple[str, ...], tuple[str, ...]]
    """Wrong values that only the first, and only the second states."""


def read_sides(asked: str) -> tuple[str, str]:
    """The two sides of "default,model=PATH".

    Raises:
        ArgumentError: there are not two, or one is of no known kind.
    """
    sides = [side.strip() for side in asked.split(",")]
    if len(sides) != 2:
        raise ArgumentError(f"--compare needs two sides with a comma between them, each one of {_KINDS}; it is {asked!r}")
    for side in sides:
        kind, _, value = side.partition("=")
        if side != "default" and (kind not in ("model", "records") or not value):
            raise ArgumentError(f"--compare knows no {side!r}; a side is one of {_KINDS}")
    return sides[0], sides[1]


def compare(lines: Sequence[GoldLine], asked: str, *, say: Callable[[str], None] = lambda _: None) -> tuple[Compared, Compared]:
    """Measure two sides against the same gold.

    Args:
        lines: the gold.
        asked: two sides with a comma between them: "default" (rules alone), "model=NAME_OR_PATH" (a spaCy pipeline beside
            them) or "records=FILE.jsonl" (records that somebody made before).
        say: gets a line for the reader.

    Raises:
        ArgumentError: ``asked`` is something else.
        ModelNotInstalledError: there is no such pipeline.
        InputError: a text is missing, or records have another shape than the contract's.
    """
    first, second = read_sides(asked)
    return _compared(first, lines, say), _compared(second, lines, say)


def _compared(side: str, lines: Sequence[GoldLine], say: Callable[[str], None]) -> Compared:
    return Compared(side, evaluate(lines, _records(side, lines, say), say=say))


def _records(side: str, lines: Sequence[GoldLine], say: Callable[[str], None]) -> Mapping[str, Record]:
    kind, _, value = side.partition("=")
    if kind == "records":
        return read_records(value, say=say)
    if kind == "default":
        return extract_records(lines)
    from vacaturextract.pipeline import load

    return extract_records(lines, nlp=load(value))


def differences(first: Evaluation, second: Evaluation) -> list[Difference]:
    """Every field of a posting in which two readings of the same gold state different values, in the order of the gold."""
    found = []
    for one, two in zip(first.judgements, second.judgements, strict=True):
        if one.got != two.got:
            right, wrong = (_only(one, two, one.right, two.right), _only(one, two, one.wrong, two.wrong))
            found.append(Difference(one.line.record_id, one.field.name, right, wrong))
    return found


def _only(one: Judgement, two: Judgement, ours: Values, theirs: Values) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(sorted(map(shown, ours - two.got))), tuple(sorted(map(shown, theirs - one.got)))


def render(sides: tuple[Compared, Compared], format: str = "table", *, details: bool = False) -> str:
    """Both sides in one of ``FORMATS``; with ``details`` also each value that only one of them states.

    Raises:
        ArgumentError: for another format.
    """
    if format not in FORMATS:
        raise ArgumentError(f"format must be one of {', '.join(FORMATS)}; it is {format!r}")
    found = differences(sides[0].evaluation, sides[1].evaluation) if details else None
    if format == "json":
        return writable(json.dumps(_json(sides, found), ensure_ascii=False, indent=2) + "\n")
    means = [side.evaluation.mean_f1 for side in sides]
    legend = [f"{number}: {harmless(side.name)}, mean F1 {side.evaluation.mean_f1:.3f}" for number, side in enumerate(sides, 1)]
    legend.append(f"Difference {means[1] - means[0]:+.3f} over {sides[0].evaluation.postings} postings (kind left out).")
    if format == "markdown":
        lines = [*markdown_table(_HEADINGS, _rows(sides)), "", ". ".join(legend)]
        if found is not None:
            lines.extend(["", *markdown_table(_DETAILS, map(_cells, found), figures=False)])
    else:
        lines = [*plain_table(_HEADINGS, _rows(sides)).splitlines(), *legend]
        if found is not None:
            lines.extend(["", f"{len(found)} differences:", *map(_line, found)])
    return writable("\n".join(lines) + "\n")


def _rows(sides: tuple[Compared, Compared]) -> Iterator[list[str]]:
    first, second = (side.evaluation.scores for side in sides)
    for name, one in first.items():
        two = second[name]
        figures = [f"{figure:.3f}" for score in (one, two) for figure in (score.precision, score.recall, score.f1)]
        difference = round(two.f1 - one.f1, 3)
        yield [name, str(one.values), *figures, f"{difference:+.3f}" if difference else "="]


def _cells(found: Difference) -> tuple[str, ...]:
    return (found.record_id, found.field, *("; ".join(values) for pair in (found.right, found.wrong) for values in pair))


def _line(found: Difference) -> str:
    record_id, field, *cells = _cells(found)
    told = [f"{heading}: {cell}." for heading, cell in zip(_DETAILS[2:], cells, strict=True) if cell]
    return harmless(f"{record_id}  {field}: {' '.join(told)}").replace("\n", " ")


def _json(sides: tuple[Compared, Compared], found: Sequence[Difference] | None) -> dict[str, Any]:
    first, second = (side.evaluation.scores for side in sides)
    report: dict[str, Any] = {
        "compared": [{"name": side.name, **to_json(side.evaluation)} for side in sides],
        "f1_differences": {name: second[name].f1 - score.f1 for name, score in first.items()},
    }
    if found is not None:
        keys = ("right_only_first", "right_only_second", "wrong_only_first", "wrong_only_second")
        report["differences"] = [
            {"id": d.record_id, "field": d.field, **dict(zip(keys, map(list, (*d.right, *d.wrong)), strict=True))}
            for d in found
        ]
    return report
