"""The gate: on the project's own postings no field may fall below its floor, which may only rise."""

from __future__ import annotations

import json

import pytest

from tests.conftest import ROOT
from vacaturextract import evaluation as ev
from vacaturextract.rules import STEMS, PatternLibrary

DEV = ROOT / "corpus" / "dev"
BASELINE = ROOT / "corpus" / "baseline.json"


@pytest.fixture(scope="module")
def found() -> ev.Evaluation:
    lines = ev.read_gold([str(DEV)])
    return ev.evaluate(lines, ev.extract_records(lines))


def test_no_field_falls_below_its_floor(found: ev.Evaluation) -> None:
    assert ev.fallen(found.scores, ev.read_floors(BASELINE)) == []


def test_every_scored_field_has_a_floor(found: ev.Evaluation) -> None:
    assert list(ev.read_floors(BASELINE)) == list(found.scores)


def test_all_evidence_is_exact(found: ev.Evaluation) -> None:
    assert (found.evidence.exact, found.evidence.items_without) == (found.evidence.pieces, 0)


def test_confidences_are_shares_of_known_fields(library: PatternLibrary) -> None:
    stated = json.loads((ROOT / "patterns" / "confidence.json").read_text("utf-8"))
    assert library.confidence == stated
    assert list(stated) == sorted(stated)
    assert all(0 <= value <= 1 for value in stated.values())
    assert {key.split(".", 1)[0] for key in stated if key} <= set(STEMS)
