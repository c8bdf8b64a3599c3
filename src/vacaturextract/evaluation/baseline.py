"""Floors per field: F1 may not fall below them, and they are only ever raised."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path

from vacaturextract.errors import InputError
from vacaturextract.evaluation.files import json_object, read_text, write_text
from vacaturextract.evaluation.scoring import Score
from vacaturextract.evaluation.values import SCORED_FIELDS

SLACK = 0.005
"""How far a floor lies below the F1 that it was drawn from."""
_DECIMALS = 3
_STEPS = 10**3
_TINY = 1e-9
"""Keeps an F1 of exactly 0.9 from being rounded down to 0.899."""


def read_floors(path: str | Path) -> dict[str, float]:
    """The floors of a file: a JSON object of field -> F1, 0..1.

    Raises:
        InputError: the file cannot be read or holds something else.
    """
    floors = json_object(read_text(path), str(path))
    for name, floor in floors.items():
        if name not in SCORED_FIELDS:
            raise InputError(f"{path}: {name!r} is no scored field; they are {', '.join(SCORED_FIELDS)}")
        if isinstance(floor, bool) or not isinstance(floor, (int, float)) or not 0 <= floor <= 1:
            raise InputError(f"{path}: the floor of {name} must be a number from 0 to 1; it is {floor!r}")
    return {name: float(floor) for name, floor in floors.items()}


def fallen(scores: Mapping[str, Score], floors: Mapping[str, float]) -> list[str]:
    """A line per field that lies below its floor, or that has a floor and was not scored."""
    lines = []
    for name, floor in floors.items():
        if name not in scores:
            lines.append(f"{name}: has a floor of {floor:.3f} but no gold here")
        elif scores[name].f1 < floor:
            lines.append(f"{name}: F1 {scores[name].f1:.4f} is below its floor of {floor:.3f}")
    return lines


def floor_of(score: Score) -> float:
    """The F1 rounded down to 3 decimals, less the slack; never below 0."""
    rounded_down = math.floor(score.f1 * _STEPS + _TINY) / _STEPS
    return round(max(0.0, rounded_down - SLACK), _DECIMALS)


def raised(scores: Mapping[str, Score], floors: Mapping[str, float]) -> tuple[dict[str, float], list[str]]:
    """The floors after these scores, none of them lower than before, and a line per field whose floor would have fallen."""
    after = dict(floors)
    kept = []
    for name, score in scores.items():
        floor = floor_of(score)
        if floor < floors.get(name, 0.0):
            kept.append(f"{name}: its floor stays {floors[name]:.3f}; F1 {score.f1:.4f} would have lowered it to {floor:.3f}")
        else:
            after[name] = floor
    return {name: after[name] for name in SCORED_FIELDS if name in after}, kept


def write_floors(path: str | Path, floors: Mapping[str, float]) -> None:
    """Write floors as JSON, one field a line.

    Raises:
        InputError: the file cannot be written.
    """
    write_text(path, json.dumps(floors, indent=2) + "\n")
