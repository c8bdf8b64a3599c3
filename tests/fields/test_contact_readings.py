"""Contacts: whole readings of passages in which several people, desks and numbers stand side by side. All written here."""

from __future__ import annotations

import pytest

import vacaturextract as vx

HEAD = "Beleidsadviseur bij gemeente Beesel\n\nWat bieden wij?\nEen mooi salaris in schaal 10.\n\nSolliciteren\n"
ELLEN, DAAN, OFFICE = "+31612345678", "+31687654321", "+31774749292"
Joined = tuple[str | None, list[str], list[str]]

READINGS: list[tuple[str, list[Joined]]] = [
    (
        "Bel over de functie met Ellen Rutten, teammanager bij de gemeente, 06 1234 5678. Over de procedure kun je terecht bij "
        "Daan Kuipers, consultant bij Kuipers Search, 06 8765 4321 of daan@kuiperssearch.example.",
        [("Ellen Rutten", [ELLEN], []), ("Daan Kuipers", [DAAN], ["daan@kuiperssearch.example"])],
    ),
    (
        "Ellen Rutten (teammanager) en Daan Kuipers (adviseur) vertellen je meer. Ellen bereik je op 06-12345678, Daan op "
        "06-87654321.",
        [("Ellen Rutten", [ELLEN], []), ("Daan Kuipers", [DAAN], [])],
    ),
    (
        "Bel met Ellen Rutten, 06-12345678. Is Ellen er niet, dan kun je Daan Kuipers bellen: 06-87654321.",
        [("Ellen Rutten", [ELLEN], []), ("Daan Kuipers", [DAAN], [])],
    ),
    (
        "06-12345678: Ellen Rutten\n06-87654321: Daan Kuipers",
        [("Ellen Rutten", [ELLEN], []), ("Daan Kuipers", [DAAN], [])],
    ),
    (
        "Contactpersonen:\n1. Ellen Rutten – inhoud – 06-12345678\n2. Daan Kuipers – procedure – 06-87654321",
        [("Ellen Rutten", [ELLEN], []), ("Daan Kuipers", [DAAN], [])],
    ),
    (
        "Mw. Rutten-van Dijk of dhr. Kuipers staan u graag te woord, tel. 077-4749292.",
        [("Rutten-van Dijk", [OFFICE], []), ("Kuipers", [OFFICE], [])],
    ),
    (
        "De heer Kuipers, 06 - 8765 4321, weet alles van de functie. Het secretariaat (077-4749292) plant de gesprekken.",
        [("Kuipers", [DAAN], []), (None, [OFFICE], [])],
    ),
    (
        "Je gaat samenwerken met Ellen, Daan en Ilse. Heb je vragen? App Ellen: 06-12345678.",
        [("Ellen", [ELLEN], [])],
    ),
    (
        '"Ik werk hier met plezier", vertelt collega Daan Kuipers. Vragen? Ellen Rutten, 06-12345678.',
        [("Ellen Rutten", [ELLEN], [])],
    ),
    ("De teamleider (Ellen Rutten) en de voorzitter van de OR (Daan Kuipers) voeren de gesprekken.", []),
    ("Je valt onder de leiding van Ellen Rutten. Solliciteren kan via de knop hieronder.", []),
    (
        "De selectiecommissie bestaat uit Ellen Rutten, Daan Kuipers en Ilse Maas. Vragen aan: hr@beesel.example.",
        [(None, [], ["hr@beesel.example"])],
    ),
    ("Bel Ellen Rutten, 077-4749292, toestel 314.", [("Ellen Rutten", [OFFICE], [])]),
    ("Ellen Rutten is bereikbaar op telefoonnummer 077 -\n474 92 92.", [("Ellen Rutten", [OFFICE], [])]),
    ("Mail Ellen Rutten via e.rutten [at] beesel [dot] nl.", [("Ellen Rutten", [], ["e.rutten@beesel.nl"])]),
]


@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_who_has_which_number(text: str, expected: list[Joined]) -> None:
    found = [(contact.name, list(contact.phones), list(contact.emails)) for contact in vx.extract(HEAD + text).contacts]
    assert found == expected
