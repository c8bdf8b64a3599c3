"""The number under which a posting is filed, told apart from the other numbers of a text."""

from __future__ import annotations

import pytest

import vacaturextract as vx


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Planner\nVacaturenr.\n24991\nFunctiecategorie\nOndersteuning", "24991"),
        ("Planner\n**Vacaturenummer:** ABC-24-039\nWij zoeken een planner.", "ABC-24-039"),
        ("Vacature-id: MV-0093 | 32 uur", "MV-0093"),
        ("Opdracht nummer OO-83314 Sluit op 28 november", "OO-83314"),
        ("Uitvraag 25/118\nInhuur van een jurist", "25/118"),
        ("Vacaturenummer v24\\.0408\nPlanner", "v24.0408"),
        ("Requisition ID: 39135\nPlanner wanted", "39135"),
        ("Solliciteer o.v.v. 2024-A07 via onze site.", "2024-A07"),
        ("Jurist | schaal 8 | ref. 48.07.22.AbC", "48.07.22.AbC"),
    ],
)
def test_numbers(text: str, number: str) -> None:
    found = vx.extract(text).reference_number
    assert found is not None
    assert found.value == number


@pytest.mark.parametrize(
    "text",
    [
        "Vacature geplaatst op 12-05-2024. Vermeld het vacaturenummer in je brief.",
        "Voor meer informatie over deze vacature: 0612345678",
        "Het inwinnen van referenties hoort bij de procedure. Referentie 2024 is een jaarboek.",
        "Stuur je brief o.v.v. stage 2024 naar ons.",
        "Vacaturenummer: 12-05-2024",
        "Het projectnummer van de brug is 12345.",
        "Kenmerkend voor ons team van 12 mensen is humor.",
        "Referentie: 2 personen",
    ],
)
def test_other_numbers(text: str) -> None:
    assert vx.extract(text).reference_number is None


def test_the_plainest_label_goes_first() -> None:
    record = vx.extract("Referentie: KL-1199\nPlanner\nVacaturenummer: 2024-117. Ons vacaturenummer: 2024-117.", explain=True)
    assert record.reference_number is not None
    assert (record.reference_number.value, record.reference_number.rule) == ("2024-117", "reference_number.labelled")
    trace = [(c.evidence[0].text, c.reason) for c in record.trace or [] if c.field == "reference_number"]
    assert trace == [("KL-1199", "weaker"), ("2024-117", None), ("2024-117", "again")]
