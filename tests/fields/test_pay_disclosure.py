"""How a posting discloses its pay: the class, and the words that show it."""

from __future__ import annotations

import pytest

import vacaturextract as vx


@pytest.mark.parametrize(
    ("text", "kind", "evidence"),
    [
        ("Een salaris tussen € 3.245 en € 4.671 bruto per maand.", "range", ["€ 3.245 en € 4.671"]),
        ("Een marktconform salaris van maximaal € 4.671 bruto per maand.", "maximum_only", ["€ 4.671"]),
        ("Een salaris vanaf € 2.800 bruto per maand.", "minimum_only", ["€ 2.800"]),
        ("Een bruto maandsalaris van € 3.000.", "exact", ["€ 3.000"]),
        ("Inschaling in schaal 9 of 10, cao Gemeenten.", "scale_only", ["schaal 9", "10"]),
        ("Je valt onder de cao Gemeenten. Wij bieden een marktconform salaris.", "cao_only", ["cao Gemeenten"]),
        ("Wij bieden een marktconform salaris.", "market_rate", ["marktconform salaris"]),
        ("Wij zoeken een planner. Het salaris bespreken we graag.", "none", ["salaris"]),
        ("Wij zoeken een planner die van water houdt.", "none", []),
    ],
)
def test_classes(text: str, kind: str, evidence: list[str]) -> None:
    found = vx.extract(text).pay_disclosure
    assert found is not None
    assert (found.kind, [piece.text for piece in found.evidence]) == (kind, evidence)


def test_a_text_that_is_no_posting_discloses_nothing() -> None:
    from tests.conftest import ROOT

    text = (ROOT / "corpus" / "dev" / "009-nieuws-benoeming-losser.txt").read_text("utf-8")
    record = vx.extract(text)
    assert (record.kind, record.pay_disclosure) == ("other", None)


def test_the_component_alone_and_left_out() -> None:
    nlp = vx.load()
    text = "Wij bieden een marktconform salaris."
    assert nlp(text)._.vacancy.pay_disclosure == vx.extract(text).pay_disclosure
    nlp.remove_pipe("vacaturextract_pay_disclosure")
    assert nlp(text)._.vacancy.pay_disclosure is None
