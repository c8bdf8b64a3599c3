"""The gate: on the project's own postings no field may fall below its floor, which may only rise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT
from vacaturextract import evaluation as ev
from vacaturextract.rules import STEMS, PatternLibrary

FLOORS = {"dev": "baseline.json", "hard": "baseline-hard.json"}
"""The open parts of the corpus, each with its own floors. Where postings are added to a part, its floors are measured anew."""


@pytest.fixture(scope="module", params=list(FLOORS))
def part(request: pytest.FixtureRequest) -> tuple[ev.Evaluation, Path]:
    lines = ev.read_gold([str(ROOT / "corpus" / request.param)])
    return ev.evaluate(lines, ev.extract_records(lines)), ROOT / "corpus" / FLOORS[request.param]


def test_no_field_falls_below_its_floor(part: tuple[ev.Evaluation, Path]) -> None:
    found, floors = part
    assert ev.fallen(found.scores, ev.read_floors(floors)) == []


def test_every_scored_field_has_a_floor(part: tuple[ev.Evaluation, Path]) -> None:
    found, floors = part
    assert list(ev.read_floors(floors)) == list(found.scores)


def test_all_evidence_is_exact(part: tuple[ev.Evaluation, Path]) -> None:
    found, _ = part
    assert (found.evidence.exact, found.evidence.items_without) == (found.evidence.pieces, 0)


def test_confidences_are_shares_of_known_fields(library: PatternLibrary) -> None:
    stated = json.loads((ROOT / "patterns" / "confidence.json").read_text("utf-8"))
    assert library.confidence == stated
    assert list(stated) == sorted(stated)
    assert all(0 <= value <= 1 for value in stated.values())
    assert {key.split(".", 1)[0] for key in stated if key} <= set(STEMS)
