"""What a posting says of itself: open, closed, or nothing."""

from __future__ import annotations

import pytest

import vacaturextract as vx


@pytest.mark.parametrize(
    "text",
    [
        "Helaas, deze vacature is niet meer actief.\n\nPlanner",
        "Planner (reactietermijn gesloten)\n\nWij zoeken een planner.",
        "Helaas is de reactietermijn verlopen en kun je niet meer reageren.",
        "Deze opdracht is inmiddels vervuld.",
        "Vacature gesloten\n\nPlanner in Tiel",
        "This position has been filled.",
    ],
)
def test_closed(text: str) -> None:
    assert vx.extract(text).status == "closed"


@pytest.mark.parametrize("text", ["Status: open\nFunctie: planner", "Deze vacature staat open tot en met 3 mei."])
def test_open(text: str) -> None:
    assert vx.extract(text).status == "open"


@pytest.mark.parametrize(
    "text",
    [
        "Zodra de vacature is vervuld, laten wij het weten.",
        "De vacature kan eerder worden gesloten als de vacature is vervuld.",
        "Je zorgt dat vacatures snel worden vervuld.",
        "Solliciteer voor 3 mei.",
        "Wij zoeken een planner.\n\nVergelijkbare vacatures\nMonteur: deze vacature is gesloten.\n",
    ],
)
def test_silent(text: str) -> None:
    assert vx.extract(text).status is None


def test_a_condition_is_explained() -> None:
    trace = vx.extract("Zodra de vacature is vervuld, laten wij het weten.", explain=True).trace or []
    assert [(c.evidence[0].text, c.reason) for c in trace if c.field == "status"] == [("vacature is vervuld", "condition")]
