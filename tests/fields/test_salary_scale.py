"""Salary scales: which labels are the job's, and which are other people's or no scale at all."""

from __future__ import annotations

import pytest

import vacaturextract as vx


def scales(text: str) -> list[tuple[str, str, str]]:
    return [(item.scale, item.grading, item.role) for item in vx.extract(text).salary_scales]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De functie is gewaardeerd in schaal 10/11.", [("10", "schaal", "function"), ("11", "schaal", "function")]),
        (
            "Inschaling in schaal 10 t/m 12.",
            [("10", "schaal", "function"), ("11", "schaal", "function"), ("12", "schaal", "function")],
        ),
        ("Salaris in functieschaal 11 (aanloopschaal 10).", [("11", "schaal", "function"), ("10", "schaal", "entry")]),
        ("Functieschaal 13, met een uitloop naar schaal 14.", [("13", "schaal", "function"), ("14", "schaal", "outlook")]),
        (
            "Het salaris is conform FWG 55-65.",
            [("55", "FWG", "function"), ("60", "FWG", "function"), ("65", "FWG", "function")],
        ),
        ("Salarisschaal: 08", [("8", "schaal", "function")]),
        ("Je salaris valt in schaal 10A van de cao.", [("10A", "schaal", "function")]),
        ("Salarisniveauschaal 11Maandsalaris: € 4.000", [("11", "schaal", "function")]),
        ("Een functie in schaal J van de CAO Woondiensten.", [("J", "schaal", "function")]),
        ("Schaal L10, of L11 met een extra taak.", [("L10", "schaal", "function"), ("L11", "schaal", "function")]),
        ("Ingedeeld in de zestiende schaal van de cao.", [("16", "schaal", "function")]),
        (
            "Ingedeeld in schaal 7 (3.180 – 4.540 EUR), schaal 8 (3.710 – 5.300 EUR).",
            [("7", "schaal", "function"), ("8", "schaal", "function")],
        ),
        ("Functiegroep 9 van onze eigen cao.", [("9", "functiegroep", "function")]),
    ],
)
def test_scales_of_the_job(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert scales(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Je denkt in schaalbare oplossingen en werkt op grote schaal 20 systemen bij.",
        "Geef jezelf een cijfer op een schaal van 1 tot 10.",
        "Kaarten met schaal 1:25.000 zijn jouw terrein.",
        "Je geeft leiding aan vijf teamleiders (schaal 11).",
        "De afdelingshoofden zijn ingeschaald in schaal 12.",
        "Je werkt samen met twee auditors (schaal 10 en 11).",
        "Doorgroei naar senior medewerker (schaal 9) is mogelijk.",
        "De bezoldiging valt onder WNT klasse 3.",
        "Je kent FWG 3.0.",
    ],
)
def test_no_scale_of_the_job(text: str) -> None:
    assert scales(text) == []


def test_evidence_covers_the_words_that_state_the_label() -> None:
    record = vx.extract("De functie is ingedeeld in schaal 10 of 11 van de cao.")
    assert [[piece.text for piece in item.evidence] for item in record.salary_scales] == [["schaal 10"], ["11"]]


def test_a_scale_is_taken_once() -> None:
    record = vx.extract("Adviseur | schaal 10\n\nWat bieden wij?\nEen salaris in schaal 10.", explain=True)
    assert [item.scale for item in record.salary_scales] == ["10"]
    assert [c.reason for c in record.trace or [] if c.field == "salary_scales" and c.outcome == "rejected"] == ["repeated"]


def test_the_cao_beside_a_scale_is_named() -> None:
    (item,) = vx.extract("Inschaling in schaal 9 van de CAO Gemeenten.").salary_scales
    assert item.cao == "CAO Gemeenten"


def test_why_there_is_no_scale() -> None:
    reasons = {gap.reason for gap in vx.extract("Je leidt drie adviseurs (schaal 11).").gaps if gap.field == "salary_scales"}
    assert reasons == {"rejected"}


OTHERS = [
    "Je geeft leiding aan tien adviseurs in schaal 9 tot en met 11.",
    "Onder jou vallen vier teamcoördinatoren (schaal 10) en een controller (schaal 13).",
    "Het team bestaat uit acht medewerkers in schaal 7 en 8.",
    "De beleidsadviseurs, schaal 10 en 11, werken zelfstandig.",
    "De ondersteuner van het team heeft schaal 6.",
    "De formatie telt 3 fte schaal 10 en 2 fte schaal 11.",
]


@pytest.mark.parametrize("sentence", OTHERS)
def test_scales_of_others_yield_to_what_is_said_of_the_job(sentence: str) -> None:
    head = f"Teamleider Vergunningen\n\nDe organisatie\nBij ons werken 250 mensen. {sentence}\n\nWat bieden wij?\n"
    assert [label for label, _, _ in scales(head + "Een functie in schaal 12 van de cao Gemeenten.\n")] == ["12"]
    assert scales(head + "Een salaris van maximaal € 6.072 bruto per maand.\n") == []
