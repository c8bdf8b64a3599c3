"""The kind of employment on offer."""

from __future__ import annotations

import pytest

import vacaturextract as vx


def employment_of(text: str) -> str | None:
    found = vx.extract(text).employment
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Je krijgt direct een vast contract.", "permanent"),
        ("Wij bieden een aanstelling voor onbepaalde tijd.", "permanent"),
        ("Soort contract: vast", "permanent"),
        ("Het gaat om een tijdelijk contract tot 1 juli 2027.", "temporary"),
        ("Een dienstverband voor de duur van zes maanden.", "temporary"),
        ("Je krijgt een jaarcontract met uitzicht op een vast dienstverband.", "temporary_to_permanent"),
        ("Eerst een jaar, daarna in principe vast.", "temporary_to_permanent"),
        ("Na een proefjaar volgt een aanstelling voor onbepaalde tijd.", "temporary_to_permanent"),
        ("Een contract voor 12 maanden met de bedoeling dat je blijft.", "temporary_to_permanent"),
        ("Waarnemend griffier gemeente Tiel\n\nVoor zes maanden zoeken wij een waarnemer.", "interim"),
        ("Opdracht: interim controller\nUurtarief: 95 euro", "interim"),
        ("Je werkt op freelancebasis aan onze campagnes.", "freelance"),
        ("Het betreft een opdracht op basis van detachering.", "secondment"),
        ("Stagiair marketing\n\nTijdens deze stage schrijf je berichten.", "internship"),
        ("Traineeship water\n\nOns traineeship duurt twee jaar.", "traineeship"),
        ("Vrijwilliger museumwinkel\n\nWij zoeken een vrijwilliger voor zaterdag.", "volunteer"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert employment_of(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Een kantoor met uitzicht op de haven.",
        "Je hebt ervaring opgedaan tijdens een stage.",
        "Je begeleidt stagiairs en 40 vrijwilligers.",
        "Geen zzp, geen acquisitie van detacheringsbureaus.",
        "Onze vaste klanten komen al jaren.",
        "Er is ouderschapsverlof, en een vrijwilligersdag.",
    ],
)
def test_no_kinds(text: str) -> None:
    assert vx.extract(text).employment is None


def test_the_evidence_covers_the_words_that_say_so() -> None:
    found = vx.extract("Wij bieden een jaarcontract met uitzicht op een vast dienstverband, en fruit.").employment
    assert found is not None
    assert [e.text for e in found.evidence] == ["uitzicht op een vast dienstverband"]


def test_the_body_wins_over_the_label_of_a_job_board() -> None:
    text = "Je krijgt een jaarcontract met uitzicht op vast.\n\nSoort dienstverband: Fulltime, Vaste baan"
    assert employment_of(text) == "temporary_to_permanent"


def test_a_job_board_that_ticks_several_kinds_says_nothing() -> None:
    assert employment_of("Wij zoeken een planner.\nSoort dienstverband: Vaste baan, Detachering, Bepaalde tijd") is None
