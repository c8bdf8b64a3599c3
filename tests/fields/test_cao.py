"""The collective agreement named, by its usual name."""

from __future__ import annotations

import pytest

import vacaturextract as vx


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Schaal 10 van de cao Gemeenten.", "CAO Gemeenten", "cao Gemeenten"),
        ("Conform de CAO voor Nederlandse Gemeenten, schaal 10.", "CAO Gemeenten", "CAO voor Nederlandse Gemeenten"),
        ("Je salaris (schaal 9, CAO SGO) is goed.", "CAO SGO", "CAO SGO"),
        ("Volgens de VVT-cao verdien je goed.", "CAO VVT", "VVT-cao"),
        ("Salaris volgens TLN CAO schaal C.", "CAO Beroepsgoederenvervoer", "TLN CAO"),
        ("Volgens cao hbo, schaal 11.", "CAO HBO", "cao hbo"),
        ("Conform de cao Dagrecreatie.", "CAO Dagrecreatie", "cao Dagrecreatie"),
        ("De cao van het primair onderwijs geldt.", "CAO PO", "cao van het primair onderwijs"),
    ],
)
def test_names(text: str, name: str, words: str) -> None:
    found = vx.extract(text).cao
    assert found is not None
    assert (found.value, [e.text for e in found.evidence]) == (name, [words])


@pytest.mark.parametrize(
    "text",
    [
        "Wij hebben een eigen cao met veel verlof.",
        "Salaris volgens de cao, schaal 8.",
        "Een cao à la carte.",
        "Wat geldt er nu? De cao nu eens lezen.",  # "nu" is no agreement, NU is
    ],
)
def test_no_names(text: str) -> None:
    assert vx.extract(text).cao is None


def test_the_agreement_named_most_often_wins() -> None:
    text = "De cao Metalektro is vorig jaar vervangen. Nu geldt de cao Gemeenten. Schaal 8 van de cao Gemeenten."
    found = vx.extract(text).cao
    assert found is not None
    assert found.value == "CAO Gemeenten"
